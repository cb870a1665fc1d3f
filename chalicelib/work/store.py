"""The work_items table: what waits for an office, each thing once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.facts_row import FactsRow, Json, KeyOf
from chalicelib.core.table import (
    GlobalIndex,
    Row,
    decode_cursor,
    encode_cursor,
    key,
    table_name,
    wrote,
)
from chalicelib.work.domain.item import AboutNewcomer, WorkItem, WorkState
from chalicelib.work.domain.office_task import OfficeTask

AT_ONCE, NO_DATE = "0000-00-00", "9999-12-31"
# What was done is told by the events. Its row stays longer than a message can wait in a queue, its
# dead-letter queue and a replay together.
KEPT = timedelta(days=90)
APART = ("taking",)


class WorkByOffice(GlobalIndex["WorkRow"]):
    """What waits for an office, by due date; a row is here only while it has to be done."""

    office_id = UnicodeAttribute(hash_key=True)
    open_sort = UnicodeAttribute(range_key=True)


class WorkRow(FactsRow[WorkItem]):
    """What has to be done; `heard_at` is the moment of the event that told of it. What no event
    ends leaves by itself when its time is over (`expires_at`). Who took it is written alone, and
    stays with an item that is written again, until it is done."""

    class Meta:
        table_name = table_name("work_items")

    office_id = KeyOf("office_id", hash_key=True)
    item_id = UnicodeAttribute(range_key=True)
    state = UnicodeAttribute(default=WorkState.OPEN)
    open_sort = UnicodeAttribute(null=True)
    heard_at = UnicodeAttribute(null=True)
    expires_at = NumberAttribute(null=True)
    taking = Json(null=True)
    open_by_office = WorkByOffice()

    def index(self, known: WorkItem) -> None:
        self.open_sort = f"{_due(known)}#{known.item_id}"
        if isinstance(known.about, AboutNewcomer) and known.ends_at:
            self.expires_at = int(known.ends_at.timestamp())


class DoneRow(Row):
    """In its place once it is done, and of whatever it was about nothing more."""

    class Meta:
        table_name = table_name("work_items")

    office_id = UnicodeAttribute(hash_key=True)
    item_id = UnicodeAttribute(range_key=True)
    state = UnicodeAttribute(default=WorkState.DONE)
    heard_at = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()


def put(item: WorkItem, write: TransactWrite) -> None:
    """It has to be done, in the same transaction as what makes it so."""
    row = _open(item)
    write.update(row, actions=row.changes(but=APART))


def end(item: WorkItem, write: TransactWrite) -> None:
    """It has not to be done any more, in the same transaction as what ends it."""
    write.save(_done(item))


def hear(item: WorkItem, at: datetime, *, done: bool) -> None:
    """What an event of this moment says of it; of two the later one counts, in whatever order they
    come and however often."""
    moment, never = clock.stamp(at), WorkRow.heard_at.does_not_exist()
    if done:
        gone = _done(item)
        gone.heard_at = moment
        wrote(lambda: gone.save(condition=never | (WorkRow.heard_at <= moment)))
    else:
        row = _open(item)
        row.heard_at = moment
        changes, since = row.changes(but=APART), never | (WorkRow.heard_at < moment)
        wrote(lambda: row.update(actions=changes, condition=since))


def take(was: WorkItem, now: WorkItem) -> bool:
    """Who took it, or gave it back; False when somebody else did before, or it is done."""
    row = WorkRow.of(now, item_id=now.item_id)
    as_seen = WorkRow.taking == was.taking if was.taking else WorkRow.taking.does_not_exist()
    condition = (WorkRow.state == WorkState.OPEN) & as_seen
    changes: list[Action] = [WorkRow.taking.set(row.taking)]
    return wrote(lambda: row.update(actions=changes, condition=condition))


def item(office_id: str, item_id: str) -> WorkItem | None:
    """None of what is done, or never was to be done."""
    try:
        row = WorkRow.get(key(office_id), item_id, consistent_read=True)
    except WorkRow.DoesNotExist:
        return None
    return row.read() if row.state == WorkState.OPEN else None


def is_open(known: WorkItem) -> bool:
    return item(known.office_id, known.item_id) is not None


def waiting(office_id: str, cursor: str | None, limit: int) -> tuple[list[WorkItem], str | None]:
    """One Query: what has to be done, by due date."""
    last = decode_cursor(cursor, office_id=key(office_id)) if cursor else None
    found = WorkRow.open_by_office.query(
        key(office_id), limit=limit, page_size=limit, last_evaluated_key=last
    )
    items = [row.read() for row in found]
    return items, encode_cursor(found.last_evaluated_key)


def waiting_after(office_id: str, cursor: str) -> Iterator[WorkItem]:
    """All the rest, from where a page ended."""
    last = decode_cursor(cursor, office_id=key(office_id))
    found = WorkRow.open_by_office.query(key(office_id), last_evaluated_key=last)
    return map(WorkRow.read, found)


def _open(item: WorkItem) -> WorkRow:
    return WorkRow.of(item, item_id=item.item_id)


def _due(item: WorkItem) -> str:
    """Somebody who waits for an answer or for help comes before every date."""
    is_task = isinstance(item.about, OfficeTask)
    return str(item.due_on or NO_DATE) if is_task else AT_ONCE


def _done(item: WorkItem) -> DoneRow:
    expires_at = int((clock.now() + KEPT).timestamp())
    return DoneRow(key(item.office_id), item.item_id, expires_at=expires_at)
