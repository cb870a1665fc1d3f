"""Approval, rejection and reading by people; completion by the office."""

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.tasks.actions import acting
from chalicelib.tasks.routes.shapes import Approval, Completion, Reading, Rejection, TaskView
from chalicelib.tasks.routes.views import task_view
from chalicelib.work.domain.office_task import TaskState

routes = Routes(__name__)


@routes.put("/clients/{client_id}/tasks/{task_id}/approval", needs=Right.APPROVE, code=Act.APPROVE)
def approve(actor: Actor, client_id: str, task_id: str, body: Approval) -> TaskView:
    task = acting.approve_task(
        actor,
        client_id,
        task_id,
        seen_sha256=body.document_sha256,
        remark=body.remark.strip(),
        at=clock.now(),
    )
    return task_view(task, actor)


@routes.put("/clients/{client_id}/tasks/{task_id}/rejection", needs=Right.APPROVE, code=Act.REJECT)
def reject(actor: Actor, client_id: str, task_id: str, body: Rejection) -> TaskView:
    task = acting.reject_task(
        actor,
        client_id,
        task_id,
        seen_sha256=body.document_sha256,
        reason=body.reason.strip(),
        at=clock.now(),
    )
    return task_view(task, actor)


@routes.put("/clients/{client_id}/tasks/{task_id}/reading", needs=Right.HANDLE)
def mark_read(actor: Actor, client_id: str, task_id: str, body: Reading) -> TaskView:
    task = acting.mark_task_read(actor, client_id, task_id, body.document_sha256, clock.now())
    return task_view(task, actor)


@routes.put("/clients/{client_id}/tasks/{task_id}/completion", needs=Right.MANAGE)
def complete(actor: Actor, client_id: str, task_id: str, body: Completion) -> TaskView:
    outcome = TaskState(body.outcome)
    task = acting.complete_task(
        actor, client_id, task_id, outcome=outcome, remark=body.remark, at=clock.now()
    )
    return task_view(task, actor)
