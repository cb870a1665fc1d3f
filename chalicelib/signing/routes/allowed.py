"""What somebody may do now with a signing: a button without the right for it is not shown."""

from chalicelib.core.actor import Actor, Right, may
from chalicelib.signing.actions.reading import Seen
from chalicelib.signing.domain import reminding
from chalicelib.signing.domain.signing import FileState
from chalicelib.tasks.domain.recipient import HAS_SIGNED, ON_PAPER, Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain import State

OPEN_TO_CHANGE = (State.PREPARING, State.OPEN, State.STUCK)


def may_with_signing(seen: Seen, actor: Actor) -> list[str]:
    return [*([] if actor.viewer else _as_signer(seen, actor)), *_as_office(seen, actor)]


def theirs_with_signing(seen: Seen, actor: Actor) -> list[str]:
    """For an employee who looks along: what the person could do now."""
    return _as_signer(seen, actor) if actor.viewer else []


def may_with_signer(seen: Seen, person: Recipient, actor: Actor) -> list[str]:
    """For the office, about one of the signers."""
    task = seen.task
    if actor.viewer or not may(actor, Right.MANAGE, task.client_id):
        return []
    on_paper = person.state in ON_PAPER and person.awaits_office
    allowed = {
        "remind": task.state is State.OPEN and person in reminding.reminded_by(task, actor),
        "replace": task.state in OPEN_TO_CHANGE and _may_be_replaced(task, person),
        "confirm_receipt": on_paper and task.state is State.OPEN,
    }
    return [act for act, possible in allowed.items() if possible]


def _as_signer(seen: Seen, actor: Actor) -> list[str]:
    task, mine = seen.task, seen.task.recipient(actor.user_id)
    if mine is None or not may(actor, Right.SIGN, task.client_id, task.place):
        return []
    if task.state is not State.OPEN or not task.is_turn_of(mine):
        return []
    refused = seen.signing is not None and seen.signing.state is FileState.REFUSED
    return ["decline", "paper"] if refused else ["sign", "decline", "paper"]


def _as_office(seen: Seen, actor: Actor) -> list[str]:
    task = seen.task
    if actor.viewer or not may(actor, Right.MANAGE, task.client_id):
        return []
    under_way = task.state in (*OPEN_TO_CHANGE, State.EXPIRED)
    sealed = seen.signing is not None and seen.signing.state is FileState.SEALED
    allowed = {
        "remind": task.state is State.OPEN and bool(reminding.reminded_by(task, actor)),
        "extend": under_way
        and task.state is not State.PREPARING
        and (task.awaits_people or task.state is not State.OPEN),
        "withdraw": under_way or task.state is State.REJECTED,
        "evidence": sealed,
    }
    return [act for act, possible in allowed.items() if possible]


def _may_be_replaced(task: Task, person: Recipient) -> bool:
    """Whoever has not signed; of those of whom it is no longer asked only when nobody is left."""
    return person.state not in HAS_SIGNED and (person.is_open or task.state is State.STUCK)
