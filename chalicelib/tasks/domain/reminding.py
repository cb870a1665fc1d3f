"""A reminder to those of whom a signature is asked now."""

from datetime import datetime, timedelta

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.shared import State
from chalicelib.tasks.events.signing import SigningReminded

BETWEEN_REMINDERS = timedelta(hours=1)


def remind(task: Task, actor: Actor, user_ids: frozenset[str], at: datetime) -> Change:
    """A mail to those whose turn it is, each at most once an hour; nobody reminds themselves."""
    if task.as_of(at).state is not State.OPEN:
        raise Conflict("not_in_this_state")
    turn = reminded_by(task, actor)
    asked = [each for each in turn if not user_ids or each.user_id in user_ids]
    fresh = [each for each in asked if not _reminded_lately(each, at)]
    if not asked:
        raise bad_field("user_ids", "nobody_still_to_act")
    if not fresh:
        raise Conflict("reminded_just_now")
    ids = {each.user_id for each in fresh}
    recipients = tuple(
        replace(each, reminded_at=at) if each.user_id in ids else each for each in task.recipients
    )
    told = SigningReminded(
        task=task.about,
        asked=tuple(each.user_id for each in fresh),
        to=tuple(each.name for each in fresh),
    )
    return Change(task=replace(task, recipients=recipients), event=task.event(actor, told, at))


def reminded_by(task: Task, actor: Actor) -> list[Recipient]:
    """Whom this employee can remind now."""
    turn = [each for each in task.recipients if task.is_turn_of(each)]
    return [each for each in turn if each.user_id != actor.user_id]


def _reminded_lately(person: Recipient, at: datetime) -> bool:
    return person.reminded_at is not None and at < person.reminded_at + BETWEEN_REMINDERS
