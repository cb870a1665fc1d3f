"""What changes together: users, their challenges, their sessions and the event of it."""

from collections.abc import Iterable

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.actor import Actor
from chalicelib.core.table import transaction
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.ended_link import Ending
from chalicelib.identity.domain.factor import Used
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.session import Session
from chalicelib.identity.domain.user import User
from chalicelib.identity.domain.viewing import Viewing
from chalicelib.identity.store import (
    challenges,
    credentials,
    factors,
    replacements,
    sessions,
    users,
)
from chalicelib.identity.store.beside import Put, nothing
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office


def sign_in(
    user: User,
    proved: tuple[Challenge, Used] | None,
    session: Session,
    *events: Event,
    before: str = "",
) -> None:
    """The code is used up as the session starts; refused when either was changed meanwhile.
    `before` is the token's hash of the session that this browser had, whoever it was of."""
    with transaction() as write:
        if proved:
            challenges.use_up(proved[0], write)
            factors.use_up(user, proved[1], write)
        if session.enrolling:
            users.must_be_unchanged(user, write)
        else:
            users.note_sign_in(user, session.started_at, write)
        sessions.open_session(session, user, write, before)
        if session.device.words:
            factors.know_device(user, session.device, session.started_at, write)
        for event in events:
            audit.append(event, write)


def sign_out(office_id: str, token_sha256: str, event: Event) -> None:
    with transaction() as write:
        sessions.end_session(office_id, token_sha256, write)
        audit.append(event, write)


def keep_user(new: User) -> None:
    """A new user without a client, such as an employee."""
    with transaction() as write:
        users.add_user(new, write)


def keep_change(changed: User) -> None:
    """What a user changes about themselves, here and in every browser."""
    with transaction() as write:
        users.change_user(changed, write)


def keep_new_password(user: User, secret: str, session_key: str, event: Event) -> None:
    """Every other browser is signed out, and a link that was on its way stops working."""
    with transaction() as write:
        credentials.put_password(user, secret, write)
        users.put_changed(user, write)
        sessions.end_all(user, write, but=session_key)
        audit.append(event, write)


def end_sessions(user: User, ended: list[Session], event: Event) -> None:
    with transaction() as write:
        for each in ended:
            sessions.end_session(user.office_id, each.token_sha256, write)
        audit.append(event, write)


def deactivate(
    user: User,
    gone: Iterable[Replacement],
    stop: Event,
    *ends: Event,
    by_leader: Actor | None = None,
) -> None:
    """Out at once, everywhere, and what waited for them is gone."""
    with transaction() as write:
        if by_leader:
            users.must_still_lead(by_leader, write)
        users.change_user(user, write)
        replacements.end(gone, Ending.CANCELLED, stop.at, write)
        for event in (stop, *ends):
            audit.append(event, write)


def stop_password(user: User, event: Event, used: Challenge) -> None:
    """It opens nothing any more, nor does any challenge that it began."""
    with transaction() as write:
        challenges.void(used, write)
        credentials.drop_password(user, write)
        users.change_user(user, write)
        audit.append(event, write)


def reactivate(user: User, event: Event, beside: Put = nothing) -> None:
    """Without the old password: it may be why the account was stopped."""
    with transaction() as write:
        beside(write)
        credentials.drop_password(user, write)
        credentials.drop_link(user, write)
        replacements.cancel_new_email(user, event.at, write)
        users.change_user(user, write)
        audit.append(event, write)


def found(office: Office, owner: User, *events: Event) -> None:
    """The office and whoever leads it first, or nothing of both."""
    with transaction() as write:
        offices.add(office, write)
        users.add_user(owner, write)
        for event in events:
            audit.append(event, write)


def add_colleague(new: User, actor: Actor, event: Event) -> None:
    with transaction() as write:
        users.must_still_lead(actor, write)
        users.add_user(new, write)
        audit.append(event, write)


def keep_colleague(changed: User, actor: Actor, event: Event) -> None:
    """What who leads the office changes about a colleague, in all their browsers at once."""
    with transaction() as write:
        users.must_still_lead(actor, write)
        users.change_user(changed, write)
        audit.append(event, write)


def start_viewing(
    actor: Actor, viewing: Viewing, person: User, employee: User, event: Event
) -> None:
    """Never with rights that were just taken, from either."""
    with transaction() as write:
        users.must_be_unchanged(person, write)
        users.must_be_unchanged(employee, write)
        sessions.start_viewing(actor.session_key, viewing, person, write)
        audit.append(event, write)


def end_viewing(actor: Actor, event: Event) -> None:
    with transaction() as write:
        sessions.end_viewing(actor.office_id, actor.session_key, write)
        audit.append(event, write)
