"""Signing in with a passkey alone: having it and being recognised by it are both factors (C1)."""

from chalicelib.core import clock
from chalicelib.core.errors import Conflict, NotFound, NotSignedIn
from chalicelib.core.racing import judged_with
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.limiting import count_passkey
from chalicelib.identity.actions.noting import refusal_noted
from chalicelib.identity.actions.opening import OpenedSession, open_session
from chalicelib.identity.actions.proving import burn, prove
from chalicelib.identity.domain.challenge import Challenge, new_challenge
from chalicelib.identity.domain.passkey import Assertion, relying_party
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method

NOBODY_YET = ""


def ask_passkey(visitor: Visitor) -> Challenge:
    """To whoever is at the door: the passkey tells whose it is."""
    at = clock.now()
    count_passkey(visitor, at)
    relying_party(visitor.host)
    if not _is_allowed(visitor):
        raise Conflict("method_not_allowed")
    asked = new_challenge(visitor.office_id, NOBODY_YET, Purpose.PASSKEY, at).by(Method.PASSKEY)
    challenges.add_challenge(asked)
    return asked


def answer_passkey(visitor: Visitor, challenge_id: str, assertion: Assertion) -> OpenedSession:
    """Refuses in the same way whatever was wrong with the passkey or its owner."""
    at = clock.now()
    count_passkey(visitor, at)
    challenge = burn(visitor.office_id, challenge_id, Purpose.PASSKEY, at)
    with refusal_noted(visitor, challenge, at):
        user = _owner(visitor, assertion)
    proved = challenge, prove(visitor, challenge, user, assertion, at)
    return judged_with(
        user,
        lambda: _owner(visitor, assertion),
        lambda known: open_session(visitor, known, proved, at),
    )


def _owner(visitor: Visitor, assertion: Assertion) -> User:
    try:
        user = users.user(visitor.office_id, assertion.user_id)
    except NotFound:
        raise NotSignedIn("wrong_passkey") from None
    if not user.may_sign_in or not _is_allowed(visitor):
        raise NotSignedIn("wrong_passkey")
    return user


def _is_allowed(visitor: Visitor) -> bool:
    return Method.PASSKEY in offices.get(visitor.office_id).methods
