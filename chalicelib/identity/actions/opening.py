"""Opening a session, once somebody has proved who they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, Event, by
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.ids import new_token, sha256
from chalicelib.identity import store
from chalicelib.identity.domain import Challenge, Device, Session, Used, User, session_of

Proved = tuple[Challenge, Used]


@dataclass(frozen=True)
class Opened:
    """`token` is for the cookie of the session."""

    session: Session
    token: str


def open_session(user: User, proved: Proved | None, at: datetime, device: Device) -> Opened:
    token = new_token()
    factors: Mapping[str, str] = {proved[1].method: clock.stamp(at)} if proved else {}
    session = session_of(user, sha256(token), at, factors, device)
    events = [_event(session.actor(), "signed_in", at, **device.traces, **_by(proved))]
    if store.held_by(user).is_strange(device):
        events.append(_event(session.actor(), "device_new", at, **device.traces))
    store.sign_in(user, proved, session, *events)
    return Opened(session, token)


def start_session(user: User) -> str:
    """A session without a code, for the demo and the tests; the token is for the cookie."""
    return open_session(user, None, clock.now(), Device()).token


def _by(proved: Proved | None) -> dict[str, str]:
    return {"method": proved[1].method} if proved else {}


def _event(actor: Actor, action: str, at: datetime, **details: str) -> Event:
    return by(actor, action, at, client_id=NO_CLIENT, subject_id=actor.user_id, **details)
