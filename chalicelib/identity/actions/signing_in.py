"""Signing in: e-mail and password, then a second factor, then a session (F084 to F088)."""

from collections.abc import Mapping
from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, Event, by, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound, NotSignedIn
from chalicelib.core.ids import new_token, sha256
from chalicelib.core.visitor import Visitor
from chalicelib.identity import store
from chalicelib.identity.actions.codes import Asked, Methods, ask, choose, send_again
from chalicelib.identity.actions.hashing import fits, hashed, is_outdated
from chalicelib.identity.actions.limiting import count_address
from chalicelib.identity.actions.proving import burn, prove
from chalicelib.identity.domain import (
    Challenge,
    Device,
    Purpose,
    Session,
    Used,
    User,
    device_of,
    normalised_email,
    session_of,
)
from chalicelib.identity.domain.factor import methods_of, must_have_factor
from chalicelib.identity.domain.limit import UNUSED_CODES, WRONG_PASSWORDS
from chalicelib.offices import store as offices
from chalicelib.offices.domain import Method

Opened = tuple[Session, str]


def sign_in(visitor: Visitor, email: str, password: str) -> Asked | Opened:
    """Refuses in the same way, after the same work, whatever was wrong. Opens a session at once
    for who needs no second factor."""
    at = clock.now()
    user = _user_with(visitor, email, password, at)
    methods = _methods(user)
    if not methods and not must_have_factor(user, offices.get(user.office_id)):
        return _open(user, None, at, device_of(visitor.user_agent))
    return ask(visitor, user, methods, Purpose.SIGN_IN, at, "")


def answer_challenge(visitor: Visitor, challenge_id: str, code: str) -> Opened:
    """The session that the right code opens, and its token for the cookie."""
    at = clock.now()
    count_address(visitor, at)
    challenge = burn(visitor.office_id, challenge_id, Purpose.SIGN_IN, at)
    user = _user_of(challenge)
    used = prove(challenge, user, code, at)
    store.forget(user.office_id, UNUSED_CODES, user.user_id, at)
    return _open(user, (challenge, used), at, device_of(visitor.user_agent))


def send_code_again(visitor: Visitor, challenge_id: str) -> Asked:
    at = clock.now()
    return send_again(visitor, _asked(visitor, challenge_id, at), at)


def choose_method(visitor: Visitor, challenge_id: str, method: Method) -> Asked:
    at = clock.now()
    return choose(visitor, _asked(visitor, challenge_id, at), method, at)


def abandon_challenge(visitor: Visitor, challenge_id: str) -> None:
    store.drop_challenge(visitor.office_id, challenge_id)


def deactivate_own_account(visitor: Visitor, challenge_id: str) -> None:
    """The code went to a wrong number (F089): nobody gets in until the office says so."""
    at = clock.now()
    asked = _asked(visitor, challenge_id, at)
    if not asked.challenge.is_sent:
        raise Conflict("other_method")
    user = asked.user.deactivated()
    event = by_itself(
        user.office_id, "account_stopped", at, client_id=NO_CLIENT, subject_id=user.user_id
    )
    store.deactivate(user, event, asked.challenge)


def start_session(user: User) -> str:
    """A session without a code, for the demo and the tests; the token is for the cookie."""
    return _open(user, None, clock.now(), Device())[1]


def sign_out(actor: Actor) -> None:
    who = (actor.viewer or actor).user_id
    event = by(actor, "signed_out", clock.now(), client_id=NO_CLIENT, subject_id=who)
    store.sign_out(actor.office_id, actor.session_key, event)


def _user_with(visitor: Visitor, email: str, password: str, at: datetime) -> User:
    office_id = visitor.office_id
    count_address(visitor, at)
    store.count(office_id, WRONG_PASSWORDS, normalised_email(email), at)
    user, secret = store.user_and_password(office_id, email)
    if not fits(password, secret) or not user or not secret or not user.may_sign_in:
        raise NotSignedIn("wrong_credentials")
    store.forget(office_id, WRONG_PASSWORDS, normalised_email(email), at)
    if is_outdated(secret):
        store.keep_password_hash(user, hashed(password))
    return user


def _methods(user: User) -> Methods:
    return methods_of(user, store.held_by(user), offices.get(user.office_id))


def _asked(visitor: Visitor, challenge_id: str, at: datetime) -> Asked:
    challenge = store.challenge(visitor.office_id, challenge_id, at)
    if not challenge.is_about(Purpose.SIGN_IN):
        raise NotSignedIn("code_expired")
    user = _user_of(challenge)
    return Asked(user, challenge, _methods(user))


def _user_of(challenge: Challenge) -> User:
    try:
        user = store.user(challenge.office_id, challenge.user_id)
    except NotFound:
        raise NotSignedIn("code_expired") from None
    if not user.may_sign_in:
        raise NotSignedIn("code_expired")
    return user


def _open(
    user: User, proved: tuple[Challenge, Used] | None, at: datetime, device: Device
) -> Opened:
    token = new_token()
    factors: Mapping[str, str] = {proved[1].method: clock.stamp(at)} if proved else {}
    session = session_of(user, sha256(token), at, factors, device)
    events = [_event(session.actor(), "signed_in", at, device=device.words, **_by(proved))]
    if store.held_by(user).is_strange(device):
        events.append(_event(session.actor(), "device_new", at, device=device.words))
    store.sign_in(user, proved, session, *events)
    return session, token


def _by(proved: tuple[Challenge, Used] | None) -> dict[str, str]:
    return {"method": proved[1].method} if proved else {}


def _event(actor: Actor, action: str, at: datetime, **details: str) -> Event:
    return by(actor, action, at, client_id=NO_CLIENT, subject_id=actor.user_id, **details)
