"""What people and the office do with a task: load, one move of the domain, save."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.audit.actions import check_own
from chalicelib.core.actor import Actor, Right, authorise, check_proven
from chalicelib.core.errors import NotFound
from chalicelib.core.racing import judged_again
from chalicelib.identity.actions import step_ups
from chalicelib.identity.domain.step_up import Act
from chalicelib.offices import store as offices
from chalicelib.tasks.domain.states import State
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.store import tasks

ENDED_BY = {State.FILED: "task_filed", State.COMPLETED: "task_completed"}
Move = Callable[[Task], Change]


def approve_task(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, remark: str, at: datetime
) -> Task:
    return move(
        actor,
        client_id,
        task_id,
        _proved(actor, Act.APPROVE, lambda task: task.approve(actor, seen_sha256, remark, at)),
    )


def reject_task(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, reason: str, at: datetime
) -> Task:
    """Niet akkoord takes the same code as akkoord (F128)."""
    return move(
        actor,
        client_id,
        task_id,
        _proved(actor, Act.REJECT, lambda task: task.reject(actor, seen_sha256, reason, at)),
    )


def mark_task_read(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, at: datetime
) -> Task:
    return move(actor, client_id, task_id, lambda task: task.mark_read(actor, seen_sha256, at))


def complete_task(
    actor: Actor, client_id: str, task_id: str, outcome: State, remark: str, at: datetime
) -> Task:
    def completed(task: Task) -> Change:
        if task.state in ENDED_BY:
            check_own(actor, task.document_id, tuple(ENDED_BY.values()), "completed_by_other")
        return task.complete(actor, outcome, remark, at)

    return move(actor, client_id, task_id, completed)


@judged_again
def move(actor: Actor, client_id: str, task_id: str, change_of: Move) -> Task:
    """Load, move, save."""
    task = visible_task(actor, client_id, task_id)
    change = change_of(task)
    if change.event:
        tasks.save(change, before=task)
    return change.task


def visible_task(actor: Actor, client_id: str, task_id: str) -> Task:
    """What this person may not see is not there."""
    task = tasks.get(actor.office_id, client_id, task_id)
    authorise(actor, Right.READ, client_id, task.place)
    check_heard_of(actor, task)
    return task


def check_heard_of(actor: Actor, task: Task) -> None:
    """What is being prepared is there for the office only."""
    if task.held and not actor.is_employee:
        raise NotFound


def asks_code(task: Task) -> bool:
    """Whether its answer takes a code; as the office has it now, also for what was published
    before."""
    return offices.document_type(task.office_id, task.type_id).asks_code


def _proved(actor: Actor, act: Act, answer: Move) -> Move:
    """The answer, with a fresh code for exactly this answer about this document."""

    def proved(task: Task) -> Change:
        change = answer(task)
        if change.event:
            check_proven(actor)
        if change.event and asks_code(task):
            step_ups.require_step_up(actor, act, task.document_sha256)
        return change

    return proved
