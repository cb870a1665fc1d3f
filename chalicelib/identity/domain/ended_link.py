"""A link about a replacement that says nothing any more, since that replacement ended: how and
when. Whoever follows it late is told which it was."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.identity.events.shared import Via

# Longer than any link could have been used: 72 hours, and a week for a new address.
KEPT = timedelta(days=30)


class Ending(StrEnum):
    """By its person: `confirmed`, `stopped`, and `overtaken` where they changed it themself.
    `cancelled` is by the office, `taken_back` by the beheerder who asked. `again` is by another
    wish of the kind; a new address that never confirmed itself `lapsed`; what `counts` had
    waited, or a colleague said that it is right."""

    CONFIRMED = "confirmed"
    STOPPED = "stopped"
    OVERTAKEN = "overtaken"
    CANCELLED = "cancelled"
    TAKEN_BACK = "taken_back"
    AGAIN = "again"
    LAPSED = "lapsed"
    COUNTS = "counts"


class EndedLink(Struct, frozen=True, kw_only=True):
    """Only the hash of the token is kept; `via` is where it went. It knows nobody."""

    office_id: str
    token_sha256: str
    via: Via
    ending: Ending
    at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.at + KEPT
