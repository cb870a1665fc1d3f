"""What the office does with somebody's account: stop it, and open it again."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by
from chalicelib.core import clock, numbers, step_up
from chalicelib.core.actor import Act, Actor, UserKind, answers_for, may, touches_colleague
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.racing import judged_again
from chalicelib.core.rights import Right
from chalicelib.identity.actions import foretelling, replacements
from chalicelib.identity.actions.asking_again import check_asks
from chalicelib.identity.actions.limiting import count_account_change, count_invitation
from chalicelib.identity.actions.seconds import seconds_for
from chalicelib.identity.domain.second import Seconds, alone_until
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import AccountDeactivated, AccountReactivated
from chalicelib.identity.events.factors import EmailChangeAsked, EmailChangeCancelled, EmailChanged
from chalicelib.identity.events.shared import Factor, Reset
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import signing_in, users
from chalicelib.identity.store.beside import AccessBeside


@judged_again
def deactivate_person(actor: Actor, user_id: str) -> User:
    """Every session ends at once, and no code, link or password works. What waits is gone."""
    user = _person(actor, user_id)
    if user.status is not Status.DEACTIVATED:
        step_up.require(actor, Act.CHANGE_RIGHTS)
        stop(actor, user)
    return users.user(actor.office_id, user_id)


def stop(actor: Actor, user: User) -> None:
    """What stopping does, once the code was given."""
    event = _event(actor, AccountDeactivated(), user)
    gone, ends = replacements.ended_by(event)
    leader = actor if user.kind is UserKind.EMPLOYEE else None
    signing_in.deactivate(user.deactivated(event.at), gone, event, *ends, by_leader=leader)


# How whoever opens an account again lets its person in anew, where they could not act yet.
Reopened = Callable[[User], AccessBeside]


def reactivate_person(actor: Actor, user_id: str, reopened: Reopened) -> User:
    """Takes a fresh code: their rights count again. A mail brings a link to choose a new password;
    the old one stays out of use. They are let in anew by it, as a user, and where they could not
    act yet when the account was stopped (ADR 52). Counted, since stopping and opening mail others
    too; stopping is never refused."""
    user = _person(actor, user_id)
    if user.status is Status.DEACTIVATED:
        step_up.require(actor, Act.CHANGE_RIGHTS)
        count_account_change(actor, user_id, clock.now())
        beside = reopened(user)
        back = user.arriving(clock.now()).also_let_in_by(actor.user_id).coming_to(beside.access)
        signing_in.reactivate(back, _event(actor, AccountReactivated(), user), beside.put)
    return users.user(actor.office_id, user_id)


# How whoever moves an open invitation lets its person in anew, wherever they have access.
Anew = Callable[[User, Factor], AccessBeside]


def correct_mobile(actor: Actor, user_id: str, text: str, *, asked: bool, anew: Anew) -> User:
    """After the office has spoken to the person (C9). Who has an account, or of whom something is
    `asked`, keeps the old number until they, or a second colleague, say that the new one is
    right."""
    return give_mobile(actor, _person(actor, user_id), text, asked=asked, anew=anew)


def give_mobile(actor: Actor, user: User, text: str, *, asked: bool, anew: Anew) -> User:
    """Of who has asked for it; whether the actor may is for the caller."""
    number = numbers.mobile(text)
    if number is None:
        raise bad_field("mobile", "not_a_mobile")
    if number == user.mobile:
        return user
    step_up.require(actor, Act.CHANGE_MOBILE)
    _pass_on(actor, user, Factor.MOBILE, number, asked=asked, anew=anew)
    return users.user(actor.office_id, user.user_id)


def correct_email(actor: Actor, user_id: str, email: str, *, asked: bool, anew: Anew) -> User:
    """Of who was invited: a new invitation goes to the right address. Who has an account, or of
    whom something is `asked`, keeps the old one until it is said to be right; and the new one has
    confirmed itself (F009)."""
    user = _person(actor, user_id)
    changed = user.reached_at(email)
    if changed.email == user.email:
        return user
    if users.user_with_email(actor.office_id, changed.email):
        raise bad_field("email", "email_in_use")
    step_up.require(actor, Act.CHANGE_EMAIL)
    count_invitation(actor, clock.now())
    _pass_on(actor, user, Factor.EMAIL, changed.email, asked=asked, anew=anew)
    return users.user(actor.office_id, user_id)


def _pass_on(
    actor: Actor, user: User, factor: Factor, value: str, *, asked: bool, anew: Anew
) -> None:
    """Who was only invited has nothing that could be taken over; but for what is asked of them, and
    what waits already. Whoever moves an open invitation lets them in anew by that; where that
    cannot be done it is not asked either. Counted, since each is mailed and others hear of it."""
    if user.status is not Status.INVITED:
        replacements.ask(actor, user, factor, value)
        return
    count_account_change(actor, user.user_id, clock.now())
    let_in, beside = user.also_let_in_by(actor.user_id), anew(user, factor)
    if asked or user.replacing:
        replacements.ask(actor, let_in, factor, value)
    else:
        replacements.correct(actor, let_in, factor, value, beside)


def cancel_new_email(actor: Actor, user_id: str) -> User:
    """The link that went to the new address stops working; the old one stays in use."""
    user = _person(actor, user_id)
    if new_email_rows.new_email(actor.office_id, user_id):
        new_email_rows.drop_new_email(user, _event(actor, EmailChangeCancelled(), user))
    else:
        _check_cancelled_by(actor, user)
    return user


@judged_again
def drop_factors(actor: Actor, user_id: str) -> None:
    """A lost phone: what it resets stops working and every session ends, once it is said to be
    right. Who has nothing of it gets another number instead."""
    user = _person(actor, user_id)
    if not foretelling.reset_by(user, Factor.DEVICES):
        raise Conflict("nothing_to_reset")
    step_up.require(actor, Act.CHANGE_FACTOR)
    replacements.ask(actor, user, Factor.DEVICES)


@judged_again
def agree_with_replacement(
    actor: Actor, user_id: str, factor: Factor, shown: str, how: str
) -> None:
    """As a second colleague; who may not touch the account may not agree either."""
    replacements.agree(actor, _person(actor, user_id), factor, shown, how)


def whole_value(actor: Actor, user_id: str, factor: Factor, shown: str) -> str:
    return replacements.whole_value(actor, _person(actor, user_id), factor, shown)


class Foretelling(Struct, frozen=True, kw_only=True):
    """What would happen to a replacement, were it asked now."""

    counts_at: datetime | None
    alone_until: datetime | None
    seconds: Seconds
    resets: tuple[Reset, ...]
    by_text: bool


def foretold(actor: Actor, user: User, factor: Factor) -> Foretelling:
    """What is refused when it is asked, is refused here already."""
    waits = replacements.of(rows.waiting(user.office_id, user.user_id), factor)
    check_asks(actor, user, waits)
    at, known = clock.now(), rows.proven(user.office_id, user.user_id)
    return Foretelling(
        counts_at=foretelling.foretold(user, factor, at),
        alone_until=alone_until(factor, known, at),
        seconds=seconds_for(user, factor, actor.user_id, known),
        resets=foretelling.reset_by(user, factor),
        by_text=foretelling.signs_in_by_text(user),
    )


@judged_again
def cancel_replacement(actor: Actor, user_id: str, factor: Factor) -> None:
    replacements.cancel(actor, _person(actor, user_id), factor)


def _check_cancelled_by(actor: Actor, user: User) -> None:
    """What was confirmed or taken back by another meanwhile is not said to be cancelled."""
    steps = (EmailChangeAsked, EmailChangeCancelled, EmailChanged)
    last = last_of(actor.office_id, user.user_id, steps)
    if not last or (last.kind, last.actor_id) != (EmailChangeCancelled, actor.user_id):
        raise NotFound("nothing_waits")


def colleague(actor: Actor, user_id: str) -> User:
    """An employee whose account this actor, who leads the office, may change."""
    user = _person(actor, user_id)
    if user.kind is not UserKind.EMPLOYEE:
        raise NotFound
    return user


def person(actor: Actor, user_id: str) -> User:
    """Somebody whose account this actor may change."""
    return _person(actor, user_id)


def _person(actor: Actor, user_id: str) -> User:
    user = users.user(actor.office_id, user_id)
    if user_id == actor.user_id:
        raise Conflict("not_yourself")
    _check_touches(actor, user)
    return user


def _check_touches(actor: Actor, user: User) -> None:
    """Colleagues are for who leads the office, and its owners for owners alone; a client's people
    for who looks after people at every client that they have."""
    if user.kind is UserKind.EMPLOYEE:
        if not touches_colleague(actor.role, user.role):
            raise NotAllowed("not_allowed")
    elif not answers_for(actor, user.access):
        _refuse(actor, user)


def _refuse(actor: Actor, user: User) -> None:
    """Who looks after some of what this person has hears who can do it."""
    if user.access and not any(may(actor, Right.READ, each) for each in user.access):
        raise NotFound
    partly = any(may(actor, Right.PEOPLE, each) for each in user.access)
    raise NotAllowed("has_other_clients" if partly else "not_allowed")


def _event(actor: Actor, told: Happened, user: User) -> Event:
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=user.user_id)
