"""Opening a session, once somebody has proved who they are."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.config import config
from chalicelib.core.ids import new_token, sha256
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.noting import device_at
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.factor import Used
from chalicelib.identity.domain.known_browser import browser_token, new_number, number_in
from chalicelib.identity.domain.session import Session, session_of
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.sessions import DeviceNew, SignedIn
from chalicelib.identity.store import factors, signing_in
from chalicelib.offices.events import Method

Proved = tuple[Challenge, Used]


class OpenedSession(Struct, frozen=True, kw_only=True):
    """`token` is for the cookie of the session, `device` for the one that knows the browser."""

    session: Session
    token: str
    device: str


def open_session(
    visitor: Visitor, user: User, proved: Proved | None, at: datetime, *, enrolling: bool = False
) -> OpenedSession:
    token, before = new_token(), sha256(visitor.cookie) if visitor.cookie else ""
    session = _open(
        user,
        proved,
        at=at,
        device=device_at(visitor),
        token=token,
        before=before,
        enrolling=enrolling,
    )
    return OpenedSession(session=session, token=token, device=_known_browser(visitor, user))


def start_session(user: User) -> str:
    """A session without a code, for the demo and the tests; the token is for the cookie."""
    token = new_token()
    _open(user, None, clock.now(), Device(), token)
    return token


def _open(
    user: User,
    proved: Proved | None,
    at: datetime,
    device: Device,
    token: str,
    before: str = "",
    *,
    enrolling: bool = False,
) -> Session:
    used: Mapping[str, str] = {proved[1].method: clock.stamp(at)} if proved else {}
    session = session_of(user, sha256(token), at, used, device)
    session = replace(session, enrolling=enrolling)
    method = proved[1].method if proved else None
    events = [
        _event(
            session.actor(), SignedIn(method=method, enrolling=enrolling, seen=device.traces), at
        )
    ]
    if factors.held_by(user).is_strange(device):
        events.append(_event(session.actor(), DeviceNew(seen=device.traces), at))
    signing_in.sign_in(_reached(user, method), proved, session, *events, before=before)
    return session


def _reached(user: User, method: Method | None) -> User:
    """A code that came back by text shows that the number is theirs."""
    return replace(user, number_wrong=user.number_wrong and method is not Method.SMS)


def _known_browser(visitor: Visitor, user: User) -> str:
    """The number that it had, so that whoever signs in again and again gets no new tries by it."""
    known = number_in(visitor.device, user.office_id, user.email, config().keys("code_pepper"))
    pepper = config().key("code_pepper")
    return browser_token(user.office_id, user.email, known or new_number(), pepper)


def _event(actor: Actor, told: Happened, at: datetime) -> Event:
    return by(actor, told, at, client_id=NO_CLIENT, subject_id=actor.user_id)
