"""One person of whom something is asked, and how far they are."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class PersonState(StrEnum):
    """RELEASED: somebody else's act settled the task, nothing is asked of this person any more."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    READ = "read"
    RELEASED = "released"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Recipient:
    """`opened_at` is when this person first opened the version that is asked about."""

    user_id: str
    name: str
    state: PersonState = PersonState.OPEN
    acted_at: datetime | None = None
    opened_at: datetime | None = None
    remark: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is PersonState.OPEN

    def act(self, state: PersonState, at: datetime, remark: str = "") -> "Recipient":
        return replace(self, state=state, acted_at=at, remark=remark)

    def let_go(self, state: PersonState) -> "Recipient":
        """Whoever still had to act need not any more; who acted keeps what they did."""
        return replace(self, state=state) if self.is_open else self

    def ask_again(self) -> "Recipient":
        return Recipient(self.user_id, self.name)

    def opened(self, at: datetime) -> "Recipient":
        return self if self.opened_at else replace(self, opened_at=at)
