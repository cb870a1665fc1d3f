"""What people and the office do with a task: load, one move of the domain, save."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.audit.actions import check_own
from chalicelib.clients.actions.letting_in import check_may_act, with_grounds
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor, Right, authorise, may
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.racing import judged_again
from chalicelib.offices import store as offices
from chalicelib.tasks.actions.keeping import keep
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.together import check_ends_both
from chalicelib.tasks.events.answers import TaskCompleted, TaskFiled
from chalicelib.tasks.store import tasks
from chalicelib.work.domain import State

ENDED = frozenset({State.FILED, State.COMPLETED})
Move = Callable[[Task], Change]


def approve_task(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, remark: str, at: datetime
) -> Task:
    mine = with_grounds(actor, client_id)
    return move(
        actor,
        client_id,
        task_id,
        _proved(actor, Act.APPROVE, lambda task: task.approve(mine, seen_sha256, remark, at)),
        at,
    )


def reject_task(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, reason: str, at: datetime
) -> Task:
    """Niet akkoord takes the same code as akkoord (F128)."""
    mine = with_grounds(actor, client_id)
    return move(
        actor,
        client_id,
        task_id,
        _proved(actor, Act.REJECT, lambda task: task.reject(mine, seen_sha256, reason, at)),
        at,
    )


def mark_task_read(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, at: datetime
) -> Task:
    mine = with_grounds(actor, client_id)
    return move(actor, client_id, task_id, lambda task: task.mark_read(mine, seen_sha256, at), at)


def complete_task(
    actor: Actor, client_id: str, task_id: str, outcome: State, remark: str, at: datetime
) -> Task:
    """Of two partners for both, by who works for both."""

    def completed(task: Task) -> Change:
        if task.state in ENDED:
            kinds = (TaskFiled, TaskCompleted)
            check_own(actor, task.document_id, kinds, "completed_by_other")
        if task.partner and not may(actor, Right.MANAGE, task.partner.client_id):
            raise Conflict("partner_of_colleague")
        check_ends_both(task)
        return task.complete(actor, outcome, remark, at)

    return move(actor, client_id, task_id, completed, at)


@judged_again
def move(actor: Actor, client_id: str, task_id: str, change_of: Move, at: datetime) -> Task:
    """Load, move, save."""
    task = visible_task(actor, client_id, task_id)
    change = change_of(task)
    return keep(change, task, at) if change.event else change.task


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
            check_may_act(actor, task.client_id, Right.APPROVE, task.place)
        if change.event and asks_code(task):
            step_up.require(actor, act, task.document_sha256)
        return change

    return proved
