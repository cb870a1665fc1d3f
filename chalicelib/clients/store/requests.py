"""The change_requests table: what clients ask the office to change about who has access."""

from collections.abc import Iterable

from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.request import PeopleRequest
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.table import key, table_name, transaction

MOST_OF_ONE_CLIENT = 100


class ChangeRequestRow(FactsRow[PeopleRequest]):
    class Meta:
        table_name = table_name("change_requests")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    request_id = KeyOf("request_id", range_key=True)


def request(office_id: str, client_id: str, request_id: str) -> PeopleRequest:
    try:
        row = ChangeRequestRow.get(key(office_id, client_id), key(request_id), consistent_read=True)
    except ChangeRequestRow.DoesNotExist:
        raise NotFound from None
    return row.read()


def requests_of(office_id: str, client_id: str) -> list[PeopleRequest]:
    """The newest first, as many as a page shows."""
    rows = ChangeRequestRow.query(
        key(office_id, client_id), limit=MOST_OF_ONE_CLIENT, scan_index_forward=False
    )
    return list(map(ChangeRequestRow.read, rows))


def several(office_id: str, wanted: Iterable[tuple[str, str]]) -> dict[str, PeopleRequest]:
    """Those of these clients and ids, by id, as they are at this moment."""
    keys = [(key(office_id, client_id), request_id) for client_id, request_id in wanted]
    found = ChangeRequestRow.batch_get(keys, consistent_read=True) if keys else ()
    return {each.request_id: each for each in map(ChangeRequestRow.read, found)}


def add_request(new: PeopleRequest, event: Event) -> None:
    """Refused when there is one with this id."""
    with transaction() as write:
        write.save(ChangeRequestRow.of(new), condition=ChangeRequestRow.absent())
        audit.append(event, write)


def decide(decided: PeopleRequest, event: Event) -> None:
    with transaction() as write:
        put_decided(decided, write)
        audit.append(event, write)


def put_decided(decided: PeopleRequest, write: TransactWrite) -> None:
    unchanged = ChangeRequestRow.unchanged(decided)
    write.save(ChangeRequestRow.of(decided), condition=unchanged)
