"""Publishing: a checked upload becomes a document, perhaps a task; new versions; taking back."""

from datetime import datetime

from chalicelib.audit.actions import check_own
from chalicelib.audit.domain import Event, Happened, by
from chalicelib.clients.domain.client import Client
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound, bad_field
from chalicelib.core.ids import new_id
from chalicelib.core.racing import judged_again
from chalicelib.core.repeating import check_same_words
from chalicelib.core.replacing import replace
from chalicelib.documents.actions import representing, same_file
from chalicelib.documents.domain import document as document_moves
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.events import (
    AboutDocument,
    DocumentPublished,
    DocumentVersioned,
    DocumentWithdrawn,
)
from chalicelib.documents.store import documents
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import DocumentType
from chalicelib.tasks.actions import packages, twins
from chalicelib.tasks.actions.asking import ask_anew, ask_with
from chalicelib.tasks.domain import ending, kinds
from chalicelib.tasks.domain.publication import check_kind
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.wish import Wish
from chalicelib.tasks.store import tasks
from chalicelib.tasks.store.tasks import DocumentMove
from chalicelib.work.domain.office_task import TaskState

TAKEN_BACK = (DocumentWithdrawn,)


def publish(actor: Actor, client_id: str, wish: Wish, at: datetime) -> Document:
    """The document, its task with it. The same wish again gives the same answer, also at once; of
    two with the same file at once the later is judged by what the first left."""
    known = _published_before(actor, client_id, wish)
    if known:
        return known
    try:
        return _published_now(actor, client_id, wish, at)
    except Conflict as conflict:
        known = _published_before(actor, client_id, wish)
        if known:
            return known
        if conflict.code != "changed_meanwhile":
            raise
        return _published_now(actor, client_id, wish, at)


def _published_now(actor: Actor, client_id: str, wish: Wish, at: datetime) -> Document:
    client = client_rows.client(actor.office_id, client_id)
    kind = offices.document_type(actor.office_id, wish.type_id)
    check_kind(client, kind)
    upload = upload_rows.clean_upload(actor.office_id, client_id, wish.upload_id)
    packages.check_open(actor.office_id, client_id, wish.package_id, at)
    mine = _new(actor, client, kind, wish=wish, upload=upload, at=at)
    if wish.partner is None:
        tasks.publish(upload, mine)
        return mine.document
    twins.check_asks_both(kind, wish.action)
    other = twins.partner_of(actor, client)
    beside = replace(upload, client_id=other.client_id)
    theirs = _new(actor, other, kind, wish=wish.for_partner(wish.partner), upload=beside, at=at)
    tied = twins.tied(mine, theirs)
    tasks.publish(upload, *tied, agreed=(client, other))
    return mine.document


def _new(
    actor: Actor, client: Client, kind: DocumentType, wish: Wish, upload: Upload, at: datetime
) -> DocumentMove:
    asks = bool(wish.asked)
    before = None if wish.separate else same_file.check_alone(upload, wish.document_id)
    document = document_moves.publish(
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
    change = ask_with(actor, client, document, kind=kind, wish=wish, at=at) if asks else None
    _check_stays(document, change)
    if change and change.task.held:
        document = document_moves.held_back(document)
    event = change.event if change and change.event else _published_event(actor, document, wish, at)
    return DocumentMove(document=document, change=change, event=event, only_after=before)


@judged_again
def add_version(
    actor: Actor,
    client_id: str,
    document_id: str,
    upload_id: str,
    remark: str,
    at: datetime,
    *,
    remove_owner_password: bool = False,
) -> Document:
    """A new version; what was asked about the old one is asked again, approvals of it are void.
    What publishing would refuse for signing is refused here as well. The same upload again is the
    same version."""
    document = documents.document(actor.office_id, client_id, document_id)
    upload = upload_rows.usable_upload(actor.office_id, client_id, upload_id)
    if _added_before(document, upload):  # by another at this very moment, and read before that
        known = documents.document(actor.office_id, client_id, document_id)
        if _is_made_of(known, upload_id):
            check_same_words(known.latest.remark, remark)
        return known
    upload.must_be_clean()
    found = twins.both(actor, document)
    agreed = twins.agreed(found)
    steps = [
        _newer(actor, each, upload, remark=remark, unlocks=remove_owner_password, at=at)
        for each in found
    ]
    tasks.publish_version(upload, *twins.asked_of_both(steps), agreed=agreed)
    return steps[0].document


def _newer(
    actor: Actor, document: Document, upload: Upload, remark: str, unlocks: bool, at: datetime
) -> DocumentMove:
    task = _task_of(document)
    newer = document_moves.next_version(document, upload, actor, at, remark=remark)
    change = ask_anew(actor, task, newer, unlocks, at) if task else None
    _check_stays(newer, change)
    kind = kinds.of(change.task.action) if change else None
    if kind and kind.prepares:
        newer = document_moves.prepared_behind(newer, document)
    elif change and kind:
        newer = document_moves.with_status(newer, kind.shown_as(change.task))
    event = change.event if change and change.event else _versioned(actor, newer, remark, at)
    return DocumentMove(document=newer, change=change, event=event, before=task)


@judged_again
def withdraw(actor: Actor, client_id: str, document_id: str, reason: str, at: datetime) -> Document:
    """The document is taken back from the client; its history stays (property 11). Not as long as
    somebody acts for the holder on the ground of it (ADR 48)."""
    document = documents.document(actor.office_id, client_id, document_id)
    if document.withdrawn_at:
        check_own(actor, document_id, TAKEN_BACK, "withdrawn_by_other", reason)
        return document
    representing.check_nobody_acts_on(document)
    steps = [_withdrawn(actor, each, reason, at) for each in twins.both(actor, document)]
    tasks.withdraw(*twins.asked_of_both(steps))
    return steps[0].document


def _withdrawn(actor: Actor, document: Document, reason: str, at: datetime) -> DocumentMove:
    task = _task_of(document)
    withdrawn = document_moves.withdraw(document, at)
    change = ending.withdraw(task, actor, reason, at) if task else None
    event = _event(actor, document, DocumentWithdrawn(document=_about(document), reason=reason), at)
    return DocumentMove(document=withdrawn, change=change, event=event, before=task)


def _added_before(document: Document, upload: Upload) -> bool:
    """As a version of this document, and not as what it was published with."""
    if upload.document_id != document.document_id:
        return False
    return documents.version(document, 1).file_key != upload.file_key


def _published_before(actor: Actor, client_id: str, wish: Wish) -> Document | None:
    try:
        known = documents.document(actor.office_id, client_id, wish.document_id)
    except NotFound:
        return None
    if not _is_made_of(known, wish.upload_id):
        raise Conflict("id_in_use")
    return known


def _is_made_of(document: Document, upload_id: str) -> bool:
    return document.file_key.endswith(f"/{upload_id}")


def _check_stays(document: Document, change: Change | None) -> None:
    """Only what is prepared is written anew, and that before anybody has it."""
    task = change.task if change else None
    if not task or not kinds.of(task.action).is_written_anew(task):
        document_moves.check_stays(document)


def _folder(office_id: str, kind: DocumentType, folder_id: str | None) -> str:
    if folder_id is None:
        return kind.folder_id
    if folder_id not in {folder.folder_id for folder in offices.folders(office_id)}:
        raise bad_field("folder_id", "no_such_folder")
    return folder_id


def _task_of(document: Document) -> Task | None:
    """None also of a document that stayed when what was asked about it was withdrawn."""
    if document.task_id is None:
        return None
    task = tasks.get(document.office_id, document.client_id, document.task_id)
    return None if task.state is TaskState.WITHDRAWN and not document.withdrawn_at else task


def _published_event(actor: Actor, document: Document, wish: Wish, at: datetime) -> Event:
    told = DocumentPublished(document=_about(document), silent=wish.silent)
    return _event(actor, document, told, at)


def _versioned(actor: Actor, document: Document, remark: str, at: datetime) -> Event:
    told = DocumentVersioned(document=_about(document), remark=remark)
    return _event(actor, document, told, at)


def _about(document: Document) -> AboutDocument:
    return AboutDocument(
        title=document.title,
        type_id=document.type_id,
        document_version=document.version,
        document_sha256=document.sha256,
    )


def _event(actor: Actor, document: Document, told: Happened, at: datetime) -> Event:
    about = {"client_id": document.client_id, "subject_id": document.document_id}
    return by(actor, told, at, **about)
