"""The clients table."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import IncludeProjection
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.listing import ClientSieve, ClientSort, Listed
from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, Json, KeyOf
from chalicelib.core.order import LONGEST, Page, sought
from chalicelib.core.pages import Slice, all_of, page_of
from chalicelib.core.table import GlobalIndex, Write, key, table_name, transaction, wrote
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users

LISTED = ["listed", "words", "people", "manager", "kind"]


class ByName(GlobalIndex["ClientRow"], projection=IncludeProjection(LISTED)):
    """The clients of an office by name: what a list shows of them, and what they are sought by."""

    office_id = UnicodeAttribute(hash_key=True)
    name_sort = UnicodeAttribute(range_key=True)


class ByNumber(GlobalIndex["ClientRow"], projection=IncludeProjection(LISTED)):
    """The same by client number."""

    office_id = UnicodeAttribute(hash_key=True)
    number_sort = UnicodeAttribute(range_key=True)


class ClientRow(FactsRow[Client]):
    """`people` are the names of who has access, which is written alone and stays when a client is
    written again."""

    class Meta:
        table_name = table_name("clients")

    office_id = KeyOf("office_id", hash_key=True)
    client_id = KeyOf("client_id", range_key=True)
    name_sort = UnicodeAttribute()
    number_sort = UnicodeAttribute()
    listed = Json()
    words = UnicodeAttribute()
    manager = UnicodeAttribute()
    kind = UnicodeAttribute()
    people = UnicodeAttribute(null=True)
    by_name = ByName()
    by_number = ByNumber()

    def index(self, known: Client) -> None:
        listed = Listed.of(known)
        self.name_sort = listed.place(ClientSort.NAME)
        self.number_sort = listed.place(ClientSort.NUMBER)
        self.listed, self.words, self.kind = listed, listed.words, known.kind
        self.manager = known.relation_manager_id or ""


def client(office_id: str, client_id: str) -> Client:
    try:
        return ClientRow.get(key(office_id), key(client_id), consistent_read=True).read()
    except ClientRow.DoesNotExist:
        raise NotFound from None


def clients(office_id: str, client_ids: Iterable[str]) -> dict[str, Client]:
    """Those that exist, by id."""
    wanted = [(office_id, client_id) for client_id in sorted(set(client_ids))]
    return {row.client_id: row.read() for row in ClientRow.batch_get(wanted)}


def page(
    office_id: str, sieve: ClientSieve, sort: ClientSort, after: str | None, *, descending: bool
) -> Page[Listed]:
    """Part of the clients of an office, in this order."""
    by_name = sort is ClientSort.NAME
    index = ClientRow.by_name if by_name else ClientRow.by_number
    place = ClientRow.name_sort if by_name else ClientRow.number_sort
    part = Slice(scope=key(office_id), after=after, descending=descending, fits=_condition(sieve))
    found = page_of(ClientRow, index, place, part)
    return Page([_listed(row) for row in found.rows], found.after)


def _condition(sieve: ClientSieve) -> Condition | None:
    return all_of(
        [
            *([ClientRow.kind == sieve.kind] if sieve.kind else ()),
            *([ClientRow.manager == sieve.manager_id] if sieve.manager_id else ()),
            *(
                ClientRow.words.contains(word) | ClientRow.people.contains(word)
                for word in sieve.words
            ),
        ]
    )


def with_number(office_id: str, client_number: str) -> Iterator[Listed]:
    """Those that have exactly this number: one Query."""
    start = ClientRow.number_sort.startswith(f"{sought(client_number)[:LONGEST]}#")
    found = map(_listed, ClientRow.by_number.query(key(office_id), start))
    return (each for each in found if each.client_number == client_number)


def several_listed(office_id: str, client_ids: Iterable[str]) -> list[tuple[Listed, str]]:
    """Those that exist, with all that they are sought by."""
    wanted = [(office_id, client_id) for client_id in sorted(set(client_ids))]
    rows = ClientRow.batch_get(wanted, attributes_to_get=LISTED)
    return [(_listed(row), f"{row.words} {row.people or ''}") for row in rows]


def every_listed(office_id: str) -> Iterator[Listed]:
    """All clients of an office, by name, in few bytes."""
    return map(_listed, ClientRow.by_name.query(key(office_id)))


def _listed(row: ClientRow) -> Listed:
    return msgspec.convert(row.listed, Listed)


def keep_people(office_id: str, client_id: str, names: str) -> None:
    """The names of who has access, beside whatever else is written of the client."""
    row = ClientRow(key(office_id), key(client_id))
    wrote(lambda: row.update([ClientRow.people.set(names)], condition=ClientRow.form.exists()))


class Workers(Struct, frozen=True, kw_only=True):
    """The employees who work for a client from now on, with what is told of those who did not
    before, and who leads the office and so may give it to them."""

    users: tuple[User, ...] = ()
    events: tuple[Event, ...] = ()
    giver: Actor | None = None


NOBODY = Workers()


def add(new: Client, event: Event, workers: Workers) -> None:
    with transaction() as write:
        put_new(new, write)
        _employ(new, workers, write)
        audit.append(event, write)


def note(event: Event) -> None:
    """An event that changes nothing by itself."""
    audit.put(event)


def change(changed: Client, event: Event, workers: Workers = NOBODY) -> None:
    with transaction() as write:
        put_changed(changed, write)
        _employ(changed, workers, write)
        audit.append(event, write)


def change_pair(one: Client, other: Client, *events: Event) -> None:
    """Two who are partners, or were: both, or neither."""
    with transaction() as write:
        for each in (one, other):
            put_changed(each, write)
        for event in events:
            audit.append(event, write)


def must_be_unchanged(known: Client, write: TransactWrite) -> None:
    unchanged = ClientRow.unchanged(known)
    write.condition_check(ClientRow, known.office_id, known.client_id, condition=unchanged)


def put_new(new: Client, write: TransactWrite) -> None:
    write.save(ClientRow.of(new), condition=ClientRow.absent())


def put_changed(changed: Client, write: TransactWrite) -> None:
    row = ClientRow.of(changed)
    write.update(row, row.changes(but=("people",)), condition=ClientRow.unchanged(changed))


def _employ(at: Client, workers: Workers, write: Write) -> None:
    if workers.giver:
        users.must_still_lead(workers.giver, write)
    for worker in workers.users:
        users.give_client(worker, at.client_id, write)
    for event in workers.events:
        audit.append(event, write)
