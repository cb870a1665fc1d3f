"""A message on its way to one person, and what was promised about sending it once."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field

from chalicelib.core.language import Language

# No worker lives this long (infra stops it after 20 seconds): an older claim is of a killed one.
LEASE = timedelta(seconds=25)
# How long what SES tells of a mail may stay away before we hold it for never accepted.
PATIENCE = timedelta(minutes=10)


class Message(StrEnum):
    """Every mail we send: a folder of this name in templates/<language>/mail/."""

    INVITATION = "invitation"
    COLLEAGUE = "colleague"
    ACCESS = "access"
    ACCESS_ENDED = "access_ended"
    LET_IN = "let_in"
    PASSWORD = "password"  # noqa: S105  the name of a mail
    ACCOUNT_REOPENED = "account_reopened"
    DEVICE_NEW = "device_new"
    CODES_STOPPED = "codes_stopped"
    ACCOUNT_STOPPED = "account_stopped"
    NUMBER_WRONG = "number_wrong"
    CODE_NOT_SENT = "code_not_sent"
    PASSKEY_REFUSED = "passkey_refused"
    TASK_NEW = "task_new"
    TASK_NEW_VERSION = "task_new_version"
    TASK_APPROVED = "task_approved"
    TASK_REJECTED = "task_rejected"
    PARTNER_ASKED = "partner_asked"
    PARTNER_ENDED = "partner_ended"
    PARTNER_REJECTED = "partner_rejected"
    TASK_STUCK = "task_stuck"
    TASK_REMOVED = "task_removed"
    TASK_WITHDRAWN = "task_withdrawn"
    OPEN_TASKS = "open_tasks"
    REPRESENTED = "represented"
    RECORDED_FOR_YOU = "recorded_for_you"
    CONSENT_RECORDED = "consent_recorded"
    CONSENT_GONE = "consent_gone"
    DOCUMENT_NEW = "document_new"
    CLOSED_DIGEST = "closed_digest"
    UNREACHABLE = "unreachable"
    MOBILE_CHANGED = "mobile_changed"
    RIGHTS_CHANGED = "rights_changed"
    ACCESS_REQUESTED = "access_requested"
    ACCESS_GRANTED = "access_granted"
    ACCESS_DECLINED = "access_declined"
    NEW_EMAIL = "new_email"
    EMAIL_CHANGED = "email_changed"
    INVITATION_MOVED = "invitation_moved"
    REPLACEMENT_ASKED = "replacement_asked"
    REPLACEMENT_STOPPED = "replacement_stopped"
    REPLACEMENT_COUNTS = "replacement_counts"
    REPLACEMENT_CANCELLED = "replacement_cancelled"
    REPLACEMENT_OVERTAKEN = "replacement_overtaken"
    OWN_CHANGE = "own_change"
    FACTOR_ADDED = "factor_added"
    SIGNING_CODE = "signing_code"
    SIGNING_REMINDER = "signing_reminder"
    SIGNING_TURN = "signing_turn"
    SIGNING_DECLINED = "signing_declined"
    SIGNING_WITHOUT = "signing_without"
    SIGNATURE_LOST = "signature_lost"
    SIGNING_WITHDRAWN = "signing_withdrawn"
    SIGNING_REPLACED = "signing_replaced"
    SIGNING_COMPLETED = "signing_completed"
    SIGNING_EXPIRED = "signing_expired"
    SIGNING_PAPER = "signing_paper"
    SIGNING_PAPER_REFUSED = "signing_paper_refused"
    SIGNING_PROBLEM = "signing_problem"
    CERTIFICATE_ENDING = "certificate_ending"


def letter_key(office_id: str, event_id: str, to: str, how: str = "mail") -> str:
    """What the message to one person about one event is known by; `how` is mail, text, or beside
    for a second mail about the same."""
    return f"{office_id}#{how}#{event_id}#{to}"


class Addressee(Struct, frozen=True, kw_only=True):
    """Who it goes to; never logged."""

    name: str
    email: str
    language: Language = Language.NL


class Mail(Struct, frozen=True, kw_only=True):
    """A message ready to be rendered; `key` is the same for every attempt at the same mail."""

    key: str
    message: Message
    to: Addressee
    facts: Mapping[str, object] = field(default_factory=dict)


class Text(Struct, frozen=True, kw_only=True):
    """A text message: `message` is a folder in templates/<language>/sms/, `to` is E.164."""

    key: str
    message: Message
    to: str
    language: Language
    facts: Mapping[str, object] = field(default_factory=dict)


class Rendered(Struct, frozen=True, kw_only=True):
    subject: str
    text: str
    html: str


class Claim(Struct, frozen=True, kw_only=True):
    """One worker's right to send one mail; `attempt` tells two claims on it apart."""

    key: str
    attempt: str
    claimed_at: datetime
    sent: bool = False

    def held_by_a_worker(self, at: datetime) -> bool:
        return not self.sent and at < self.claimed_at + LEASE

    def given_up_on(self, at: datetime) -> bool:
        """So old that SES would have told us, had it accepted the mail."""
        return not self.sent and at >= self.claimed_at + PATIENCE


class Sent(Struct, frozen=True, kw_only=True):
    """What is known of a mail that went out. `outcome`: sent, delivered or bounced."""

    outcome: str
    sent_at: datetime
    delivered_at: datetime | None = None


class Outcome(StrEnum):
    SENT = "sent"
    ALREADY_SENT = "already_sent"


_MONTHS = {
    Language.NL: "januari februari maart april mei juni juli augustus september oktober november "
    "december",
    Language.EN: "January February March April May June July August September October November "
    "December",
}


def spoken_date(day: date, language: Language) -> str:
    """3 oktober 2026"""
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def spoken_period(period: str, language: Language) -> str:
    """2026, 2026-Q3 or 2026-09 as people say it."""
    year, _, part = period.partition("-")
    if not part:
        return year
    if part.startswith("Q"):
        return f"{part[1]}e kwartaal {year}" if language is Language.NL else f"{part} {year}"
    return f"{_MONTHS[language].split()[int(part) - 1]} {year}"


_GREETINGS = {
    "met vriendelijke groet": "Kind regards",
    "met vriendelijke groeten": "Kind regards",
    "vriendelijke groet": "Kind regards",
    "vriendelijke groeten": "Kind regards",
    "met hartelijke groet": "Warm regards",
    "hoogachtend": "Yours faithfully",
}


def spoken_signature(text: str, language: Language) -> str:
    """An office writes it once, in Dutch; its greeting is what would be read in another tongue."""
    greeting, *rest = text.split("\n") if language is Language.EN else [""]
    known = _GREETINGS.get(greeting.strip().rstrip(",").lower())
    return "\n".join((f"{known},", *rest)) if known else text
