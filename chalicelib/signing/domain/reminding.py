"""A reminder to those of whom a signature is asked now."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.allowed import reminded_by, reminded_lately, why_no_reminder
from chalicelib.signing.domain.signatories import keeping, signatories
from chalicelib.signing.events.moves import SigningReminded
from chalicelib.tasks.domain.moves import refuse_if
from chalicelib.tasks.domain.task import Change, Task


def remind(task: Task, actor: Actor, user_ids: frozenset[str], at: datetime) -> Change:
    """A mail to those whose turn it is, each at most once an hour; nobody reminds themselves."""
    turn = reminded_by(task, actor)
    asked = [each for each in turn if not user_ids or each.user_id in user_ids]
    why = why_no_reminder(task, asked, at)
    if why == "nobody_still_to_act":
        raise bad_field("user_ids", why)
    refuse_if(why)
    fresh = [each for each in asked if not reminded_lately(task, each, at)]
    kept = signatories(task)
    reminded = (replace(kept.of(each.user_id), reminded_at=at) for each in fresh)
    told = SigningReminded(
        task=task.as_told,
        asked=tuple(each.user_id for each in fresh),
        to=tuple(each.name for each in fresh),
    )
    return Change(task=keeping(task, *reminded), event=task.event(actor, told, at))
