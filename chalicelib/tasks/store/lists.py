"""The sparse indexes: what waits for a person, at a client, what waits for clients, what is due."""

from collections.abc import Iterator
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute

from chalicelib.core import clock
from chalicelib.core.table import Row, decode_cursor, encode_cursor, key, table_name
from chalicelib.tasks.domain.task import NO_DEADLINE, Task
from chalicelib.tasks.store.person_rows import ListItem, PersonRow, item_of, open_key
from chalicelib.tasks.store.rows import SHARDS, ClosesOn, TaskRow

CURSOR_KEY = ("-", "closing_cursor")


class CursorRow(Row):
    """How far closing has come."""

    class Meta:
        table_name = table_name("tasks")

    client_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)
    day = UnicodeAttribute()


def open_items(
    office_id: str, user_id: str, cursor: str | None, limit: int, *, later: bool = False
) -> tuple[list[ListItem], str | None]:
    """One Query: what waits for this person at every client, by deadline; or what will `later`."""
    wanted = open_key(office_id, user_id, later=later)
    last = decode_cursor(cursor, open_key=wanted) if cursor else None
    found = PersonRow.open_by_user.query(
        wanted, limit=limit, page_size=limit, last_evaluated_key=last
    )
    items = sorted(map(item_of, found), key=_by_deadline_then_age)
    return items, encode_cursor(found.last_evaluated_key)


def _by_deadline_then_age(item: ListItem) -> tuple[str, str]:
    return item.deadline_on or NO_DEADLINE, item.task_id


def open_at(office_id: str, client_id: str) -> Iterator[Task]:
    """One Query: all that is not settled at this client, however much lies in its archive."""
    return map(TaskRow.read, TaskRow.open_by_client.query(key(office_id, client_id)))


def due(bucket: str, at: datetime) -> Iterator[Task]:
    """Open read tasks of one bucket whose term has passed."""
    past = ClosesOn.closes_at <= clock.stamp(at)
    for row in TaskRow.closes_on.query(bucket, past):
        yield row.read()


def buckets(day: str) -> Iterator[str]:
    for shard in range(SHARDS):
        yield f"{day}#{shard:02d}"


def closing_day() -> str | None:
    """The oldest day that may still hold due tasks, as the last closing run left it."""
    try:
        return CursorRow.get(*CURSOR_KEY, consistent_read=True).day
    except CursorRow.DoesNotExist:
        return None


def keep_closing_day(day: str) -> None:
    CursorRow(*CURSOR_KEY, day=day).save()
