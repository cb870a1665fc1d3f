"""Looking along: an employee sees the portal as somebody of a client does, only to look (F120)."""

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, by
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound, bad_field
from chalicelib.employees.domain import Look, looks
from chalicelib.identity.domain.viewing import Viewing
from chalicelib.identity.domain.viewing import start_viewing as begin
from chalicelib.identity.store import sessions, signing_in, users

MOST_LOOKS = 200


def start_viewing(actor: Actor, client_id: str, user_id: str, reason: str) -> Viewing:
    """In this browser, until it is ended or half an hour has passed."""
    reason = reason.strip()
    if not reason:
        raise bad_field("reason", "required")
    if not memberships.membership(actor.office_id, client_id, user_id):
        raise NotFound
    person = users.user(actor.office_id, user_id)
    viewing = begin(actor, person, client_id, reason, clock.now())
    more = {"reason": reason, "until": clock.stamp(viewing.until)}
    signing_in.start_viewing(
        actor, viewing, person, _event(actor, "viewing_started", viewing, **more)
    )
    return viewing


def end_viewing(actor: Actor) -> None:
    """Ending what has ended changes nothing."""
    viewing = sessions.session(actor.office_id, actor.session_key).viewing
    if viewing:
        signing_in.end_viewing(actor, _event(actor, "viewing_ended", viewing))


def looks_at(actor: Actor, client_id: str) -> list[Look]:
    """Who looked along here, the last first."""
    client_rows.client(actor.office_id, client_id)
    found = looks(audit.history(actor.office_id, client_id))
    return found[: -MOST_LOOKS - 1 : -1]


def _event(actor: Actor, action: str, viewing: Viewing, **more: str) -> Event:
    """In the history of the client, because it is about its people."""
    return by(
        actor,
        action,
        min(clock.now(), viewing.until),
        client_id=viewing.client_id,
        subject_id=viewing.client_id,
        viewing_id=viewing.viewing_id,
        user_id=viewing.user_id,
        user_name=viewing.name,
        **more,
    )
