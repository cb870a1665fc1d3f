"""One person of whom something is asked, and how far they are."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.actor import Represents
from chalicelib.core.replacing import replace
from chalicelib.tasks.domain.on_behalf import Recorded
from chalicelib.tasks.domain.signer import Box, Scan


class PersonState(StrEnum):
    """RELEASED: somebody else's act settled the task, nothing is asked of this person any more.
    REMOVED: no longer asked, because they may not do it any more or others were chosen."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    READ = "read"
    RELEASED = "released"
    REMOVED = "removed"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"
    SIGNED = "signed"
    SIGNED_ON_PAPER = "signed_on_paper"
    SIGNED_ELSEWHERE = "signed_elsewhere"
    DECLINED = "declined"
    EXPIRED = "expired"


# Not with a signature in the file: the office must say that it has the paper.
ON_PAPER = frozenset({PersonState.SIGNED_ON_PAPER, PersonState.SIGNED_ELSEWHERE})
HAS_SIGNED = ON_PAPER | {PersonState.SIGNED}


class Receipt(StrEnum):
    """Whether the office has what was signed otherwise."""

    AWAITED = "awaited"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


# Who may do now what a task asks: names by user id.
Able = Mapping[str, str]


class Recipient(Struct, frozen=True, kw_only=True):
    """`opened_at` is when this person first opened the version that is asked about; `recorded` is
    there when an employee entered for them what they said; `represents` is for whom they were
    asked, or did it. Of a signer: whose turn it is goes by
    `stage`; `by_office` is an employee; `scans` are the documents that were sent in, and
    `receipt_by` names who at the office judged them."""

    user_id: str
    name: str
    state: PersonState = PersonState.OPEN
    acted_at: datetime | None = None
    opened_at: datetime | None = None
    remark: str = ""
    recorded: Recorded | None = None
    stage: int = 1
    box: Box | None = None
    by_office: bool = False
    receipt: Receipt | None = None
    receipt_remark: str = ""
    scans: tuple[Scan, ...] = ()
    reminded_at: datetime | None = None
    receipt_by: str = ""
    receipt_at: datetime | None = None
    represents: Represents | None = None

    @property
    def is_open(self) -> bool:
        return self.state is PersonState.OPEN

    @property
    def has_acted(self) -> bool:
        return self.acted_at is not None

    def act(
        self, state: PersonState, at: datetime, remark: str = "", recorded: Recorded | None = None
    ) -> "Recipient":
        return replace(self, state=state, acted_at=at, remark=remark, recorded=recorded)

    def acting_for(self, represents: Represents | None) -> "Recipient":
        """In whose name they do it is as it is now."""
        return replace(self, represents=represents)

    def let_go(self, state: PersonState) -> "Recipient":
        """Whoever still had to act need not any more; who acted keeps what they did."""
        return replace(self, state=state) if self.is_open else self

    def removed(self) -> "Recipient":
        """No longer asked; what they did was about a version that does not count any more."""
        return replace(self.anew(), state=PersonState.REMOVED)

    def unjudged(self) -> "Recipient":
        """What the office said of earlier paper counts no more."""
        return replace(self, receipt=None, receipt_remark="", receipt_by="", receipt_at=None)

    def judged(self, accepted: bool, by: str, remark: str, at: datetime) -> "Recipient":
        """The office has what they signed; or not, and then it is as if they had not acted."""
        receipt = Receipt.CONFIRMED if accepted else Receipt.REFUSED
        whose = self if accepted else replace(self.anew(), opened_at=self.opened_at)
        return replace(whose, receipt=receipt, receipt_remark=remark, receipt_by=by, receipt_at=at)

    def anew(self) -> "Recipient":
        """Asked as if for the first time, in the same place."""
        return Recipient(
            user_id=self.user_id,
            name=self.name,
            stage=self.stage,
            box=self.box,
            by_office=self.by_office,
            represents=self.represents,
        )

    def opened(self, at: datetime) -> "Recipient":
        return self if self.opened_at else replace(self, opened_at=at)


def asked_too(known: tuple[Recipient, ...], chosen: Able) -> tuple[Recipient, ...]:
    """These people are asked anew, known ones in their place and the others after them."""
    again = tuple(each.anew() if each.user_id in chosen else each for each in known)
    ids = {each.user_id for each in known}
    return again + tuple(
        Recipient(user_id=user_id, name=name)
        for user_id, name in chosen.items()
        if user_id not in ids
    )
