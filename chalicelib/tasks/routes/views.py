"""A task as people see it."""

from datetime import datetime
from typing import Any

from msgspec import structs

from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.core.text import error_text, texts
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import users
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.actions import moving, twins
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.moves import Move, moves_for, open_of
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.signer import Box
from chalicelib.tasks.domain.task import Apart, Task
from chalicelib.tasks.domain.work import other_half, person_asked, progress
from chalicelib.tasks.routes.parts import part_of
from chalicelib.tasks.routes.shapes import (
    BoxShape,
    ContactView,
    RecipientView,
    TaskView,
)
from chalicelib.tasks.routes.shut import Asking, Shut, acts_from, openings_of, shut_among
from chalicelib.work.routes.task_rows import beside_view, person_view


def shown_task(actor: Actor, client_id: str, task_id: str, at: datetime) -> TaskView:
    """As it is now, to whoever may see it."""
    return task_view(moving.visible_task(actor, client_id, task_id).as_of(at), actor)


def task_view(task: Task, actor: Actor) -> TaskView:
    """One task in full, with what this actor may do with it now, and the part of its kind."""
    apart = kinds.of(task.action).apart(task)
    return TaskView(
        **row_facts(task, actor.language),
        is_handed_in=task.about.is_handed_in,
        **progress(task)._asdict(),
        rule=task.rule,
        remark=task.remark,
        document_sha256=task.about.sha256,
        document_version=task.about.version,
        what_follows=what_follows(task, actor.language),
        **_allowed(task, actor, apart),
        closes_at=clock.stamp(task.closes_at) if task.closes_at else None,
        contact=_contact(task),
        recipients=_recipients(task, shut_among(actor, (Asking.of_task(task),))),
        is_return=task.about.is_return,
        expires_on=str(task.expires_on) if task.expires_on else None,
        created_by=task.created_by,
        held=task.held,
        problem=error_text(task.problem, actor.language) if task.problem else None,
        partner=beside_view(other_half(task), actor),
        part=part_of(task, apart, actor),
        acts_from=acts_from(actor, task.client_id, task.action, task.place, openings_of(actor)),
    )


def _allowed(task: Task, actor: Actor, apart: Apart | None) -> dict[str, Any]:
    """A button without the right for it is not shown (property 9); who looks along sees what the
    person may."""
    now = open_of(moves_for(task, actor, clock.now(), apart))
    if Move.NEW_VERSION in now and not twins.may_renew(task):
        now.remove(Move.NEW_VERSION)
    return {"may": [], "theirs": now} if actor.viewer else {"may": now, "theirs": []}


def what_follows(task: Task, language: Language) -> str:
    """One plain sentence, said beforehand (F047, C7)."""
    known = texts(language, "what_follows")
    if task.action is not Action.APPROVE:
        return known[task.action]
    after = "both" if task.partner else task.about.after
    as_return = known.get(f"return.{after}") if task.about.is_return else None
    return as_return or known[f"approve.{after}"]


def row_facts(task: Task, language: Language) -> dict[str, Any]:
    """What a row of a list has of a task that was read whole."""
    return {
        "task_id": task.task_id,
        "document_id": task.about.document_id,
        "client_id": task.client_id,
        "client_name": task.client_name,
        "client_number": task.client_number,
        "action": task.action,
        "type_id": task.about.type_id,
        "type_name": task.about.type_names.spoken(language),
        "title": task.about.title,
        "period": task.about.period,
        "deadline_on": str(task.deadline_on) if task.deadline_on else None,
        "created_at": clock.stamp(task.created_at),
        "status": task.state,
        "package_id": task.package_id,
    }


def box_shape(box: Box | None) -> BoxShape | None:
    return BoxShape(**structs.asdict(box)) if box else None


def _recipients(task: Task, known: Shut) -> list[RecipientView]:
    return [_recipient(task, each, known) for each in task.recipients]


def _recipient(task: Task, person: Recipient, known: Shut) -> RecipientView:
    recorded, shown = person.recorded, person_view(person_asked(task, person))
    asking = Asking.of_task(task)
    shown.shut, shown.acts_from = known.replacing(asking, person), known.acts_from(asking, person)
    return RecipientView(
        **structs.asdict(shown),
        ground_kind=recorded.kind if recorded else None,
        ground=recorded.ground if recorded else "",
    )


def _contact(task: Task) -> ContactView | None:
    """The relation manager of today, not the one of when the task was made, nor one who left."""
    manager_id = client_rows.client(task.office_id, task.client_id).relation_manager_id
    if manager_id is None:
        return None
    try:
        manager = users.user(task.office_id, manager_id)
    except NotFound:
        return None
    if manager.status is Status.DEACTIVATED:
        return None
    return ContactView(name=manager.name, email=manager.email)
