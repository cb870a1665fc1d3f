"""A mail for one person, as it waits to be written."""

from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import Event, Often, Tells
from chalicelib.core import clock
from chalicelib.core.actor import Capacity, Represents
from chalicelib.delivery.domain import Message, letter_key
from chalicelib.identity.events.shared import Factor
from chalicelib.notifications.domain.hearing import Heard, Known, hearing_of
from chalicelib.tasks.events.asking import OpenTasksAsked


class Letter(Struct, frozen=True, kw_only=True):
    """One mail for one person, without their name or address: those are looked up when it is sent.
    `said` is approved, rejected or read where the act of a person is told. `by_text` is for the
    phone instead, `beside` another mail about the same to the same person. `represents`: for whom
    whoever acted did so. `ground`, `via` and `confirmed_by`: why another `factor` that was passed
    on counts. `refused`: the consent as fiscal partner was never given."""

    message: Message
    to: str
    office_id: str
    client_id: str
    event_id: str
    subject_id: str
    at: datetime
    actor_name: str = ""
    task_id: str = ""
    had_approved: bool = False
    device: str = ""
    place: str = ""
    mobile: str = ""
    on_behalf_of: str = ""
    said: str = ""
    by_text: bool = False
    to_approve: int = 0
    to_read: int = 0
    represents: Represents | None = None
    beside: bool = False
    method: str = ""
    factor: str = ""
    ground: str = ""
    via: str = ""
    confirmed_by: str = ""
    partner: str = ""
    refused: bool = False
    let_in_as: str = ""
    holder_keeps: str = ""

    @property
    def key(self) -> str:
        how = "text" if self.by_text else "beside" if self.beside else "mail"
        return letter_key(self.office_id, self.event_id, self.to, how)


def addressee_of(key: str) -> tuple[str, str]:
    """The office and the person, or OFFICE, in the key of a letter."""
    office_id, _, _, to = key.split("#")
    return office_id, to


def letters(event: Event, known: Known) -> tuple[Letter, ...]:
    """One for everybody who hears about it, and one for the phone where that must not be missed."""
    return tuple(_letter(event, heard, known) for heard in hearing_of(event, known))


def _letter(event: Event, heard: Heard, known: Known) -> Letter:
    told = event.details
    return Letter(
        message=Message(heard.by.message),
        to=heard.to,
        office_id=event.office_id,
        client_id=event.client_id,
        event_id=_known_as(event, heard.by),
        subject_id=event.subject_id,
        at=event.at,
        actor_name=told.get("asked_by_name", event.actor_name),
        task_id=told.get("task_id", ""),
        had_approved=heard.to in known.approved,
        device=told.get("device", ""),
        place=told.get("place", ""),
        mobile=told.get("mobile", ""),
        on_behalf_of=told.get("on_behalf_of", ""),
        said=event.action.removeprefix("task_"),
        by_text=heard.by.by_text,
        to_approve=int(told["approve"]) if event.action == OpenTasksAsked.action else 0,
        to_read=int(told["read"]) if event.action == OpenTasksAsked.action else 0,
        represents=_represents(event),
        beside=heard.by.beside,
        method=told.get("method", ""),
        factor=str(getattr(event.told, "factor", Factor.EMAIL)),
        ground=told.get("ground", ""),
        via=told.get("via", ""),
        confirmed_by=told.get("confirmed_by_name", ""),
        partner=told.get("partner", ""),
        refused="refused" in told,
        let_in_as=told.get("let_in_as", ""),
        holder_keeps=told.get("holder_keeps", ""),
    )


def _represents(event: Event) -> Represents | None:
    told = event.details
    if "represents" not in told:
        return None
    return Represents(name=told["represents"], capacity=Capacity(told["capacity"]))


def _known_as(event: Event, by: Tells) -> str:
    """What is told once, or once a day, has the same name every time."""
    if by.often is Often.EACH:
        return event.event_id
    once = f"{by.message}-{event.subject_id}"
    return once if by.often is Often.ONCE else f"{once}-{clock.local_date(event.at)}"


class ClosedTask(Struct, frozen=True, kw_only=True):
    """A line of the daily digest."""

    client_name: str
    type_nl: str
    type_en: str
    period: str | None
    opened: bool
