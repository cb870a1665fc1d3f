"""What a row of a session holds: all that a request must know of its user."""

from typing import Any

from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
)
from pynamodb.expressions.update import Action

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole, Kind
from chalicelib.core.language import Language
from chalicelib.core.table import Row, key, table_name
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.session import Session
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import access, viewings


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


NOT_VIEWING: list[Action] = [SessionRow.viewing.remove(), SessionRow.viewed_key.remove()]


def of_user(user: User) -> list[Action]:
    """What a session copies of its user; what is None there is removed here. A viewing ends."""
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
    return NOT_VIEWING + [
        attribute.remove() if value is None else attribute.set(value) for attribute, value in copied
    ]


def row_of(new: Session) -> SessionRow:
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


def session_of(row: SessionRow) -> Session:
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
