"""A message on its way to one person, and what was promised about sending it once."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.language import Language

# No worker lives this long (infra stops it after 20 seconds): an older claim is of a killed one.
LEASE = timedelta(seconds=25)
# How long what SES tells of a mail may stay away before we hold it for never accepted.
PATIENCE = timedelta(minutes=10)
# That another address is in use is told at the one before it.
AT_FORMER_ADDRESS = frozenset({"email_changed", "invitation_moved"})


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
    """As it goes to the address `to`; `message` is the folder of its source."""

    message: str
    to: str
    subject: str
    text: str
    html: str


class Text(Struct, frozen=True, kw_only=True):
    """A text message, to a number that is E.164."""

    to: str
    text: str


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


class Arrival(StrEnum):
    """How far a mail came; NOTHING of one that did not go out."""

    NOTHING = ""
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"


class Sent(Struct, frozen=True, kw_only=True):
    """What is known of a mail that went out."""

    outcome: Arrival
    sent_at: datetime
    delivered_at: datetime | None = None


class DeliveryOutcome(StrEnum):
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
