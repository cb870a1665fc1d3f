"""How documents and uploads look from outside."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from chalicelib.audit.domain import SYSTEM
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.language import Language
from chalicelib.core.text import error_text
from chalicelib.documents.actions import representing, same_file
from chalicelib.documents.domain.document import Document, Version
from chalicelib.documents.domain.history import Line
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.routes.shapes import (
    DocumentView,
    HistoryItem,
    ListedDocument,
    OpeningView,
    UploadTicket,
    UploadView,
    VersionView,
)
from chalicelib.documents.store import documents
from chalicelib.gateways.files import FileLink, Ticket
from chalicelib.offices import store as offices


class KnownNames(Struct, frozen=True, kw_only=True):
    """Of clients and document types, in the reader's language, by id."""

    clients: Mapping[str, str]
    types: Mapping[str, str]

    def facts(self, document: Document) -> dict[str, Any]:
        """The fields of a row in a list."""
        return {
            "document_id": document.document_id,
            "client_id": document.client_id,
            "client_name": self.clients.get(document.client_id, ""),
            "title": document.title,
            "type_id": document.type_id,
            "type_name": self.types.get(document.type_id, document.type_id),
            "folder_id": document.folder_id,
            "period": document.period,
            "year": document.year,
            "status": document.status,
            "task_id": document.task_id,
            "published_at": clock.stamp(document.published_at),
            "size": document.size,
            "version": document.version,
        }


def names_for(actor: Actor, client_ids: list[str]) -> KnownNames:
    return KnownNames(
        clients={
            key: found.name
            for key, found in client_rows.clients(actor.office_id, client_ids).items()
        },
        types={
            kind.type_id: kind.name_en if actor.language is Language.EN else kind.name_nl
            for kind in offices.document_types(actor.office_id)
        },
    )


def document_row(names: KnownNames, document: Document) -> ListedDocument:
    return ListedDocument(**names.facts(document))


def document_view(actor: Actor, document: Document) -> DocumentView:
    """One document with everything that is known of it."""
    return DocumentView(
        **names_for(actor, [document.client_id]).facts(document),
        remark=document.remark,
        published_by=document.published_by,
        versions=[_version_view(version) for version in documents.versions(document)],
        acting=representing.acting_names(document) if actor.is_employee else [],
    )


def _version_view(version: Version) -> VersionView:
    return VersionView(
        version=version.version,
        file_name=version.file_name,
        size=version.size,
        pages=version.pages,
        sha256=version.sha256,
        added_at=clock.stamp(version.added_at),
        added_by=version.added_by,
        remark=version.remark,
        locked=version.locked,
        sent_sha256=version.sent_sha256,
        made=version.made,
    )


def opening_view(version: Version, link: FileLink, at: datetime) -> OpeningView:
    return OpeningView(
        url=link.url,
        file_name=version.file_name,
        sha256=version.sha256,
        version=version.version,
        expires_at=clock.stamp(at + timedelta(seconds=link.seconds)),
    )


def ticket_view(upload_id: str, ticket: Ticket, at: datetime) -> UploadTicket:
    return UploadTicket(
        upload_id=upload_id,
        url=ticket.url,
        fields=ticket.fields,
        expires_at=clock.stamp(at + timedelta(seconds=ticket.seconds)),
    )


def upload_view(actor: Actor, upload: Upload) -> UploadView:
    code = upload.reason_code
    return UploadView(
        upload_id=upload.upload_id,
        file_name=upload.file_name,
        size=upload.size,
        status=upload.status,
        reason_code=code,
        reason=error_text(code, actor.language) if code else None,
        pages=upload.pages,
        same_as_document_id=same_file.seen_by(actor, upload),
        locked=upload.locked,
        active=error_text(f"pdf_{upload.active[0]}", actor.language) if upload.active else None,
        made=upload.made,
    )


def history_item(line: Line) -> HistoryItem:
    event = line.event
    return HistoryItem(
        event_id=event.event_id,
        at=clock.stamp(line.at),
        since=clock.stamp(line.since),
        count=line.count,
        action=event.action,
        actor_name=event.actor_name,
        by_portal=event.actor_id == SYSTEM,
        details=dict(line.details),
    )
