"""What is offered together: how many there are, in a row beside them, and which ones, by an index.

The row counts so that of several at once none comes in too many. The keys of both begin with office
and client, so that the id of somebody else's package names nothing here.
"""

from collections.abc import Iterator

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.core.facts_row import Moment
from chalicelib.core.table import Row, key, table_name
from chalicelib.tasks.domain.package import MOST_TOGETHER, Package, begun_after
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store.rows import TaskRow


class PackageRow(Row):
    class Meta:
        table_name = table_name("tasks")

    client_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)
    begun_at = Moment()
    documents = NumberAttribute()


def find(office_id: str, client_id: str, package_id: str) -> Package | None:
    try:
        row = PackageRow.get(*_keys(office_id, client_id, package_id), consistent_read=True)
    except PackageRow.DoesNotExist:
        return None
    return Package(begun_at=row.begun_at, documents=int(row.documents))


def join(task: Task, write: TransactWrite) -> None:
    """With the task itself; a Conflict when the package is full or closed by now."""
    if task.package_id is None:
        return
    known, since = PackageRow.documents, PackageRow.begun_at
    still_open = (known < MOST_TOGETHER) & (since > begun_after(task.created_at))
    write.update(
        PackageRow(*_keys(task.office_id, task.client_id, task.package_id)),
        actions=[known.add(1), since.set(since | task.created_at)],
        condition=known.does_not_exist() | still_open,
    )


def tasks_in(office_id: str, client_id: str, package_id: str) -> Iterator[Task]:
    """One Query, oldest first; without what their kinds keep."""
    wanted = key(office_id, client_id, package_id)
    return map(TaskRow.read, TaskRow.by_package.query(wanted, limit=MOST_TOGETHER))


def _keys(office_id: str, client_id: str, package_id: str) -> tuple[str, str]:
    return key(office_id, client_id), f"package#{key(package_id)}"
