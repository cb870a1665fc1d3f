"""The clients table."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.client import Client
from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.table import (
    Write,
    decode_cursor,
    encode_cursor,
    key,
    table_name,
    transaction,
)
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users


class ClientRow(FactsRow[Client]):
    class Meta:
        table_name = table_name("clients")

    office_id = KeyOf("office_id", hash_key=True)
    client_id = KeyOf("client_id", range_key=True)


def client(office_id: str, client_id: str) -> Client:
    try:
        return ClientRow.get(key(office_id), key(client_id), consistent_read=True).read()
    except ClientRow.DoesNotExist:
        raise NotFound from None


def clients(office_id: str, client_ids: Iterable[str]) -> dict[str, Client]:
    """Those that exist, by id."""
    wanted = [(office_id, client_id) for client_id in sorted(set(client_ids))]
    return {row.client_id: row.read() for row in ClientRow.batch_get(wanted)}


def clients_of_office(office_id: str) -> list[Client]:
    return list(map(ClientRow.read, ClientRow.query(key(office_id))))


def by_name(
    office_id: str, fits: Callable[[Client], bool], cursor: str | None, limit: int
) -> tuple[list[Client], str | None]:
    """A page of those that fit, by name, and where the next one begins."""
    after = decode_cursor(cursor).get("after", {}).get("S", "") if cursor else ""
    found = sorted(filter(fits, clients_of_office(office_id)), key=_by_name)
    page = [each for each in found if _by_name(each) > after][: limit + 1]
    more = {"after": {"S": _by_name(page[limit - 1])}} if len(page) > limit else None
    return page[:limit], encode_cursor(more)


def _by_name(client: Client) -> str:
    return f"{client.name.casefold()} {client.client_id}"


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
    write.save(ClientRow.of(changed), condition=ClientRow.unchanged(changed))


def _employ(at: Client, workers: Workers, write: Write) -> None:
    if workers.giver:
        users.must_still_lead(workers.giver, write)
    for worker in workers.users:
        users.give_client(worker, at.client_id, write)
    for event in workers.events:
        audit.append(event, write)
