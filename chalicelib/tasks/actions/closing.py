"""Read tasks that nobody marked read close by themselves (F051)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from chalicelib.core import clock
from chalicelib.tasks.actions.moving import move_by_itself
from chalicelib.tasks.domain import ending
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.store import lists, tasks

FIRST_LOOK_BACK = timedelta(days=31)


def close_unread_tasks(at: datetime) -> int:
    """Closes every read task whose term has passed; how many. Twice at once writes nothing twice.

    Days are walked from the oldest that may not be empty, so that an outage of any length is made
    up for. The next run starts at the first day of which something is left: today, or one where
    somebody was busy with a task at this very moment.
    """
    today = clock.local_date(at)
    closed, unbroken = 0, True
    for day in _days(_first_day(today), today):
        outcomes = [_close(task, at) for task in _due(day, at)]
        closed += sum(outcomes)
        if unbroken:
            lists.keep_closing_day(str(day))
        unbroken = unbroken and all(outcomes)
    return closed


def _due(day: date, at: datetime) -> Iterator[Task]:
    for bucket in lists.buckets(str(day)):
        yield from lists.due(bucket, at)


def _first_day(today: date) -> date:
    kept = lists.closing_day()
    return min(date.fromisoformat(kept), today) if kept else today - FIRST_LOOK_BACK


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _close(task: Task, at: datetime) -> bool:
    """False where another run, or a person, was earlier. What its kind keeps stays as it is."""
    where = (task.office_id, task.client_id, task.task_id)

    def closed(task: Task, at: datetime) -> Change:
        return ending.close(task, at)

    return move_by_itself(where, closed, at, known=task, find=tasks.plain) is not None
