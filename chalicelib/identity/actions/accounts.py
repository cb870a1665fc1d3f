"""What the office does with somebody's account: stop it, and open it again."""

from dataclasses import replace

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import NO_CLIENT, Event, by
from chalicelib.core import clock, numbers
from chalicelib.core.actor import Actor, EmployeeRole, Kind, Right, may
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.racing import judged_again
from chalicelib.identity.actions import replacements
from chalicelib.identity.actions.limiting import count_invitation
from chalicelib.identity.actions.step_ups import require_step_up
from chalicelib.identity.domain.replacement import Factor
from chalicelib.identity.domain.step_up import Act
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import signing_in, users


@judged_again
def deactivate_person(actor: Actor, user_id: str) -> User:
    """Every session ends at once, and no code, link or password works."""
    user = _person(actor, user_id)
    if user.status is not Status.DEACTIVATED:
        event = _event(actor, "account_deactivated", user)
        if user.kind is Kind.EMPLOYEE:
            signing_in.keep_colleague(user.deactivated(), actor, event)
        else:
            signing_in.deactivate(user.deactivated(), event)
    return users.user(actor.office_id, user_id)


def reactivate_person(actor: Actor, user_id: str) -> User:
    """Takes a fresh code: their rights count again. A mail brings a link to choose a new password;
    the old one stays out of use."""
    user = _person(actor, user_id)
    if user.status is Status.DEACTIVATED:
        require_step_up(actor, Act.CHANGE_RIGHTS)
        signing_in.reactivate(user.activated(), _event(actor, "account_reactivated", user))
    return users.user(actor.office_id, user_id)


@judged_again
def correct_mobile(actor: Actor, user_id: str, text: str) -> User:
    """After the office has spoken to the person (C9). Who has an account keeps the old number until
    they, or a second colleague, say that the new one is right."""
    return give_mobile(actor, _person(actor, user_id), text)


def give_mobile(actor: Actor, user: User, text: str) -> User:
    """Of who has asked for it; whether the actor may is for the caller."""
    number = numbers.mobile(text)
    if number is None:
        raise bad_field("mobile", "not_a_mobile")
    if number == user.mobile:
        return user
    require_step_up(actor, Act.CHANGE_MOBILE)
    if user.status is Status.INVITED:
        event = _event(actor, "mobile_changed", user, mobile=numbers.masked_mobile(number))
        signing_in.keep_noted_change(replace(user, mobile=number), event)
    else:
        replacements.ask(actor, user, Factor.MOBILE, number)
    return users.user(actor.office_id, user.user_id)


@judged_again
def correct_email(actor: Actor, user_id: str, email: str) -> User:
    """Of who was invited: a new invitation goes to the right address. Who has an account keeps the
    old one until it is said to be right, and the new one has confirmed itself (F009)."""
    user = _person(actor, user_id)
    changed = user.reached_at(email)
    if changed.email == user.email:
        return user
    if users.user_with_email(actor.office_id, changed.email):
        raise bad_field("email", "email_in_use")
    require_step_up(actor, Act.CHANGE_EMAIL)
    count_invitation(actor, clock.now())
    if user.status is Status.INVITED:
        account = "employee" if user.kind is Kind.EMPLOYEE else "new"
        signing_in.keep_address(
            user, changed, _event(actor, "person_invited", user, account=account)
        )
    else:
        replacements.ask(actor, user, Factor.EMAIL, changed.email)
    return users.user(actor.office_id, user_id)


def cancel_new_email(actor: Actor, user_id: str) -> User:
    """The link that went to the new address stops working; the old one stays in use."""
    user = _person(actor, user_id)
    if new_email_rows.new_email(actor.office_id, user_id):
        new_email_rows.drop_new_email(user, _event(actor, "email_change_cancelled", user))
    else:
        _check_cancelled_by(actor, user)
    return user


@judged_again
def drop_factors(actor: Actor, user_id: str) -> None:
    """A lost phone: app, passkeys and recovery codes stop working and every session ends, once it
    is said to be right."""
    user = _person(actor, user_id)
    require_step_up(actor, Act.CHANGE_FACTOR)
    replacements.ask(actor, user, Factor.DEVICES)


@judged_again
def agree_with_replacement(actor: Actor, user_id: str, factor: Factor, how: str) -> None:
    """As a second colleague; who may not touch the account may not agree either."""
    replacements.agree(actor, _person(actor, user_id), factor, how)


@judged_again
def cancel_replacement(actor: Actor, user_id: str, factor: Factor) -> None:
    replacements.cancel(actor, _person(actor, user_id), factor)


def _check_cancelled_by(actor: Actor, user: User) -> None:
    """What was confirmed or taken back by another meanwhile is not said to be cancelled."""
    steps = ("email_change_asked", "email_change_cancelled", "email_changed")
    last = last_of(actor.office_id, user.user_id, steps)
    if not last or (last.action, last.actor_id) != (steps[1], actor.user_id):
        raise NotFound("nothing_waits")


def colleague(actor: Actor, user_id: str) -> User:
    """An employee whose account this actor, who leads the office, may change."""
    user = _person(actor, user_id)
    if user.kind is not Kind.EMPLOYEE:
        raise NotFound
    return user


def _person(actor: Actor, user_id: str) -> User:
    user = users.user(actor.office_id, user_id)
    if user_id == actor.user_id:
        raise Conflict("not_yourself")
    _may_touch(actor, user)
    return user


def _may_touch(actor: Actor, user: User) -> None:
    """Colleagues are for who leads the office, and its owners for owners alone; a client's people
    for who works at one of their clients."""
    if user.kind is Kind.EMPLOYEE:
        allowed = actor.owns or (actor.leads and user.role is not EmployeeRole.OWNER)
    else:
        allowed = _may_touch_at_a_client(actor, user)
    if not allowed:
        raise NotAllowed("not_allowed")


def _may_touch_at_a_client(actor: Actor, user: User) -> bool:
    if not user.access:
        return actor.leads
    seen = [client_id for client_id in user.access if may(actor, Right.READ, client_id)]
    if not seen:
        raise NotFound
    return any(may(actor, Right.PEOPLE, client_id) for client_id in seen)


def _event(actor: Actor, action: str, user: User, **details: str) -> Event:
    at = clock.now()
    return by(actor, action, at, client_id=NO_CLIENT, subject_id=user.user_id, **details)
