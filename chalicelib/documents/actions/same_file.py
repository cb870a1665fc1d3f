"""The same file twice at one client: recognised, never silently doubled (property 12)."""

from collections.abc import Iterator

from chalicelib.core.actor import Actor, may
from chalicelib.core.errors import bad_field
from chalicelib.core.rights import Right
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.upload import Upload, UploadStatus
from chalicelib.documents.store import documents, same_files


def seen_by(actor: Actor, upload: Upload) -> str | None:
    """The document that has this very file, of those that this person may know of."""
    if upload.status is not UploadStatus.CLEAN:
        return None
    return next((each.document_id for each in _with(upload) if _may_see(actor, each)), None)


def check_alone(upload: Upload, document_id: str) -> frozenset[str]:
    """Refuses what another document than this has already; the ids of those that had it, and were
    taken back."""
    known = [each for each in _with(upload) if each.document_id != document_id]
    if any(map(_stands, known)):
        raise bad_field("upload_id", "same_file")
    return frozenset(each.document_id for each in known)


def _with(upload: Upload) -> Iterator[Document]:
    office_id, client_id = upload.office_id, upload.client_id
    for sha256 in upload.hashes:
        for document_id in same_files.with_file(office_id, client_id, sha256):
            yield documents.document(office_id, client_id, document_id)


def _stands(document: Document) -> bool:
    return document.status is not DocumentStatus.WITHDRAWN


def _may_see(actor: Actor, document: Document) -> bool:
    hidden = document.is_for_office_alone and not actor.is_employee
    allowed = may(actor, Right.READ, document.client_id, document.place)
    return _stands(document) and allowed and not hidden
