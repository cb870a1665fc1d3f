"""The history of a document as it is read: what happened once is one line (F130)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from chalicelib.audit.domain import Event
from chalicelib.core.clock import local_date
from chalicelib.core.language import BETWEEN
from chalicelib.core.replacing import replace
from chalicelib.identity.events.shared import Factor

# What the office asks for itself; and what each carries with it that says no more than it does.
FOR_OFFICE_ALONE = frozenset({"evidence_asked", "evidence_opened"})
LOOKS = frozenset({"document_opened", "evidence_opened"})
SAYS_LESS = {"document_withdrawn": "task_voided"}
# Of what somebody else replaced of theirs before they answered, and of who let them in: everybody
# reads that, and when; by whom and why is for the office.
REPLACED = "replaced_"
THAT_AND_WHEN = frozenset(REPLACED + known for known in (*Factor, "let_in"))
# What says that a signing which was being prepared is asked now.
ASKS = frozenset({"task_published", "task_reopened", "task_passed_on"})
OF_PARTNER = frozenset({"partner", "partner_id"})
Day = tuple[str, str, date]
Given = tuple[str, str, str]


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
    """Oldest first. Looking into it is one line per person and day, wherever in the day it was;
    what is told twice, once when it was done and once when it took effect, is one line."""
    known = [each if for_office else _for_client(each) for each in events]
    told = [each for each in known if for_office or each.action not in FOR_OFFICE_ALONE]
    given, repeats = _given(known), _repeats(known)
    found: dict[Day | str, Line] = {}
    for event in told:
        if event.event_id in repeats:
            continue
        key = _day(event) if event.action in LOOKS else event.event_id
        found[key] = _again(found[key], event) if key in found else _line(event, given)
    return sorted(found.values(), key=lambda line: line.at)


def _for_client(event: Event) -> Event:
    told = event.details.items()
    kept = {
        name: text for name, text in told if name in THAT_AND_WHEN or not name.startswith(REPLACED)
    }
    return replace(event, details=kept)


def _line(event: Event, given: Mapping[Given, Event]) -> Line:
    """A signature counts from when it was given, not from when the worker put it into the file."""
    first = given.get(_signature(event)) if event.action == "task_signed" else None
    at = first.at if first else event.at
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


def _given(events: Iterable[Event]) -> dict[Given, Event]:
    return {_signature(each): each for each in events if each.action == "signature_given"}


def _signature(event: Event) -> Given:
    details = event.details
    return event.actor_id, details.get("task_id", ""), details.get("ceremony_id", "")


def _task(event: Event) -> str:
    return event.details.get("task_id", "")


def _repeats(events: list[Event]) -> set[str]:
    """The ids of those that add nothing to another one."""
    signed = {_signature(each) for each in events if each.action == "task_signed"}
    acts = {(SAYS_LESS[each.action], each.at) for each in events if each.action in SAYS_LESS}
    asked = {_task(each): each.at for each in events if each.action in ASKS}

    def adds_nothing(event: Event) -> bool:
        in_file = event.action == "signature_given" and _signature(event) in signed
        told_again = event.action == "signing_late" and "again" in event.details
        since = asked.get(_task(event))
        begun = event.action == "signing_begun" and since is not None and since >= event.at
        return in_file or told_again or begun or (event.action, event.at) in acts

    return {each.event_id for each in events if adds_nothing(each)}
