"""What closed by itself: noted when it happens, told to the office once a day (F051)."""

from datetime import datetime, timedelta

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.delivery.actions import portal_url
from chalicelib.delivery.domain import spoken_date
from chalicelib.notifications import store
from chalicelib.notifications.actions.task_facts import document_name
from chalicelib.notifications.actions.telling import send_letters
from chalicelib.notifications.actions.usual_facts import Facts
from chalicelib.notifications.domain.letters import ClosedTask, Digest
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.tasks.events.answers import TaskClosed
from chalicelib.tasks.store import tasks

# How many days of outage a digest makes up for.
LOOK_BACK = 35
MOST_LINES = 50


def note_closed(event: Event, at: datetime) -> None:
    """A line in today's digest: never in that of a day that was told already."""
    closed = event.told
    if not isinstance(closed, TaskClosed):
        return
    task = tasks.plain(event.office_id, event.client_id, closed.task.task_id)
    names, opened = task.about.type_names, bool(closed.opened)
    line = ClosedTask(
        client_name=task.client_name,
        type_nl=names.nl,
        type_en=names.en,
        period=task.about.period,
        opened=opened,
    )
    store.note(event.office_id, clock.local_date(at), event.event_id, line)


def send_digests(at: datetime) -> int:
    """One for each office and past day that has lines; how many. Again is harmless."""
    today = clock.local_date(at)
    first, last = today - timedelta(days=LOOK_BACK), today - timedelta(days=1)
    written = tuple(
        Digest(office_id=office.office_id, day=day)
        for office in offices.all_offices()
        for day in store.days_with_lines(office.office_id, first, last)
    )
    send_letters(written)
    return len(written)


def digest_facts(digest: Digest, office: Office, language: Language) -> Facts:
    lines = list(store.lines(digest.office_id, digest.day))
    return {
        "count": len(lines),
        "more": max(len(lines) - MOST_LINES, 0),
        "day": spoken_date(digest.day, language),
        "items": [(line.client_name, _line(line, language)) for line in lines[:MOST_LINES]],
        "link": portal_url(office, "/kantoor"),
    }


def _line(line: ClosedTask, language: Language) -> str:
    nl = language is Language.NL
    name = document_name(line.type_nl if nl else line.type_en, line.period, language)
    opened = ("wel geopend", "niet geopend") if nl else ("opened", "not opened")
    return f"{name} ({opened[0 if line.opened else 1]})"
