"""A task as every list of the office shows it."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor, may
from chalicelib.core.language import Language
from chalicelib.core.rights import Represents, Right
from chalicelib.core.shapes import Answer
from chalicelib.core.text import error_text
from chalicelib.offices.domain.types import Action
from chalicelib.work.domain.office_task import (
    OfficeTask,
    OtherHalf,
    PersonAsked,
    PersonState,
    TaskState,
)


class AskedPersonView(Answer, kw_only=True):
    """One person of whom a task asks it; `on_behalf_by` is the
    employee who recorded what they said, `represents` for whom they act, where that is not for
    themself."""

    user_id: str
    name: str
    state: PersonState
    acted_at: str | None
    opened_at: str | None
    remark: str
    on_behalf_by: str
    awaits_office: bool
    represents: Represents | None = None
    shut: bool = False
    acts_from: str | None = None


class BesideView(Answer, kw_only=True):
    """The same file at the fiscal partner, and how it stands there."""

    client_id: str
    document_id: str
    name: str
    status: TaskState


class ListedOfficeTask(Answer, kw_only=True):
    """A task in a list of the office. `problem` is a text: why the office must look before anybody
    can go on. `done` people did what is asked, of the `needed` who must by the rule; `partner` is
    for whoever works for both. `is_handed_in`: somewhere, by the office, once it is approved or
    signed. `of_both`: what can be done with it stands at the document."""

    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    relation_manager_name: str
    action: Action
    type_id: str
    type_name: str
    title: str
    period: str | None
    deadline_on: str | None
    created_at: str
    status: TaskState
    is_handed_in: bool
    done: int
    needed: int
    problem: str | None
    recipients: list[AskedPersonView]
    partner: BesideView | None = None
    of_both: bool = False
    expired_at: str | None = None


def task_row(task: OfficeTask, actor: Actor) -> ListedOfficeTask:
    """One line of a list of the office."""
    return ListedOfficeTask(
        task_id=task.task_id,
        document_id=task.document_id,
        client_id=task.client_id,
        client_name=task.client_name,
        client_number=task.client_number,
        relation_manager_name=task.relation_manager,
        action=task.action,
        type_id=task.type_id,
        type_name=task.type_names[actor.language is not Language.NL],
        title=task.title,
        period=task.period,
        deadline_on=str(task.deadline_on) if task.deadline_on else None,
        created_at=clock.stamp(task.created_at),
        status=task.status,
        is_handed_in=task.is_handed_in,
        done=task.done,
        needed=task.needed,
        problem=error_text(task.problem, actor.language) if task.problem else None,
        recipients=[person_view(each) for each in task.people],
        partner=beside_view(task.partner, actor),
        of_both=task.partner is not None,
        expired_at=clock.stamp(task.expired_at) if task.expired_at else None,
    )


def beside_view(beside: OtherHalf | None, actor: Actor) -> BesideView | None:
    """None for whoever does not work for the partner as well."""
    if beside is None or not actor.is_employee or not may(actor, Right.READ, beside.client_id):
        return None
    return BesideView(
        client_id=beside.client_id,
        document_id=beside.document_id,
        name=beside.name,
        status=beside.status,
    )


def person_view(person: PersonAsked) -> AskedPersonView:
    return AskedPersonView(
        user_id=person.user_id,
        name=person.name,
        state=person.state,
        acted_at=clock.stamp(person.acted_at) if person.acted_at else None,
        opened_at=clock.stamp(person.opened_at) if person.opened_at else None,
        remark=person.remark,
        on_behalf_by=person.recorded_by,
        awaits_office=person.awaits_office,
        represents=person.represents,
    )
