"""One's own password and browsers: change it, see them, sign them out (F010, F105, F110)."""

from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import NotFound
from chalicelib.identity.actions.factors import check_own_password, factors_of
from chalicelib.identity.actions.hashing import hashed
from chalicelib.identity.actions.passwords import check_new_password
from chalicelib.identity.domain.session import Session
from chalicelib.identity.events.accounts import PasswordChanged
from chalicelib.identity.events.sessions import SessionsEnded
from chalicelib.identity.store import sessions, signing_in, users


def change_password(actor: Actor, old: str, new: str) -> None:
    """The old one, and a fresh code of who signs in with one. Ends every other session."""
    at = clock.now()
    user, _, methods, _ = factors_of(actor)
    check_new_password(user, new)
    check_own_password(user, old, at, "old_password")
    if methods:
        step_up.require(actor, Act.CHANGE_PASSWORD)
    event = _event(actor, PasswordChanged())
    signing_in.keep_new_password(user, hashed(new), actor.session_key, event)


def sessions_of(actor: Actor) -> list[Session]:
    user = users.user(actor.office_id, actor.user_id)
    return sessions.sessions_of(user, clock.now())


def end_session(actor: Actor, session_id: str) -> None:
    ended = [each for each in sessions_of(actor) if each.session_id == session_id]
    if not ended:
        raise NotFound
    _end(actor, ended)


def end_sessions(actor: Actor) -> None:
    """Everywhere, here too."""
    _end(actor, sessions_of(actor))


def _end(actor: Actor, ended: list[Session]) -> None:
    user = users.user(actor.office_id, actor.user_id)
    signing_in.end_sessions(user, ended, _event(actor, SessionsEnded(count=len(ended))))


def _event(actor: Actor, told: Happened) -> Event:
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=actor.user_id)
