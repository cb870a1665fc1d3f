"""Signing in: e-mail and password, then a second factor, then a session (F084 to F088)."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, by, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.config import config
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import Conflict, NotFound, NotSignedIn
from chalicelib.core.racing import judged_again, judged_with
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.codes import AskedChallenge, ask, choose, send_again
from chalicelib.identity.actions.hashing import fits, hashed, is_outdated
from chalicelib.identity.actions.limiting import count_address, forget_codes
from chalicelib.identity.actions.noting import device_at, sign_in_refused
from chalicelib.identity.actions.opening import OpenedSession, open_session
from chalicelib.identity.actions.proving import Given, burn, prove
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.factor import (
    Means,
    methods_of,
    must_enrol,
    must_have_factor,
)
from chalicelib.identity.domain.known_browser import number_in
from chalicelib.identity.domain.limit import (
    PASSWORDS_IN_ALL,
    WRONG_PASSWORDS,
    Limit,
    address_group,
)
from chalicelib.identity.domain.sign_in import binding_of
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.accounts import AccountStopped
from chalicelib.identity.events.sessions import SignedOut
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, counters, credentials, factors, signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import Method


def sign_in(visitor: Visitor, email: str, password: str) -> AskedChallenge | OpenedSession:
    """Refuses in the same way, after the same work, whatever was wrong. Opens a session at once
    for who needs no second factor; one for setting it up alone for who must have one and has none,
    not even a number (F014)."""
    at = clock.now()
    user, secret = _user_with(visitor, email, password, at)
    binding = binding_of(user, secret)
    return judged_with(
        user,
        lambda: _still(user, binding, "wrong_credentials"),
        lambda known: _after_password(visitor, known, binding, at),
    )


def _after_password(
    visitor: Visitor, user: User, binding: str, at: datetime
) -> AskedChallenge | OpenedSession:
    means, office = _means(visitor, user), offices.get(user.office_id)
    if not means.methods and not must_have_factor(user, office):
        return open_session(visitor, user, None, at)
    if not means.methods and office.takes_other_factors and _has_none(user, office):
        return open_session(visitor, user, None, at, enrolling=True)
    return ask(visitor, user, means, purpose=Purpose.SIGN_IN, at=at, binding=binding)


def answer_challenge(visitor: Visitor, challenge_id: str, given: Given) -> OpenedSession:
    """The session that the right answer opens, and its token for the cookie. Who was changed
    meanwhile gets one that is worth what they may do now, or none."""
    at = clock.now()
    count_address(visitor, at)
    challenge = burn(visitor.office_id, challenge_id, Purpose.SIGN_IN, at)
    user = _user_of(challenge)
    proved = challenge, prove(visitor, challenge, user, given, at)
    forget_codes(visitor, user, at)
    return judged_with(
        user,
        lambda: _user_of(challenge),
        lambda known: open_session(visitor, known, proved, at),
    )


def send_code_again(visitor: Visitor, challenge_id: str) -> AskedChallenge:
    at = clock.now()
    return send_again(visitor, _asked(visitor, challenge_id, at), at)


def choose_method(visitor: Visitor, challenge_id: str, method: Method) -> AskedChallenge:
    at = clock.now()
    return choose(visitor, _asked(visitor, challenge_id, at), method, at)


def abandon_challenge(visitor: Visitor, challenge_id: str) -> None:
    challenges.drop_challenge(visitor.office_id, challenge_id)


@judged_again
def stop_password(visitor: Visitor, challenge_id: str) -> None:
    """The code went to a wrong number (F089): the password opens nothing any more, so that whoever
    reads the code there does not get in, and nothing is asked at that number. Nothing else stops:
    who asks it may be a stranger with that password. A mail brings its owner a link to choose
    another."""
    at = clock.now()
    asked = _asked(visitor, challenge_id, at)
    if not asked.challenge.is_sent:
        raise Conflict("other_method")
    user = asked.user
    told, about = AccountStopped(seen=device_at(visitor).traces), user.user_id
    event = by_itself(user.office_id, told, at, client_id=NO_CLIENT, subject_id=about)
    wrong = user.number_wrong or asked.challenge.method is Method.SMS
    signing_in.stop_password(replace(user, number_wrong=wrong), event, asked.challenge)


def sign_out(actor: Actor) -> None:
    who = (actor.viewer or actor).user_id
    event = by(actor, SignedOut(), clock.now(), client_id=NO_CLIENT, subject_id=who)
    signing_in.sign_out(actor.office_id, actor.session_key, event)


def _user_with(visitor: Visitor, email: str, password: str, at: datetime) -> tuple[User, str]:
    """And what is kept of the password."""
    office_id = visitor.office_id
    count_address(visitor, at)
    counted = _counted_as(visitor, email)
    for limit, whose, there in counted:
        counters.count(office_id, limit, whose, at, there)
    user, secret = credentials.user_and_password(office_id, email)
    if not fits(password, secret) or not user or not secret or not user.may_sign_in:
        raise sign_in_refused(visitor, user, at)
    for limit, whose, there in counted:
        counters.forget(office_id, limit, whose, at, there)
    if not is_outdated(secret):
        return user, secret
    renewed = hashed(password)
    credentials.renew_password_hash(user, secret, renewed)
    return user, renewed


def _counted_as(visitor: Visitor, email: str) -> tuple[tuple[Limit, str, str], ...]:
    """A browser that this address signed in with before counts by itself: no stranger keeps its
    owner out of it. In new browsers who tries an address counts together per network address, and
    the whole world together only beyond what one of them may."""
    own = number_in(visitor.device, visitor.office_id, email, config().keys("code_pepper"))
    if own:
        return ((WRONG_PASSWORDS, f"browser {own}", ""),)
    typed = normalised_email(email)
    there = (WRONG_PASSWORDS, typed, address_group(visitor.ip))
    return there, (PASSWORDS_IN_ALL, typed, "")


def _means(visitor: Visitor, user: User) -> Means:
    held = factors.held_by(user).at(visitor.host)
    return Means(
        methods=methods_of(user, held, offices.get(user.office_id)), passkeys=held.passkeys
    )


def _has_none(user: User, office: Office) -> bool:
    """A passkey of another host of the office is one too."""
    return must_enrol(user, factors.held_by(user), office)


def _asked(visitor: Visitor, challenge_id: str, at: datetime) -> AskedChallenge:
    challenge = challenges.challenge(visitor.office_id, challenge_id, at)
    if not challenge.is_about(Purpose.SIGN_IN):
        raise NotSignedIn("code_expired")
    user = _user_of(challenge)
    return AskedChallenge(user=user, challenge=challenge, means=_means(visitor, user))


def _user_of(challenge: Challenge) -> User:
    """A code counts where it was sent, as long as that is theirs."""
    user = _still(challenge, challenge.binding, "code_expired")
    if not challenge.went_to(user.mobile):
        raise NotSignedIn("code_expired")
    return user


def _still(whose: User | Challenge, binding: str, code: str) -> User:
    """The user as they are now, with what the sign-in began with. The password is read last: an
    older one is not taken for theirs."""
    try:
        user = users.user(whose.office_id, whose.user_id)
    except NotFound:
        raise NotSignedIn(code) from None
    secret = credentials.password_of(user) if user.may_sign_in else None
    if secret is None or binding != binding_of(user, secret):
        raise NotSignedIn(code)
    return user
