"""What the log of security keeps of those who were not let in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by_itself
from chalicelib.core.errors import NotSignedIn
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.device import Device, device_of
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users


def device_at(visitor: Visitor) -> Device:
    return device_of(visitor.user_agent, visitor.place, visitor.ip)


def sign_in_refused(visitor: Visitor, user: User | None, at: datetime) -> NotSignedIn:
    """To raise. As much work for an address that nobody has; what was typed is kept of nobody."""
    subject_id = user.user_id if user else users.NOBODY
    seen = device_at(visitor).traces
    _put(visitor.office_id, "sign_in_refused", at, subject_id, seen)
    return NotSignedIn("wrong_credentials")


def codes_stopped(visitor: Visitor | None, user: User, at: datetime) -> None:
    """No code counts for the rest of the day; whose account it is gets a mail."""
    seen = device_at(visitor).traces if visitor else {}
    _put(user.office_id, "codes_stopped", at, user.user_id, seen)


@contextmanager
def refusal_noted(
    visitor: Visitor | None, challenge: Challenge, at: datetime, user: User | None = None
) -> Iterator[None]:
    """A wrong answer to this challenge is told to the office. `user` where the challenge was put
    to whoever came, and the answer said who that is."""
    try:
        yield
    except NotSignedIn as error:
        seen = device_at(visitor).traces if visitor else {}
        facts = {"purpose": challenge.purpose, "method": challenge.method, "code": error.code}
        subject_id = user.user_id if user else challenge.user_id or users.NOBODY
        _put(challenge.office_id, "code_refused", at, subject_id, facts | seen)
        raise


def _put(
    office_id: str, action: str, at: datetime, subject_id: str, details: dict[str, str]
) -> None:
    audit.put(
        by_itself(office_id, action, at, client_id=NO_CLIENT, subject_id=subject_id, **details)
    )
