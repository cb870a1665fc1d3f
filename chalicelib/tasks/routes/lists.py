"""What waits for a person, what waits for clients, and one task."""

from datetime import datetime

from msgspec import structs

from chalicelib.core import clock
from chalicelib.core.actor import Actor, may
from chalicelib.core.http import Needs, Routes
from chalicelib.core.order import cursor_at, place_of, sought
from chalicelib.core.rights import Right
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.actions.overview import Wanted, overview
from chalicelib.tasks.domain.lines import OfficeList, Order, Sieve
from chalicelib.tasks.routes.shapes import (
    ListedTask,
    OfficeNumbers,
    OfficeTaskList,
    OverviewQuery,
    TaskList,
    TaskQuery,
    TaskView,
)
from chalicelib.tasks.routes.shut import Opens, acts_from, openings_of
from chalicelib.tasks.routes.views import office_rows, shown_task
from chalicelib.tasks.store import lists, person_rows
from chalicelib.work.domain.office_task import TaskState

routes = Routes(__name__)

PAGE = 200


@routes.get("/tasks", needs=Needs.SIGNED_IN)
def list_tasks(actor: Actor, query: TaskQuery) -> TaskList:
    """Everything that waits for this person, at all clients, by deadline (F019)."""
    at = clock.now()
    items, cursor = lists.open_items(actor.office_id, actor.user_id, query.cursor, PAGE)
    shown = [item for item in items if _waits(item, actor, query, at)]
    opens = openings_of(actor)
    rows = [_row(item, actor, opens) for item in shown]
    return TaskList(items=rows, cursor=cursor)


@routes.get("/office-tasks", needs=Needs.EMPLOYEE)
def list_office_tasks(actor: Actor, query: OverviewQuery) -> OfficeTaskList:
    """What waits, for clients or for the office, a page at a time."""
    at = clock.now()
    found = overview(actor, _wanted(query, actor, at), at)
    return OfficeTaskList(
        items=office_rows(found.page.rows, actor),
        cursor=cursor_at(found.page.after, _list_of(query)),
        numbers=OfficeNumbers(**structs.asdict(found.numbers)) if found.numbers else None,
    )


def _wanted(query: OverviewQuery, actor: Actor, at: datetime) -> Wanted:
    return Wanted(
        of=query.list,
        client_id=query.client_id,
        sieve=Sieve(
            type_id=query.type_id,
            status=query.status,
            manager_id=actor.user_id if query.mine else None,
            words=sought(query.search),
            before=clock.local_date(at) if query.list is OfficeList.LATE else None,
        ),
        order=Order(by=query.sort, descending=query.descending),
        after=place_of(query.cursor, _list_of(query)),
    )


def _list_of(query: OverviewQuery) -> str:
    """What a cursor is good for: the same list in the same order."""
    asked = structs.asdict(query) | {"cursor": None}
    return " ".join(str(each) for each in asked.values())


@routes.get("/clients/{client_id}/tasks/{task_id}", needs=Right.READ)
def show_task(actor: Actor, client_id: str, task_id: str) -> TaskView:
    return shown_task(actor, client_id, task_id, clock.now())


def _waits(item: person_rows.ListItem, actor: Actor, query: TaskQuery, at: datetime) -> bool:
    """Not what is past its reading term, nor what is at a client this person may not see now."""
    wanted = query.client_id in (None, item.client_id) and not item.is_due(at)
    return wanted and may(actor, Right.READ, item.client_id, item.place)


def _row(item: person_rows.ListItem, actor: Actor, opens: Opens) -> ListedTask:
    shown, action = item.shown, Action(item.shown.action)
    return ListedTask(
        task_id=item.task_id,
        document_id=shown.document_id,
        client_id=item.client_id,
        client_name=shown.client_name,
        client_number=shown.client_number,
        action=action,
        type_id=shown.type_id,
        type_name=item.type_names.spoken(actor.language),
        title=shown.title,
        period=shown.period,
        deadline_on=item.deadline_on,
        created_at=clock.stamp(item.created_at),
        status=TaskState.OPEN,
        acts_from=acts_from(actor, item.client_id, action, item.place, opens),
        package_id=shown.package_id,
    )
