"""What waits for the office and what for clients, as an employee reads it."""

from typing import Any

from chalicelib.clients.store import clients as client_rows
from chalicelib.core.table import key
from chalicelib.tasks.domain.work import work_of
from chalicelib.tasks.store.rows import TaskRow, task_of
from chalicelib.work import store
from chalicelib.work.domain import WorkItem
from tests.portal import Portal
from tests.world import World

ROUTES = {"office": "/work", "client": "/office-tasks"}


def waiting(portal: Portal, on: str) -> list[dict[str, Any]]:
    """The tasks that wait on `office` or on `client`."""
    found = portal.get(ROUTES[on]).body["items"]
    return [each["task"] for each in found] if on == "office" else list(found)


def kept(world: World) -> list[WorkItem]:
    """All that has to be done at this office, as it is stored."""
    found, more = store.waiting(world.office_id, None, 500)
    assert more is None
    return sorted(found, key=lambda item: item.item_id)


def as_tasks_say(world: World) -> list[WorkItem]:
    """What should be there, by the tasks of this office as they are stored."""
    clients = client_rows.clients_of_office(world.office_id)
    keys = [key(world.office_id, each.client_id) for each in clients]
    rows = [row for each in keys for row in TaskRow.query(each) if row.revision is not None]
    items = [work_of(task_of(row)) for row in rows]
    return sorted((each for each in items if each), key=lambda item: item.item_id)
