"""Open tasks for somebody who is given rights: counted before, and asked when that was chosen."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, following
from chalicelib.clients.events import RightsChanged
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Actor
from chalicelib.core.errors import TryAgain
from chalicelib.core.ids import id_of_what_follows
from chalicelib.core.rights import Rights
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.actions.moving import may_see, move_by_itself
from chalicelib.tasks.domain.newcomer import Newcomer, join, stays_as_it_is
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.asking import OpenTasksAsked
from chalicelib.tasks.store import lists, tasks


class OpenTasks(NamedTuple):
    """How many of each kind somebody may get too, and how many stay as they are."""

    approve: int
    read: int
    approve_stays: int
    sign_stays: int


def count(
    actor: Actor,
    client_id: str,
    user_id: str,
    rights: Rights,
    at: datetime,
    told: frozenset[str] = frozenset(),
) -> OpenTasks:
    """Of what the one who gives the rights may see themself, without the tasks of which it was
    `told` what becomes of them."""
    member = user_id and memberships.membership(actor.office_id, client_id, user_id)
    newcomer = Newcomer(rights=rights, held=member.rights if member else None, user_id=user_id)
    kinds = Counter(
        (task.action, stays_as_it_is(task))
        for task in _open_at(actor.office_id, client_id)
        if task.task_id not in told and newcomer.could_join(task, at) and may_see(actor, task)
    )
    return OpenTasks(
        kinds[Action.APPROVE, False],
        kinds[Action.READ, False],
        kinds[Action.APPROVE, True],
        kinds[Action.SIGN, True],
    )


def ask_newcomer(given: Event, at: datetime) -> None:
    """Follows from rights that were given, by what the person may do now. TryAgain when somebody
    was busy with one of the tasks; the others are done by then."""
    newcomer = _newcomer(given)
    if newcomer is None:
        return
    now = [_with(each, newcomer, given, at) for each in _to_join(given.office_id, given.client_id)]
    if None in now:
        raise TryAgain("a task changed meanwhile")
    _tell(given, [each for each in now if each and _is_asked(each, newcomer)])


def _newcomer(given: Event) -> Newcomer | None:
    """Nobody, when the rights were taken back or the account was stopped meanwhile."""
    member = memberships.membership(given.office_id, given.client_id, given.subject_id)
    if member is None:
        return None
    user = users.user(given.office_id, given.subject_id)
    told = given.told
    before = told.held if isinstance(told, RightsChanged) else None
    newcomer = Newcomer(rights=member.rights, held=before, user_id=user.user_id, name=user.name)
    return None if user.status is Status.DEACTIVATED else newcomer


def _to_join(office_id: str, client_id: str) -> Iterator[Task]:
    """As they are at this moment."""
    for task in _open_at(office_id, client_id):
        if not stays_as_it_is(task):
            yield tasks.get(office_id, client_id, task.task_id)


def _open_at(office_id: str, client_id: str) -> list[Task]:
    """Without what does not belong at this kind of client, such as a private return that was
    published at a company before that was refused."""
    kind = client_rows.client(office_id, client_id).kind
    known = offices.document_types(office_id)
    misplaced = {each.type_id for each in known if kind not in each.client_kinds}
    return [
        each for each in lists.open_at(office_id, client_id) if each.about.type_id not in misplaced
    ]


def _with(task: Task, newcomer: Newcomer, given: Event, at: datetime) -> Task | None:
    """The task as it is then; None when somebody else changed it in between. What the same event
    did before is not done again, also if the office undid it since."""

    def joined(task: Task, at: datetime) -> Change:
        if not newcomer.could_join(task, at):
            return Change(task=task)
        return join(task, newcomer, given, at)

    where = (task.office_id, task.client_id, task.task_id)
    asked = move_by_itself(where, joined, at, known=task)
    if asked:
        return asked
    now = tasks.get(*where)
    return now if now.revision == task.revision else None


def _is_asked(task: Task, newcomer: Newcomer) -> bool:
    theirs = task.recipient(newcomer.user_id)
    return theirs is not None and theirs.is_open


def _tell(given: Event, asked: list[Task]) -> None:
    """One event for all of them, and so one mail."""
    if not asked:
        return
    kinds = Counter(each.action for each in asked)
    told = OpenTasksAsked(approve=kinds[Action.APPROVE], read=kinds[Action.READ])
    audit.put(following(given, told, id_of_what_follows(given.event_id, "open tasks")))
