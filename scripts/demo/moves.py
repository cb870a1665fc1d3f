"""What each act of the story makes of a task: the portal's own moves."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.tasks.domain import signing
from chalicelib.tasks.domain.states import State
from chalicelib.tasks.domain.task import Change, Task
from scripts.demo.story import Act


def move(task: Task, actor: Actor, act: Act, at: datetime) -> Change:
    return MOVES[act.verb](task, actor, act.remark, at)


def _approve(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    return task.approve(actor, task.document_sha256, remark, at)


def _reject(task: Task, actor: Actor, reason: str, at: datetime) -> Change:
    return task.reject(actor, task.document_sha256, reason, at)


def _read(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    return task.mark_read(actor, task.document_sha256, at)


def _decline(task: Task, actor: Actor, reason: str, at: datetime) -> Change:
    return signing.decline(task, actor, task.document_sha256, reason, at)


def _deliver(task: Task, actor: Actor, how: str, at: datetime) -> Change:
    return signing.sign_otherwise(task, actor, task.document_sha256, (), how, at)


def _finish(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    """After the last word of a signing outside the portal: there is no file to seal."""
    return signing.finish(task, at)


def _file(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    return task.complete(actor, State.FILED, remark, at)


def _complete(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    return task.complete(actor, State.COMPLETED, remark, at)


def _close(task: Task, actor: Actor, remark: str, at: datetime) -> Change:
    """As the hourly job did: a walk through all the days in between would take minutes."""
    return task.close(at)


MOVES: dict[str, Callable[[Task, Actor, str, datetime], Change]] = {
    "approve": _approve,
    "reject": _reject,
    "read": _read,
    "decline": _decline,
    "deliver": _deliver,
    "finish": _finish,
    "file": _file,
    "complete": _complete,
    "close": _close,
}
