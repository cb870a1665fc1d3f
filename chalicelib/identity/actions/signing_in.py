"""Signing in: e-mail and password, then a code, then a session (F084 to F088)."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, Event, by
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.config import config
from chalicelib.core.errors import FieldError, NotFound, NotSignedIn
from chalicelib.core.ids import new_token, sha256
from chalicelib.core.visitor import Visitor
from chalicelib.identity import store
from chalicelib.identity.actions.codes import ask_for_code, send_another
from chalicelib.identity.actions.hashing import fits, hashed, is_outdated
from chalicelib.identity.domain import (
    Challenge,
    Purpose,
    Session,
    User,
    Verdict,
    normalised_email,
    session_of,
)
from chalicelib.identity.domain.limit import UNUSED_CODES, WRONG_PASSWORDS


def sign_in(visitor: Visitor, email: str, password: str) -> tuple[User, Challenge]:
    """Refuses in the same way, after the same work, whatever was wrong."""
    at, office_id = clock.now(), visitor.office_id
    store.count(office_id, WRONG_PASSWORDS, normalised_email(email), at)
    user, secret = store.user_and_password(office_id, email)
    if not fits(password, secret) or not user or not secret or not user.may_sign_in:
        raise NotSignedIn("wrong_credentials")
    store.forget(office_id, WRONG_PASSWORDS, normalised_email(email), at)
    if is_outdated(secret):
        store.keep_password_hash(user, hashed(password))
    return user, ask_for_code(visitor, user, Purpose.SIGN_IN, at)


def answer_challenge(visitor: Visitor, challenge_id: str, code: str) -> tuple[Session, str]:
    """The session that the right code opens, and its token for the cookie."""
    at = clock.now()
    challenge = store.burn_try(visitor.office_id, challenge_id)
    _judge(challenge, code, at)
    user = _user_of(challenge)
    store.forget(user.office_id, UNUSED_CODES, user.user_id, at)
    return _open(user, challenge, at)


def send_code_again(visitor: Visitor, challenge_id: str) -> tuple[User, Challenge]:
    at = clock.now()
    challenge = store.challenge(visitor.office_id, challenge_id, at)
    if not challenge.is_for(Purpose.SIGN_IN):
        raise NotSignedIn("code_expired")
    user = _user_of(challenge)
    return user, send_another(visitor, challenge, user, at)


def abandon_challenge(visitor: Visitor, challenge_id: str) -> None:
    store.drop_challenge(visitor.office_id, challenge_id)


def start_session(user: User) -> str:
    """A session without a code, for the demo and the tests; the token is for the cookie."""
    return _open(user, None, clock.now())[1]


def sign_out(actor: Actor) -> None:
    event = _event(actor, "signed_out", clock.now())
    store.sign_out(actor.office_id, actor.session_key, event)


def _judge(challenge: Challenge, code: str, at: datetime) -> None:
    verdict = challenge.judge(code, config().code_pepper, at)
    if verdict is Verdict.GONE or not challenge.is_for(Purpose.SIGN_IN):
        raise NotSignedIn("code_expired")
    if verdict is Verdict.WRONG:
        left = FieldError("code", f"tries_left_{challenge.tries_left}")
        raise NotSignedIn("wrong_code", left)


def _user_of(challenge: Challenge) -> User:
    try:
        user = store.user(challenge.office_id, challenge.user_id)
    except NotFound:
        raise NotSignedIn("code_expired") from None
    if not user.may_sign_in:
        raise NotSignedIn("code_expired")
    return user


def _open(user: User, used: Challenge | None, at: datetime) -> tuple[Session, str]:
    token = new_token()
    factors = {"sms": clock.stamp(at)} if used else {}
    session = session_of(user, sha256(token), at, factors)
    store.sign_in(user, used, session, _event(session.actor(), "signed_in", at))
    return session, token


def _event(actor: Actor, action: str, at: datetime) -> Event:
    return by(actor, action, at, client_id=NO_CLIENT, subject_id=actor.user_id)
