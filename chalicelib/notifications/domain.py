"""Which event asks for what, and who hears about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.audit.domain import ACTIONS, Event
from chalicelib.delivery.domain import Message

OFFICE = "office"


class Reaction(StrEnum):
    """What may follow an event; each is one message on a queue."""

    NOTIFY = "notify"
    DIGEST = "digest"
    MARK_OPENED = "mark_opened"
    CHECK_UPLOAD = "check_upload"


# The mail that tells of an event, to all who hear of it.
MESSAGE_OF: Mapping[str, Message] = {
    "person_invited": Message.INVITATION,
    "password_requested": Message.PASSWORD,
    "account_reactivated": Message.PASSWORD,
    "account_stopped": Message.ACCOUNT_STOPPED,
    "device_new": Message.DEVICE_NEW,
    "task_published": Message.TASK_NEW,
    "task_reopened": Message.TASK_NEW_VERSION,
    "task_approved": Message.TASK_APPROVED,
    "task_rejected": Message.TASK_REJECTED,
    "document_published": Message.DOCUMENT_NEW,
    "mail_bounced": Message.UNREACHABLE,
}
OTHER_REACTIONS: Mapping[str, Reaction] = {
    "task_closed": Reaction.DIGEST,
    "document_opened": Reaction.MARK_OPENED,
    "upload_completed": Reaction.CHECK_UPLOAD,
}
# Nobody gets a mail about these by itself; task_closed is told once a day, all together.
SILENT = ACTIONS - MESSAGE_OF.keys() - {"task_closed"}


# By whose account it is: who has one already is told of the new client, and needs no link to
# choose a password; a colleague is told of the work.
INVITATION_TO: Mapping[str, Message] = {"existing": Message.ACCESS, "employee": Message.COLLEAGUE}


@dataclass(frozen=True)
class Known:
    """Who has to do with what happened: user ids, or OFFICE for its general address."""

    office: str = OFFICE
    readers: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """One mail for one person, without a name or address: those are looked up when it is sent."""

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

    @property
    def key(self) -> str:
        return f"{self.office_id}#mail#{self.event_id}#{self.to}"


def addressee_of(key: str) -> tuple[str, str]:
    """The office and the person, or OFFICE, in the key of a letter."""
    office_id, _, _, to = key.split("#")
    return office_id, to


def reactions_to(event: Event) -> tuple[Reaction, ...]:
    """In the order of the table in docs/architecture.md."""
    notify = (Reaction.NOTIFY,) if event.action in MESSAGE_OF else ()
    other = OTHER_REACTIONS.get(event.action)
    return (*notify, other) if other else notify


def letters(event: Event, known: Known) -> tuple[Letter, ...]:
    """One for everybody who hears about it; nobody is told of their own act."""
    hearing = dict.fromkeys(_hearing(event, known))
    return tuple(_letter(event, to, known) for to in hearing)


def _hearing(event: Event, known: Known) -> tuple[str, ...]:
    match event.action:
        case "person_invited" | "password_requested" | "account_reactivated" | "device_new":
            return (event.subject_id,)
        case "task_published" | "task_reopened":
            return _others(event, known, known.asked)
        case "task_approved" | "mail_bounced" | "account_stopped":
            return (known.office,)
        case "task_rejected":
            return (known.office, *_others(event, known, known.approved))
        case "document_published" if event.details.get("silent") != "yes":
            return _others(event, known, sorted(known.readers))
        case _:
            return ()


def _others(event: Event, known: Known, people: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Without who did it, and without who may no longer look at this client."""
    return tuple(each for each in people if each in known.readers and each != event.actor_id)


def _message(event: Event) -> Message:
    usual = MESSAGE_OF[event.action]
    account = event.details.get("account", "")
    return INVITATION_TO.get(account, usual) if event.action == "person_invited" else usual


def _letter(event: Event, to: str, known: Known) -> Letter:
    return Letter(
        message=_message(event),
        to=to,
        office_id=event.office_id,
        client_id=event.client_id,
        event_id=_known_as(event),
        subject_id=event.subject_id,
        at=event.at,
        actor_name=event.actor_name,
        task_id=event.details.get("task_id", ""),
        had_approved=to in known.approved,
        device=event.details.get("device", ""),
    )


def _known_as(event: Event) -> str:
    """An office is told once of a person, not at every mail to an address that is dead."""
    return f"unreachable-{event.subject_id}" if event.action == "mail_bounced" else event.event_id


@dataclass(frozen=True)
class ClosedTask:
    """A line of the daily digest."""

    client_name: str
    type_nl: str
    type_en: str
    period: str | None
    opened: bool
