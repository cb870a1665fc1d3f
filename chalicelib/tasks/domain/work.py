"""Who a task waits for and how far it is, what the office must do about it, and a task as the
office's lists show it."""

from enum import StrEnum
from typing import NamedTuple

from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain.recipient import HAS_SIGNED, Recipient
from chalicelib.tasks.domain.states import WAITS_FOR_OFFICE
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.item import Why, WorkItem
from chalicelib.work.domain.office_task import (
    OfficeTask,
    OtherHalf,
    PersonAsked,
    PersonState,
    TaskState,
)


class WaitsOn(StrEnum):
    CLIENT = "client"
    OFFICE = "office"


_DONE = HAS_SIGNED | {PersonState.APPROVED, PersonState.READ}


class Turnout(NamedTuple):
    """How many did what is asked, of how many who must."""

    done: int
    needed: int


def progress(task: Task) -> Turnout:
    """By the rule of the task, of whom it is asked now; what the office awaits counts once it is
    there."""
    asked = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    done = [each.state in _DONE and not each.awaits_office for each in asked]
    if task.rule is Rule.ANY_ONE:
        return Turnout(int(any(done)), min(1, len(asked)))
    return Turnout(sum(done), len(asked))


def waits_on(task: Task) -> WaitsOn | None:
    """None once nothing more happens. Of what is being prepared no client knows, and where only
    employees can sign now no client can do anything."""
    if task.state in WAITS_FOR_OFFICE or task.problem or task.awaits_office:
        return WaitsOn.OFFICE
    if task.state is TaskState.AWAITS_PARTNER:
        return WaitsOn.CLIENT
    if task.state is not TaskState.OPEN:
        return None
    turn = [each for each in task.recipients if task.is_turn_of(each)]
    is_ours = bool(turn) and all(each.by_office for each in turn)
    return WaitsOn.OFFICE if is_ours else WaitsOn.CLIENT


def work_of(task: Task) -> WorkItem | None:
    """What waits for the office, if anything. While somebody of the client can sign as well, it is
    the work of the employees alone whose turn it is too."""
    owners, ours = _signers(task), waits_on(task) is WaitsOn.OFFICE
    if not ours and not owners:
        return None
    return WorkItem(
        office_id=task.office_id,
        why=_why(task),
        about=line_of(task),
        owners=owners,
        shared=ours,
        ends_at=task.closes_at if task.state is TaskState.OPEN and task.awaits_people else None,
    )


def line_of(task: Task) -> OfficeTask:
    """The task as the lists of the office show it."""
    far = progress(task)
    return OfficeTask(
        task_id=task.task_id,
        document_id=task.about.document_id,
        client_id=task.client_id,
        client_name=task.client_name,
        client_number=task.client_number,
        relation_manager=task.relation_manager,
        action=task.action,
        type_id=task.about.type_id,
        type_names=(task.about.type_names.nl, task.about.type_names.en),
        title=task.about.title,
        period=task.about.period,
        deadline_on=task.deadline_on,
        created_at=task.created_at,
        status=task.state,
        is_handed_in=task.about.is_handed_in,
        done=far.done,
        needed=far.needed,
        people=tuple(person_asked(task, each) for each in task.recipients),
        problem=task.problem,
        partner=other_half(task),
        expired_at=task.closes_at if task.state is TaskState.EXPIRED else None,
    )


def other_half(task: Task) -> OtherHalf | None:
    beside = task.partner
    if beside is None:
        return None
    return OtherHalf(
        client_id=beside.client_id,
        document_id=beside.document_id,
        task_id=beside.task_id,
        name=beside.name,
        status=beside.state,
    )


def _signers(task: Task) -> tuple[str, ...]:
    """The employees whose signature is asked now."""
    if task.state is not TaskState.OPEN or task.problem:
        return ()
    asked = (each for each in task.recipients if each.by_office and task.is_turn_of(each))
    return tuple(each.user_id for each in asked)


def _why(task: Task) -> Why:
    if task.problem:
        return Why.PROBLEM
    if task.awaits_office:
        return Why.RECEIPT
    return Why.SIGN if task.state is TaskState.OPEN else Why(task.state.value)


def person_asked(task: Task, person: Recipient) -> PersonAsked:
    return PersonAsked(
        user_id=person.user_id,
        name=person.name,
        state=task.seen_state(person),
        acted_at=person.acted_at,
        opened_at=person.opened_at,
        remark=person.remark,
        recorded_by=person.recorded.name if person.recorded else "",
        awaits_office=person.awaits_office,
        represents=person.represents,
    )
