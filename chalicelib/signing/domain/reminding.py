"""A reminder to those of whom a signature is asked now."""

from datetime import datetime, timedelta

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.signatories import keeping, signatories
from chalicelib.signing.events.moves import SigningReminded
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.work.domain import State

BETWEEN_REMINDERS = timedelta(hours=1)


def remind(task: Task, actor: Actor, user_ids: frozenset[str], at: datetime) -> Change:
    """A mail to those whose turn it is, each at most once an hour; nobody reminds themselves."""
    if task.as_of(at).state is not State.OPEN:
        raise Conflict("not_in_this_state")
    turn = reminded_by(task, actor)
    asked = [each for each in turn if not user_ids or each.user_id in user_ids]
    fresh = [each for each in asked if not _reminded_lately(task, each, at)]
    if not asked:
        raise bad_field("user_ids", "nobody_still_to_act")
    if not fresh:
        raise Conflict("reminded_just_now")
    kept = signatories(task)
    reminded = (replace(kept.of(each.user_id), reminded_at=at) for each in fresh)
    told = SigningReminded(
        task=task.about,
        asked=tuple(each.user_id for each in fresh),
        to=tuple(each.name for each in fresh),
    )
    return Change(task=keeping(task, *reminded), event=task.event(actor, told, at))


def reminded_by(task: Task, actor: Actor) -> list[Recipient]:
    """Whom this employee can remind now."""
    turn = [each for each in task.recipients if task.is_turn_of(each)]
    return [each for each in turn if each.user_id != actor.user_id]


def _reminded_lately(task: Task, person: Recipient, at: datetime) -> bool:
    last = signatories(task).of(person.user_id).reminded_at
    return last is not None and at < last + BETWEEN_REMINDERS
