"""The task_lines table: what waits, in the lists of the office and of employees with many clients.

A row of the office is written with its task, in one transaction. An employee who works for more
clients than are asked one by one has rows of their own (`scope_key` has their id), which follow
those of the office by the stream; what went leaves a mark for a day, so that a line which comes
late does not bring it back.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Self

from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import IncludeProjection
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.facts_row import FactsRow, Json
from chalicelib.core.order import Page
from chalicelib.core.pages import Slice, all_of, page_of
from chalicelib.core.replacing import replace
from chalicelib.core.table import GlobalIndex, Row, key, table_name, wrote
from chalicelib.tasks.domain.lines import ListOrder, Sieve, SortedBy, TaskLine, waiting_line
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.work import WaitsOn, waits_on

REMEMBERED = timedelta(days=1)
FIRST_DUE, ALL = ListOrder(), Sieve()


# Beside the keys, so that a page is read in few bytes.
SHOWN = ["facts", "form", "revision", "words", "of_type", "status", "manager"]
SHOWN_AND_DUE = [*SHOWN, "deadline_sort"]


class ByDeadline(GlobalIndex["LineRow"], projection=IncludeProjection(SHOWN)):
    """What waits, the first to be due first."""

    waits_key = UnicodeAttribute(hash_key=True)
    deadline_sort = UnicodeAttribute(range_key=True)


class ByClient(GlobalIndex["LineRow"], projection=IncludeProjection(SHOWN_AND_DUE)):
    """What waits, by the name of the client."""

    waits_key = UnicodeAttribute(hash_key=True)
    client_sort = UnicodeAttribute(range_key=True)


class ByType(GlobalIndex["LineRow"], projection=IncludeProjection(SHOWN_AND_DUE)):
    """What waits, by the name of the type."""

    waits_key = UnicodeAttribute(hash_key=True)
    type_sort = UnicodeAttribute(range_key=True)


class ByAct(GlobalIndex["LineRow"], projection=IncludeProjection(SHOWN_AND_DUE)):
    """What waits, by when somebody last did something about it."""

    waits_key = UnicodeAttribute(hash_key=True)
    act_sort = UnicodeAttribute(range_key=True)


class AtClient(GlobalIndex["LineRow"], projection=IncludeProjection(SHOWN)):
    """What waits at one client; the office's rows alone are here."""

    client_key = UnicodeAttribute(hash_key=True)
    deadline_sort = UnicodeAttribute(range_key=True)


class LineRow(FactsRow[TaskLine]):
    """`counts` are the numbers that it makes one higher in its scope, `alone` at its client."""

    class Meta:
        table_name = table_name("task_lines")

    scope_key = UnicodeAttribute(hash_key=True)
    line_key = UnicodeAttribute(range_key=True)
    waits_key = UnicodeAttribute()
    deadline_sort = UnicodeAttribute()
    client_sort = UnicodeAttribute()
    type_sort = UnicodeAttribute()
    act_sort = UnicodeAttribute()
    client_key = UnicodeAttribute(null=True)
    counts = Json()
    alone = Json(null=True)
    manager = UnicodeAttribute()
    of_type = UnicodeAttribute()
    status = UnicodeAttribute()
    words = UnicodeAttribute()
    by_deadline = ByDeadline()
    by_client = ByClient()
    by_type = ByType()
    by_act = ByAct()
    at_client = AtClient()

    @classmethod
    def in_scope(cls, line: TaskLine, scope: str, revision: int, *, knows_partner: bool) -> Self:
        return cls.of(
            line,
            scope_key=scope,
            line_key=line.task.task_id,
            revision=revision,
            waits_key=waits_key(scope, line.waits),
            counts=line.counts_as(knows_partner),
            manager=line.manager_id,
            of_type=line.task.type_id,
            status=line.task.status,
            words=line.words,
        )

    @property
    def client_id(self) -> str:
        """Of the office's rows, without reading what is in them."""
        return str(self.client_key).partition("#")[2]

    def index(self, known: TaskLine) -> None:
        self.deadline_sort = known.place(SortedBy.DEADLINE)
        self.client_sort = known.place(SortedBy.CLIENT)
        self.type_sort = known.place(SortedBy.TYPE)
        self.act_sort = known.place(SortedBy.ACT)


class GoneRow(Row):
    """In the place of a row of an employee that went."""

    class Meta:
        table_name = table_name("task_lines")

    scope_key = UnicodeAttribute(hash_key=True)
    line_key = UnicodeAttribute(range_key=True)
    revision = NumberAttribute()
    expires_at = NumberAttribute()


class LineChange(Struct, frozen=True, kw_only=True):
    """One record of the stream: a row as it was and as it is, None where there was or is none."""

    sequence: int
    was: LineRow | None
    now: LineRow | None


def change_of(record: Any) -> LineChange:
    """As Lambda gives it. The mark of a row that went is no row."""
    told = record["dynamodb"]
    return LineChange(
        sequence=int(told["SequenceNumber"]),
        was=_row(told.get("OldImage")),
        now=_row(told.get("NewImage")),
    )


def _row(image: Any) -> LineRow | None:
    return LineRow.from_raw_data(image) if image and "deadline_sort" in image else None


ORDERS = {
    SortedBy.DEADLINE: (LineRow.by_deadline, LineRow.deadline_sort),
    SortedBy.CLIENT: (LineRow.by_client, LineRow.client_sort),
    SortedBy.TYPE: (LineRow.by_type, LineRow.type_sort),
    SortedBy.ACT: (LineRow.by_act, LineRow.act_sort),
}


def scope_of(office_id: str, employee_id: str | None = None) -> str:
    """The office, or one of its employees."""
    return key(office_id, employee_id) if employee_id else key(office_id)


def waits_key(scope: str, waits: WaitsOn) -> str:
    return f"{scope}#{waits}"


def keep(task: Task, was: Task | None, write: TransactWrite) -> None:
    """The line of a task as it becomes, in the same transaction."""
    if row := office_row(task):
        write.save(row)
    elif was and waits_on(was):
        write.delete(LineRow(scope_of(task.office_id), task.task_id))


def office_row(task: Task) -> LineRow | None:
    """None of what waits for nobody."""
    line = waiting_line(task)
    if line is None:
        return None
    revision = (task.revision or 0) + 1
    row = LineRow.in_scope(line, scope_of(line.office_id), revision, knows_partner=True)
    row.client_key = key(line.office_id, line.task.client_id)
    row.alone = line.counts_as(knows_partner=False)
    return row


def put_own(of: LineRow, employee_id: str, *, knows_partner: bool) -> None:
    """The row of an employee as the office's is; what came after it stays."""
    line = of.read()
    revision = int(of.revision)
    scope = scope_of(line.office_id, employee_id)
    row = LineRow.in_scope(line, scope, revision, knows_partner=knows_partner)
    older = LineRow.revision.does_not_exist() | (LineRow.revision <= revision)
    wrote(lambda: row.save(condition=older))


def end_own(of: LineRow, employee_id: str) -> None:
    """What waited does so no more: the row of an employee goes, for whatever comes late of it."""
    _put_gone(key(of.scope_key, employee_id), of.line_key, int(of.revision) + 1)


def lose_own(own: LineRow) -> None:
    """An employee does not work for that client any more; it comes back with the client."""
    _put_gone(own.scope_key, own.line_key, int(own.revision))


def _put_gone(scope: str, task_id: str, revision: int) -> None:
    gone = GoneRow(scope, task_id, revision=revision, expires_at=_forgotten_at())
    known = LineRow.deadline_sort.exists() & (LineRow.revision <= revision)
    wrote(lambda: gone.save(condition=LineRow.revision.does_not_exist() | known))


def _forgotten_at() -> int:
    return int((clock.now() + REMEMBERED).timestamp())


def rows_of(scope: str) -> dict[str, LineRow]:
    """Every row of a scope as it is at this moment, by the id of its task."""
    waiting = LineRow.deadline_sort.exists()
    found = LineRow.query(scope, filter_condition=waiting, consistent_read=True)
    return {row.line_key: row for row in found}


def page(
    waits_key: str, order: ListOrder = FIRST_DUE, sieve: Sieve = ALL, after: str | None = None
) -> Page[TaskLine]:
    """A part of what waits in one scope, for clients or for the office."""
    index, sort = ORDERS[order.by]
    by_day = order.by is SortedBy.DEADLINE
    part = Slice(
        scope=waits_key,
        after=after,
        descending=order.descending,
        until=str(sieve.before) if by_day and sieve.before else None,
        fits=_condition(replace(sieve, before=None) if by_day else sieve),
    )
    found = page_of(LineRow, index, sort, part)
    return Page([*map(LineRow.read, found.rows)], found.after)


def _condition(sieve: Sieve) -> Condition | None:
    return all_of(
        [
            *([LineRow.of_type == sieve.type_id] if sieve.type_id else ()),
            *([LineRow.status == sieve.status] if sieve.status else ()),
            *([LineRow.manager == sieve.manager_id] if sieve.manager_id else ()),
            *([LineRow.words.contains(sieve.words)] if sieve.words else ()),
            *([LineRow.deadline_sort < str(sieve.before)] if sieve.before else ()),
        ]
    )


def is_there(waits_key: str, until: str | None) -> bool:
    """Whether anything waits in this scope; by a day, where that is given."""
    due = LineRow.deadline_sort < until if until else None
    return any(True for _ in LineRow.by_deadline.query(waits_key, due, limit=1))


def at_client(office_id: str, client_id: str) -> Iterator[TaskLine]:
    """All that waits at one client, by deadline: one Query."""
    return map(LineRow.read, rows_at(office_id, client_id))


def rows_at(office_id: str, client_id: str) -> Iterator[LineRow]:
    """The same as rows."""
    return iter(LineRow.at_client.query(key(office_id, client_id)))
