"""What the log of security keeps of those who were not let in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Happened, by_itself
from chalicelib.core.errors import NotSignedIn
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.device import Device, device_of
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.sessions import CodeRefused, CodesStopped, SignInRefused
from chalicelib.identity.events.shared import Whereabouts
from chalicelib.identity.store import users


def device_at(visitor: Visitor) -> Device:
    return device_of(visitor.user_agent, visitor.place, visitor.ip)


def sign_in_refused(visitor: Visitor, user: User | None, at: datetime) -> NotSignedIn:
    """To raise. As much work for an address that nobody has; what was typed is kept of nobody."""
    subject_id = user.user_id if user else users.NOBODY
    _put(visitor.office_id, SignInRefused(seen=_traces(visitor)), at, subject_id)
    return NotSignedIn("wrong_credentials")


def codes_stopped(visitor: Visitor | None, user: User, at: datetime) -> None:
    """No code counts for the rest of the day; whose account it is gets a mail."""
    _put(user.office_id, CodesStopped(seen=_traces(visitor)), at, user.user_id)


@contextmanager
def refusal_noted(
    visitor: Visitor | None, challenge: Challenge, at: datetime, user: User | None = None
) -> Iterator[None]:
    """A wrong answer to this challenge is told to the office. `user` where the challenge was put
    to whoever came, and the answer said who that is."""
    try:
        yield
    except NotSignedIn as error:
        told = CodeRefused(
            purpose=challenge.purpose,
            method=challenge.method,
            code=error.code,
            seen=_traces(visitor),
        )
        subject_id = user.user_id if user else challenge.user_id or users.NOBODY
        _put(challenge.office_id, told, at, subject_id)
        raise


def _traces(visitor: Visitor | None) -> Whereabouts:
    return device_at(visitor).traces if visitor else Whereabouts()


def _put(office_id: str, told: Happened, at: datetime, subject_id: str) -> None:
    audit.put(by_itself(office_id, told, at, client_id=NO_CLIENT, subject_id=subject_id))
