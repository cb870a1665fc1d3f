"""Saving what a move makes of a task, and of the one beside it at the fiscal partner."""

from datetime import datetime

from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.together import together
from chalicelib.tasks.store import tasks


def keep(change: Change, before: Task, at: datetime) -> Task:
    """The task as it is then; a Conflict where somebody was earlier, also at the partner."""
    beside = change.task.partner
    if beside is None or change.task.state is before.state:
        tasks.save(change, before=before)
        return change.task
    other = tasks.get(before.office_id, beside.client_id, beside.task_id)
    mine, theirs = together(change, other, at)
    tasks.save_both((mine, before), (theirs, other))
    return mine.task
