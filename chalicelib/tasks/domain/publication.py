"""Asking: from a document type and a choice of people to a task."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from chalicelib.clients.domain.client import Client
from chalicelib.core.actor import Actor, Place, Right, Rights
from chalicelib.core.clock import end_of, local_date
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.documents.domain.document import Document
from chalicelib.documents.domain.file_name import extension
from chalicelib.offices.domain.types import Action, DocumentType, Rule
from chalicelib.tasks.domain.preparing import closing_time, prepare
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.signer import Signer, check_boxes
from chalicelib.tasks.domain.task import Change, Task, TypeNames
from chalicelib.tasks.events.asking import TaskPublished

MOST_PAGES = 500
RIGHT_FOR = {Action.READ: Right.HANDLE, Action.APPROVE: Right.APPROVE, Action.SIGN: Right.SIGN}


class Asked(Struct, frozen=True, kw_only=True):
    """What the office asks with a document, and of whom; `names` by user id. `office` are those of
    them who sign for the office; a signing has `signers` in their order."""

    recipients: tuple[str, ...]
    names: Mapping[str, str]
    rights: Mapping[str, Rights]
    action: Action | None = None
    rule: Rule | None = None
    deadline_on: date | None = None
    signers: tuple[Signer, ...] = ()
    office: frozenset[str] = frozenset()
    expires_on: date | None = None
    remove_owner_password: bool = False
    remark: str = ""

    def people(self) -> tuple[Recipient, ...]:
        places = {each.user_id: each for each in self.signers}
        return tuple(
            self._person(places.get(each, Signer(user_id=each)), self.rights.get(each))
            for each in self.recipients
        )

    def _person(self, signer: Signer, rights: Rights | None) -> Recipient:
        return Recipient(
            user_id=signer.user_id,
            name=self.names[signer.user_id],
            stage=signer.stage,
            box=signer.box,
            by_office=signer.user_id in self.office,
            represents=rights.represents if rights else None,
        )


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
    action = _checked(document, kind, asked, at)
    days = (kind.closes_after_days or 30) if action is Action.READ else None
    task = Task(
        office_id=actor.office_id,
        client_id=client.client_id,
        client_name=client.name,
        client_number=client.client_number,
        task_id=task_id,
        document_id=document.document_id,
        document_version=document.version,
        document_sha256=document.sha256,
        title=document.title,
        period=document.period,
        folder_id=document.folder_id,
        type_id=kind.type_id,
        type_names=TypeNames(nl=kind.name_nl, en=kind.name_en),
        after=kind.after,
        is_return=kind.is_return,
        action=action,
        rule=Rule.ALL if action is Action.SIGN else asked.rule or kind.rule,
        recipients=asked.people(),
        deadline_on=asked.deadline_on,
        remark=asked.remark or document.remark,
        expires_on=asked.expires_on,
        closes_after_days=days,
        closes_at=end_of(asked.expires_on) if asked.expires_on else closing_time(at, days),
        remove_owner_password=asked.remove_owner_password,
        created_at=at,
        created_by=actor.name,
        created_by_id=actor.user_id,
        relation_manager=relation_manager,
        held=action is Action.SIGN,
    )
    told = TaskPublished(task=task.about, unlocked=unlocked(document, task))
    if task.held:
        return prepare(task, actor, told, at)
    return Change(task=task, event=task.event(actor, replace(told, asked=task.turn), at))


def _checked(document: Document, kind: DocumentType, asked: Asked, at: datetime) -> Action:
    action = _action(kind, asked)
    _everybody_may(asked, action, document.place)
    _days_to_come(asked, at)
    if action is Action.SIGN:
        _can_be_signed(document, asked)
    return action


def check_kind(client: Client, kind: DocumentType) -> None:
    """An income tax return stays out of a dossier that fellow directors see."""
    if client.kind not in kind.client_kinds:
        raise bad_field("type_id", f"not_at_{client.kind}")


def unlocked(document: Document, task: Task) -> bool:
    """That a protection comes off is a decision of the office, and stands in the history."""
    return document.locked and task.remove_owner_password


def _action(kind: DocumentType, asked: Asked) -> Action:
    action = asked.action or kind.action
    if action is Action.NONE:
        raise bad_field("asked.action", "required")
    if action is not Action.SIGN and (asked.signers or asked.expires_on):
        raise bad_field("asked.signers", "other_action")
    return action


def _days_to_come(asked: Asked, at: datetime) -> None:
    days = {"deadline_on": asked.deadline_on, "asked.expires_on": asked.expires_on}
    for name, day in days.items():
        if day and day < local_date(at):
            raise bad_field(name, "in_the_past")


def _can_be_signed(document: Document, asked: Asked) -> None:
    unlock = "asked.remove_owner_password"
    check_file(document, "asked.action", unlock, unlocks=asked.remove_owner_password)
    check_boxes(asked.signers, document.pages)


def check_file(document: Document, field: str, unlock: str, *, unlocks: bool) -> None:
    """What is known at once of a file that cannot be signed; said at the field of the form where it
    was chosen, or where a protection can be taken off."""
    if extension(document.file_name) != "pdf":
        raise bad_field(field, "signing_needs_pdf")
    if (document.pages or 0) > MOST_PAGES:
        raise bad_field(field, "signing_too_many_pages")
    if document.locked and not unlocks:
        raise bad_field(unlock, "pdf_owner_password")


def _everybody_may(asked: Asked, action: Action, place: Place) -> None:
    if len(set(asked.recipients)) != len(asked.recipients):
        raise bad_field("asked.recipients", "twice")
    for user_id in asked.recipients:
        if user_id in asked.office and action is Action.SIGN:
            continue
        rights = asked.rights.get(user_id)
        if rights is None or not rights.allow(RIGHT_FOR[action], place):
            raise bad_field("asked.recipients", "may_not_do_this")
