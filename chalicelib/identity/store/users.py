"""The users table: users, one guard per e-mail address, and a pointer per employee."""

from collections.abc import Iterable
from datetime import datetime

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.core.actor import Actor, UserKind
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf, Moment
from chalicelib.core.table import Row, Write, key, table_name
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import sessions

EMAIL, EMPLOYEE, NOBODY = "email#", "employee#", "nobody"


class UserRow(FactsRow[User]):
    class Meta:
        table_name = table_name("users")

    office_id = KeyOf("office_id", hash_key=True)
    user_id = KeyOf("user_id", range_key=True)
    status = UnicodeAttribute()
    role = UnicodeAttribute(null=True)
    last_signed_in_at = Moment(null=True)
    number_wrong = BooleanAttribute(null=True)


class PointerRow(Row):
    """`email#<address>` and `employee#<user_id>`: whose it is."""

    class Meta:
        table_name = table_name("users")

    office_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    owner_id = UnicodeAttribute()


def user(office_id: str, user_id: str) -> User:
    try:
        return UserRow.get(key(office_id), key(user_id), consistent_read=True).read()
    except UserRow.DoesNotExist:
        raise NotFound from None


def users(office_id: str, user_ids: Iterable[str], *, fresh: bool = False) -> dict[str, User]:
    """Those that exist, by id; `fresh` also sees what was written this very moment."""
    wanted = [(office_id, user_id) for user_id in sorted(set(user_ids))]
    found = UserRow.batch_get(wanted, consistent_read=fresh)
    return {row.user_id: row.read() for row in found}


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


def employees(office_id: str, *, fresh: bool = False) -> list[User]:
    """By name; an index of its own, because an office has many more clients than employees."""
    pointers = PointerRow.query(office_id, PointerRow.user_id.startswith(EMPLOYEE))
    found = users(office_id, [pointer.owner_id for pointer in pointers], fresh=fresh)
    return sorted(found.values(), key=lambda each: each.name.casefold())


def add_user(new: User, write: TransactWrite) -> None:
    """The user and the guard of the address: the whole is refused when the address is taken."""
    write.save(UserRow.of(new), condition=UserRow.absent())
    free = PointerRow.user_id.does_not_exist()
    write.save(_pointer(new, EMAIL + new.email), condition=free)
    if new.kind is UserKind.EMPLOYEE:
        write.save(_pointer(new, EMPLOYEE + new.user_id))


def put_changed(changed: User, write: TransactWrite) -> None:
    """The user as changed since it was read; refused when somebody else changed it too. When they
    signed in is left as it is: that may have been a moment ago."""
    row = UserRow.of(changed)
    kept = row.changes(but=("last_signed_in_at",))
    write.update(row, actions=kept, condition=UserRow.unchanged(changed))


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
    unchanged = UserRow.unchanged(known)
    write.condition_check(UserRow, key(known.office_id), key(known.user_id), condition=unchanged)


def give_client(worker: User, client_id: str, write: Write) -> None:
    """From now on among the clients of this employee, who may have just been limited to some."""
    gaining = worker.gaining(client_id)
    if gaining is worker:
        must_be_unchanged(worker, write)
    else:
        change_user(gaining, write)


def note_enrolled(known: User, session_key: str, at: datetime, write: TransactWrite) -> None:
    """Whoever set up the second step that they had to have first is signed in only now."""
    sessions.end_enrolling(known.office_id, session_key, write)
    write.update(
        UserRow(known.office_id, known.user_id),
        actions=[UserRow.last_signed_in_at.set(at)],
        condition=~UserRow.absent(),
    )


def note_sign_in(known: User, at: datetime, write: TransactWrite) -> None:
    """Only if nothing changed since: a session never starts with rights that were just taken. A
    number that proved them is not wrong."""
    gone = [] if known.number_wrong else [UserRow.number_wrong.remove()]
    write.update(
        UserRow(known.office_id, known.user_id),
        actions=[UserRow.last_signed_in_at.set(at), *gone],
        condition=UserRow.unchanged(known),
    )


def _pointer(new: User, range_key: str) -> PointerRow:
    return PointerRow(new.office_id, range_key, owner_id=new.user_id)
