"""Nobody acts at a client by the word of one employee alone: whoever was let in where others are
may look, and may approve and sign once those others were told of it for so long (ADR 52)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from chalicelib.clients.domain.membership import Had, Membership, beyond
from chalicelib.core import clock
from chalicelib.core.actor import LetIn, UserKind, Vouched, employee_may
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.ids import sha256
from chalicelib.core.letters import says_something
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place, Right, Rights
from chalicelib.identity.domain.second import (
    Known,
    Seconds,
    are_apart,
    check_settled,
    seconds_of,
)
from chalicelib.identity.domain.user import Status, User

WAIT = timedelta(hours=72)
# What nobody could be told of waits for so long; and for so long an act says who let its actor in.
LONG = timedelta(days=30)
# Of those who only read.
MOST_READERS = 20
NOTHING = Rights(read=False, handle=False)
_ACTS = (Right.APPROVE, Right.SIGN, Right.PEOPLE)
_WHERE = frozenset({"folders", "types", "ends_on"})


def acts_more(given: Rights, held: Rights) -> bool:
    """Whether somebody may approve, sign or let others in where they might not."""
    return bool(_acts_beyond(given, held))


def shut_by(let_in: LetIn, rights: Rights) -> list[Right]:
    """What there is among these rights that somebody might not do before."""
    return _acts_beyond(rights, let_in.held or NOTHING)


def _acts_beyond(given: Rights, held: Rights) -> list[Right]:
    elsewhere = bool(_WHERE & set(beyond(given, held)))
    return [each for each in _ACTS if given.allow(each) and (elsewhere or not held.allow(each))]


def losing(member: Membership, left: Rights, at: datetime) -> Had | None:
    """What is remembered of what somebody had here, when these rights are `left`: the most of the
    last 30 days."""
    if not acts_more(member.rights, left):
        return member.had
    known = member.had
    if known and at < known.until + LONG and not acts_more(member.rights, known.rights):
        return known
    return Had(rights=member.rights, until=at)


def had_lately(member: Membership | None, user: User, at: datetime) -> Rights | None:
    """What this account had here in the last 30 days, as long as nobody else replaced since then
    what reaches or proves it."""
    had = member.had if member else None
    if had is None or at >= had.until + LONG or user.replacing:
        return None
    moved = any(clock.parse(when) >= had.until for when in user.replaced.values())
    return None if moved else had.rights


def seen_until(had: Had, user: User) -> datetime:
    """Until when the others saw somebody here who lost this: until it was taken, or the account
    was stopped, where it still was by then."""
    stopped, back = user.stopped_at, user.here_since
    if stopped is None or stopped > had.until:
        return had.until
    is_back = user.status is not Status.DEACTIVATED and back is not None and back < had.until
    return had.until if is_back else stopped


def gives_back(given: Rights, had: Rights | None) -> bool:
    """No more than they had, for themself or for the same person as then."""
    if had is None or given.represents != had.represents:
        return False
    return not acts_more(given, had)


def before_it(member: Membership, had: Rights | None) -> Rights:
    """What somebody might do before they were given more: also what was taken from them lately."""
    return had if had and gives_back(member.rights, had) else member.rights


def telling(
    others: Collection[Membership], known: Mapping[str, User], at: datetime
) -> list[Membership]:
    """Who hears that somebody was let in: who has access and an account, or had until lately, so
    that nobody is put aside for the moment. Where nobody with access was here before this began,
    also who had it long ago, or was only invited. Everybody who can act there, and some of those
    who only read."""
    active = [each for each in others if not each.ended and _is_active(each, known)]
    settled = any(each.let_in is None or not each.let_in.shut for each in active)
    hear = [each for each in others if each in active or _left_lately(each, known, at)]
    who = hear if settled else others
    acting = [each for each in who if could_act(each, at)]
    readers = [each for each in who if each not in acting]
    return [*acting, *readers[:MOST_READERS]]


def heard_of(telling: Sequence[Membership], at: datetime) -> Sequence[Membership]:
    """By whose message the time runs: of those who can act, as long as there are any, and first of
    those for whom nothing is shut."""
    acting = [each for each in telling if could_act(each, at)]
    standing = [each for each in acting if each.let_in is None or is_over(each.let_in, at)]
    return standing or acting or telling


def could_act(member: Membership, at: datetime) -> bool:
    """Approve, sign or look after people; now, or until lately."""
    had = member.had if member.had and at < member.had.until + LONG else None
    held = (member.rights, *([had.rights] if had else []))
    return any(rights.allow(each) for rights in held for each in _ACTS)


def gave_before(known: LetIn | None, givers: Iterable[str], at: datetime) -> tuple[str, ...]:
    """Who gave somebody rights not long before this, besides who gives them now."""
    if known is None or at >= known.at + LONG:
        return ()
    return tuple(
        dict.fromkeys(
            each for each in (*known.before_ids, *known.giver_ids) if each not in set(givers)
        )
    )


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


def shown(member: Membership, user: User) -> str:
    """A name for all that there is to say yes to: who is reached where, with which rights, since
    when. It is another one as soon as anything of it is."""
    let_in = member.let_in.event_id if member.let_in else ""
    return sha256("#".join((member.client_id, user.user_id, let_in, str(user.revision))))


def vouched_for(let_in: LetIn, by_name: str, ground: str, at: datetime) -> LetIn:
    if not says_something(ground):
        raise bad_field("ground", "says_nothing" if ground.strip() else "required")
    return replace(let_in, vouched=Vouched(by_name=by_name, at=at, ground=ground.strip()))


def check_vouches(colleague_id: str, let_in: LetIn, known: Known, at: datetime) -> None:
    """A second pair of eyes: none of those who gave the rights, nobody who comes from where one of
    them comes from, and no employee who was let in for the occasion."""
    if colleague_id in let_in.giver_ids:
        raise Conflict("vouch_needs_a_colleague")
    if not are_apart(colleague_id, let_in.giver_ids, known, at):
        raise Conflict("vouch_needs_another_colleague")
    if known[colleague_id].kind is UserKind.EMPLOYEE:
        check_settled(known[colleague_id], at)


def vouchers(known: Known, client_id: str, let_in: LetIn) -> Seconds:
    """Who of the office could vouch, as check_vouches judges; `known` are all employees, and who
    stands behind who let them in."""
    here = [each for each in known.values() if _looks_after(each, client_id)]
    return seconds_of(here, let_in.giver_ids, known, clock.now())


def _looks_after(user: User, client_id: str) -> bool:
    of_office = user.kind is UserKind.EMPLOYEE
    return of_office and employee_may(user.role, user.assigned, Right.PEOPLE, client_id)


def marks(let_in: LetIn, at: datetime, *, has_waited: bool) -> dict[str, str]:
    """What an act says of who let its actor in, as long as that is not long ago: when, and for the
    office by whom, who of the client asked it, and what opened it: that they waited, or who vouched
    for them and why."""
    if at >= let_in.at + LONG:
        return {}
    told = {"let_in": clock.stamp(let_in.at), "let_in_by": let_in.by_name}
    if let_in.asked_by_name:
        told["let_in_asked_by"] = let_in.asked_by_name
    if has_waited:
        told["let_in_waited"] = "yes"
    if known := let_in.vouched:
        told |= {
            "let_in_vouched_at": clock.stamp(known.at),
            "let_in_vouched_by": known.by_name,
            "let_in_ground": known.ground,
        }
    return told


def _left_lately(member: Membership, known: Mapping[str, User], at: datetime) -> bool:
    """Their access ended, or their account was stopped."""
    user = known.get(member.user_id)
    ends = (member.ended and member.ended.at, user and user.stopped_at)
    return any(end and at < end + LONG for end in ends)


def _is_active(member: Membership, known: Mapping[str, User]) -> bool:
    user = known.get(member.user_id)
    return user is not None and user.status is Status.ACTIVE
