"""What the office does with a signing that is under way: remind, extend, replace, withdraw."""

from datetime import date, datetime

from chalicelib.audit.actions import check_own, last_of
from chalicelib.clients.store import memberships
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import Conflict
from chalicelib.documents.store import documents
from chalicelib.signing.actions.reading import signing_task
from chalicelib.signing.domain import instead, moves, reminding
from chalicelib.signing.domain.signatories import signatories
from chalicelib.signing.events.moves import SigningWithdrawn
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.actions.able import client_people, names_beside, office_signers
from chalicelib.tasks.actions.moving import move
from chalicelib.tasks.domain.recipient import Recipient, may_not
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.asking import TaskPassedOn
from chalicelib.work.domain.office_task import PersonState, TaskState

TAKEN_BACK = (*publishing.TAKEN_BACK, SigningWithdrawn)


def withdraw(actor: Actor, client_id: str, task_id: str, reason: str, at: datetime) -> None:
    """The document stays, as if nothing had been asked; what nobody heard of goes with it."""
    task = signing_task(actor, client_id, task_id)
    if documents.document(actor.office_id, client_id, task.document.document_id).held:
        publishing.withdraw(actor, client_id, task.document.document_id, reason, at)
        return

    def withdrawn(task: Task, at: datetime) -> Change:
        if task.state is TaskState.WITHDRAWN:
            check_own(actor, task.about.subject_id, TAKEN_BACK, "withdrawn_by_other", reason)
        return moves.withdraw_signing(task, actor, reason, at)

    move(actor, client_id, task_id, withdrawn, at, see=signing_task)


def remind(
    actor: Actor, client_id: str, task_id: str, user_ids: frozenset[str], at: datetime
) -> None:
    def reminded(task: Task, at: datetime) -> Change:
        return reminding.remind(task, actor, user_ids, at)

    move(actor, client_id, task_id, reminded, at, see=signing_task)


def extend(actor: Actor, client_id: str, task_id: str, day: date, at: datetime) -> None:
    def extended(task: Task, at: datetime) -> Change:
        return moves.extend(task, actor, day, at)

    move(actor, client_id, task_id, extended, at, see=signing_task)


def replace_signer(
    actor: Actor, client_id: str, task_id: str, user_id: str, new_id: str, at: datetime
) -> None:
    """Takes a fresh code, as asking others does."""

    def replaced(task: Task, at: datetime) -> Change:
        if instead.was_replaced(task, user_id, new_id):
            return Change(task=task)
        if _was_replaced_by_another(task, user_id):
            raise Conflict("replaced_by_other")
        change = instead.replace_signer(task, actor, user_id, _person(task, new_id), at)
        step_up.require(actor, Act.PASS_ON)
        return change

    move(actor, client_id, task_id, replaced, at, see=signing_task)


def _was_replaced_by_another(task: Task, user_id: str) -> bool:
    """A colleague chose somebody in this place; of whom nobody stands there the office chooses."""
    theirs = task.recipient(user_id)
    if not theirs or theirs.state is not PersonState.REMOVED or task.state is TaskState.STUCK:
        return False
    wish = signatories(task).preparing
    if wish and wish.told.replaced == user_id:
        return True
    about = (task.office_id, task.about.subject_id, (TaskPassedOn,))
    return last_of(*about, lambda told: told.replaced == user_id) is not None


def _person(task: Task, user_id: str) -> Recipient:
    """Somebody who may sign this, now."""
    office = office_signers(task.office_id, task.client_id)
    able = client_people(task) | office
    if user_id not in able:
        names = names_beside(able, task.office_id, task.client_id, (user_id,))
        raise may_not("user_id", (user_id,), names)
    member = memberships.membership(task.office_id, task.client_id, user_id)
    namens = member.rights.represents if member else None
    return Recipient(
        user_id=user_id, name=able[user_id], by_office=user_id in office, represents=namens
    )
