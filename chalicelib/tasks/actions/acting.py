"""What people and the office do with a task."""

from datetime import datetime

from chalicelib.audit.actions import check_own
from chalicelib.clients.actions.letting_in import check_may_act, with_grounds
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.rights import Right
from chalicelib.offices import store as offices
from chalicelib.tasks.actions.moving import Make, move
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.states import ENDED_BY_OFFICE
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.answers import TaskCompleted, TaskFiled
from chalicelib.work.domain.office_task import TaskState


def approve_task(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, remark: str, at: datetime
) -> Task:
    mine = with_grounds(actor, client_id)

    def approved(task: Task, at: datetime) -> Change:
        return answering.approve(task, mine, seen_sha256, remark, at)

    return move(actor, client_id, task_id, _proved(actor, Act.APPROVE, approved), at)


def reject_task(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, reason: str, at: datetime
) -> Task:
    """Niet akkoord takes the same code as akkoord (F128)."""
    mine = with_grounds(actor, client_id)

    def rejected(task: Task, at: datetime) -> Change:
        return answering.reject(task, mine, seen_sha256, reason, at)

    return move(actor, client_id, task_id, _proved(actor, Act.REJECT, rejected), at)


def mark_task_read(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, at: datetime
) -> Task:
    mine = with_grounds(actor, client_id)

    def read(task: Task, at: datetime) -> Change:
        return answering.mark_read(task, mine, seen_sha256, at)

    return move(actor, client_id, task_id, read, at)


def complete_task(
    actor: Actor, client_id: str, task_id: str, outcome: TaskState, remark: str, at: datetime
) -> Task:
    """Of two partners for both, by who works for both."""

    def completed(task: Task, at: datetime) -> Change:
        if task.state in ENDED_BY_OFFICE:
            kinds = (TaskFiled, TaskCompleted)
            check_own(actor, task.about.subject_id, kinds, "completed_by_other", remark)
        return ending.complete(task, actor, outcome, remark, at)

    return move(actor, client_id, task_id, completed, at)


def asks_code(task: Task) -> bool:
    """Whether its answer takes a code; as the office has it now, also for what was published
    before."""
    return offices.document_type(task.office_id, task.about.type_id).asks_code


def _proved(actor: Actor, act: Act, answer: Make) -> Make:
    """The answer, with a fresh code for exactly this answer about this document."""

    def proved(task: Task, at: datetime) -> Change:
        change = answer(task, at)
        if change.event:
            check_may_act(actor, task.client_id, Right.APPROVE, task.place)
        if change.event and asks_code(task):
            step_up.require(actor, act, task.about.sha256)
        return change

    return proved
