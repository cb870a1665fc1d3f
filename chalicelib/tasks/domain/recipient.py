"""One person of whom something is asked, and how far they are."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from msgspec import Struct

from chalicelib.core.errors import Invalid, bad_field
from chalicelib.core.repeating import check_same_words
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Represents
from chalicelib.tasks.domain.on_behalf import Recorded
from chalicelib.work.domain.office_task import PersonState

# So that asking others fits in a transaction of a hundred writes.
MOST_ASKED = 40


# Not with a signature in the file: the office must say that it has the paper.
ON_PAPER = frozenset({PersonState.SIGNED_ON_PAPER, PersonState.SIGNED_ELSEWHERE})
HAS_SIGNED = ON_PAPER | {PersonState.SIGNED}


# Who may do now what a task asks: names by user id.
Able = Mapping[str, str]
NOBODY: Able = MappingProxyType({})


def may_not(field: str, user_ids: Iterable[str], names: Able) -> Invalid:
    """Said where they were chosen, by the names that whoever asks may know; a stranger has none."""
    known = tuple(names[each] for each in user_ids if each in names)
    return bad_field(field, "may_not_do_this", known)


class Recipient(Struct, frozen=True, kw_only=True):
    """`opened_at` is when this person first opened the version that is asked about; `recorded` is
    there when an employee entered for them what they said; `represents` is for whom they were
    asked, or did it. `by_office` is an employee; `awaits_office`: what they did counts once the
    office says that it has it."""

    user_id: str
    name: str
    state: PersonState = PersonState.OPEN
    acted_at: datetime | None = None
    opened_at: datetime | None = None
    remark: str = ""
    recorded: Recorded | None = None
    by_office: bool = False
    awaits_office: bool = False
    represents: Represents | None = None

    @property
    def is_open(self) -> bool:
        """They still have to act, now or later."""
        return self.state in (PersonState.OPEN, PersonState.WAITING)

    @property
    def has_acted(self) -> bool:
        return self.acted_at is not None

    def act(
        self, state: PersonState, at: datetime, remark: str = "", recorded: Recorded | None = None
    ) -> "Recipient":
        return replace(self, state=state, acted_at=at, remark=remark, recorded=recorded)

    def check_said_so(self, words: str, recorded: Recorded | None = None) -> None:
        """What comes again is in the same words and, of what is recorded, on the same ground."""
        check_same_words(self.remark, words)
        if recorded and self.recorded:
            check_same_words(self.recorded.spoken, recorded.spoken)

    def acting_for(self, represents: Represents | None) -> "Recipient":
        """In whose name they do it is as it is now."""
        return replace(self, represents=represents)

    def let_go(self, state: PersonState) -> "Recipient":
        """Whoever still had to act need not any more; who acted keeps what they did."""
        return replace(self, state=state) if self.is_open else self

    def removed(self) -> "Recipient":
        """No longer asked; what they did was about a version that does not count any more."""
        return replace(self.anew(), state=PersonState.REMOVED)

    def anew(self) -> "Recipient":
        """Asked as if for the first time."""
        return Recipient(
            user_id=self.user_id,
            name=self.name,
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
