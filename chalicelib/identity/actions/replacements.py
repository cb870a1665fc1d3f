"""Replacing what reaches or proves somebody: it is asked, proven or stopped, and then it counts."""

from dataclasses import replace
from datetime import datetime

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import NO_CLIENT, SYSTEM, Event, by
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.racing import judged_again
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.limiting import count_message
from chalicelib.identity.actions.step_ups import require_step_up
from chalicelib.identity.domain.limit import REPLACEMENTS
from chalicelib.identity.domain.link import user_of
from chalicelib.identity.domain.new_email import new_email
from chalicelib.identity.domain.replacement import (
    ACT_OF,
    FACTOR_BEHIND,
    Factor,
    Ground,
    Proof,
    Replacement,
    Via,
    check_second,
)
from chalicelib.identity.domain.step_up import Act
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import counters, users
from chalicelib.identity.store import replacements as rows

# What is told when it counts.
MADE = {
    Factor.EMAIL: "email_change_asked",
    Factor.MOBILE: "mobile_changed",
    Factor.DEVICES: "factor_removed",
}


def ask(actor: Actor, user: User, factor: Factor, value: str = "") -> None:
    """Who may ask it is for the caller. The person hears of it at the address and the number that
    they have. The same wish again changes nothing: the time runs on."""
    known = _of(rows.waiting(user.office_id, user.user_id), factor)
    if known and (known.value, known.asked_by_id) == (value, actor.user_id):
        return
    counters.count(user.office_id, REPLACEMENTS, user.user_id, clock.now())
    count_message(user.office_id, clock.now())
    shown = {"mobile": masked_mobile(value)} if factor is Factor.MOBILE else {}
    event = _by(actor, "replacement_asked", user, factor=factor, **shown)
    new = Replacement(
        user.office_id,
        user.user_id,
        factor,
        value,
        event.event_id,
        actor.user_id,
        actor.name,
        event.at,
    )
    rows.ask(replace(user, replacing=True), new, event)


def agree(actor: Actor, user: User, factor: Factor, how: str) -> None:
    """By a second colleague, who writes down how they know that it is right."""
    asked, at = _waiting(user, factor), clock.now()
    check_second(users.user(actor.office_id, actor.user_id), asked, at)
    if not how.strip():
        raise bad_field("how", "required")
    require_step_up(actor, ACT_OF[factor])
    proof = Proof(Ground.COLLEAGUE, at, actor.user_id, actor.name, how.strip())
    _count(user, asked, proof)


def cancel(actor: Actor, user: User, factor: Factor) -> None:
    """By the office."""
    asked = _of(rows.waiting(user.office_id, user.user_id), factor)
    if asked:
        event = _by(actor, "replacement_cancelled", user, factor=factor)
        rows.drop(_after(user, asked), asked, event)
    else:
        _check_ended_by(actor, user, factor, "replacement_cancelled")


def link(office_id: str, user_id: str, asked: str, via: Via) -> tuple[Replacement, str]:
    """With the token for a message that is about to be sent; NotFound when it no longer waits."""
    ready, token = rows.asked_with(office_id, user_id, asked).with_token(via)
    rows.keep_token(ready, via)
    return ready, token


def behind(visitor: Visitor, token: str) -> tuple[User, Replacement, Via]:
    """NotFound with `link_expired` for every token that does not work (any more)."""
    user_id = user_of(token)
    for asked in rows.waiting(visitor.office_id, user_id):
        via = asked.opened_by(token)
        user = users.user(visitor.office_id, user_id)
        if via and user.status is not Status.DEACTIVATED:
            return user, asked, via
    raise NotFound("link_expired")


def may_confirm(user: User, via: Via, at: datetime) -> bool:
    """What came by waiting alone may only stop."""
    known = _of(rows.counting(user.office_id, user.user_id), FACTOR_BEHIND[via])
    return known is None or not known.is_weak(at)


@judged_again
def confirm_by_link(visitor: Visitor, token: str) -> None:
    user, asked, via = behind(visitor, token)
    at = clock.now()
    if not may_confirm(user, via, at):
        raise NotAllowed("only_stops")
    proof = Proof(Ground.CONFIRMED, at, user.user_id, user.name, via=via)
    _count(user, asked, proof)


@judged_again
def stop_by_link(visitor: Visitor, token: str) -> None:
    user, asked, _ = behind(visitor, token)
    _stop(user, asked)


@judged_again
def confirm_own(actor: Actor, factor: Factor) -> None:
    """Signed in, with a fresh code by what they still have."""
    user = users.user(actor.office_id, actor.user_id)
    asked = _waiting(user, factor)
    require_step_up(actor, Act.CHANGE_FACTOR)
    proof = Proof(Ground.CONFIRMED, clock.now(), user.user_id, user.name, via=Via.PORTAL)
    _count(user, asked, proof)


@judged_again
def stop_own(actor: Actor, factor: Factor) -> None:
    user = users.user(actor.office_id, actor.user_id)
    asked = _of(rows.waiting(user.office_id, user.user_id), factor)
    if asked:
        _stop(user, asked)
    else:
        _check_ended_by(actor, user, factor, "replacement_stopped")


def _check_ended_by(actor: Actor, user: User, factor: Factor, how: str) -> None:
    """Said again it is the same; what counts by now, or another ended, is not said to be undone."""
    steps = ("replacement_asked", "replacement_cancelled", "replacement_stopped")
    last = last_of(user.office_id, user.user_id, steps, factor=str(factor))
    if not last or (last.action, last.actor_id) != (how, actor.user_id):
        raise NotFound("nothing_waits")


def count_due(at: datetime) -> int:
    """Makes count what nobody stopped in 72 hours. How many; again, or late, is harmless."""
    return sum(_count_due(asked, at) for asked in rows.due_before(at))


def _count_due(asked: Replacement, at: datetime) -> bool:
    user = users.user(asked.office_id, asked.user_id)
    try:
        _count(user, asked, Proof(Ground.WAITED, at))
    except Conflict:
        return False
    return True


def _stop(user: User, asked: Replacement) -> None:
    where, who = (user.office_id, NO_CLIENT, user.user_id), (user.user_id, user.name)
    told = {"factor": str(asked.factor)}
    event = Event(*where, "replacement_stopped", *who, clock.now(), told)
    rows.drop(_after(user, asked), asked, event)


def _count(user: User, asked: Replacement, proof: Proof) -> None:
    event, proven = _made(asked, proof), asked.proven(proof)
    done = {**user.replaced, asked.factor: clock.stamp(proof.at)}
    after = replace(_after(user, asked), replaced=done)
    match asked.factor:
        case Factor.MOBILE:
            rows.count_mobile(replace(after, mobile=proven.value), proven, event)
        case Factor.EMAIL:
            rows.count_email(after, new_email(after, proven.value, event), proven, event)
        case Factor.DEVICES:
            rows.count_devices(after, proven, event)


def _made(asked: Replacement, proof: Proof) -> Event:
    """Tells who asked it and why it counts; by whoever made it count, or by itself."""
    shown = {
        Factor.EMAIL: {},
        Factor.MOBILE: {"mobile": masked_mobile(asked.value)},
        Factor.DEVICES: {"method": "all"},
    }[asked.factor]
    return Event(
        asked.office_id,
        NO_CLIENT,
        asked.user_id,
        MADE[asked.factor],
        proof.by_id or SYSTEM,
        proof.by_name,
        proof.at,
        {**shown, "asked_by_name": asked.asked_by_name, **proof.details},
    )


def _after(user: User, gone: Replacement) -> User:
    """May approve and sign again, unless something else waits."""
    left = [each for each in rows.waiting(user.office_id, user.user_id) if each.asked != gone.asked]
    return replace(user, replacing=bool(left))


def _waiting(user: User, factor: Factor) -> Replacement:
    found = _of(rows.waiting(user.office_id, user.user_id), factor)
    if found is None:
        raise NotFound("nothing_waits")
    return found


def _of(found: tuple[Replacement, ...], factor: Factor) -> Replacement | None:
    return next((each for each in found if each.factor is factor), None)


def _by(actor: Actor, action: str, user: User, **details: str) -> Event:
    about = {"client_id": NO_CLIENT, "subject_id": user.user_id}
    return by(actor, action, clock.now(), **about, **details)
