"""Remembering on a task that somebody has looked at its document."""

from datetime import datetime

from chalicelib.core.errors import Conflict, TryAgain
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import lists, tasks

MANY = 200


def mark_opened(office_id: str, user_id: str, document_id: str, version: int, at: datetime) -> None:
    """This person's open tasks about this version of this document now count as looked at."""
    items, _ = lists.open_items(office_id, user_id, None, MANY)
    for item in items:
        if item.document_id == document_id:
            _mark(tasks.get(office_id, item.client_id, item.task_id), user_id, version, at)


def _mark(task: Task, user_id: str, version: int, at: datetime) -> None:
    seen = task.opened(user_id, at)
    if task.about.version != version or seen == task:
        return
    try:
        tasks.save_opening(seen)
    except Conflict as conflict:
        raise TryAgain("the task changed meanwhile") from conflict
