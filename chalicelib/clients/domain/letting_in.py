"""Nobody acts at a client by the word of one employee alone: whoever was let in where others are
may look, and may approve and sign once those others were told of it for so long (ADR 52)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from chalicelib.clients.domain.membership import Membership, beyond
from chalicelib.core import clock
from chalicelib.core.actor import LetIn, Place, Right, Rights, Vouched
from chalicelib.core.errors import Conflict, NotAllowed, bad_field
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import Status, User

WAIT = timedelta(hours=72)
# What nobody could be told of waits for so long; and for so long an act says who let its actor in.
LONG = timedelta(days=30)
MOST_TOLD = 20
_ACTS = frozenset({Right.APPROVE, Right.SIGN, Right.PEOPLE})
_WHERE = frozenset({"folders", "types", "ends_on"})


def acts_more(given: Rights, held: Rights) -> bool:
    """Whether somebody may approve, sign or let others in where they might not."""
    wider = set(beyond(given, held))
    acts = any(given.allow(each) for each in _ACTS)
    return bool(wider & {"approve", "sign", "role"}) or (acts and bool(wider & _WHERE))


def told_of(others: Collection[Membership], known: Mapping[str, User]) -> tuple[str, ...]:
    """Who hears that somebody was let in: who has access and an account. Where none of them was
    here before this began, also who had access, or was only invited."""
    active = [each for each in others if not each.ended and _is_active(each, known)]
    settled = any(each.let_in is None or not each.let_in.shut for each in active)
    who = active if settled else others
    return tuple(each.user_id for each in who)[:MOST_TOLD]


def opens_at(let_in: LetIn, heard: Iterable[datetime], at: datetime) -> datetime:
    """From when they may act, by when the first message to the others went out. As long as none
    did it is said as if it just had."""
    last, expected = let_in.at + LONG, let_in.at + WAIT
    if first := min(heard, default=None):
        return min(max(let_in.at, first) + WAIT, last)
    return expected if at < expected else last


def is_over(let_in: LetIn, at: datetime) -> bool:
    """Whatever anybody was told."""
    return not let_in.shut or let_in.vouched is not None or at >= let_in.at + LONG


def might_before(let_in: LetIn, right: Right, place: Place | None) -> bool:
    return let_in.held is not None and let_in.held.allow(right, place)


def vouched_for(let_in: LetIn, by_name: str, ground: str, at: datetime) -> LetIn:
    if not ground.strip():
        raise bad_field("ground", "required")
    return replace(let_in, vouched=Vouched(by_name=by_name, at=at, ground=ground.strip()))


def check_vouches(colleague: User, invited_by: str, let_in: LetIn, at: datetime) -> None:
    """A second pair of eyes: none of those who gave the rights, nobody whom one of them invited,
    and nobody who was let in for the occasion."""
    if not {colleague.user_id, invited_by}.isdisjoint(let_in.giver_ids):
        raise Conflict("vouch_needs_a_colleague")
    if not colleague.is_settled(at - WAIT):
        raise NotAllowed("colleague_too_new")


def marks(let_in: LetIn, at: datetime, *, has_waited: bool) -> dict[str, str]:
    """What an act says of who let its actor in, as long as that is not long ago: when, and for the
    office by whom, and what opened it: that they waited, or who vouched for them and why."""
    if at >= let_in.at + LONG:
        return {}
    told = {"let_in": clock.stamp(let_in.at), "let_in_by": let_in.by_name}
    if has_waited:
        told["let_in_waited"] = "yes"
    if known := let_in.vouched:
        told |= {
            "let_in_vouched_at": clock.stamp(known.at),
            "let_in_vouched_by": known.by_name,
            "let_in_ground": known.ground,
        }
    return told


def _is_active(member: Membership, known: Mapping[str, User]) -> bool:
    user = known.get(member.user_id)
    return user is not None and user.status is Status.ACTIVE
