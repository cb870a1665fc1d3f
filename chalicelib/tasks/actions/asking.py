"""Asking people about a document, by who they are and what they may do at this moment."""

from datetime import datetime

from chalicelib.clients.domain.client import Client
from chalicelib.core.actor import Actor
from chalicelib.core.ids import new_id
from chalicelib.documents.domain.document import Document
from chalicelib.offices.domain.types import DocumentType
from chalicelib.tasks.actions.able import able_to, chosen_at, office_signers
from chalicelib.tasks.actions.renaming import relation_manager
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.asking import ask_again
from chalicelib.tasks.domain.publication import Asked, ask
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.wish import Wish


def ask_with(
    actor: Actor,
    client: Client,
    document: Document,
    *,
    kind: DocumentType,
    wish: Wish,
    at: datetime,
    task_id: str = "",
) -> Change:
    """The task that goes with this document, of the people in the wish; of nobody whose account
    was stopped."""
    return ask(
        actor,
        client,
        document,
        kind=kind,
        asked=_asked(client, wish),
        relation_manager=relation_manager(client),
        task_id=task_id or document.task_id or new_id(),
        at=at,
    )


def ask_anew(actor: Actor, task: Task, newer: Document, unlocks: bool, at: datetime) -> Change:
    """The same of this version of its document."""
    task = kinds.of(task.action).of_version(task, newer, unlocks=unlocks)
    return ask_again(
        task,
        actor,
        newer.version,
        sha256=newer.sha256,
        able=able_to(task),
        at=at,
        unlocked=newer.locked and unlocks,
    )


def _asked(client: Client, wish: Wish) -> Asked:
    office = office_signers(client.office_id, client.client_id) if wish.signers else {}
    rights, names = chosen_at(client.office_id, client.client_id, wish.asked)
    return Asked(
        chosen_in=wish.asked_in,
        recipients=wish.asked,
        names=names | office,
        rights=rights,
        action=wish.action,
        rule=wish.rule,
        deadline_on=wish.deadline_on,
        signers=wish.signers,
        office=frozenset(office),
        expires_on=wish.expires_on,
        remove_owner_password=wish.remove_owner_password,
        remark=wish.remark,
        package_id=wish.package_id,
    )
