"""What may be done with a task now, or why not: asked by each move, and by what lists the buttons.

A reason is the code of a refusal (errors.json); empty when nothing speaks against the move.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from chalicelib.core.actor import Actor, may
from chalicelib.core.errors import Conflict, NotAllowed
from chalicelib.core.rights import Right
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.states import MOVES
from chalicelib.tasks.domain.task import Apart, Task
from chalicelib.tasks.domain.together import lets_partner_wait
from chalicelib.work.domain.office_task import PersonState, TaskState

NOT_THEIRS = "not_your_task"


class Move(StrEnum):
    """Of the kinds of all modules. NEW_VERSION and WITHDRAW are of its document; after
    WITHDRAW_REQUEST nothing is asked any more, and the document stays."""

    COMPLETE = "complete"
    ON_BEHALF = "on_behalf"
    ASK_OTHERS = "ask_others"
    NEW_VERSION = "new_version"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    REJECT = "reject"
    READ = "read"
    SIGN = "sign"
    DECLINE = "decline"
    PAPER = "paper"
    REMIND = "remind"
    EXTEND = "extend"
    WITHDRAW_REQUEST = "withdraw_request"
    EVIDENCE = "evidence"
    REPLACE = "replace"
    CONFIRM_RECEIPT = "confirm_receipt"


OF_OFFICE = (
    Move.COMPLETE,
    Move.ON_BEHALF,
    Move.ASK_OTHERS,
    Move.NEW_VERSION,
    Move.WITHDRAW,
)
OF_BOTH = frozenset({Move.COMPLETE, Move.NEW_VERSION, Move.WITHDRAW})


def moves_for(
    task: Task, actor: Actor, at: datetime, apart: Apart | None = None
) -> dict[Move, str]:
    """Each move of this kind that this actor has the right for, and why they cannot make it now;
    with what the kind keeps `apart` from the task."""
    kind = kinds.of(task.action)
    office = (*OF_OFFICE, *kind.managed) if may(actor, Right.MANAGE, task.client_id) else ()
    own = kind.answers if may(actor, kind.right, task.client_id, task.place) else ()
    return {move: kind.why_not(task, move, actor, at, apart) for move in (*office, *own)}


def open_of(known: Mapping[Move, str]) -> list[Move]:
    """Those that nothing speaks against."""
    return [move for move, why in known.items() if not why]


def check(task: Task, move: Move, actor: Actor, at: datetime) -> None:
    """Raises why the office cannot do this now."""
    refuse_if(kinds.of(task.action).why_not(task, move, actor, at))


def check_answer(task: Task, move: Move, user_id: str, seen_sha256: str, at: datetime) -> Recipient:
    """Of whom it is asked, who may answer so now about what was shown to them."""
    refuse_if(kinds.of(task.action).why_no_answer(task, move, user_id, at, seen_sha256))
    return next(each for each in task.recipients if each.user_id == user_id)


def refuse_if(why: str) -> None:
    if why == NOT_THEIRS:
        raise NotAllowed(why)
    if why:
        raise Conflict(why)


def first_wrong(tests: Mapping[str, bool]) -> str:
    """The code of the first that is not so."""
    return next((code for code, right in tests.items() if not right), "")


def why_no_answer(
    task: Task, move: Move, user_id: str, at: datetime, seen_sha256: str | None = None
) -> str:
    mine, kind = task.recipient(user_id), kinds.of(task.action)
    if mine is None:
        return NOT_THEIRS
    return first_wrong(
        {
            "other_action": move in kind.answers,
            kind.too_late: task.as_of(at).state is not kind.overdue,
            "withdrawn": task.state is not TaskState.WITHDRAWN,
            "no_longer_asked": mine.state is not PersonState.REMOVED,
            "document_changed": seen_sha256 in (None, task.about.sha256),
            "signing_preparing": task.state is not TaskState.PREPARING or not mine.is_open,
            "already_handled": mine.is_open and task.state is TaskState.OPEN,
            "not_your_turn": task.is_turn_of(mine),
        }
    )


def why_not_by_office(task: Task, move: Move, actor: Actor, at: datetime) -> str:
    """What is done at both partners is for who works for both."""
    now, beside = task.as_of(at), task.partner
    if beside and move in OF_BOTH and not may(actor, Right.MANAGE, beside.client_id):
        return "partner_of_colleague"
    return first_wrong(_OFFICE[move](now, at))


def _complete(task: Task, at: datetime) -> dict[str, bool]:
    return {
        "partner_must_answer": not lets_partner_wait(task),
        "not_in_this_state": TaskState.COMPLETED in MOVES[task.state],
    }


def _on_behalf(task: Task, at: datetime) -> dict[str, bool]:
    """Of somebody who could answer themself."""
    kind = kinds.of(task.action)
    reasons = [kind.why_no_answer(task, kind.answers[0], it.user_id, at) for it in task.recipients]
    return {"other_action": not kind.keeps_people, "already_handled": "" in reasons}


def _ask_others(task: Task, at: datetime) -> dict[str, bool]:
    return {
        "other_action": not kinds.of(task.action).keeps_people,
        "not_in_this_state": task.state in (TaskState.OPEN, TaskState.STUCK),
    }


def _new_version(task: Task, at: datetime) -> dict[str, bool]:
    return {
        "already_filed": task.state is not TaskState.FILED,
        "not_in_this_state": TaskState.OPEN in MOVES[task.state],
    }


def _withdraw(task: Task, at: datetime) -> dict[str, bool]:
    return {
        "already_filed": task.state is not TaskState.FILED,
        "not_in_this_state": TaskState.WITHDRAWN in MOVES[task.state],
    }


_OFFICE = {
    Move.COMPLETE: _complete,
    Move.ON_BEHALF: _on_behalf,
    Move.ASK_OTHERS: _ask_others,
    Move.NEW_VERSION: _new_version,
    Move.WITHDRAW: _withdraw,
}
