"""The history of a document as it is read: what happened once is one line (F130)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from chalicelib.audit.domain import Event, Happened
from chalicelib.core.clock import local_date
from chalicelib.core.language import BETWEEN
from chalicelib.core.replacing import replace
from chalicelib.identity.events.shared import Factor

# Of what somebody else replaced of theirs before they answered, and of who let them in: everybody
# reads that, and when; by whom and why is for the office.
REPLACED = "replaced_"
THAT_AND_WHEN = frozenset(REPLACED + known for known in (*Factor, "let_in"))
OF_PARTNER = frozenset({"partner", "partner_id"})
Day = tuple[str, str, date]
Of = tuple[type[Happened], str, str]


class Line(Struct, frozen=True, kw_only=True):
    """`count` times, first at `since` and last at the moment of `event`. Each of those events stays
    in the table as it was."""

    event: Event
    at: datetime
    since: datetime
    count: int = 1
    versions: tuple[str, ...] = ()

    @property
    def details(self) -> Mapping[str, str]:
        if len(self.versions) < 2:
            return self.event.details
        kept = {name: text for name, text in self.event.details.items() if name in OF_ANY_VERSION}
        return kept | {"versions": BETWEEN.join(self.versions)}


OF_ANY_VERSION = frozenset({"opened_by_kind", "as_user", "represents", "capacity"})


def unnamed(event: Event) -> Event:
    """Without who the fiscal partner is, for who does not see that dossier."""
    return replace(event, details=_without(event, OF_PARTNER))


def _without(event: Event, names: frozenset[str]) -> dict[str, str]:
    return {name: text for name, text in event.details.items() if name not in names}


def lines(events: Iterable[Event], *, for_office: bool) -> list[Line]:
    """Oldest first. What one person looked into is one line a day, wherever in the day it was; what
    is told twice, once when it was done and once when it took effect, is one line."""
    known = [each if for_office else _for_client(each) for each in events]
    followed = _followed(known)
    dated = {by.event_id: each.at for each, by in followed if each.kind.reads.dates}
    repeats = _repeats(known) | {each.event_id for each, _ in followed}
    found: dict[Day | str, Line] = {}
    for event in known:
        reads = event.kind.reads
        if event.event_id in repeats or (reads.for_office and not for_office):
            continue
        key = _day(event) if reads.by_day else event.event_id
        line = _line(event, dated.get(event.event_id, event.at))
        found[key] = _again(found[key], event) if key in found else line
    return sorted(found.values(), key=lambda line: line.at)


def _for_client(event: Event) -> Event:
    told = event.details.items()
    kept = {
        name: text for name, text in told if name in THAT_AND_WHEN or not name.startswith(REPLACED)
    }
    return replace(event, details=kept)


def _line(event: Event, at: datetime) -> Line:
    """It counts from `at`: a signature was given before the worker put it into the file."""
    return Line(event=event, at=at, since=at, versions=_versions(event))


def _again(line: Line, event: Event) -> Line:
    versions = tuple(dict.fromkeys((*line.versions, *_versions(event))))
    return replace(line, event=event, at=event.at, count=line.count + 1, versions=versions)


def _versions(event: Event) -> tuple[str, ...]:
    version = event.details.get("version")
    return (version,) if version else ()


def _day(event: Event) -> Day:
    """Of one person, in the Netherlands."""
    return event.action, event.actor_id, local_date(event.at)


def _followed(events: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Those that something followed until which they were told, and what that was."""
    last = {_of(each.kind, each): each for each in events}
    ends = ((each, last.get(_of(by, each))) for each in events for by in each.kind.reads.until)
    return [(each, end) for each, end in ends if end and end.at >= each.at]


def _of(kind: type[Happened], event: Event) -> Of:
    details = event.details
    return kind, details.get("task_id", ""), details.get("ceremony_id", "")


def _repeats(events: Sequence[Event]) -> set[str]:
    """The ids of those that say what another one says, or that they were told before."""
    acts = {(each.kind, each.at) for each in events}
    return {
        each.event_id
        for each in events
        if "again" in each.details or any((by, each.at) in acts for by in each.kind.reads.beside)
    }
