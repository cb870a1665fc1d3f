"""Replacing what reaches or proves somebody: it is asked, proven or taken back, and then it counts.
What its person answers is in answers.py."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import NO_CLIENT, SYSTEM, Event, Happened, by, by_itself, following
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Actor, UserKind, check_proven
from chalicelib.core.errors import Conflict, NotFound, bad_field
from chalicelib.core.ids import new_id
from chalicelib.core.letters import says_something
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.actions.asking_again import check_asks
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.actions.foretelling import counting_at, foretold, reset_by
from chalicelib.identity.actions.limiting import count_message
from chalicelib.identity.actions.seconds import firsts_of
from chalicelib.identity.domain.ended_link import Ending
from chalicelib.identity.domain.limit import REPLACEMENTS
from chalicelib.identity.domain.new_email import new_email
from chalicelib.identity.domain.replacement import ACT_OF, Proof, Replacement, what_counts
from chalicelib.identity.domain.second import check_second
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.factors import EmailChangeAsked, EmailChanged, MobileChanged
from chalicelib.identity.events.replacements import (
    ReplacementAsked,
    ReplacementCancelled,
    ReplacementOvertaken,
    ReplacementStopped,
)
from chalicelib.identity.events.shared import Account, Counted, Factor, Ground, Reset
from chalicelib.identity.store import counters, users
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store.beside import AccessBeside, Put, nothing

ALONE = AccessBeside()
# How who was only invited is let in anew by what nobody but its asker said is right.
Waited = Callable[[User, Replacement], AccessBeside]


def ask(actor: Actor, user: User, factor: Factor, value: str = "") -> None:
    """Who may ask it is for the caller. The person hears of it at the address and the number that
    they have. The same wish again changes nothing: the time runs on."""
    if user.status is Status.DEACTIVATED:
        raise Conflict("is_deactivated")
    known = of(rows.waiting(user.office_id, user.user_id), factor)
    if known and (known.value, known.asked_by_id) == (value, actor.user_id):
        return
    check_asks(actor, user, known)
    counters.count(user.office_id, REPLACEMENTS, user.user_id, clock.now(), actor.user_id)
    count_message(user.office_id, clock.now())
    shown = masked_mobile(value) if factor is Factor.MOBILE else ""
    event = _by(actor, ReplacementAsked(factor=factor, mobile=shown), user)
    rows.ask(replace(user, replacing=True), _asked(actor, user, factor, value, event), event)


def _asked(actor: Actor, user: User, factor: Factor, value: str, event: Event) -> Replacement:
    return Replacement(
        office_id=user.office_id,
        user_id=user.user_id,
        factor=factor,
        value=value,
        asked=event.event_id,
        asked_by_id=actor.user_id,
        asked_by_name=actor.name,
        asked_at=event.at,
        promised_at=foretold(user, factor, event.at),
    )


def correct(actor: Actor, user: User, factor: Factor, value: str, beside: AccessBeside) -> None:
    """At once, of who was invited and never was here; what is on record of it is as of any other
    replacement."""
    event = _by(actor, what_counts(factor, value, Counted(ground=Ground.INVITED)), user)
    asked = _asked(actor, user, factor, value, event)
    proven = asked.proven(Proof(ground=Ground.INVITED, at=event.at), _former(user, factor))
    _keep(user, user.coming_to(beside.access), proven, event, beside.put)


def agree(actor: Actor, user: User, factor: Factor, shown: str, how: str) -> None:
    """By a second colleague, who writes down how they know that what they were shown is right."""
    asked, at = waiting_as(user, factor, shown), clock.now()
    check_may_agree(actor, user, asked, at)
    if not says_something(how):
        raise bad_field("how", "says_nothing" if how.strip() else "required")
    step_up.require(actor, ACT_OF[factor])
    proof = Proof(
        ground=Ground.COLLEAGUE, at=at, by_id=actor.user_id, by_name=actor.name, how=how.strip()
    )
    count(user, asked, proof)


def check_may_agree(actor: Actor, user: User, asked: Replacement, at: datetime) -> None:
    check_proven(actor)
    counting = rows.proven(asked.office_id, asked.user_id)
    firsts = firsts_of(user, asked.factor, asked.asked_by_id, counting, at)
    known = known_behind(actor.office_id, (actor.user_id, *firsts))
    colleague = known[actor.user_id]
    check_second(colleague, asked, firsts=firsts, known=known, counting=counting, at=at)


def whole_value(actor: Actor, user: User, factor: Factor, shown: str) -> str:
    """The address or number in full, of what a colleague was shown and may say yes to, and with the
    fresh code that this takes."""
    asked = waiting_as(user, factor, shown)
    check_may_agree(actor, user, asked, clock.now())
    step_up.require(actor, ACT_OF[factor])
    return asked.value


def cancel(actor: Actor, user: User, factor: Factor) -> None:
    """By the office."""
    asked = of(rows.waiting(user.office_id, user.user_id), factor)
    if asked:
        event = _by(actor, ReplacementCancelled(factor=factor, asked_by_id=asked.asked_by_id), user)
        rows.drop(after(user, asked), asked, _ending_of(actor), event)
    else:
        check_ended_by(actor, user, factor, ReplacementCancelled)


def _ending_of(actor: Actor) -> Ending:
    return Ending.CANCELLED if actor.kind is UserKind.EMPLOYEE else Ending.TAKEN_BACK


def take_back(actor: Actor, user: User, factor: Factor) -> None:
    """By who passed it on, as long as nothing came of it; what counts by now is said to be so. Of
    what another passed on nobody learns that it waits."""
    last = last_of(
        user.office_id, user.user_id, (ReplacementAsked,), lambda it: it.factor is factor
    )
    if last is None or last.actor_id != actor.user_id:
        raise NotFound("nothing_waits")
    if not of(rows.waiting(user.office_id, user.user_id), factor) and _counts_since(user, factor):
        raise Conflict("counts_already")
    cancel(actor, user, factor)


def _counts_since(user: User, factor: Factor) -> bool:
    """Whether it became another one since it was last asked or ended."""
    steps = (ReplacementAsked, ReplacementCancelled, ReplacementStopped, MobileChanged)
    last = last_of(
        user.office_id, user.user_id, steps, lambda it: getattr(it, "factor", factor) is factor
    )
    return last is not None and last.kind is MobileChanged


def check_ended_by(actor: Actor, user: User, factor: Factor, how: type[Happened]) -> None:
    """Said again it is the same; what counts by now, or another ended, is not said to be undone."""
    steps = (ReplacementAsked, ReplacementCancelled, ReplacementStopped)
    last = last_of(user.office_id, user.user_id, steps, lambda told: told.factor is factor)
    if not last or (last.kind, last.actor_id) != (how, actor.user_id):
        raise NotFound("nothing_waits")


def ended_by(stop: Event) -> tuple[tuple[Replacement, ...], tuple[Event, ...]]:
    """What waits for somebody whose account is stopped by this, who hears of nothing any more."""
    gone = rows.waiting(stop.office_id, stop.subject_id)
    return gone, tuple(_ended(stop, each) for each in gone)


def _ended(stop: Event, gone: Replacement) -> Event:
    told = ReplacementCancelled(factor=gone.factor, asked_by_id=gone.asked_by_id)
    return following(stop, told, new_id())


def overtaken(actor: Actor, factor: Factor) -> tuple[tuple[Replacement, ...], tuple[Event, ...]]:
    """What waits of a kind that its person changes now themself, and what the office hears of it:
    an older wish never takes the place of what is newer and their own."""
    found = rows.waiting(actor.office_id, actor.user_id)
    gone = tuple(each for each in found if each.factor is factor)
    return gone, tuple(_overtaken(actor, each) for each in gone)


def _overtaken(actor: Actor, gone: Replacement) -> Event:
    told = ReplacementOvertaken(factor=gone.factor, asked_by_name=gone.asked_by_name)
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=actor.user_id)


@judged_again
def overtake_devices(actor: Actor) -> None:
    """Before somebody changes themself what a lost phone resets: it is not lost."""
    for asked, event in zip(*overtaken(actor, Factor.DEVICES), strict=True):
        left = after(users.user(actor.office_id, actor.user_id), asked)
        rows.drop(left, asked, Ending.OVERTAKEN, event)


def count_due(at: datetime, anew: Waited) -> int:
    """Makes count what nobody stopped in 72 hours. How many; again, or late, is harmless."""
    return sum(_count_due(asked, at, anew) for asked in rows.due_before(at))


def _count_due(asked: Replacement, at: datetime, anew: Waited) -> bool:
    due = counting_at(rows.waiting(asked.office_id, asked.user_id)).get(asked.asked)
    if due is None or at < due:
        return False
    user = users.user(asked.office_id, asked.user_id)
    try:
        beside = anew(user, asked) if user.status is Status.INVITED else ALONE
        count(user, asked, Proof(ground=Ground.WAITED, at=at), beside)
    except Conflict:
        return False
    return True


def count(user: User, asked: Replacement, proof: Proof, beside: AccessBeside = ALONE) -> None:
    proven = asked.proven(proof, _former(user, asked.factor))
    left, reset = after(user, asked).coming_to(beside.access), reset_by(user, asked.factor)
    _keep(user, left, proven, _made(asked, proof, reset), beside.put)


def _former(user: User, factor: Factor) -> str:
    """Where its person hears of it: not at a number that was said not to be theirs."""
    return user.mobile if factor is Factor.MOBILE and user.texted else ""


def _keep(user: User, left: User, proven: Replacement, event: Event, beside: Put = nothing) -> None:
    """`left` is the user, who may approve and sign again unless something else waits."""
    made = proven.made(event.at) if user.status is Status.INVITED else proven
    then = replace(left, replaced={**left.replaced, **made.replaced}).settling(event.at)
    match proven.factor:
        case Factor.MOBILE:
            there = replace(then, mobile=proven.value, number_wrong=False)
            rows.count_mobile(there, proven, event, beside)
        case Factor.EMAIL if user.status is Status.INVITED:
            moved = replace(then, email=proven.value)
            told = _moved(user, event)
            new_email_rows.move_invitation(user, moved, made, *told, beside=beside)
        case Factor.EMAIL:
            new_email_rows.count_email(then, new_email(then, proven.value, event), proven, event)
        case Factor.DEVICES:
            rows.count_devices(then, proven, event)


def _moved(user: User, event: Event) -> tuple[Event, Event]:
    """For the address where they were invited, and for the one where they are now."""
    account = Account.EMPLOYEE if user.kind is UserKind.EMPLOYEE else Account.NEW
    asked = event.told
    counted = asked.counted if isinstance(asked, EmailChangeAsked) else Counted()
    return (
        following(event, EmailChanged(counted=counted, invited=True), event.event_id),
        following(event, PersonInvited(account=account), new_id()),
    )


def _made(asked: Replacement, proof: Proof, reset: tuple[Reset, ...]) -> Event:
    """Tells who asked it and why it counts; by whoever made it count, or by itself."""
    told = what_counts(asked.factor, asked.value, asked.proven(proof).counted, reset)
    return itself(asked, told, proof.at, proof.by_id or SYSTEM, proof.by_name)


def itself(asked: Replacement, told: Happened, at: datetime, by_id: str, name: str) -> Event:
    """By whoever it was, signed in or not."""
    event = by_itself(asked.office_id, told, at, client_id=NO_CLIENT, subject_id=asked.user_id)
    return replace(event, actor_id=by_id, actor_name=name)


def after(user: User, gone: Replacement) -> User:
    """May approve and sign again, unless something else waits."""
    left = [each for each in rows.waiting(user.office_id, user.user_id) if each.asked != gone.asked]
    return replace(user, replacing=bool(left))


def waiting_as(user: User, factor: Factor, shown: str) -> Replacement:
    """As it was shown: whoever says yes to it says so of that, and of nothing that came after."""
    found = of(rows.waiting(user.office_id, user.user_id), factor)
    if found is None:
        raise NotFound("nothing_waits")
    if found.asked != shown:
        raise Conflict("changed_meanwhile")
    return found


def of(found: tuple[Replacement, ...], factor: Factor) -> Replacement | None:
    return next((each for each in found if each.factor is factor), None)


def _by(actor: Actor, told: Happened, user: User) -> Event:
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=user.user_id)
