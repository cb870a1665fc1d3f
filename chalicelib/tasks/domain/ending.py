"""How a task ends without an answer: its term passes, or the office ends it."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain import kinds, moves
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.states import MOVES
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.answers import TaskCompleted, TaskFiled, TaskVoided
from chalicelib.work.domain.office_task import TaskState


def close(task: Task, at: datetime) -> Change:
    """Its term has passed (F051)."""
    if not task.is_due(at):
        raise Conflict("not_due")
    told = kinds.of(task.action).term_over(task)
    return Change(task=task.as_of(at), event=task.event(None, told, at))


def complete(task: Task, actor: Actor, outcome: TaskState, remark: str, at: datetime) -> Change:
    """The office ends by hand what waited for it: filed or completed (F135)."""
    if task.state is outcome:
        return Change(task=task)
    moves.check(task, Move.COMPLETE, actor, at)
    now = task.as_of(at)
    if outcome not in MOVES[now.state]:
        raise Conflict("not_in_this_state")
    kind = TaskFiled if outcome is TaskState.FILED else TaskCompleted
    told = kind(task=task.as_told, remark=remark)
    done = replace(now, state=outcome, problem="")
    return Change(task=done, event=task.event(actor, told, at))


def withdraw(task: Task, actor: Actor, reason: str, at: datetime) -> Change:
    """The document is taken back, so nothing is asked any more."""
    moves.check(task, Move.WITHDRAW, actor, at)
    told = TaskVoided(
        task=task.as_told,
        reason=reason,
        unfinished=task.state not in (TaskState.READY_TO_SEND, TaskState.COMPLETED),
        asks_approval=task.action is Action.APPROVE,
    )
    return Change(task=task.settled(TaskState.WITHDRAWN), event=task.event(actor, told, at))
