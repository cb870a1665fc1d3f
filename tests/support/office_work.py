"""What waits for the office and what for clients, as an employee reads it."""

from typing import Any

from chalicelib.audit.domain import NO_CLIENT
from chalicelib.audit.store import EventRow
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.table import key
from chalicelib.tasks.domain.work import work_of
from chalicelib.tasks.store.rows import TaskRow
from chalicelib.work import jobs as work_jobs
from chalicelib.work import store
from chalicelib.work.domain.item import WorkItem
from chalicelib.work.domain.office_task import OfficeTask
from tests.functions import running
from tests.portal import Portal
from tests.world import World

ROUTES = {"office": "/work", "client": "/office-tasks?list=client"}


def waiting(portal: Portal, on: str) -> list[dict[str, Any]]:
    """The tasks that wait on `office` or on `client`."""
    found = portal.get(ROUTES[on]).body["items"]
    return [each["task"] for each in found if each["task"]] if on == "office" else list(found)


def counts(documents: int = 0, **others: int) -> Any:
    return {
        "documents": documents,
        "mine": 0,
        "requests": 0,
        "people": 0,
        "confirming": 0,
    } | others


def confirming(portal: Portal) -> list[dict[str, Any]]:
    """What waits for a colleague to say that it is right, once word of it has come."""
    hear(portal.host.removesuffix(".test"))
    return [each for each in portal.get("/work").body["items"] if each["confirming"]]


def requests(portal: Portal) -> list[dict[str, Any]]:
    """The requests that wait, once word of them has come."""
    hear(portal.host.removesuffix(".test"))
    found = portal.get("/work").body["items"]
    return [each["request"] for each in found if each["request"]]


def hear(office_id: str) -> None:
    """All that happened, as the queue may bring it: anew, and the last first."""
    clients = client_rows.every_listed(office_id)
    keys = [key(office_id, each) for each in (NO_CLIENT, *(it.client_id for it in clients))]
    told = [row.event() for each in keys for row in EventRow.query(each)]
    for event in reversed(told):
        for reaction in work_jobs.REACTIONS:
            if reaction.follows(event.told):
                with running("RunReactions"):
                    reaction.act(event)


def kept(world: World) -> list[WorkItem]:
    """All that has to be done about tasks at this office, as it is stored."""
    found, more = store.waiting(world.office_id, None, 500)
    assert more is None
    of_tasks = [each for each in found if isinstance(each.about, OfficeTask)]
    return sorted(of_tasks, key=lambda item: item.item_id)


def as_tasks_say(world: World) -> list[WorkItem]:
    """What should be there, by the tasks of this office as they are stored."""
    clients = client_rows.every_listed(world.office_id)
    keys = [key(world.office_id, each.client_id) for each in clients]
    rows = [row for each in keys for row in TaskRow.query(each) if row.revision is not None]
    items = [work_of(row.read()) for row in rows]
    return sorted((each for each in items if each), key=lambda item: item.item_id)
