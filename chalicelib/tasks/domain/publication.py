"""Asking: from a document type and a choice of people to a task."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from chalicelib.clients.domain.client import Client
from chalicelib.core.actor import Actor
from chalicelib.core.clock import end_of, local_date
from chalicelib.core.errors import bad_field
from chalicelib.core.rights import Place, Rights
from chalicelib.documents.domain.document import Document
from chalicelib.offices.domain.types import Action, DocumentType, Rule
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.about import AskedDocument, TypeNames
from chalicelib.tasks.domain.recipient import Recipient, may_not
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.term import check_after_deadline, closing_time


class Asked(Struct, frozen=True, kw_only=True):
    """What the office asks with a document, and of whom; `chosen_in` is the field of the form.
    `names` and `rights` by user id; `office` are those of them who sign for the office; a signing
    has `signers` in their order."""

    chosen_in: str
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
    package_id: str | None = None

    def people(self) -> tuple[Recipient, ...]:
        return tuple(self._person(each, self.rights.get(each)) for each in self.recipients)

    def _person(self, user_id: str, rights: Rights | None) -> Recipient:
        return Recipient(
            user_id=user_id,
            name=self.names[user_id],
            by_office=user_id in self.office,
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
    asks = kinds.of(action)
    days = (kind.closes_after_days or 30) if asks.closes_by_itself else None
    task = Task(
        office_id=actor.office_id,
        client_id=client.client_id,
        client_name=client.name,
        client_number=client.client_number,
        task_id=task_id,
        about=_about(document, kind),
        action=action,
        rule=asks.rule or asked.rule or kind.rule,
        recipients=asked.people(),
        deadline_on=asked.deadline_on,
        remark=asked.remark or document.remark,
        expires_on=asked.expires_on,
        closes_after_days=days,
        closes_at=end_of(asked.expires_on) if asked.expires_on else closing_time(at, days),
        created_at=at,
        created_by=actor.name,
        created_by_id=actor.user_id,
        relation_manager=relation_manager,
        manager_id=client.relation_manager_id or "",
        held=asks.prepares,
        package_id=asked.package_id,
    )
    return asks.asked(task, asked, document, actor)


def _about(document: Document, kind: DocumentType) -> AskedDocument:
    return AskedDocument(
        document_id=document.document_id,
        version=document.version,
        sha256=document.sha256,
        title=document.title,
        period=document.period,
        folder_id=document.folder_id,
        type_id=kind.type_id,
        type_names=TypeNames(nl=kind.name_nl, en=kind.name_en),
        after=kind.after,
        is_return=kind.is_return,
    )


def _checked(document: Document, kind: DocumentType, asked: Asked, at: datetime) -> Action:
    action = _action(kind, asked)
    _everybody_may(asked, action, document.place)
    _days_to_come(asked, at)
    kinds.of(action).check(asked, document)
    return action


def check_kind(client: Client, kind: DocumentType) -> None:
    """An income tax return stays out of a dossier that fellow directors see."""
    if client.kind not in kind.client_kinds:
        raise bad_field("type_id", f"not_at_{client.kind}")


def _action(kind: DocumentType, asked: Asked) -> Action:
    action = asked.action or kind.action
    if action is Action.NONE:
        raise bad_field("asked.action", "required")
    kinds.of(action).check_wish(asked)
    return action


def _days_to_come(asked: Asked, at: datetime) -> None:
    days = {"deadline_on": asked.deadline_on, "asked.expires_on": asked.expires_on}
    for name, day in days.items():
        if day and day < local_date(at):
            raise bad_field(name, "in_the_past")
    check_after_deadline("asked.expires_on", asked.expires_on, asked.deadline_on)


def _everybody_may(asked: Asked, action: Action, place: Place) -> None:
    if len(set(asked.recipients)) != len(asked.recipients):
        raise bad_field(asked.chosen_in, "twice")
    wrong = [each for each in asked.recipients if not _may(asked, each, action, place)]
    if wrong:
        raise may_not(asked.chosen_in, wrong, asked.names)


def _may(asked: Asked, user_id: str, action: Action, place: Place) -> bool:
    kind = kinds.of(action)
    if user_id in asked.office and kind.of_office:
        return True
    rights = asked.rights.get(user_id)
    return rights is not None and rights.allow(kind.right, place)
