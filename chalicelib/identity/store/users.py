"""The users table: users, one guard per e-mail address, and a pointer per employee."""

from collections.abc import Iterable

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole, Kind
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.core.table import Row, Write, key, table_name
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import access, sessions

EMAIL, EMPLOYEE, NOBODY = "email#", "employee#", "nobody"


class UserRow(Row):
    class Meta:
        table_name = table_name("users")

    office_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    kind = UnicodeAttribute()
    email = UnicodeAttribute()
    name = UnicodeAttribute()
    mobile = UnicodeAttribute()
    language = UnicodeAttribute()
    status = UnicodeAttribute()
    role = UnicodeAttribute(null=True)
    access: JSONAttribute = JSONAttribute()
    invited_at = UnicodeAttribute()
    last_signed_in_at = UnicodeAttribute(null=True)
    version = NumberAttribute()
    assigned: JSONAttribute = JSONAttribute(null=True)
    preferred_client_id = UnicodeAttribute(null=True)
    replacing = BooleanAttribute(null=True)
    replaced: JSONAttribute = JSONAttribute(null=True)
    settled_at = UnicodeAttribute(null=True)
    number_wrong = BooleanAttribute(null=True)
    invited_by_id = UnicodeAttribute(null=True)


class PointerRow(Row):
    """`email#<address>` and `employee#<user_id>`: whose it is."""

    class Meta:
        table_name = table_name("users")

    office_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    owner_id = UnicodeAttribute()


def user(office_id: str, user_id: str) -> User:
    try:
        return _user(UserRow.get(key(office_id), key(user_id), consistent_read=True))
    except UserRow.DoesNotExist:
        raise NotFound from None


def users(office_id: str, user_ids: Iterable[str], *, fresh: bool = False) -> dict[str, User]:
    """Those that exist, by id; `fresh` also sees what was written this very moment."""
    wanted = [(office_id, user_id) for user_id in sorted(set(user_ids))]
    found = UserRow.batch_get(wanted, consistent_read=fresh)
    return {row.user_id: _user(row) for row in found}


def user_with_email(office_id: str, email: str) -> User | None:
    """Two reads, also for an address that nobody has."""
    try:
        guard = PointerRow.get(office_id, EMAIL + normalised_email(email), consistent_read=True)
        owner_id = guard.owner_id
    except PointerRow.DoesNotExist:
        owner_id = NOBODY
    try:
        return user(office_id, owner_id)
    except NotFound:
        return None


def employees(office_id: str) -> list[User]:
    """By name; an index of its own, because an office has many more clients than employees."""
    pointers = PointerRow.query(office_id, PointerRow.user_id.startswith(EMPLOYEE))
    found = users(office_id, [pointer.owner_id for pointer in pointers])
    return sorted(found.values(), key=lambda each: each.name.casefold())


def add_user(new: User, write: TransactWrite) -> None:
    """The user and the guard of the address: the whole is refused when the address is taken."""
    absent = UserRow.user_id.does_not_exist()
    write.save(_row(new, version=1), condition=absent)
    write.save(_pointer(new, EMAIL + new.email), condition=absent)
    if new.kind is Kind.EMPLOYEE:
        write.save(_pointer(new, EMPLOYEE + new.user_id))


def put_changed(changed: User, write: TransactWrite) -> None:
    """The user as changed since it was read; refused when somebody else changed it too. When they
    signed in is left as it is: that may have been a moment ago."""
    row = _row(changed, version=changed.version + 1)
    write.update(row, actions=_kept(row), condition=UserRow.version == changed.version)


def move_address(old: User, changed: User, write: TransactWrite) -> None:
    """Refused when somebody else has the new address."""
    write.delete(PointerRow(old.office_id, EMAIL + old.email))
    guard = _pointer(changed, EMAIL + changed.email)
    write.save(guard, condition=PointerRow.user_id.does_not_exist())
    put_changed(changed, write)


def change_user(changed: User, write: Write) -> None:
    """The user as changed since it was read, also in every browser where they are signed in."""
    put_changed(changed, write)
    sessions.rewrite(changed, write)


def must_still_lead(actor: Actor, write: TransactWrite) -> None:
    """Refused when the one who does this was just stopped or got another role. Since nobody changes
    themself and owners are for owners alone, an office so keeps an owner for ever."""
    still = (UserRow.role == actor.role) & (UserRow.status == Status.ACTIVE)
    write.condition_check(UserRow, key(actor.office_id), key(actor.user_id), condition=still)


def must_be_unchanged(known: User, write: TransactWrite) -> None:
    unchanged = UserRow.version == known.version
    write.condition_check(UserRow, key(known.office_id), key(known.user_id), condition=unchanged)


def give_client(worker: User, client_id: str, write: Write) -> None:
    """From now on among the clients of this employee, who may have just been limited to some."""
    gaining = worker.gaining(client_id)
    if gaining is worker:
        must_be_unchanged(worker, write)
    else:
        change_user(gaining, write)


def note_sign_in(known: User, at: str, write: TransactWrite) -> None:
    """Only if nothing changed since: a session never starts with rights that were just taken. A
    number that proved them is not wrong."""
    gone = [] if known.number_wrong else [UserRow.number_wrong.remove()]
    write.update(
        UserRow(known.office_id, known.user_id),
        actions=[UserRow.last_signed_in_at.set(at), *gone],
        condition=UserRow.version == known.version,
    )


def _kept(row: UserRow) -> list[Action]:
    kept = {*UserRow.get_attributes()} - {"office_id", "user_id", "last_signed_in_at"}
    values = {name: getattr(row, name) for name in sorted(kept)}
    return [
        getattr(UserRow, name).remove() if value is None else getattr(UserRow, name).set(value)
        for name, value in values.items()
    ]


def _pointer(new: User, range_key: str) -> PointerRow:
    return PointerRow(new.office_id, range_key, owner_id=new.user_id)


def _row(known: User, version: int) -> UserRow:
    seen = known.last_signed_in_at
    return UserRow(
        key(known.office_id),
        key(known.user_id),
        kind=known.kind,
        email=known.email,
        name=known.name,
        mobile=known.mobile,
        language=known.language,
        status=known.status,
        role=known.role,
        access=access.to_json(known.access),
        invited_at=clock.stamp(known.invited_at),
        last_signed_in_at=clock.stamp(seen) if seen else None,
        version=version,
        assigned=access.assigned_to_json(known.assigned),
        preferred_client_id=known.preferred_client_id,
        replacing=known.replacing or None,
        replaced=dict(known.replaced) or None,
        settled_at=clock.stamp(known.settled_at) if known.settled_at else None,
        number_wrong=known.number_wrong or None,
        invited_by_id=known.invited_by_id or None,
    )


def _user(row: UserRow) -> User:
    return User(
        office_id=row.office_id,
        user_id=row.user_id,
        kind=Kind(row.kind),
        email=row.email,
        name=row.name,
        mobile=row.mobile,
        language=Language(row.language),
        invited_at=clock.parse(row.invited_at),
        status=Status(row.status),
        role=EmployeeRole(row.role) if row.role else None,
        access=access.from_json(row.access),
        last_signed_in_at=clock.parse(row.last_signed_in_at) if row.last_signed_in_at else None,
        version=int(row.version),
        assigned=access.assigned_from_json(row.assigned),
        preferred_client_id=row.preferred_client_id,
        replacing=bool(row.replacing),
        replaced=row.replaced or {},
        settled_at=clock.parse(row.settled_at) if row.settled_at else None,
        number_wrong=bool(row.number_wrong),
        invited_by_id=row.invited_by_id or "",
    )
