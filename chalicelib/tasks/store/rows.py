"""Rows of the tasks table: the whole truth of a task, and a copy per person for their list."""

from dataclasses import replace

import msgspec
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from chalicelib.core import clock
from chalicelib.core.table import Row, key, table_name
from chalicelib.tasks.domain import State, Task

SHARDS = 16
NO_DEADLINE = "9999-12-31"


class OpenByUser(GlobalSecondaryIndex["TaskRow"]):
    """What waits for one person, by deadline; a row is here only while it is open."""

    class Meta:
        index_name = "open_by_user"
        projection = AllProjection()

    open_key = UnicodeAttribute(hash_key=True)
    open_sort = UnicodeAttribute(range_key=True)


class OpenByOffice(GlobalSecondaryIndex["TaskRow"]):
    """What an office waits for, and what waits for the office, by deadline."""

    class Meta:
        index_name = "open_by_office"
        projection = AllProjection()

    office_queue = UnicodeAttribute(hash_key=True)
    office_sort = UnicodeAttribute(range_key=True)


class ClosesOn(GlobalSecondaryIndex["TaskRow"]):
    """Open read tasks by the day their term ends, in shards, by the moment."""

    class Meta:
        index_name = "closes_on"
        projection = AllProjection()

    closes_bucket = UnicodeAttribute(hash_key=True)
    closes_at = UnicodeAttribute(range_key=True)


class TaskRow(Row):
    """`facts` is the Task as JSON, or a list item as JSON on a person's row."""

    class Meta:
        table_name = table_name("tasks")

    client_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()
    revision = NumberAttribute(null=True)
    open_key = UnicodeAttribute(null=True)
    open_sort = UnicodeAttribute(null=True)
    office_queue = UnicodeAttribute(null=True)
    office_sort = UnicodeAttribute(null=True)
    closes_bucket = UnicodeAttribute(null=True)
    closes_at = UnicodeAttribute(null=True)
    open_by_user = OpenByUser()
    open_by_office = OpenByOffice()
    closes_on = ClosesOn()


class ListItem(msgspec.Struct, frozen=True, kw_only=True):
    """What a person's list shows of a task; stored on their own row, so a list is one Query."""

    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    action: str
    type_id: str
    type_nl: str
    type_en: str
    title: str
    period: str | None
    deadline_on: str | None
    created_at: str
    closes_at: str | None


ITEMS = msgspec.json.Decoder(ListItem)
TASKS = msgspec.json.Decoder(Task)


def row_of(task: Task) -> TaskRow:
    row = TaskRow(
        key(task.office_id, task.client_id),
        task.task_id,
        facts=msgspec.json.encode(task).decode(),
        revision=(task.revision or 0) + 1,
    )
    _queue(row, task)
    if task.state is State.OPEN and task.closes_at:
        row.closes_bucket = f"{clock.local_date(task.closes_at)}#{_shard(task.task_id):02d}"
        row.closes_at = clock.stamp(task.closes_at)
    return row


def _queue(row: TaskRow, task: Task) -> None:
    waits_on = "office" if task.waits_for_office else "client" if task.state is State.OPEN else ""
    if waits_on:
        row.office_queue = key(task.office_id, waits_on)
        row.office_sort = _sort(task)


def person_row_of(task: Task, user_id: str) -> TaskRow:
    row = TaskRow(
        key(task.office_id, task.client_id),
        f"{task.task_id}#{user_id}",
        facts=msgspec.json.encode(_item(task)).decode(),
    )
    person = task.recipient(user_id)
    if task.state is State.OPEN and person and person.is_open:
        row.open_key = key(task.office_id, user_id)
        row.open_sort = _sort(task)
    return row


def _sort(task: Task) -> str:
    return f"{task.deadline_on or NO_DEADLINE}#{task.task_id}"


def _shard(task_id: str) -> int:
    return sum(task_id.encode()) % SHARDS


def _item(task: Task) -> ListItem:
    return ListItem(
        task_id=task.task_id,
        document_id=task.document_id,
        client_id=task.client_id,
        client_name=task.client_name,
        client_number=task.client_number,
        action=task.action,
        type_id=task.type_id,
        type_nl=task.type_names.nl,
        type_en=task.type_names.en,
        title=task.title,
        period=task.period,
        deadline_on=str(task.deadline_on) if task.deadline_on else None,
        created_at=clock.stamp(task.created_at),
        closes_at=clock.stamp(task.closes_at) if task.closes_at else None,
    )


def task_of(row: TaskRow) -> Task:
    return replace(TASKS.decode(row.facts), revision=int(row.revision))
