"""What closed by itself: noted when it happens, told to the office once a day (F051)."""

from datetime import date, datetime, timedelta

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.delivery.domain import Message
from chalicelib.notifications import store
from chalicelib.notifications.actions.telling import send_letters
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import ClosedTask, Letter
from chalicelib.offices import store as offices
from chalicelib.tasks.events.answers import TaskClosed
from chalicelib.tasks.store import tasks

# How many days of outage a digest makes up for.
LOOK_BACK = 35


def note_closed(event: Event, at: datetime) -> None:
    """A line in today's digest: never in that of a day that was told already."""
    closed = event.told
    if not isinstance(closed, TaskClosed):
        return
    task = tasks.get(event.office_id, event.client_id, closed.task.task_id)
    names, opened = task.type_names, bool(closed.opened)
    line = ClosedTask(
        client_name=task.client_name,
        type_nl=names.nl,
        type_en=names.en,
        period=task.period,
        opened=opened,
    )
    store.note(event.office_id, clock.local_date(at), event.event_id, line)


def send_digests(at: datetime) -> int:
    """One letter per office and past day that has lines; how many. Again is harmless."""
    today = clock.local_date(at)
    first, last = today - timedelta(days=LOOK_BACK), today - timedelta(days=1)
    written = tuple(
        _letter(office.office_id, day, at)
        for office in offices.all_offices()
        for day in store.days_with_lines(office.office_id, first, last)
    )
    send_letters(written)
    return len(written)


def _letter(office_id: str, day: date, at: datetime) -> Letter:
    """Its key is the office and the day, so that each day is told once."""
    return Letter(
        message=Message.CLOSED_DIGEST,
        to=OFFICE,
        office_id=office_id,
        client_id="-",
        event_id=f"digest-{day}",
        subject_id=day.isoformat(),
        at=at,
    )
