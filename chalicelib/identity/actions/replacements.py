"""Replacing what reaches or proves somebody: it is asked, proven or stopped, and then it counts."""

from collections.abc import Iterable
from datetime import datetime

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import NO_CLIENT, SYSTEM, Event, Happened, by, by_itself, following
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Kind, check_proven
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.ids import new_id
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import letter_key
from chalicelib.identity.actions.limiting import count_message
from chalicelib.identity.actions.step_ups import require_step_up
from chalicelib.identity.domain.limit import REPLACEMENTS
from chalicelib.identity.domain.link import user_of
from chalicelib.identity.domain.new_email import new_email
from chalicelib.identity.domain.replacement import (
    ACT_OF,
    Proof,
    Replacement,
    check_second,
    what_counts,
)
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.domain.waiting import Told, counting_from, is_believed
from chalicelib.identity.events import (
    Account,
    Act,
    Counted,
    EmailChangeAsked,
    EmailChanged,
    Factor,
    Ground,
    PersonInvited,
    ReplacementAsked,
    ReplacementCancelled,
    ReplacementStopped,
    Via,
)
from chalicelib.identity.store import counters, users
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as rows

# By what the person is told that it waits.
MESSAGES = (Via.MAIL, Via.TEXT)


def ask(actor: Actor, user: User, factor: Factor, value: str = "") -> None:
    """Who may ask it is for the caller. The person hears of it at the address and the number that
    they have. The same wish again changes nothing: the time runs on."""
    if user.status is Status.DEACTIVATED:
        raise Conflict("is_deactivated")
    known = _of(rows.waiting(user.office_id, user.user_id), factor)
    if known and (known.value, known.asked_by_id) == (value, actor.user_id):
        return
    counters.count(user.office_id, REPLACEMENTS, user.user_id, clock.now())
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
    )


def correct(actor: Actor, user: User, factor: Factor, value: str) -> None:
    """At once, of who was invited and never was here; what is on record of it is as of any other
    replacement."""
    event = _by(actor, what_counts(factor, value, Counted(ground=Ground.INVITED)), user)
    asked = _asked(actor, user, factor, value, event)
    proven = asked.proven(Proof(ground=Ground.INVITED, at=event.at), _former(user, factor))
    _keep(user, user, proven, event)


def agree(actor: Actor, user: User, factor: Factor, shown: str, how: str) -> None:
    """By a second colleague, who writes down how they know that what they were shown is right."""
    asked, at = _waiting(user, factor, shown), clock.now()
    check_proven(actor)
    check_second(users.user(actor.office_id, actor.user_id), asked, at)
    if not how.strip():
        raise bad_field("how", "required")
    require_step_up(actor, ACT_OF[factor])
    proof = Proof(
        ground=Ground.COLLEAGUE, at=at, by_id=actor.user_id, by_name=actor.name, how=how.strip()
    )
    _count(user, asked, proof)


def cancel(actor: Actor, user: User, factor: Factor) -> None:
    """By the office."""
    asked = _of(rows.waiting(user.office_id, user.user_id), factor)
    if asked:
        event = _by(actor, ReplacementCancelled(factor=factor), user)
        rows.drop(_after(user, asked), asked, event)
    else:
        _check_ended_by(actor, user, factor, ReplacementCancelled)


def link(office_id: str, user_id: str, asked: str, via: Via) -> tuple[Replacement, str]:
    """With the token for a message that is about to be sent; NotFound when it no longer waits."""
    ready, token = rows.asked_with(office_id, user_id, asked).with_token(via)
    rows.keep_token(ready, via)
    return ready, token


def behind(visitor: Visitor, token: str) -> tuple[User, Replacement, Via]:
    """NotFound with `link_expired` for every token that does not work (any more)."""
    user_id = user_of(token)
    for asked in rows.waiting(visitor.office_id, user_id):
        if via := asked.opened_by(token):
            return users.user(visitor.office_id, user_id), asked, via
    raise NotFound("link_expired")


def may_confirm(user: User, via: Via, at: datetime) -> bool:
    """What came by waiting alone may only stop."""
    return is_believed(via, at, rows.proven(user.office_id, user.user_id))


@judged_again
def confirm_by_link(visitor: Visitor, token: str) -> None:
    user, asked, via = behind(visitor, token)
    at = clock.now()
    if not may_confirm(user, via, at):
        raise NotAllowed("only_stops")
    proof = Proof(ground=Ground.CONFIRMED, at=at, by_id=user.user_id, by_name=user.name, via=via)
    _count(user, asked, proof)


@judged_again
def stop_by_link(visitor: Visitor, token: str) -> None:
    user, asked, _ = behind(visitor, token)
    _stop(user, asked)


@judged_again
def confirm_own(actor: Actor, factor: Factor, shown: str) -> None:
    """What they were shown; signed in, with a fresh code by what they still have."""
    user = users.user(actor.office_id, actor.user_id)
    asked = _waiting(user, factor, shown)
    require_step_up(actor, Act.CHANGE_FACTOR)
    proof = Proof(
        ground=Ground.CONFIRMED,
        at=clock.now(),
        by_id=user.user_id,
        by_name=user.name,
        via=Via.PORTAL,
    )
    _count(user, asked, proof)


@judged_again
def stop_own(actor: Actor, factor: Factor) -> None:
    user = users.user(actor.office_id, actor.user_id)
    asked = _of(rows.waiting(user.office_id, user.user_id), factor)
    if asked:
        _stop(user, asked)
    else:
        _check_ended_by(actor, user, factor, ReplacementStopped)


def _check_ended_by(actor: Actor, user: User, factor: Factor, how: type[Happened]) -> None:
    """Said again it is the same; what counts by now, or another ended, is not said to be undone."""
    steps = (ReplacementAsked, ReplacementCancelled, ReplacementStopped)
    last = last_of(user.office_id, user.user_id, steps, lambda told: told.factor is factor)
    if not last or (last.kind, last.actor_id) != (how, actor.user_id):
        raise NotFound("nothing_waits")


def ended_by(stop: Event) -> tuple[tuple[Replacement, ...], tuple[Event, ...]]:
    """What waits for somebody whose account is stopped by this, who hears of nothing any more."""
    gone = rows.waiting(stop.office_id, stop.subject_id)
    return gone, tuple(_ended(stop, each.factor) for each in gone)


def _ended(stop: Event, factor: Factor) -> Event:
    return following(stop, ReplacementCancelled(factor=factor), new_id())


def count_due(at: datetime) -> int:
    """Makes count what nobody stopped in 72 hours. How many; again, or late, is harmless."""
    return sum(_count_due(asked, at) for asked in rows.due_before(at))


def counting_at(waiting: Iterable[Replacement]) -> dict[str, datetime]:
    """When each of what waits for one person counts by itself, by the event that asked it."""
    found = tuple(waiting)
    if not found:
        return {}
    counting = rows.proven(found[0].office_id, found[0].user_id)
    return counting_from([(each, _told_of(each)) for each in found], counting)


def _told_of(asked: Replacement) -> Told:
    """By messages that went out and did not come back; as long as none did, as if they just had."""
    sent = {via: delivery.sent(_letter(asked, via)) for via in MESSAGES}
    if not any(sent.values()) and clock.now() < asked.due_at:
        return dict.fromkeys(MESSAGES, asked.asked_at)
    return {via: it.sent_at for via, it in sent.items() if it and it.outcome != "bounced"}


def _letter(asked: Replacement, via: Via) -> str:
    return letter_key(asked.office_id, asked.asked, asked.user_id, via)


def _count_due(asked: Replacement, at: datetime) -> bool:
    due = counting_at(rows.waiting(asked.office_id, asked.user_id)).get(asked.asked)
    if due is None or at < due:
        return False
    user = users.user(asked.office_id, asked.user_id)
    try:
        _count(user, asked, Proof(ground=Ground.WAITED, at=at))
    except Conflict:
        return False
    return True


def _stop(user: User, asked: Replacement) -> None:
    stopped = ReplacementStopped(factor=asked.factor)
    event = _itself(asked, stopped, clock.now(), user.user_id, user.name)
    rows.drop(_after(user, asked), asked, event)


def _count(user: User, asked: Replacement, proof: Proof) -> None:
    proven = asked.proven(proof, _former(user, asked.factor))
    _keep(user, _after(user, asked), proven, _made(asked, proof))


def _former(user: User, factor: Factor) -> str:
    return user.mobile if factor is Factor.MOBILE else ""


def _keep(user: User, left: User, proven: Replacement, event: Event) -> None:
    """`left` is the user, who may approve and sign again unless something else waits."""
    made = proven.made(event.at) if user.status is Status.INVITED else proven
    after = replace(left, replaced={**left.replaced, **made.replaced}).settling(event.at)
    match proven.factor:
        case Factor.MOBILE:
            rows.count_mobile(replace(after, mobile=proven.value), proven, event)
        case Factor.EMAIL if user.status is Status.INVITED:
            moved = replace(after, email=proven.value)
            new_email_rows.move_invitation(user, moved, made, *_moved(user, event))
        case Factor.EMAIL:
            new_email_rows.count_email(after, new_email(after, proven.value, event), proven, event)
        case Factor.DEVICES:
            rows.count_devices(after, proven, event)


def _moved(user: User, event: Event) -> tuple[Event, Event]:
    """For the address where they were invited, and for the one where they are now."""
    account = Account.EMPLOYEE if user.kind is Kind.EMPLOYEE else Account.NEW
    asked = event.told
    counted = asked.counted if isinstance(asked, EmailChangeAsked) else Counted()
    return (
        following(event, EmailChanged(counted=counted, invited=True), event.event_id),
        following(event, PersonInvited(account=account), new_id()),
    )


def _made(asked: Replacement, proof: Proof) -> Event:
    """Tells who asked it and why it counts; by whoever made it count, or by itself."""
    told = what_counts(asked.factor, asked.value, asked.proven(proof).counted)
    return _itself(asked, told, proof.at, proof.by_id or SYSTEM, proof.by_name)


def _itself(asked: Replacement, told: Happened, at: datetime, by_id: str, name: str) -> Event:
    """By whoever it was, signed in or not."""
    event = by_itself(asked.office_id, told, at, client_id=NO_CLIENT, subject_id=asked.user_id)
    return replace(event, actor_id=by_id, actor_name=name)


def _after(user: User, gone: Replacement) -> User:
    """May approve and sign again, unless something else waits."""
    left = [each for each in rows.waiting(user.office_id, user.user_id) if each.asked != gone.asked]
    return replace(user, replacing=bool(left))


def _waiting(user: User, factor: Factor, shown: str) -> Replacement:
    """As it was shown: whoever says yes to it says so of that, and of nothing that came after."""
    found = _of(rows.waiting(user.office_id, user.user_id), factor)
    if found is None:
        raise NotFound("nothing_waits")
    if found.asked != shown:
        raise Conflict("changed_meanwhile")
    return found


def _of(found: tuple[Replacement, ...], factor: Factor) -> Replacement | None:
    return next((each for each in found if each.factor is factor), None)


def _by(actor: Actor, told: Happened, user: User) -> Event:
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=user.user_id)
