"""Main rows of the tasks table: the whole truth of a task."""

from typing import Any, Self

from pynamodb.attributes import UnicodeAttribute

from chalicelib.core import clock
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.replacing import replace
from chalicelib.core.table import GlobalIndex, key, table_name
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState

SHARDS = 16


class OpenByClient(GlobalIndex["TaskRow"]):
    """What waits for people of one client, or for the office to find somebody."""

    client_open = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)


class ClosesOn(GlobalIndex["TaskRow"]):
    """Open tasks by the day their term ends, in shards, by the moment."""

    closes_bucket = UnicodeAttribute(hash_key=True)
    closes_at = UnicodeAttribute(range_key=True)


class ByPackage(GlobalIndex["TaskRow"]):
    """What was offered together, also once it is settled."""

    package_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)


class TaskRow(FactsRow[Task]):
    """Without what its kind keeps."""

    class Meta:
        table_name = table_name("tasks")

    of_index = frozenset({"closes_at"})
    client_key = KeyOf("office_id", "client_id", hash_key=True)
    task_key = KeyOf("task_id", range_key=True)
    client_open = UnicodeAttribute(null=True)
    closes_bucket = UnicodeAttribute(null=True)
    closes_at = UnicodeAttribute(null=True)
    package_key = UnicodeAttribute(null=True)
    open_by_client = OpenByClient()
    closes_on = ClosesOn()
    by_package = ByPackage()

    @classmethod
    def of(cls, known: Task, **given: Any) -> Self:
        return super().of(replace(known, kept=None), **given)

    def index(self, known: Task) -> None:
        if known.state in (TaskState.PREPARING, TaskState.OPEN, TaskState.STUCK):
            self.client_open = self.client_key
        if known.state is TaskState.OPEN and known.closes_at:
            self.closes_bucket = f"{clock.local_date(known.closes_at)}#{_shard(known.task_id):02d}"
            self.closes_at = clock.stamp(known.closes_at)
        if known.package_id:
            self.package_key = key(known.office_id, known.client_id, known.package_id)


def _shard(task_id: str) -> int:
    return sum(task_id.encode()) % SHARDS
