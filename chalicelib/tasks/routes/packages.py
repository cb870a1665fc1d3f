"""What was offered together, and how each of it stands for who looks (F056)."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.actions import packages
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import PersonState, TaskState

routes = Routes(__name__)


class OfferedDocument(Answer, kw_only=True):
    """One of what was offered together: `status` of the whole, `mine` how it stands for who looks,
    where it is asked of them."""

    task_id: str
    document_id: str
    client_id: str
    title: str
    type_name: str
    action: Action
    status: TaskState
    mine: PersonState | None = None


class PackageView(Answer, kw_only=True):
    """Oldest first, as far as who looks may see each."""

    items: list[OfferedDocument]


@routes.get("/clients/{client_id}/packages/{package_id}", needs=Right.READ)
def show_package(actor: Actor, client_id: str, package_id: str) -> PackageView:
    found = packages.visible_in(actor, client_id, package_id, clock.now())
    return PackageView(items=[_offered(task, actor) for task in found])


def _offered(task: Task, actor: Actor) -> OfferedDocument:
    me = task.recipient(actor.user_id)
    return OfferedDocument(
        task_id=task.task_id,
        document_id=task.about.document_id,
        client_id=task.client_id,
        title=task.about.title,
        type_name=task.about.type_names.spoken(actor.language),
        action=task.action,
        status=task.state,
        mine=task.seen_state(me) if me else None,
    )
