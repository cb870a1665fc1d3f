"""What a beheerder asks of the office: to let somebody in at their client (F014, F161)."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights

# How long the one who asked still sees what came of it.
SHOWN_FOR = timedelta(days=30)


class RequestState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """Which list it stands in: what waits, or what came of it."""

    OPEN = "open"
    DECIDED = "decided"


class Wanted(Struct, frozen=True, kw_only=True):
    """Who should be let in, and what they may do there."""

    email: str
    name: str
    mobile: str
    language: Language
    rights: Rights


class PeopleRequest(Struct, frozen=True, kw_only=True):
    """Decided once; `reason` is why not."""

    office_id: str
    client_id: str
    request_id: str
    client_name: str
    asked_by: str
    asked_by_name: str
    asked_at: datetime
    wanted: Wanted
    state: RequestState = RequestState.OPEN
    reason: str = ""
    decided_at: datetime | None = None
    revision: int = 0

    def granted(self, at: datetime) -> "PeopleRequest":
        return self._decided(RequestState.GRANTED, at)

    def declined(self, reason: str, at: datetime) -> "PeopleRequest":
        if not reason.strip():
            raise bad_field("reason", "required")
        return self._decided(RequestState.DECLINED, at, reason.strip())

    def withdrawn(self, at: datetime) -> "PeopleRequest":
        return self._decided(RequestState.WITHDRAWN, at)

    @property
    def standing(self) -> Standing | None:
        """None of what was withdrawn: nobody asks for it any more."""
        if self.state is RequestState.WITHDRAWN:
            return None
        return Standing.DECIDED if self.decided_at else Standing.OPEN

    @property
    def since(self) -> datetime:
        """How long it stands so."""
        return self.decided_at or self.asked_at

    def is_the_same_as(self, other: "PeopleRequest") -> bool:
        """Sent once more, by the same person."""
        return (self.asked_by, self.wanted) == (other.asked_by, other.wanted)

    def _decided(self, state: RequestState, at: datetime, reason: str = "") -> "PeopleRequest":
        """Again the same is fine."""
        if (self.state, self.reason) == (state, reason):
            return self
        if self.state is not RequestState.OPEN:
            raise Conflict("already_decided")
        return replace(self, state=state, reason=reason, decided_at=at)
