"""The counts table: how much waits in an office, for an employee with lines of their own and at a
client, and up to where each shard of the stream was counted."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.replacing import replace
from chalicelib.core.table import Row, key, table_name, transaction, wrote

EVERYTHING = "all"
NO_OFFICE = "-"
Scope = tuple[str, str]


class Count(Struct, frozen=True, kw_only=True):
    """The numbers of one scope, by the names as which lines count; without those that are zero."""

    office_id: str
    scope: str
    numbers: Mapping[str, int]
    revision: int | None = None


class CountRow(FactsRow[Count]):
    class Meta:
        table_name = table_name("counts")

    office_id = KeyOf("office_id", hash_key=True)
    scope = UnicodeAttribute(range_key=True)


class ShardRow(Row):
    """Up to which number a shard was counted."""

    class Meta:
        table_name = table_name("counts")

    office_id = UnicodeAttribute(hash_key=True)
    scope = UnicodeAttribute(range_key=True)
    counted = NumberAttribute()


def of_employee(employee_id: str) -> str:
    return f"employee#{key(employee_id)}"


def at_client(client_id: str) -> str:
    return f"client#{key(client_id)}"


def count(office_id: str, scope: str, *, fresh: bool = False) -> Count:
    """Without numbers where nothing was ever counted."""
    try:
        return CountRow.get(key(office_id), scope, consistent_read=fresh).read()
    except CountRow.DoesNotExist:
        return Count(office_id=office_id, scope=scope, numbers={})


def counts_of(office_id: str) -> dict[str, Count]:
    """Every scope of an office."""
    rows = CountRow.query(key(office_id), consistent_read=True)
    return {row.scope: row.read() for row in rows}


def several(scopes: Iterable[Scope]) -> dict[Scope, Count]:
    """Those of which anything was counted."""
    found = CountRow.batch_get([*scopes], consistent_read=True)
    return {(row.office_id, row.scope): row.read() for row in found}


def counted_to(shard: str) -> int:
    """The last number of this shard that is in the counts."""
    try:
        return int(ShardRow.get(NO_OFFICE, shard, consistent_read=True).counted)
    except ShardRow.DoesNotExist:
        return 0


def save(changed: Iterable[Count], shard: str, was: int, now: int) -> None:
    """The counts and up to where they go, together; a Conflict when somebody counted meanwhile."""
    with transaction() as write:
        for each in changed:
            write.save(CountRow.of(each), condition=CountRow.unchanged(each))
        known = ShardRow.counted == was if was else ShardRow.counted.does_not_exist()
        write.save(ShardRow(NO_OFFICE, shard, counted=now), condition=known)


def correct(known: Count, numbers: Mapping[str, int]) -> bool:
    """What a recount found; False when it was counted on meanwhile."""
    row = CountRow.of(replace(known, numbers=numbers))
    return wrote(lambda: row.save(condition=CountRow.unchanged(known)))
