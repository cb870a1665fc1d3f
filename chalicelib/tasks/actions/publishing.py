"""Publishing: a checked upload becomes a document, perhaps a task; new versions; taking back."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.audit.domain import Event, by
from chalicelib.clients import store as clients
from chalicelib.clients.domain import Client
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound, bad_field
from chalicelib.core.ids import new_id
from chalicelib.documents import domain as dossier
from chalicelib.documents import store as documents
from chalicelib.documents.domain import Document, DocumentStatus
from chalicelib.identity import store as identity
from chalicelib.offices import store as offices
from chalicelib.offices.domain import Action, DocumentType, Rule
from chalicelib.tasks import store
from chalicelib.tasks.actions.able import able_to, office_signers
from chalicelib.tasks.domain import Asked, Change, Signer, Task, ask, ask_again


@dataclass(frozen=True)
class Wish:
    """What the office fills in to publish one document; `silent` sends nobody a mail (F038)."""

    document_id: str
    upload_id: str
    type_id: str
    title: str
    period: str | None = None
    year: int | None = None
    deadline_on: date | None = None
    remark: str = ""
    folder_id: str | None = None
    recipients: tuple[str, ...] = ()
    action: Action | None = None
    rule: Rule | None = None
    silent: bool = False
    signers: tuple[Signer, ...] = ()
    expires_on: date | None = None
    remove_owner_password: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """Of whom: a signing names its signers instead."""
        return self.recipients or tuple(each.user_id for each in self.signers)


def publish(actor: Actor, client_id: str, wish: Wish, at: datetime) -> Document:
    """The document, its task with it. The same wish again gives the same answer."""
    known = _published_before(actor, client_id, wish)
    if known:
        return known
    client = clients.client(actor.office_id, client_id)
    kind = offices.document_type(actor.office_id, wish.type_id)
    asks = bool(wish.asked)
    upload = documents.clean_upload(actor.office_id, client_id, wish.upload_id)
    document = dossier.publish(
        upload,
        actor,
        at,
        document_id=wish.document_id,
        title=wish.title.strip(),
        type_id=kind.type_id,
        folder_id=_folder(actor.office_id, kind, wish.folder_id),
        period=wish.period,
        year=wish.year,
        remark=wish.remark,
        task_id=new_id() if asks else None,
        status=DocumentStatus.OPEN if asks else DocumentStatus.PUBLISHED,
    )
    change = ask_with(actor, client, document, kind, wish, at) if asks else None
    event = change.event if change and change.event else _published(actor, document, wish, at)
    store.publish(document, upload, change, event)
    return document


def add_version(
    actor: Actor, client_id: str, document_id: str, upload_id: str, remark: str, at: datetime
) -> Document:
    """A new version; what was asked about the old one is asked again, approvals of it are void."""
    document = documents.document(actor.office_id, client_id, document_id)
    upload = documents.clean_upload(actor.office_id, client_id, upload_id)
    task = _task_of(document)
    newer = dossier.next_version(document, upload, actor, at, remark=remark)
    change = _ask_again(actor, task, newer, at) if task else None
    if change:
        newer = dossier.with_status(newer, DocumentStatus(change.task.state.value))
    event = change.event if change and change.event else _versioned(actor, newer, remark, at)
    store.publish_version(newer, upload, change, task, event)
    return newer


def withdraw(actor: Actor, client_id: str, document_id: str, reason: str, at: datetime) -> Document:
    """The document is taken back from the client; its history stays (property 11)."""
    document = documents.document(actor.office_id, client_id, document_id)
    if document.withdrawn_at:
        return document
    task = _task_of(document)
    withdrawn = dossier.withdraw(document, at)
    change = task.withdraw(actor, reason, at) if task else None
    event = _event(actor, document, "document_withdrawn", at, reason=reason)
    store.withdraw(withdrawn, change, task, event)
    return withdrawn


def _published_before(actor: Actor, client_id: str, wish: Wish) -> Document | None:
    try:
        known = documents.document(actor.office_id, client_id, wish.document_id)
    except NotFound:
        return None
    if not known.file_key.endswith(f"/{wish.upload_id}"):
        raise Conflict("id_in_use")
    return known


def _folder(office_id: str, kind: DocumentType, folder_id: str | None) -> str:
    if folder_id is None:
        return kind.folder_id
    if folder_id not in {folder.folder_id for folder in offices.folders(office_id)}:
        raise bad_field("folder_id", "no_such_folder")
    return folder_id


def ask_with(
    actor: Actor,
    client: Client,
    document: Document,
    kind: DocumentType,
    wish: Wish,
    at: datetime,
    *,
    task_id: str = "",
) -> Change:
    """The task that goes with this document, of the people in the wish."""
    office_id = actor.office_id
    office = office_signers(office_id, client.client_id) if wish.signers else {}
    rights = {
        each.user_id: each.rights for each in clients.memberships(office_id, client.client_id)
    }
    people = identity.users(office_id, [each for each in wish.asked if each in rights])
    asked = Asked(
        wish.asked,
        {user.user_id: user.name for user in people.values()} | office,
        rights,
        wish.action,
        wish.rule,
        wish.deadline_on,
        wish.signers,
        frozenset(office),
        wish.expires_on,
        wish.remove_owner_password,
        wish.remark,
    )
    manager = _relation_manager(client)
    known = task_id or document.task_id or new_id()
    return ask(actor, client, document, kind, asked, manager, known, at)


def _relation_manager(client: Client) -> str:
    if client.relation_manager_id is None:
        return ""
    return identity.user(client.office_id, client.relation_manager_id).name


def _ask_again(actor: Actor, task: Task, newer: Document, at: datetime) -> Change:
    return ask_again(task, actor, newer.version, newer.sha256, able_to(task), at)


def _task_of(document: Document) -> Task | None:
    if document.task_id is None:
        return None
    return store.get(document.office_id, document.client_id, document.task_id)


def _published(actor: Actor, document: Document, wish: Wish, at: datetime) -> Event:
    silent = "yes" if wish.silent else "no"
    return _event(actor, document, "document_published", at, silent=silent)


def _versioned(actor: Actor, document: Document, remark: str, at: datetime) -> Event:
    return _event(actor, document, "document_versioned", at, remark=remark)


def _event(actor: Actor, document: Document, action: str, at: datetime, **more: str) -> Event:
    return by(
        actor,
        action,
        at,
        client_id=document.client_id,
        subject_id=document.document_id,
        title=document.title,
        type_id=document.type_id,
        document_version=str(document.version),
        document_sha256=document.sha256,
        **more,
    )
