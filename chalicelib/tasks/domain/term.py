"""Until when something can be done."""

from datetime import date, datetime

from chalicelib.core import clock
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.tasks.domain.task import Task


def with_time_left(task: Task, at: datetime) -> Task:
    """A last day that has passed does not count for what is asked anew."""
    passed = task.expires_on is not None and task.closes_at is not None and task.closes_at <= at
    return replace(task, expires_on=None, closes_at=None) if passed else task


def closing_time(at: datetime, days: int | None) -> datetime | None:
    """When a read task closes by itself: the same time of day in the Netherlands, `days` on."""
    return clock.days_later(at, days) if days else None


def check_after_deadline(field: str, last_day: date | None, deadline: date | None) -> None:
    """Nobody is asked to do something by a day on which it cannot be done any more."""
    if last_day and deadline and last_day < deadline:
        raise bad_field(field, "before_deadline")
