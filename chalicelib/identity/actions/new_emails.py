"""Confirming a new e-mail address by the link that was sent to it (F009)."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.core import clock
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.ids import sha256
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.link import user_of
from chalicelib.identity.domain.new_email import NewEmail
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.factors import EmailChanged
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements, users


def new_email_link(office_id: str, user_id: str, asked: str, at: datetime) -> str:
    """The token for a mail that is about to be sent; NotFound when something else is wished now."""
    known = new_email_rows.new_email(office_id, user_id)
    if known is None or known.asked != asked or not known.waits(at):
        raise NotFound
    ready, token = known.with_token()
    new_email_rows.keep_token(ready)
    return token


def email_behind(visitor: Visitor, token: str) -> tuple[User, NewEmail]:
    """NotFound with `link_expired` for every token that does not work (any more)."""
    user_id = user_of(token)
    known = users.users(visitor.office_id, [user_id]).get(user_id)
    new = new_email_rows.new_email(visitor.office_id, user_id)
    if known is None or new is None or known.status is Status.DEACTIVATED:
        raise NotFound("link_expired")
    if not new.opens_with(token, clock.now()):
        raise NotFound("link_expired")
    return users.user(visitor.office_id, user_id), new


def confirm_email(visitor: Visitor, token: str) -> User:
    """From now on the person signs in with the new address; the old one is told."""
    user, new = email_behind(visitor, token)
    _check_free(new)
    at = clock.now()
    made = replacements.proven_email(user.office_id, user.user_id).made(at)
    replaced = {**user.replaced, **made.replaced}
    changed = replace(user, email=new.email, replaced=replaced).settling(at)
    event = _changed(user, made)
    try:
        new_email_rows.confirm_email(
            user, changed, new, made=made, event=event, session_key=sha256(visitor.cookie)
        )
    except Conflict:
        email_behind(visitor, token)
        _check_free(new)
        raise
    return changed


def _changed(user: User, made: Replacement) -> Event:
    """Tells who asked it and why it counts, as that of a number does."""
    at, told = made.made_at or clock.now(), EmailChanged(counted=made.counted)
    return by_itself(user.office_id, told, at, client_id=NO_CLIENT, subject_id=user.user_id)


def _check_free(new: NewEmail) -> None:
    if users.user_with_email(new.office_id, new.email):
        raise Conflict("email_in_use")
