"""Looking at an answer, after the try was burned: what was used up, or why it is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by_itself
from chalicelib.core.config import config
from chalicelib.core.errors import FieldError, NotAllowed, NotSignedIn
from chalicelib.core.visitor import Visitor
from chalicelib.gateways import sealing
from chalicelib.identity.actions.noting import codes_stopped, refusal_noted
from chalicelib.identity.actions.passkey_checks import count_of, expected_of
from chalicelib.identity.domain.challenge import Challenge, CodeVerdict
from chalicelib.identity.domain.factor import Authenticator, Used, recovery_sha256, why_not
from chalicelib.identity.domain.limit import WRONG_CODES
from chalicelib.identity.domain.passkey import Assertion, Passkey
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.sessions import PasskeyRefused
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, counters, factors, passkeys, recovery
from chalicelib.offices.events import Method

Given = str | Assertion


def burn(office_id: str, challenge_id: str, purpose: Purpose, at: datetime) -> Challenge:
    """Takes a try away; the challenge is for this and may still be answered."""
    challenge = challenges.burn_try(office_id, challenge_id)
    if at >= challenge.expires_at or not challenge.is_about(purpose):
        raise NotSignedIn("code_expired")
    return challenge


@contextmanager
def inside() -> Iterator[None]:
    """Whoever is signed in stays so, whatever is wrong with their code: 403 instead of 401."""
    try:
        yield
    except NotSignedIn as error:
        raise NotAllowed(error.code, *error.fields) from error


def prove(visitor: Visitor, challenge: Challenge, user: User, given: Given, at: datetime) -> Used:
    """What does not fit is told to the office. A passkey cannot be guessed, and always may be
    tried."""
    if challenge.method is Method.PASSKEY:
        with refusal_noted(visitor, challenge, at, user):
            return _prove(visitor, challenge, user, given, at)
    with _counted(visitor, user, at), refusal_noted(visitor, challenge, at, user):
        return _prove(visitor, challenge, user, given, at)


def prove_sent(challenge: Challenge, user: User, code: str, at: datetime) -> Used:
    """By somebody inside, to a number or address that is not theirs yet."""
    with _counted(None, user, at), refusal_noted(None, challenge, at):
        return by_sent_code(challenge, code, at)


@contextmanager
def _counted(visitor: Visitor | None, user: User, at: datetime) -> Iterator[None]:
    """Wrong codes of every kind, over every challenge of a day: counted before anybody looks, so
    that many at once are not more; TooMany once there were too many. The last one is told to whose
    account it is."""
    whose = user.office_id, WRONG_CODES, user.user_id, at
    times = counters.count(*whose)
    try:
        yield
    except NotSignedIn:
        if times == WRONG_CODES.times:
            codes_stopped(visitor, user, at)
        raise
    counters.take_back(*whose)


def _prove(visitor: Visitor, challenge: Challenge, user: User, given: Given, at: datetime) -> Used:
    """A code where a passkey was asked, or the other way round, is wrong like any other."""
    code = given if isinstance(given, str) else ""
    match challenge.method:
        case Method.PASSKEY:
            return _by_passkey(visitor, challenge, user, given, at)
        case Method.TOTP:
            return _by_app(challenge, user, code, at)
        case Method.RECOVERY:
            return _by_recovery_code(challenge, user, code)
        case Method.SMS | Method.EMAIL:
            return by_sent_code(challenge, code, at)


def by_sent_code(challenge: Challenge, code: str, at: datetime) -> Used:
    """By the way in which it was sent."""
    if challenge.judge(code, config().keys("code_pepper"), at) is not CodeVerdict.RIGHT:
        raise _wrong(challenge, "wrong_code")
    return Used(method=challenge.method)


def sealed(secret: str, user: User) -> str:
    return sealing.seal(secret, use="authenticator", office=user.office_id, user=user.user_id)


def unsealed(app: Authenticator) -> str:
    return sealing.unseal(app.sealed, use="authenticator", office=app.office_id, user=app.user_id)


def _by_passkey(
    visitor: Visitor, challenge: Challenge, user: User, given: Given, at: datetime
) -> Used:
    passkey = _passkey(user, given)
    if passkey is None or isinstance(given, str):
        raise NotSignedIn("wrong_passkey")
    count = count_of(given, passkey, expected_of(visitor, challenge.challenge_id))
    if count is None:
        raise NotSignedIn("wrong_passkey")
    if passkey.has_gone_back(count):
        _tell_of_copy(user, at)
        raise NotSignedIn("wrong_passkey")
    return Used(method=Method.PASSKEY, passkey=passkey.used(count, at))


def _passkey(user: User, given: Given) -> Passkey | None:
    """Of this user; a security key need not say whose it is when it was asked for by its id."""
    if isinstance(given, str) or (given.user_handle and not given.names(user.user_id)):
        return None
    return passkeys.passkey_with(user.office_id, user.user_id, given.credential_id)


def _tell_of_copy(user: User, at: datetime) -> None:
    audit.put(
        by_itself(
            user.office_id, PasskeyRefused(), at, client_id=NO_CLIENT, subject_id=user.user_id
        )
    )


def _by_app(challenge: Challenge, user: User, code: str, at: datetime) -> Used:
    app = factors.held_by(user).authenticator
    step = app.step_of(unsealed(app), code, at) if app else None
    if app is None or step is None:
        raise _wrong(challenge, "wrong_app_code")
    if app.has_used(step):
        raise _wrong(challenge, "code_used")
    if why := why_not(step, at):
        factors.spoil(app, step)
        raise _wrong(challenge, why)
    return Used(method=Method.TOTP, step=step)


def _by_recovery_code(challenge: Challenge, user: User, code: str) -> Used:
    sha256 = recovery_sha256(code)
    if not recovery.has_recovery_code(user, sha256):
        raise _wrong(challenge, "wrong_recovery_code")
    return Used(method=Method.RECOVERY, recovery_sha256=sha256)


def _wrong(challenge: Challenge, code: str) -> NotSignedIn:
    return NotSignedIn(code, FieldError(field="code", code=f"tries_left_{challenge.tries_left}"))
