"""What each act of the story makes of a task: the portal's own moves."""

from collections.abc import Callable
from datetime import datetime

import scripts.demo.kinds  # noqa: F401 - the moves ask the kind of a task
from chalicelib.core.actor import Actor
from chalicelib.signing.domain import moves
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.work.domain.office_task import TaskState
from scripts.demo.story import Act

Move = Callable[[Task, Actor, str, datetime], Change]


def move(task: Task, actor: Actor, act: Act, at: datetime) -> Change:
    return MOVES[act.verb](task, actor, act.remark, at)


def _decline(task: Task, actor: Actor, reason: str, at: datetime) -> Change:
    return moves.decline(task, actor, task.about.sha256, reason, at)


def _deliver(task: Task, actor: Actor, how: str, at: datetime) -> Change:
    return moves.sign_otherwise(task, actor, task.about.sha256, scans=(), remark=how, at=at)


def _receive(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    (who,) = [each.user_id for each in task.recipients if each.awaits_office]
    return moves.judge_receipt(task, actor, who, accepted=True, remark=remark, at=at)


# A signing is finished without a seal after its last word, when there is no file to seal; it is
# closed as by the hourly job: a walk through all the days in between would take minutes.
MOVES: dict[str, Move] = {
    "approve": lambda task, who, words, at: answering.approve(
        task, who, task.about.sha256, words, at
    ),
    "reject": lambda task, who, words, at: answering.reject(
        task, who, task.about.sha256, words, at
    ),
    "read": lambda task, who, words, at: answering.mark_read(task, who, task.about.sha256, at),
    "decline": _decline,
    "deliver": _deliver,
    "receive": _receive,
    "finish": lambda task, who, words, at: moves.finish(task, at),
    "file": lambda task, who, words, at: ending.complete(task, who, TaskState.FILED, words, at),
    "complete": lambda task, who, words, at: ending.complete(
        task, who, TaskState.COMPLETED, words, at
    ),
    "close": lambda task, who, words, at: ending.close(task, at),
}
