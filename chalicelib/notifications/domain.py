"""Which event asks for what, and who hears about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.audit.domain import ACTIONS, Event
from chalicelib.core import clock
from chalicelib.delivery.domain import Message

OFFICE = "office"


class Reaction(StrEnum):
    """What may follow an event; each is one message on a queue."""

    NOTIFY = "notify"
    DIGEST = "digest"
    MARK_OPENED = "mark_opened"
    CHECK_UPLOAD = "check_upload"
    REASSIGN = "reassign"
    SIGN = "sign"


# The mail that tells of an event, to all who hear of it.
MESSAGE_OF: Mapping[str, Message] = {
    "person_invited": Message.INVITATION,
    "password_requested": Message.PASSWORD,
    "account_reactivated": Message.PASSWORD,
    "account_stopped": Message.ACCOUNT_STOPPED,
    "code_not_sent": Message.CODE_NOT_SENT,
    "passkey_refused": Message.PASSKEY_REFUSED,
    "device_new": Message.DEVICE_NEW,
    "task_published": Message.TASK_NEW,
    "task_reopened": Message.TASK_NEW_VERSION,
    "task_approved": Message.TASK_APPROVED,
    "task_rejected": Message.TASK_REJECTED,
    "task_passed_on": Message.TASK_NEW,
    "task_stuck": Message.TASK_STUCK,
    "document_published": Message.DOCUMENT_NEW,
    "mail_bounced": Message.UNREACHABLE,
    "mobile_changed": Message.MOBILE_CHANGED,
    "rights_changed": Message.RIGHTS_CHANGED,
    "access_requested": Message.ACCESS_REQUESTED,
    "access_granted": Message.ACCESS_GRANTED,
    "access_declined": Message.ACCESS_DECLINED,
    "email_change_asked": Message.NEW_EMAIL,
    "email_changed": Message.EMAIL_CHANGED,
    "signing_reminded": Message.SIGNING_REMINDER,
    "task_signed": Message.SIGNING_TURN,
    "signing_extended": Message.SIGNING_TURN,
    "task_signed_on_paper": Message.SIGNING_PAPER,
    "task_signed_elsewhere": Message.SIGNING_PAPER,
    "paper_refused": Message.SIGNING_PAPER_REFUSED,
    "task_declined": Message.SIGNING_DECLINED,
    "signing_completed": Message.SIGNING_COMPLETED,
    "signing_expired": Message.SIGNING_EXPIRED,
    "signing_refused": Message.SIGNING_PROBLEM,
    "signing_late": Message.SIGNING_PROBLEM,
    "certificate_ending": Message.CERTIFICATE_ENDING,
}
OTHER_REACTIONS: Mapping[str, Reaction] = {
    "task_closed": Reaction.DIGEST,
    "document_opened": Reaction.MARK_OPENED,
    "upload_completed": Reaction.CHECK_UPLOAD,
    "rights_changed": Reaction.REASSIGN,
    "rights_ended": Reaction.REASSIGN,
    "membership_ended": Reaction.REASSIGN,
    "account_deactivated": Reaction.REASSIGN,
    "account_stopped": Reaction.REASSIGN,
    "signature_given": Reaction.SIGN,
    "task_signed_on_paper": Reaction.SIGN,
    "task_signed_elsewhere": Reaction.SIGN,
    "signing_late": Reaction.SIGN,
    "evidence_asked": Reaction.SIGN,
}
# Of a task to sign: its file is laid out, or laid out anew.
ASKS_TO_SIGN = frozenset({"task_published", "task_reopened", "task_passed_on"})
# Nobody gets a mail about these by itself; task_closed is told once a day, all together.
SILENT = ACTIONS - MESSAGE_OF.keys() - {"task_closed"}


# A person may run into these again and again.
ONCE_A_DAY = frozenset({"code_not_sent", "passkey_refused"})
# The one it happened to always hears of it.
ABOUT_THEMSELVES = frozenset(
    {
        "person_invited",
        "password_requested",
        "account_reactivated",
        "device_new",
        "email_change_asked",
        "email_changed",
    }
)
# So do they of what somebody else did to them.
DONE_TO_THEM = frozenset({"mobile_changed", "rights_changed"})
FOR_OFFICE = frozenset(
    {
        "task_approved",
        "task_stuck",
        "mail_bounced",
        "account_stopped",
        "code_not_sent",
        "passkey_refused",
        "access_requested",
        "signing_refused",
        "certificate_ending",
    }
)
ON_PAPER = frozenset({"task_signed_on_paper", "task_signed_elsewhere"})

# By whose account it is: who has one already is told of the new client, and needs no link to
# choose a password; a colleague is told of the work.
INVITATION_TO: Mapping[str, Message] = {"existing": Message.ACCESS, "employee": Message.COLLEAGUE}
# Whoever's answer was recorded by the office hears that it was: a wrong entry is noticed.
MESSAGE_ON_BEHALF = Message.RECORDED_FOR_YOU


@dataclass(frozen=True)
class Known:
    """Who has to do with what happened: user ids, or OFFICE for its general address. `approved`
    are those who approved or signed, `requester` who asked it."""

    office: str = OFFICE
    readers: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    requester: str = ""


@dataclass(frozen=True)
class Letter:
    """One mail for one person, without their name or address: those are looked up when it is sent.
    `said` is approved, rejected or read where the act of a person is told."""

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

    @property
    def key(self) -> str:
        return f"{self.office_id}#mail#{self.event_id}#{self.to}"


def addressee_of(key: str) -> tuple[str, str]:
    """The office and the person, or OFFICE, in the key of a letter."""
    office_id, _, _, to = key.split("#")
    return office_id, to


def reactions_to(event: Event) -> tuple[Reaction, ...]:
    """In the order of the table in docs/architecture.md."""
    told = event.action in MESSAGE_OF or _on_behalf_of(event)
    notify = (Reaction.NOTIFY,) if told else ()
    other = OTHER_REACTIONS.get(event.action)
    if event.action in ASKS_TO_SIGN and event.details.get("asks") == "sign":
        other = Reaction.SIGN
    return (*notify, other) if other else notify


def letters(event: Event, known: Known) -> tuple[Letter, ...]:
    """One for everybody who hears about it; nobody is told of their own act."""
    hearing = dict.fromkeys((*_hearing(event, known), *_on_behalf_of(event)))
    return tuple(_letter(event, to, known) for to in hearing)


def _on_behalf_of(event: Event) -> tuple[str, ...]:
    """For whom an employee recorded what they said."""
    told = event.details.get("on_behalf_of_id")
    return (told,) if told else ()


def _hearing(event: Event, known: Known) -> tuple[str, ...]:
    if event.action in ABOUT_THEMSELVES:
        return (event.subject_id,)
    if event.action in DONE_TO_THEM:
        return () if event.actor_id == event.subject_id else (event.subject_id,)
    if event.action in FOR_OFFICE:
        return _office(event, known)
    return _at_the_client(event, known)


def _at_the_client(event: Event, known: Known) -> tuple[str, ...]:
    match event.action:
        case "access_granted" | "access_declined":
            return _others(event, known, [event.details["asked_by"]])
        case "task_passed_on" if "asked" not in event.details:
            return ()
        case _ if event.details.get("asks") == "sign":
            return _of_signing(event, known)
        case "task_published" | "task_reopened" | "task_passed_on":
            return _others(event, known, _asked_by(event, known))
        case "task_rejected":
            return (*_office(event, known), *_others(event, known, known.approved))
        case "document_published" if event.details.get("silent") != "yes":
            return _others(event, known, sorted(known.readers))
        case _:
            return ()


def _of_signing(event: Event, known: Known) -> tuple[str, ...]:
    """Whose turn it is; the office, and who asked it, where they must act; at the end all."""
    turn = _others(event, known, _asked_by(event, known)) if "asked" in event.details else ()
    match event.action:
        case "task_declined":
            return (*_at_office(event, known), *_others(event, known, known.approved))
        case "signing_completed":
            return (*_at_office(event, known), *_others(event, known, known.asked))
        case "signing_expired":
            return _at_office(event, known)
        case "signing_late" if not event.details.get("again"):
            return _at_office(event, known)
        case action if action in ON_PAPER:
            return (*_office(event, known), *turn)
        case _:
            return turn


def _at_office(event: Event, known: Known) -> tuple[str, ...]:
    """The relation manager, and the colleague who asked it."""
    asked_it = known.requester if known.requester != event.actor_id else ""
    return (*_office(event, known), *((asked_it,) if asked_it else ()))


def _asked_by(event: Event, known: Known) -> tuple[str, ...]:
    """Of whom this event asked it, and of whom it still is asked; without names: of all."""
    named = event.details.get("asked", ",".join(known.asked)).split(",")
    return tuple(each for each in known.asked if each in named)


def _office(event: Event, known: Known) -> tuple[str, ...]:
    return () if known.office == event.actor_id else (known.office,)


def _others(event: Event, known: Known, people: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Without who did it, and without who may no longer look at this client."""
    return tuple(each for each in people if each in known.readers and each != event.actor_id)


def _message(event: Event, to: str) -> Message:
    if to in _on_behalf_of(event):
        return MESSAGE_ON_BEHALF
    usual = MESSAGE_OF[event.action]
    if event.action in ON_PAPER and to in event.details.get("asked", "").split(","):
        return Message.SIGNING_TURN
    if event.action == "task_passed_on" and event.details.get("without"):
        return Message.SIGNING_TURN
    account = event.details.get("account", "")
    return INVITATION_TO.get(account, usual) if event.action == "person_invited" else usual


def _letter(event: Event, to: str, known: Known) -> Letter:
    return Letter(
        message=_message(event, to),
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
        place=event.details.get("place", ""),
        mobile=event.details.get("mobile", ""),
        on_behalf_of=event.details.get("on_behalf_of", ""),
        said=event.action.removeprefix("task_"),
    )


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
