"""What waits for a person, what waits for clients, and one task."""

from datetime import datetime

from chalicelib.core import clock
from chalicelib.core.actor import Actor, may
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.routes.shapes import (
    ListedTask,
    TaskList,
    TaskQuery,
    TaskView,
)
from chalicelib.tasks.routes.shut import Opens, acts_from, openings_of
from chalicelib.tasks.routes.views import shown_task
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
