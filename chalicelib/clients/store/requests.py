"""The change_requests table: what clients ask the office to change about who has access."""

from collections.abc import Iterable
from typing import Any

from msgspec import structs
from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.request import PeopleRequest, RequestState, Wanted
from chalicelib.core import clock
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.core.table import Row, key, table_name, transaction
from chalicelib.identity.store.access import rights_from_json, rights_to_json

MOST_OF_ONE_CLIENT = 100


class ChangeRequestRow(Row):
    class Meta:
        table_name = table_name("change_requests")

    client_key = UnicodeAttribute(hash_key=True)
    request_id = UnicodeAttribute(range_key=True)
    asked_at = UnicodeAttribute()
    client_name = UnicodeAttribute()
    asked_by = UnicodeAttribute()
    asked_by_name = UnicodeAttribute()
    wanted: JSONAttribute = JSONAttribute()
    state = UnicodeAttribute()
    reason = UnicodeAttribute(null=True)
    decided_at = UnicodeAttribute(null=True)
    version = NumberAttribute()


def request(office_id: str, client_id: str, request_id: str) -> PeopleRequest:
    try:
        row = ChangeRequestRow.get(key(office_id, client_id), key(request_id), consistent_read=True)
    except ChangeRequestRow.DoesNotExist:
        raise NotFound from None
    return _request(row)


def requests_of(office_id: str, client_id: str) -> list[PeopleRequest]:
    """The newest first, as many as a page shows."""
    rows = ChangeRequestRow.query(
        key(office_id, client_id), limit=MOST_OF_ONE_CLIENT, scan_index_forward=False
    )
    return [_request(row) for row in rows]


def several(office_id: str, wanted: Iterable[tuple[str, str]]) -> dict[str, PeopleRequest]:
    """Those of these clients and ids, by id, as they are at this moment."""
    keys = [(key(office_id, client_id), request_id) for client_id, request_id in wanted]
    found = ChangeRequestRow.batch_get(keys, consistent_read=True) if keys else ()
    return {row.request_id: _request(row) for row in found}


def add_request(new: PeopleRequest, event: Event) -> None:
    """Refused when there is one with this id."""
    with transaction() as write:
        write.save(_row(new), condition=ChangeRequestRow.request_id.does_not_exist())
        audit.append(event, write)


def decide(decided: PeopleRequest, event: Event) -> None:
    with transaction() as write:
        put_decided(decided, write)
        audit.append(event, write)


def put_decided(decided: PeopleRequest, write: TransactWrite) -> None:
    unchanged = ChangeRequestRow.version == decided.version
    write.save(_row(decided), condition=unchanged)


def _row(known: PeopleRequest) -> ChangeRequestRow:
    wanted = structs.asdict(known.wanted) | {"rights": rights_to_json(known.wanted.rights)}
    return ChangeRequestRow(
        key(known.office_id, known.client_id),
        key(known.request_id),
        asked_at=clock.stamp(known.asked_at),
        client_name=known.client_name,
        asked_by=known.asked_by,
        asked_by_name=known.asked_by_name,
        wanted=wanted,
        state=known.state,
        reason=known.reason or None,
        decided_at=clock.stamp(known.decided_at) if known.decided_at else None,
        version=known.version + 1,
    )


def _request(row: ChangeRequestRow) -> PeopleRequest:
    office_id, _, client_id = row.client_key.partition("#")
    return PeopleRequest(
        office_id=office_id,
        client_id=client_id,
        request_id=row.request_id,
        client_name=row.client_name,
        asked_by=row.asked_by,
        asked_by_name=row.asked_by_name,
        asked_at=clock.parse(row.asked_at),
        wanted=_wanted(row.wanted),
        state=RequestState(row.state),
        reason=row.reason or "",
        decided_at=clock.parse(row.decided_at) if row.decided_at else None,
        version=int(row.version),
    )


def _wanted(facts: dict[str, Any]) -> Wanted:
    rights, language = rights_from_json(facts["rights"]), Language(facts["language"])
    return Wanted(
        email=facts["email"],
        name=facts["name"],
        mobile=facts["mobile"],
        language=language,
        rights=rights,
    )
