"""The memberships table; a change of rights reaches its user at once."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.membership import Ended, Membership
from chalicelib.clients.domain.request import PeopleRequest
from chalicelib.clients.store.clients import put_changed
from chalicelib.clients.store.requests import put_decided
from chalicelib.core.actor import Actor
from chalicelib.core.facts_row import FactsRow, Json, KeyOf
from chalicelib.core.replacing import replace
from chalicelib.core.table import GlobalIndex, Write, key, table_name, transaction
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.identity.store.beside import Put, nothing

ENDING = "yes"


class ByEnd(GlobalIndex["MembershipRow"], projection=KeysOnlyProjection()):
    """Rights with a last day, until it is on record that they ended. They are so few that one hash
    does for all offices, and so a job that is late finds every day that it missed."""

    ending = UnicodeAttribute(hash_key=True)
    ends_on = UnicodeAttribute(range_key=True)


class MembershipRow(FactsRow[Membership]):
    class Meta:
        table_name = table_name("memberships")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    user_id = KeyOf("user_id", range_key=True)
    rights = Json()
    ended = Json(null=True)
    ending = UnicodeAttribute(null=True)
    ends_on = UnicodeAttribute(null=True)
    by_end = ByEnd()

    def index(self, known: Membership) -> None:
        if known.rights.ends_on and not known.ended:
            self.ending, self.ends_on = ENDING, known.rights.ends_on


class Changed(Struct, frozen=True, kw_only=True):
    """Other rights of somebody who is there already, in their user too; or the end of them."""

    member: Membership
    user: User
    event: Event
    ends: bool = False


class Lapsed(Struct, frozen=True, kw_only=True):
    """A personal dossier without the consent of who has no access there any more."""

    client: Client
    event: Event


def memberships(office_id: str, client_id: str, *, fresh: bool = False) -> list[Membership]:
    """`fresh` also sees what was written this very moment."""
    return [each for each in ever(office_id, client_id, fresh=fresh) if not each.ended]


def ever(office_id: str, client_id: str, *, fresh: bool = False) -> list[Membership]:
    """Also of whose access has ended."""
    rows = MembershipRow.query(key(office_id, client_id), consistent_read=fresh)
    return list(map(MembershipRow.read, rows))


def membership(office_id: str, client_id: str, user_id: str) -> Membership | None:
    """None where they have no access, or not any more."""
    try:
        row = MembershipRow.get(key(office_id, client_id), key(user_id), consistent_read=True)
    except MembershipRow.DoesNotExist:
        return None
    return None if row.ended else row.read()


def join(
    joined: Client,
    member: Membership,
    user: User,
    *events: Event,
    by: Actor | None = None,
    granted: PeopleRequest | None = None,
    holder: Changed | None = None,
    beside: Put = nothing,
) -> None:
    """A person's first rights at a client; a user without a version is new. `granted` is the
    request that asked for it; `holder` what whoever is let in does to the rights of another."""
    with transaction() as write:
        beside(write)
        if joined.is_personal:
            put_changed(joined, write)
        put_new(member, write)
        if user.revision:
            users.change_user(user, write)
        else:
            users.add_user(user, write)
        if granted:
            put_decided(granted, write)
        if holder:
            _put_rights(holder, write)
        _still(by, joined.client_id, write)
        for event in events:
            audit.append(event, write)


def put_new(member: Membership, write: TransactWrite) -> None:
    """Who was here before comes back."""
    absent = MembershipRow.user_id.does_not_exist() | MembershipRow.ended.exists()
    write.save(MembershipRow.of(member), condition=absent)


def put_known(member: Membership, write: TransactWrite) -> None:
    """Refused when their access has ended."""
    here = MembershipRow.user_id.exists() & MembershipRow.ended.does_not_exist()
    write.save(MembershipRow.of(member), condition=here)


def change_membership(
    changed: Changed, by: Actor, lapsed: Lapsed | None = None, beside: Put = nothing
) -> None:
    with transaction() as write:
        beside(write)
        _put_rights(changed, write)
        _still(by, changed.member.client_id, write)
        _put_lapsed(lapsed, write)


def let_in_anew(members: Iterable[Membership], events: Iterable[Event]) -> Put:
    """Of one person at each of their clients, in the transaction of whoever changes their user."""
    known, told = tuple(members), tuple(events)

    def put(write: TransactWrite) -> None:
        for member in known:
            put_known(member, write)
        for event in told:
            audit.append(event, write)

    return put


def rename(member: Membership, user: User) -> None:
    """The client has another name; nobody's rights change."""
    with transaction() as write:
        if member.rights.represents:
            put_known(member, write)
        users.change_user(user, write)


def leave(client: Client, changed: Changed, by: Actor, lapsed: Lapsed | None = None) -> None:
    """Refused when a personal dossier was changed meanwhile: its holder may have just agreed."""
    with transaction() as write:
        if client.is_personal and not lapsed:
            put_changed(client, write)
        _put_rights(changed, write)
        _still(by, client.client_id, write)
        _put_lapsed(lapsed, write)


def _put_lapsed(lapsed: Lapsed | None, write: TransactWrite) -> None:
    if lapsed:
        put_changed(lapsed.client, write)
        audit.append(lapsed.event, write)


def _put_rights(changed: Changed, write: Write) -> None:
    """Of whom it ends the row stays, and says so."""
    member = changed.member
    if changed.ends:
        event = changed.event
        member = replace(member, ended=Ended(by_name=event.actor_name, at=event.at))
    put_known(member, write)
    users.change_user(changed.user, write)
    audit.append(changed.event, write)


def _still(by: Actor | None, client_id: str, write: TransactWrite) -> None:
    """A beheerder who acts has their rights until it is done: of two who put each other out at
    once, one stays."""
    if by is None or by.is_employee:
        return
    write.condition_check(
        MembershipRow,
        key(by.office_id, client_id),
        key(by.user_id),
        condition=(MembershipRow.rights == by.rights[client_id])
        & MembershipRow.ended.does_not_exist(),
    )


def ended_before(day: date) -> Iterator[Membership]:
    """Whose last day was earlier, as long as that is not on record."""
    for row in MembershipRow.by_end.query(ENDING, MembershipRow.ends_on < str(day)):
        office_id, _, client_id = row.client_key.partition("#")
        member = membership(office_id, client_id, row.user_id)
        if member and member.rights.ends_on and member.rights.ends_on < str(day):
            yield member


def note_end(member: Membership, event: Event, lapsed: Lapsed | None = None) -> None:
    """Once: a Conflict when it is on record, or when other rights were given meanwhile."""
    with transaction() as write:
        write.update(
            MembershipRow.of(member),
            actions=[MembershipRow.ending.remove(), MembershipRow.ends_on.remove()],
            condition=MembershipRow.ends_on == member.rights.ends_on,
        )
        audit.append(event, write)
        _put_lapsed(lapsed, write)
