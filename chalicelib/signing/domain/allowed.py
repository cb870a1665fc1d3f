"""Why what only a signing has cannot be done now: asked by each move, and by what lists the
buttons (tasks/domain/moves.py)."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from chalicelib.core.actor import Actor, may
from chalicelib.core.rights import Right
from chalicelib.signing.domain.signatories import is_fully_signed, signatories
from chalicelib.signing.domain.signing import FileState, Signing
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.moves import Move, first_wrong, refuse_if
from chalicelib.tasks.domain.recipient import HAS_SIGNED, ON_PAPER, Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState

BETWEEN_REMINDERS = timedelta(hours=1)
# Signed by all, and what came on paper received.
ENDED = frozenset({TaskState.READY_TO_SEND, TaskState.COMPLETED, TaskState.FILED})
TO_CHANGE = frozenset({TaskState.PREPARING, TaskState.OPEN, TaskState.STUCK})
TO_WITHDRAW = TO_CHANGE | {TaskState.EXPIRED, TaskState.REJECTED}


def moves_with(task: Task, person: Recipient, actor: Actor, at: datetime) -> dict[Move, str]:
    """What the office does about one of the signers: each move, and why it cannot make it now."""
    if not may(actor, Right.MANAGE, task.client_id):
        return {}
    theirs = [each for each in reminded_by(task, actor) if each == person]
    return {
        Move.REMIND: why_no_reminder(task, theirs, at),
        Move.REPLACE: why_not_replaced(task, person, at),
        Move.CONFIRM_RECEIPT: why_no_receipt(task, person, at) or _confirmed(person),
    }


def check_signature(
    task: Task, signing: Signing | None, user_id: str, seen_sha256: str, at: datetime
) -> None:
    """Raises what keeps this person from signing what was shown to them."""
    refuse_if(_why_no_signature(task, signing, user_id, at, seen_sha256))


def why_no_reminder(task: Task, people: Collection[Recipient], at: datetime) -> str:
    """Each at most once an hour, as long as it is their turn."""
    return first_wrong(
        {
            "not_in_this_state": task.as_of(at).state is TaskState.OPEN,
            "nobody_still_to_act": bool(people),
            "reminded_just_now": any(not reminded_lately(task, each, at) for each in people),
        }
    )


def reminded_by(task: Task, actor: Actor) -> list[Recipient]:
    """Whom this employee can remind now; nobody reminds themselves."""
    turn = [each for each in task.recipients if task.is_turn_of(each)]
    return [each for each in turn if each.user_id != actor.user_id]


def reminded_lately(task: Task, person: Recipient, at: datetime) -> bool:
    last = signatories(task).of(person.user_id).reminded_at
    return last is not None and at < last + BETWEEN_REMINDERS


def why_no_more_time(task: Task, at: datetime) -> str:
    now = task.as_of(at)
    waits = now.state in (TaskState.EXPIRED, TaskState.STUCK) or (
        now.state is TaskState.OPEN and now.awaits_people
    )
    return first_wrong({"not_in_this_state": waits})


def why_not_withdrawn(task: Task) -> str:
    return first_wrong({"not_in_this_state": task.state in TO_WITHDRAW})


def why_no_evidence(signing: Signing | None) -> str:
    sealed = signing is not None and signing.state is FileState.SEALED
    return first_wrong({"not_signed_yet": sealed})


def why_not_replaced(task: Task, person: Recipient, at: datetime) -> str:
    """Who has not signed; of those of whom it is no longer asked only when nobody is left."""
    state = task.as_of(at).state
    left = person.state not in HAS_SIGNED and (person.is_open or state is TaskState.STUCK)
    return first_wrong({"not_in_this_state": state in TO_CHANGE and left})


def why_no_receipt(task: Task, person: Recipient, at: datetime) -> str:
    """Until all have signed: then the seal rests on it."""
    if person.state not in ON_PAPER:
        return "not_in_this_state"
    return first_wrong(
        {
            "receipt_is_final": task.state not in ENDED and not is_fully_signed(task),
            "not_in_this_state": task.as_of(at).state is TaskState.OPEN,
        }
    )


def _confirmed(person: Recipient) -> str:
    return first_wrong({"already_handled": person.awaits_office})


def _why_no_signature(
    task: Task, signing: Signing | None, user_id: str, at: datetime, seen_sha256: str | None = None
) -> str:
    why = kinds.of(task.action).why_no_answer(task, Move.SIGN, user_id, at, seen_sha256)
    refused = signing is not None and signing.state is FileState.REFUSED
    return why or (signing.problem if signing and refused else "")


Reason = Callable[[Task, Actor, Signing | None, datetime], str]

# Of the moves that only a signing has, or that its file has a say in.
REASONS: Mapping[Move, Reason] = {
    Move.SIGN: lambda task, actor, file, at: _why_no_signature(task, file, actor.user_id, at),
    Move.REMIND: lambda task, actor, _, at: why_no_reminder(task, reminded_by(task, actor), at),
    Move.EXTEND: lambda task, actor, _, at: why_no_more_time(task, at),
    Move.WITHDRAW_REQUEST: lambda task, actor, _, at: why_not_withdrawn(task),
    Move.EVIDENCE: lambda task, actor, file, at: why_no_evidence(file),
}
