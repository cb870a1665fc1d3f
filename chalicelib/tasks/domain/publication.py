"""Asking: from a document type and a choice of people to a task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.clients.domain import Client
from chalicelib.core.actor import Actor, Place, Right, Rights
from chalicelib.core.clock import local_date
from chalicelib.core.errors import bad_field
from chalicelib.documents.domain import Document
from chalicelib.offices.domain import Action, DocumentType, Rule
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Change, Task, TypeNames, closing_time

RIGHT_FOR = {Action.READ: Right.HANDLE, Action.APPROVE: Right.APPROVE, Action.SIGN: Right.SIGN}


@dataclass(frozen=True)
class Asked:
    """What the office asks with a document, and of whom; `names` by user id."""

    recipients: tuple[str, ...]
    names: Mapping[str, str]
    rights: Mapping[str, Rights]
    action: Action | None = None
    rule: Rule | None = None
    deadline_on: date | None = None


def ask(
    actor: Actor,
    client: Client,
    document: Document,
    kind: DocumentType,
    asked: Asked,
    relation_manager: str,
    task_id: str,
    at: datetime,
) -> Change:
    """The task that goes with a document; raises Invalid where somebody cannot do what is asked."""
    action = _action(kind, asked)
    _everybody_may(asked, action, document.place)
    if asked.deadline_on and asked.deadline_on < local_date(at):
        raise bad_field("deadline_on", "in_the_past")
    days = (kind.closes_after_days or 30) if action is Action.READ else None
    task = Task(
        office_id=actor.office_id,
        client_id=client.client_id,
        task_id=task_id,
        document_id=document.document_id,
        document_version=document.version,
        document_sha256=document.sha256,
        title=document.title,
        type_id=kind.type_id,
        type_names=TypeNames(kind.name_nl, kind.name_en),
        client_name=client.name,
        client_number=client.client_number,
        action=action,
        rule=asked.rule or kind.rule,
        after=kind.after,
        is_return=kind.is_return,
        period=document.period,
        deadline_on=asked.deadline_on,
        remark=document.remark,
        created_at=at,
        created_by=actor.name,
        recipients=tuple(Recipient(each, asked.names[each]) for each in asked.recipients),
        relation_manager=relation_manager,
        closes_after_days=days,
        closes_at=closing_time(at, days),
        folder_id=document.folder_id,
    )
    asked_ids = ",".join(asked.recipients)
    return Change(task, task.event(actor, "task_published", at, asked=asked_ids))


def _action(kind: DocumentType, asked: Asked) -> Action:
    action = asked.action or kind.action
    if action not in (Action.READ, Action.APPROVE):
        raise bad_field("asked.action", "not_possible_yet")
    return action


def _everybody_may(asked: Asked, action: Action, place: Place) -> None:
    if len(set(asked.recipients)) != len(asked.recipients):
        raise bad_field("asked.recipients", "twice")
    for user_id in asked.recipients:
        rights = asked.rights.get(user_id)
        if rights is None or not rights.allow(RIGHT_FOR[action], place):
            raise bad_field("asked.recipients", "may_not_do_this")
