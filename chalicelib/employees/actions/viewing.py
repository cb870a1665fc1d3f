"""Looking along: an employee sees the portal as somebody of a client does, only to look (F120)."""

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, Happened, by
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Actor, authorise
from chalicelib.core.errors import NotFound, bad_field
from chalicelib.core.racing import judged_again
from chalicelib.core.rights import Right
from chalicelib.employees.domain import Look, looks
from chalicelib.employees.events import ViewingEnded, ViewingStarted
from chalicelib.identity.domain.viewing import Viewing
from chalicelib.identity.domain.viewing import start_viewing as begin
from chalicelib.identity.store import sessions, signing_in, users

MOST_LOOKS = 200


@judged_again
def start_viewing(actor: Actor, client_id: str, user_id: str, reason: str) -> Viewing:
    """In this browser, until it is ended or half an hour has passed; never with more than the
    person and the employee may at the moment that it is written."""
    reason = reason.strip()
    if not reason:
        raise bad_field("reason", "required")
    if not memberships.membership(actor.office_id, client_id, user_id):
        raise NotFound
    person, employee = (users.user(actor.office_id, each) for each in (user_id, actor.user_id))
    now = sessions.session(actor.office_id, actor.session_key).actor()
    authorise(now, Right.MANAGE, client_id)
    viewing = begin(now, person, client_id, reason, clock.now())
    told = ViewingStarted(**_whom(viewing), reason=reason, until=viewing.until)
    event = _event(actor, told, viewing)
    signing_in.start_viewing(actor, viewing, person, employee, event)
    return viewing


def end_viewing(actor: Actor) -> None:
    """Ending what has ended changes nothing."""
    viewing = sessions.session(actor.office_id, actor.session_key).viewing
    if viewing:
        signing_in.end_viewing(actor, _event(actor, ViewingEnded(**_whom(viewing)), viewing))


def looks_at(actor: Actor, client_id: str) -> list[Look]:
    """Who looked along here, the last first."""
    client_rows.client(actor.office_id, client_id)
    found = looks(audit.history(actor.office_id, client_id))
    return found[: -MOST_LOOKS - 1 : -1]


def _whom(viewing: Viewing) -> dict[str, str]:
    return {
        "viewing_id": viewing.viewing_id,
        "user_id": viewing.user_id,
        "user_name": viewing.name,
    }


def _event(actor: Actor, told: Happened, viewing: Viewing) -> Event:
    """In the history of the client, because it is about its people."""
    at, client_id = min(clock.now(), viewing.until), viewing.client_id
    return by(actor, told, at, client_id=client_id, subject_id=client_id)
