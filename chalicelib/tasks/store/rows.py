"""Main rows of the tasks table: the whole truth of a task."""

import msgspec
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.core.table import GlobalIndex, Row, key, table_name
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.waiting import WaitsOn, waits_on
from chalicelib.tasks.events.shared import State
from chalicelib.tasks.store.person_rows import NO_DEADLINE

SHARDS = 16


class OpenByOffice(GlobalIndex["TaskRow"]):
    """What an office waits for, by deadline."""

    office_key = UnicodeAttribute(hash_key=True)
    office_sort = UnicodeAttribute(range_key=True)


class OpenByClient(GlobalIndex["TaskRow"]):
    """What waits for people of one client, or for the office to find somebody."""

    client_open = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)


class ClosesOn(GlobalIndex["TaskRow"]):
    """Open tasks by the day their term ends, in shards, by the moment."""

    closes_bucket = UnicodeAttribute(hash_key=True)
    closes_at = UnicodeAttribute(range_key=True)


class TaskRow(Row):
    """`facts` is the Task as JSON, without what its kind keeps."""

    class Meta:
        table_name = table_name("tasks")

    client_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()
    revision = NumberAttribute(null=True)
    office_key = UnicodeAttribute(null=True)
    office_sort = UnicodeAttribute(null=True)
    client_open = UnicodeAttribute(null=True)
    closes_bucket = UnicodeAttribute(null=True)
    closes_at = UnicodeAttribute(null=True)
    open_by_office = OpenByOffice()
    open_by_client = OpenByClient()
    closes_on = ClosesOn()


TASKS = msgspec.json.Decoder(Task)


def row_of(task: Task) -> TaskRow:
    row = TaskRow(
        key(task.office_id, task.client_id),
        task.task_id,
        facts=msgspec.json.encode(replace(task, kept=None)).decode(),
        revision=(task.revision or 0) + 1,
    )
    if waits_on(task) is WaitsOn.CLIENT:
        row.office_key, row.office_sort = key(task.office_id), _sort(task)
    if task.state in (State.PREPARING, State.OPEN, State.STUCK):
        row.client_open = row.client_key
    if task.state is State.OPEN and task.closes_at:
        row.closes_bucket = f"{clock.local_date(task.closes_at)}#{_shard(task.task_id):02d}"
        row.closes_at = clock.stamp(task.closes_at)
    return row


def _sort(task: Task) -> str:
    return f"{task.deadline_on or NO_DEADLINE}#{task.task_id}"


def _shard(task_id: str) -> int:
    return sum(task_id.encode()) % SHARDS


def task_of(row: TaskRow) -> Task:
    return replace(TASKS.decode(row.facts), revision=int(row.revision))
