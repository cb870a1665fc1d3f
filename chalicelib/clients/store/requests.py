"""The change_requests table: what clients ask the office to change about who has access."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.request import PeopleRequest, Standing
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf, Moment
from chalicelib.core.table import (
    GlobalIndex,
    decode_cursor,
    encode_cursor,
    key,
    table_name,
    transaction,
)

PAGE = 50


class ByStanding(GlobalIndex["ChangeRequestRow"], projection=KeysOnlyProjection()):
    """What waits at one client, and what was decided there; without what was withdrawn."""

    standing_key = UnicodeAttribute(hash_key=True)
    since = UnicodeAttribute(range_key=True)


class ChangeRequestRow(FactsRow[PeopleRequest]):
    class Meta:
        table_name = table_name("change_requests")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    request_id = KeyOf("request_id", range_key=True)
    standing_key = UnicodeAttribute(null=True)
    since = Moment(null=True)
    by_standing = ByStanding()

    def index(self, known: PeopleRequest) -> None:
        if known.standing:
            self.standing_key = _standing_key(known.office_id, known.client_id, known.standing)
            self.since = known.since


class RequestPage(Struct, frozen=True, kw_only=True):
    items: list[PeopleRequest]
    cursor: str | None


def request(office_id: str, client_id: str, request_id: str) -> PeopleRequest:
    try:
        row = ChangeRequestRow.get(key(office_id, client_id), key(request_id), consistent_read=True)
    except ChangeRequestRow.DoesNotExist:
        raise NotFound from None
    return row.read()


def page(
    office_id: str,
    client_id: str,
    standing: Standing,
    cursor: str | None = None,
    after: datetime | None = None,
) -> RequestPage:
    """Of one client what stands so (since later than `after`), the newest first; as it is now,
    however the index lags."""
    wanted = _standing_key(office_id, client_id, standing)
    last = decode_cursor(cursor, standing_key=wanted) if cursor else None
    rows = ChangeRequestRow.by_standing.query(
        wanted,
        ChangeRequestRow.since > after if after else None,
        limit=PAGE,
        page_size=PAGE,
        scan_index_forward=False,
        last_evaluated_key=last,
    )
    found = _as_now(office_id, client_id, rows, standing)
    return RequestPage(items=found, cursor=encode_cursor(rows.last_evaluated_key))


def open_at(office_id: str, client_id: str) -> list[PeopleRequest]:
    """All that wait at one client."""
    wanted = _standing_key(office_id, client_id, Standing.OPEN)
    rows = ChangeRequestRow.by_standing.query(wanted)
    return _as_now(office_id, client_id, rows, Standing.OPEN)


def _as_now(
    office_id: str, client_id: str, rows: Iterable[ChangeRequestRow], standing: Standing
) -> list[PeopleRequest]:
    ids = [row.request_id for row in rows]
    now = several(office_id, [(client_id, each) for each in ids])
    return [now[each] for each in ids if now[each].standing is standing]


def _standing_key(office_id: str, client_id: str, standing: Standing) -> str:
    return key(office_id, client_id, standing)


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
