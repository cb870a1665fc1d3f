"""A mail for one person, as it waits to be written."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.actor import Capacity, Represents
from chalicelib.delivery.domain import Message, letter_key
from chalicelib.notifications.domain.hearing import ON_PAPER, Known, hearing_of
from chalicelib.notifications.domain.reactions import (
    INVITATION_TO,
    MESSAGE_COUNTS,
    MESSAGE_MOVED,
    MESSAGE_OF,
    MESSAGE_ON_BEHALF,
    MESSAGE_REPLACED,
    MESSAGE_REPRESENTED,
    MESSAGE_STOPPED,
    MESSAGE_WITHOUT,
    on_behalf_of,
)

# What may come from a colleague with bad intent is told in two ways.
ALSO_BY_TEXT = frozenset({Message.REPLACEMENT_ASKED})
OPEN_TASKS = "open_tasks_asked"
# What starts to count of what somebody else passed on.
COUNTED = {"email_change_asked": "email", "mobile_changed": "mobile", "factor_removed": "devices"}
# A person may run into these again and again.
ONCE_A_DAY = frozenset({"code_not_sent", "codes_stopped", "passkey_refused"})


@dataclass(frozen=True)
class Letter:
    """One mail for one person, without their name or address: those are looked up when it is sent.
    `said` is approved, rejected or read where the act of a person is told. `by_text` is for the
    phone instead, `beside` another mail about the same to the same person. `represents`: for whom
    whoever acted did so. `ground`, `via` and `confirmed_by`: why another `factor` that was passed
    on counts."""

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
    written = tuple(_letter(event, to, known) for to in hearing_of(event, known))
    also = [replace(each, by_text=True) for each in written if _goes_by_text(each)]
    return (*written, *also, *(_at_the_old(each) for each in written if _is_for_a_new(each)))


def _goes_by_text(letter: Letter) -> bool:
    """To the number that was known before, also when it is that number that was replaced."""
    was_number = letter.message is MESSAGE_COUNTS and letter.factor == "mobile"
    return letter.message in ALSO_BY_TEXT or was_number


def _is_for_a_new(letter: Letter) -> bool:
    return letter.message is Message.NEW_EMAIL and bool(letter.ground)


def _at_the_old(letter: Letter) -> Letter:
    """The address that is still in use hears that another one confirms itself."""
    return replace(letter, message=MESSAGE_COUNTS, beside=True)


def _of_account(event: Event, to: str) -> Message | None:
    """What is said otherwise about an account."""
    if event.action == "mobile_changed" and event.details.get("ground", "invited") != "invited":
        return MESSAGE_COUNTS
    if event.action == "account_stopped" and to == event.subject_id:
        return MESSAGE_STOPPED
    if event.action == "email_changed" and event.details.get("invited"):
        return MESSAGE_MOVED
    return None


def _message(event: Event, to: str) -> Message:
    if to in on_behalf_of(event):
        return MESSAGE_ON_BEHALF
    usual = _of_account(event, to) or MESSAGE_OF[event.action]
    if to == event.details.get("holder"):
        return MESSAGE_REPRESENTED
    if event.action in ON_PAPER and _is_asked(event, to):
        return Message.SIGNING_TURN
    if to == event.details.get("replaced"):
        return MESSAGE_REPLACED
    if event.action == "task_passed_on" and event.details.get("without"):
        return Message.SIGNING_TURN if _is_asked(event, to) else MESSAGE_WITHOUT
    account = event.details.get("account", "")
    return INVITATION_TO.get(account, usual) if event.action == "person_invited" else usual


def _is_asked(event: Event, to: str) -> bool:
    return to in event.details.get("asked", "").split(",")


def _letter(event: Event, to: str, known: Known) -> Letter:
    return Letter(
        message=_message(event, to),
        to=to,
        office_id=event.office_id,
        client_id=event.client_id,
        event_id=_known_as(event),
        subject_id=event.subject_id,
        at=event.at,
        actor_name=event.details.get("asked_by_name", event.actor_name),
        task_id=event.details.get("task_id", ""),
        had_approved=to in known.approved,
        device=event.details.get("device", ""),
        place=event.details.get("place", ""),
        mobile=event.details.get("mobile", ""),
        on_behalf_of=event.details.get("on_behalf_of", ""),
        said=event.action.removeprefix("task_"),
        to_approve=int(event.details.get("approve", "")) if event.action == OPEN_TASKS else 0,
        to_read=int(event.details.get("read", "")) if event.action == OPEN_TASKS else 0,
        represents=_represents(event),
        method=event.details.get("method", ""),
        factor=event.details.get("factor", COUNTED.get(event.action, "email")),
        ground=event.details.get("ground", ""),
        via=event.details.get("via", ""),
        confirmed_by=event.details.get("confirmed_by_name", ""),
        partner=event.details.get("partner", ""),
    )


def _represents(event: Event) -> Represents | None:
    told = event.details
    if "represents" not in told:
        return None
    return Represents(told["represents"], Capacity(told["capacity"]))


def _known_as(event: Event) -> str:
    """An office is told once of a person, not at every mail to an address that is dead; and once a
    day of somebody who keeps trying."""
    if event.action == "mail_bounced":
        return f"unreachable-{event.subject_id}"
    if event.action == "certificate_ending":
        return event.subject_id
    if event.action in ONCE_A_DAY:
        return f"{event.action}-{event.subject_id}-{clock.local_date(event.at)}"
    return event.event_id


@dataclass(frozen=True)
class ClosedTask:
    """A line of the daily digest."""

    client_name: str
    type_nl: str
    type_en: str
    period: str | None
    opened: bool
