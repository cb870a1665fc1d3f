"""Finding and opening what is in a dossier."""

from collections.abc import Iterable
from datetime import datetime
from heapq import merge
from itertools import islice

from msgspec import Struct

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, by
from chalicelib.core.actor import Actor, UserKind, authorise, may
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.rights import Right
from chalicelib.documents.domain.document import Document, DocumentStatus, Version
from chalicelib.documents.domain.file_name import content_type
from chalicelib.documents.domain.search import Search
from chalicelib.documents.events import DocumentOpened
from chalicelib.documents.store import documents
from chalicelib.gateways import files

PAGE = 200


class PageOfDocuments(Struct, frozen=True, kw_only=True):
    """`cursor` is the id of the last document when there are more."""

    items: list[Document]
    cursor: str | None


def visible_document(actor: Actor, client_id: str, document_id: str) -> Document:
    """What this person may not see is not there."""
    document = documents.document(actor.office_id, client_id, document_id)
    authorise(actor, Right.READ, client_id, document.place)
    if not _is_for(actor, document):
        raise NotFound
    return _as_seen_by(actor, document)


def search(
    actor: Actor, client_ids: Iterable[str], wanted: Search, before: str | None = None
) -> PageOfDocuments:
    """Newest first, over the dossiers of these clients: one Query each for a page."""
    size = None if wanted.is_narrow else PAGE + 1

    def shows(document: Document) -> bool:
        seen = may(actor, Right.READ, document.client_id, document.place)
        known = seen and _is_for(actor, document)
        return known and wanted.finds(_as_seen_by(actor, document))

    dossiers = [
        filter(shows, documents.documents_of(actor.office_id, client_id, before=before, page=size))
        for client_id in client_ids
    ]
    newest = merge(*dossiers, key=lambda document: document.document_id, reverse=True)
    found = list(islice(newest, PAGE + 1))
    items = [_as_seen_by(actor, each) for each in found[:PAGE]]
    return PageOfDocuments(items=items, cursor=items[-1].document_id if len(found) > PAGE else None)


def open_document(
    actor: Actor, document: Document, number: int | None, *, download: bool, at: datetime
) -> tuple[Version, files.FileLink]:
    """The version and a link to it; that it was opened is on record before the link exists."""
    check_openable(actor, document)
    version = documents.version(document, number or document.version)
    return version, link_to(actor, document, version, download=download, at=at)


def check_openable(actor: Actor, document: Document) -> None:
    """What was taken back only the office still reads."""
    if document.status is DocumentStatus.WITHDRAWN and not actor.is_employee:
        raise Conflict("document_withdrawn")


def link_to(
    actor: Actor, document: Document, version: Version, *, download: bool, at: datetime
) -> files.FileLink:
    """To this file of the document; put on record first. A client gets none to what acts: of that
    they have the file that was made of it for signing."""
    if version.active and not actor.is_employee:
        raise Conflict("version_acts")
    audit.put(_opened(actor, document, version, at))
    return files.link(
        key=version.file_key,
        version=version.file_version,
        file_name=version.file_name,
        content_type=content_type(version.file_name),
        download=download,
    )


def _is_for(actor: Actor, document: Document) -> bool:
    return actor.is_employee or not document.is_for_office_alone


def _as_seen_by(actor: Actor, document: Document) -> Document:
    return document if actor.is_employee else document.as_people_see_it()


def _opened(actor: Actor, document: Document, version: Version, at: datetime) -> Event:
    kind = UserKind.EMPLOYEE if actor.viewer else actor.kind
    told = DocumentOpened(version=version.version, sha256=version.sha256, opened_by_kind=kind)
    about = {"client_id": document.client_id, "subject_id": document.document_id}
    return by(actor, told, at, **about)
