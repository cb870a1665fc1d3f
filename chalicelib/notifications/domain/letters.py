"""A message for one person, as it waits to be written."""

from datetime import date
from typing import ClassVar, TypeVar

from msgspec import Struct

from chalicelib.audit.domain import Event, Happened, Often, Tells
from chalicelib.core import clock
from chalicelib.delivery.domain import letter_key
from chalicelib.notifications.domain.hearing import OFFICE, Known, hearing_of

K = TypeVar("K", bound=Happened)


class Letter(Struct, frozen=True, kw_only=True, tag=True):
    """To one person, without their name or address: those are looked up when it is sent. `known_as`
    names the event in its key. `leads`, `by_text` and `beside` are as the event declares it."""

    event: Event
    message: str
    to: str
    known_as: str
    leads: str
    had_approved: bool = False
    by_text: bool = False
    beside: bool = False

    @property
    def office_id(self) -> str:
        return self.event.office_id

    def told(self, kind: type[K]) -> K:
        """What happened, where this message is only told of that kind."""
        told = self.event.told
        if not isinstance(told, kind):
            raise TypeError(f"{self.message} of {self.event.action}")
        return told

    @property
    def key(self) -> str:
        how = "text" if self.by_text else "beside" if self.beside else "mail"
        return letter_key(self.office_id, self.known_as, self.to, how)


class Digest(Struct, frozen=True, kw_only=True, tag=True):
    """To the office, of what closed by itself on one day: each day is told once."""

    message: ClassVar = "closed_digest"
    office_id: str
    day: date

    @property
    def known_as(self) -> str:
        return f"digest-{self.day}"

    @property
    def key(self) -> str:
        return letter_key(self.office_id, self.known_as, OFFICE)


def addressee_of(key: str) -> tuple[str, str]:
    """The office and the person, or OFFICE, in the key of a letter."""
    office_id, _, _, to = key.split("#")
    return office_id, to


def letters(event: Event, known: Known) -> tuple[Letter, ...]:
    """One for everybody who hears about it, and one for the phone where that must not be missed."""
    return tuple(_letter(event, to, tells, known) for to, tells in hearing_of(event, known))


def _letter(event: Event, to: str, tells: Tells, known: Known) -> Letter:
    return Letter(
        event=event,
        message=tells.message,
        to=to,
        known_as=_known_as(event, tells),
        leads=tells.leads.format(client=event.client_id, subject=event.subject_id),
        had_approved=to in known.approved,
        by_text=tells.by_text,
        beside=tells.beside,
    )


def _known_as(event: Event, tells: Tells) -> str:
    """What is told once, or once a day, has the same name every time."""
    if tells.often is Often.EACH:
        return event.event_id
    once = f"{tells.message}-{event.subject_id}"
    return once if tells.often is Often.ONCE else f"{once}-{clock.local_date(event.at)}"


class ClosedTask(Struct, frozen=True, kw_only=True):
    """A line of the daily digest."""

    client_name: str
    type_nl: str
    type_en: str
    period: str | None
    opened: bool
