"""The rights that somebody has at a client, and what one beheerder may give to another person."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.actor import Actor, LetIn, answers_for
from chalicelib.core.errors import Conflict, FieldError, Invalid, NotAllowed, bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place, Right, Rights, Role, lies_in

# What the law asks of a curator, bewindvoerder and mentor: to look again every five years.
LOOKED_AT_AGAIN_YEARS = 5


class Ended(Struct, frozen=True, kw_only=True):
    """By whom access ended, and when."""

    by_name: str
    at: datetime


class Had(Struct, frozen=True, kw_only=True):
    """Rights that somebody had until then."""

    rights: Rights
    until: datetime


class Membership(Struct, frozen=True, kw_only=True):
    """One person's rights at one client. `proof_id` is the document of the dossier that shows why
    they act there for somebody else. Who is there no more has `ended`, with the rights of then;
    `had` is what was taken from them lately."""

    office_id: str
    client_id: str
    user_id: str
    rights: Rights
    invited_at: datetime
    proof_id: str = ""
    let_in: LetIn | None = None
    ended: Ended | None = None
    had: Had | None = None

    def may(self, right: Right, place: Place | None = None) -> bool:
        return self.rights.allow(right, place)


def check_same(member: Membership | None, held: Rights | None) -> None:
    """That the row of the user says the same: the two are read one after the other, and somebody's
    change may have come in between."""
    if (member.rights if member else None) != held:
        raise Conflict("changed_meanwhile")


class HolderKeeps(StrEnum):
    """What the holder of a personal dossier may do once somebody acts for them."""

    ALL = "all"
    READING = "reading"
    NOTHING = "nothing"


def reading_along(rights: Rights) -> Rights:
    """Of the same documents and until the same day, and nothing but that."""
    return replace(rights, role=Role.MEDEWERKER, handle=False, approve=False, sign=False)


def check_rights(rights: Rights, at: str = "") -> None:
    """Who may act on documents, or let others in, may look at them; `at` is where the rights stand
    in the body."""
    if (rights.approve or rights.sign or rights.role is Role.BEHEERDER) and not rights.read:
        raise bad_field(f"{at}read", "needs_read")
    if rights.represents and rights.role is Role.BEHEERDER:
        raise bad_field(f"{at}role", "represents_only")
    if rights.have_ended:
        raise bad_field(f"{at}ends_on", "in_the_past")
    if rights.represents and (wrong := _bad_last_day(rights.ends_on)):
        raise bad_field(f"{at}ends_on", wrong)


def latest_end(today: date) -> date:
    """The latest last day that somebody who acts for another may have."""
    year = today.year + LOOKED_AT_AGAIN_YEARS
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=year, day=28 if is_leap_day else today.day)


def _bad_last_day(day: str | None) -> str | None:
    """Why it is none for who acts for somebody else: the office looks again on a day to come."""
    if day is None:
        return "until_needed"
    return "until_too_far" if day > str(latest_end(clock.today())) else None


def check_given(
    actor: Actor, client_id: str, given: Rights, held: Rights | None = None, at: str = ""
) -> None:
    """The office gives what it likes. A beheerder gives what they have themself, or leaves
    somebody with less of what that person `held` already (F164)."""
    if actor.is_employee or (held and not beyond(given, held)):
        return
    if wider := beyond(given, actor.rights[client_id]):
        raise Invalid("invalid_fields", *(_too_much(at + name) for name in wider))


def beyond(given: Rights, own: Rights) -> list[str]:
    """The fields in which `given` goes further than `own`."""
    wider = {
        "role": given.role is Role.BEHEERDER and own.role is not Role.BEHEERDER,
        **{name: getattr(given, name) and not getattr(own, name) for name in _MARKS},
        "folders": not _folders_fit(given.folders, own.folders),
        "types": bool(own.types) and not (given.types and set(given.types) <= set(own.types)),
        "ends_on": own.ends_on is not None and not _ends_by(given.ends_on, own.ends_on),
    }
    return [name for name, goes_further in wider.items() if goes_further]


def check_touches(actor: Actor, user_id: str) -> None:
    """Nobody changes their own place: so of the beheerders who act, one always remains."""
    if user_id == actor.user_id:
        raise Conflict("not_your_own_place")


def may_look_after(actor: Actor, member: Membership) -> bool:
    """Who acts for the holder of a dossier is there by the office, and not by the holder."""
    return actor.is_employee or member.rights.represents is None


def check_looks_after(actor: Actor, member: Membership) -> None:
    if not may_look_after(actor, member):
        raise NotAllowed("ask_your_office")


def check_changes_mobile(actor: Actor, user_id: str, client_ids: Collection[str]) -> None:
    """A number opens everything that somebody has (F163)."""
    check_touches(actor, user_id)
    if not answers_for(actor, client_ids):
        raise NotAllowed("has_other_clients" if actor.is_employee else "ask_your_office")


def _too_much(field: str) -> FieldError:
    return FieldError(field=field, code="more_than_yours")


_MARKS = ("read", "handle", "approve", "sign")


def _folders_fit(given: tuple[str, ...], own: tuple[str, ...]) -> bool:
    if not own:
        return True
    return bool(given) and all(any(lies_in(each, outer) for outer in own) for each in given)


def _ends_by(day: str | None, last: str) -> bool:
    return day is not None and day <= last
