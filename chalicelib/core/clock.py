"""The only clock: UTC instants, and the dates of the Netherlands."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from chalicelib.core.config import config

QUARTER = timedelta(minutes=15)


@lru_cache(maxsize=1)
def amsterdam() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    return datetime.now(UTC) + _offset()


def today() -> date:
    """The date in the Netherlands."""
    return local_date(now())


def local_date(at: datetime) -> date:
    return at.astimezone(amsterdam()).date()


def local_time(at: datetime) -> str:
    """By the clock on the wall in the Netherlands, such as `14:05`."""
    return at.astimezone(amsterdam()).strftime("%H:%M")


def local_moment(at: datetime) -> str:
    """Day and time there, as both languages write it: `30-11-2026 14:05`."""
    return at.astimezone(amsterdam()).strftime("%d-%m-%Y %H:%M")


def rounded_up(at: datetime) -> datetime:
    """To the next whole quarter of an hour: from when somebody may do something is said so, as in
    `web/src/i18n/from.ts`, so that pages and mails say one time and it is true by then."""
    return at + (datetime.min.replace(tzinfo=UTC) - at) % QUARTER


def end_of(day: date) -> datetime:
    """When this day is over in the Netherlands."""
    return datetime.combine(day + timedelta(days=1), time(), amsterdam()).astimezone(UTC)


def days_later(at: datetime, days: int) -> datetime:
    """The same wall-clock time in the Netherlands `days` on, also over a change of summer time."""
    there = at.astimezone(amsterdam()) + timedelta(days=days)
    return there.replace(fold=0).astimezone(UTC)


def stamp(at: datetime) -> str:
    """RFC 3339 in UTC with milliseconds: sorts as text."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _offset() -> timedelta:
    """Only a laptop can move its clock: Config refuses the file anywhere else."""
    path = config().clock_offset_file
    if not path:
        return timedelta()
    try:
        return timedelta(seconds=float(Path(path).read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()
