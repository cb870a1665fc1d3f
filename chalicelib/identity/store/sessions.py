"""The sessions table: one row has all that a request must know of its user."""

from datetime import datetime
from typing import Any

from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
)
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action
from pynamodb.indexes import KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole, Kind
from chalicelib.core.errors import Conflict, NotSignedIn
from chalicelib.core.ids import sha256
from chalicelib.core.language import Language
from chalicelib.core.table import GlobalIndex, Row, key, table_name
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.session import MOST_SESSIONS, Session
from chalicelib.identity.domain.user import User
from chalicelib.identity.domain.viewing import MOST_VIEWERS, Viewing
from chalicelib.identity.store import access, viewings


class ByUser(GlobalIndex["SessionRow"], projection=KeysOnlyProjection()):
    user_key = UnicodeAttribute(hash_key=True)


class ByViewed(GlobalIndex["SessionRow"], projection=KeysOnlyProjection()):
    """Of the few who look as somebody now; so that a change of that person's rights finds them."""

    viewed_key = UnicodeAttribute(hash_key=True)


class SessionRow(Row):
    class Meta:
        table_name = table_name("sessions")

    session_key = UnicodeAttribute(hash_key=True)
    user_key = UnicodeAttribute()
    kind = UnicodeAttribute()
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    language = UnicodeAttribute()
    access: JSONAttribute = JSONAttribute()
    factors: JSONAttribute = JSONAttribute()
    started_at = UnicodeAttribute()
    seen_at = UnicodeAttribute()
    browser = UnicodeAttribute(null=True)
    system = UnicodeAttribute(null=True)
    place = UnicodeAttribute(null=True)
    role = UnicodeAttribute(null=True)
    assigned: JSONAttribute = JSONAttribute(null=True)
    preferred_client_id = UnicodeAttribute(null=True)
    viewing: JSONAttribute = JSONAttribute(null=True)
    viewed_key = UnicodeAttribute(null=True)
    replacing = BooleanAttribute(null=True)
    replaced: JSONAttribute = JSONAttribute(null=True)
    enrolling = BooleanAttribute(null=True)
    expires_at = NumberAttribute()
    by_user = ByUser()
    by_viewed = ByViewed()


_NOT_VIEWING: list[Action] = [SessionRow.viewing.remove(), SessionRow.viewed_key.remove()]


def actor_of(visitor: Visitor) -> Actor:
    """Whoever the cookie belongs to, at this office, or as whom they look; one read for almost
    every request."""
    if not visitor.cookie:
        raise NotSignedIn("not_signed_in")
    found = session(visitor.office_id, sha256(visitor.cookie))
    _note(found, clock.now())
    return found.actor()


def session(office_id: str, token_sha256: str) -> Session:
    """The live session with this token, as of whom it is looked as; NotSignedIn when there is
    none."""
    try:
        row = SessionRow.get(key(office_id, token_sha256), consistent_read=True)
    except SessionRow.DoesNotExist:
        raise NotSignedIn("not_signed_in") from None
    found, at = _session(row), clock.now()
    if not found.is_live(at):
        raise NotSignedIn("not_signed_in")
    return found.as_seen(at)


def open_session(new: Session, write: TransactWrite) -> None:
    write.save(_row(new), condition=SessionRow.session_key.does_not_exist())


def end_session(office_id: str, token_sha256: str, write: TransactWrite) -> None:
    write.delete(SessionRow(key(office_id, token_sha256)))


def end_enrolling(office_id: str, token_sha256: str, write: TransactWrite) -> None:
    """A second step is set up: this session is one like any other from now on."""
    row = SessionRow(key(office_id, token_sha256))
    write.update(
        row,
        actions=[SessionRow.enrolling.remove()],
        condition=SessionRow.session_key.exists(),
    )


def rewrite(user: User, write: TransactWrite) -> None:
    """Every session of this user gets what changed, or ends with the user. Whoever looked as them
    goes back to their own work, and so do they themselves."""
    for row in _rows_of(user):
        if user.may_sign_in:
            here = SessionRow.session_key.exists()
            write.update(row, actions=_of_user(user), condition=here)
        else:
            write.delete(row)
    for row in _rows_viewing(user):
        write.update(row, actions=_NOT_VIEWING, condition=SessionRow.session_key.exists())


def start_viewing(token_sha256: str, viewing: Viewing, person: User, write: TransactWrite) -> None:
    """Conflict when too many look as this person already."""
    if SessionRow.by_viewed.count(_viewed_key(person)) >= MOST_VIEWERS:
        raise Conflict("too_many_viewers")
    row = SessionRow(key(person.office_id, token_sha256))
    actions: list[Action] = [
        SessionRow.viewing.set(viewings.to_json(viewing)),
        SessionRow.viewed_key.set(_viewed_key(person)),
    ]
    write.update(row, actions=actions, condition=SessionRow.session_key.exists())


def end_viewing(office_id: str, token_sha256: str, write: TransactWrite) -> None:
    """Refused when it has ended already."""
    row = SessionRow(key(office_id, token_sha256))
    write.update(row, actions=_NOT_VIEWING, condition=SessionRow.viewed_key.exists())


def _rows_viewing(person: User) -> list[SessionRow]:
    """Nobody looks as an employee."""
    if person.kind is Kind.EMPLOYEE:
        return []
    viewed = _viewed_key(person)
    keys = [row.session_key for row in SessionRow.by_viewed.query(viewed)]
    rows = SessionRow.batch_get(keys, consistent_read=True) if keys else []
    return [row for row in rows if row.viewed_key == viewed]


def _viewed_key(person: User) -> str:
    return key(person.office_id, person.user_id)


def _of_user(user: User) -> list[Action]:
    """What a session copies of its user; what is None there is removed here."""
    copied: list[tuple[Attribute[Any], Any]] = [
        (SessionRow.name, user.name),
        (SessionRow.email, user.email),
        (SessionRow.language, user.language),
        (SessionRow.access, access.to_json(user.access)),
        (SessionRow.role, user.role),
        (SessionRow.assigned, access.assigned_to_json(user.assigned)),
        (SessionRow.preferred_client_id, user.preferred_client_id),
        (SessionRow.replacing, user.replacing or None),
        (SessionRow.replaced, dict(user.replaced) or None),
    ]
    return _NOT_VIEWING + [
        attribute.remove() if value is None else attribute.set(value) for attribute, value in copied
    ]


def end_least_used(user: User) -> None:
    """All sessions of a user must fit in one transaction, so that rights can always be taken."""
    rows = sorted(_rows_of(user), key=lambda row: row.seen_at)
    for row in rows[:-MOST_SESSIONS]:
        row.delete()


def end_all(user: User, write: TransactWrite, but: str = "") -> None:
    """`but` is the token's hash of the one that stays."""
    for row in _rows_of(user):
        if row.session_key != f"{user.office_id}#{but}":
            write.delete(row)


def leave_one(user: User, token_sha256: str, write: TransactWrite) -> None:
    """The one with this token gets what changed; every other browser is signed out."""
    for row in _rows_of(user):
        if row.session_key == key(user.office_id, token_sha256):
            here = SessionRow.session_key.exists()
            write.update(row, actions=_of_user(user), condition=here)
        else:
            write.delete(row)


def sessions_of(user: User, at: datetime) -> list[Session]:
    """The live ones, the last used first."""
    found = [_session(row) for row in _rows_of(user)]
    live = [each for each in found if each.is_live(at)]
    return sorted(live, key=lambda each: each.seen_at, reverse=True)


def _rows_of(user: User) -> list[SessionRow]:
    """Read from the table itself: the index may be a moment behind about what has ended."""
    owner = key(user.office_id, user.user_id)
    keys = [row.session_key for row in SessionRow.by_user.query(owner)]
    return list(SessionRow.batch_get(keys, consistent_read=True)) if keys else []


def _note(found: Session, at: datetime) -> None:
    if not found.is_worth_noting(at):
        return
    row = SessionRow(key(found.office_id, found.token_sha256))
    try:
        row.update(
            actions=[SessionRow.seen_at.set(clock.stamp(at))],
            condition=SessionRow.session_key.exists(),
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise NotSignedIn("not_signed_in") from error


def _row(new: Session) -> SessionRow:
    return SessionRow(
        key(new.office_id, new.token_sha256),
        user_key=key(new.office_id, new.user_id),
        kind=new.kind,
        name=new.name,
        email=new.email,
        language=new.language,
        access=access.to_json(new.access),
        factors=dict(new.factors),
        started_at=clock.stamp(new.started_at),
        seen_at=clock.stamp(new.seen_at),
        expires_at=int(new.expires_at.timestamp()),
        browser=new.device.browser or None,
        system=new.device.system or None,
        place=new.device.place or None,
        role=new.role,
        assigned=access.assigned_to_json(new.assigned),
        preferred_client_id=new.preferred_client_id,
        replacing=new.replacing or None,
        replaced=dict(new.replaced) or None,
        enrolling=new.enrolling or None,
    )


def _session(row: SessionRow) -> Session:
    office_id, _, token_sha256 = row.session_key.partition("#")
    return Session(
        office_id=office_id,
        token_sha256=token_sha256,
        user_id=row.user_key.partition("#")[2],
        kind=Kind(row.kind),
        name=row.name,
        email=row.email,
        language=Language(row.language),
        started_at=clock.parse(row.started_at),
        seen_at=clock.parse(row.seen_at),
        access=access.from_json(row.access),
        factors=row.factors,
        device=Device(browser=row.browser or "", system=row.system or "", place=row.place or ""),
        role=EmployeeRole(row.role) if row.role else None,
        assigned=access.assigned_from_json(row.assigned),
        preferred_client_id=row.preferred_client_id,
        viewing=viewings.from_json(row.viewing) if row.viewing else None,
        replacing=bool(row.replacing),
        replaced=row.replaced or {},
        enrolling=bool(row.enrolling),
    )
