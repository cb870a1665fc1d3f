"""The documents table: per client its documents, their versions, and which files it has.

Range keys: a document's own id, which is a ULID and so begins with 0 to 7; `v#<document>#0002` for
its versions; `sha256#<hash>` for the documents that have this file. Reading the ids below "8" is
reading the documents and nothing else.
"""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.errors import NotFound
from chalicelib.core.table import Row, key, table_name
from chalicelib.documents.domain.document import Document, DocumentStatus, Twin, Version
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.store import same_files
from chalicelib.documents.store import uploads as upload_rows

AFTER_DOCUMENTS = "8"
SHOWN = msgspec.json.Decoder(Version)
TWIN = msgspec.json.Decoder(Twin)


class _FileColumns(Row):
    """What both a document and each of its versions say of a file."""

    client_key = UnicodeAttribute(hash_key=True)
    document_id = UnicodeAttribute(range_key=True)
    version = NumberAttribute()
    file_key = UnicodeAttribute()
    file_name = UnicodeAttribute()
    size = NumberAttribute()
    pages = NumberAttribute(null=True)
    sha256 = UnicodeAttribute()
    added_at = UnicodeAttribute()
    added_by_id = UnicodeAttribute()
    added_by = UnicodeAttribute()
    version_remark = UnicodeAttribute(default="")
    locked = BooleanAttribute(default=False)
    active = UnicodeAttribute(null=True)
    sent_sha256 = UnicodeAttribute(null=True)
    made = UnicodeAttribute(null=True)
    file_version = UnicodeAttribute(null=True)


class DocumentRow(_FileColumns):
    """A document, with its latest version."""

    class Meta:
        table_name = table_name("documents")

    title = UnicodeAttribute()
    type_id = UnicodeAttribute()
    folder_id = UnicodeAttribute()
    year = NumberAttribute()
    period = UnicodeAttribute(null=True)
    remark = UnicodeAttribute(default="")
    status = UnicodeAttribute()
    task_id = UnicodeAttribute(null=True)
    published_at = UnicodeAttribute()
    published_by_id = UnicodeAttribute()
    published_by = UnicodeAttribute()
    withdrawn_at = UnicodeAttribute(null=True)
    held = BooleanAttribute(default=False)
    shown = UnicodeAttribute(null=True)
    twin = UnicodeAttribute(null=True)


class VersionRow(_FileColumns):
    class Meta:
        table_name = table_name("documents")


def document(office_id: str, client_id: str, document_id: str) -> Document:
    client_key = key(office_id, client_id)
    key(document_id)
    try:
        return _document(DocumentRow.get(client_key, document_id, consistent_read=True))
    except DocumentRow.DoesNotExist:
        raise NotFound from None


def documents_of(
    office_id: str, client_id: str, *, before: str | None = None, page: int | None = None
) -> Iterator[Document]:
    """Newest first, those older than document `before`; `page` is how many to fetch at a time."""
    rows = DocumentRow.query(
        key(office_id, client_id),
        DocumentRow.document_id < (before or AFTER_DOCUMENTS),
        scan_index_forward=False,
        page_size=page,
    )
    return map(_document, rows)


def versions(document: Document) -> list[Version]:
    """Newest first, up to the one that counts for who is looking."""
    newest = _version_key(document.document_id, document.version)
    rows = VersionRow.query(
        key(document.office_id, document.client_id),
        VersionRow.document_id.between(_version_key(document.document_id, 1), newest),
        scan_index_forward=False,
    )
    return [_version(row) for row in rows]


def version(document: Document, number: int) -> Version:
    if number >= document.version:
        return _counting(document, number)
    client_key = key(document.office_id, document.client_id)
    try:
        return _version(VersionRow.get(client_key, _version_key(document.document_id, number)))
    except VersionRow.DoesNotExist:
        raise NotFound from None


def _counting(document: Document, number: int) -> Version:
    if number > document.version:
        raise NotFound
    return document.latest


def add(
    document: Document,
    upload: Upload | None,
    transaction: TransactWrite,
    only_after: Collection[str] | None = None,
) -> None:
    """A new document; its upload, unless that is of its twin, is used up. A Conflict if it exists
    or the upload is not clean, or if by now another than those in `only_after` has this file."""
    transaction.save(_row(document), condition=DocumentRow.document_id.does_not_exist())
    _add_file(document, upload, transaction, only_after)


def add_version(document: Document, upload: Upload | None, transaction: TransactWrite) -> None:
    """`document` as domain.next_version made it; a Conflict if there is another version by now."""
    unchanged = (DocumentRow.version == document.version - 1) & _not_withdrawn()
    transaction.save(_row(document), condition=unchanged)
    _add_file(document, upload, transaction)


def add_produced_version(document: Document, transaction: TransactWrite) -> None:
    """As add_version, of a file that the portal made itself."""
    unchanged = (DocumentRow.version == document.version - 1) & _not_withdrawn()
    transaction.save(_row(document), condition=unchanged)
    _add_version_rows(document, transaction)


def give_task(
    document: Document, task_id: str, status: DocumentStatus, transaction: TransactWrite
) -> None:
    """Another task about this version; a Conflict when it got one meanwhile."""
    row = DocumentRow(key(document.office_id, document.client_id), document.document_id)
    actions: list[Action] = [
        DocumentRow.task_id.set(task_id),
        DocumentRow.status.set(status.value),
    ]
    known = DocumentRow.task_id
    same = known == document.task_id if document.task_id else known.does_not_exist()
    transaction.update(
        row,
        actions=actions,
        condition=same & (DocumentRow.version == document.version) & _not_withdrawn(),
    )


def set_status(document: Document, status: DocumentStatus, transaction: TransactWrite) -> None:
    """Copies the task's state; a withdrawn document (`withdrawn_at` set) stays withdrawn."""
    actions: list[Action] = [DocumentRow.status.set(status.value)]
    if document.withdrawn_at:
        actions.append(DocumentRow.withdrawn_at.set(clock.stamp(document.withdrawn_at)))
    row = DocumentRow(key(document.office_id, document.client_id), document.document_id)
    same = (DocumentRow.version == document.version) & _not_withdrawn()
    transaction.update(row, actions=actions, condition=same)


def copy_status(
    office_id: str,
    client_id: str,
    document_id: str,
    status: DocumentStatus,
    transaction: TransactWrite,
    *,
    shows: bool = False,
) -> None:
    """What its task has become; the task's own version check guards it. `shows`: it is held no
    longer, from here on people of the client see it."""
    row = DocumentRow(key(office_id, client_id), document_id)
    actions: list[Action] = [DocumentRow.status.set(status.value)]
    if shows:
        actions.append(DocumentRow.held.set(False))
    if status is not DocumentStatus.PREPARING:
        actions.append(DocumentRow.shown.remove())
    transaction.update(row, actions=actions, condition=_not_withdrawn())


def _not_withdrawn() -> Any:
    """Also not so for a document that is not there."""
    return DocumentRow.status.exists() & (DocumentRow.status != DocumentStatus.WITHDRAWN.value)


def _version_key(document_id: str, number: int) -> str:
    return f"v#{document_id}#{number:04}"


def _add_file(
    document: Document,
    upload: Upload | None,
    transaction: TransactWrite,
    only_after: Collection[str] | None = None,
) -> None:
    _add_version_rows(document, transaction, only_after)
    if upload:
        upload_rows.use(upload.use(document.document_id), transaction)


def _add_version_rows(
    document: Document, transaction: TransactWrite, only_after: Collection[str] | None = None
) -> None:
    client_key = key(document.office_id, document.client_id)
    version_key = _version_key(document.document_id, document.version)
    transaction.save(VersionRow(client_key, version_key, **_file_facts(document.latest)))
    same_files.note(document, transaction, only_after)


_SAME = (
    "document_id",
    "title",
    "type_id",
    "folder_id",
    "year",
    "period",
    "remark",
    "task_id",
    "published_by_id",
    "published_by",
    "held",
)
_SAME_FILE = tuple(
    name for name in Version.__struct_fields__ if name not in ("added_at", "remark", "active")
)


def _file_facts(version: Version) -> dict[str, Any]:
    return {
        "added_at": clock.stamp(version.added_at),
        "version_remark": version.remark,
        "active": " ".join(version.active) or None,
        **{name: getattr(version, name) for name in _SAME_FILE},
    }


def _version(row: VersionRow | DocumentRow) -> Version:
    facts = {name: getattr(row, name) for name in _SAME_FILE}
    return Version(
        added_at=clock.parse(row.added_at),
        remark=row.version_remark,
        active=tuple((row.active or "").split()),
        **facts,
    )


def _row(document: Document) -> DocumentRow:
    return DocumentRow(
        client_key=key(document.office_id, document.client_id),
        status=document.status.value,
        published_at=clock.stamp(document.published_at),
        withdrawn_at=clock.stamp(document.withdrawn_at) if document.withdrawn_at else None,
        shown=msgspec.json.encode(document.shown).decode() if document.shown else None,
        twin=msgspec.json.encode(document.twin).decode() if document.twin else None,
        **{name: getattr(document, name) for name in _SAME},
        **_file_facts(document.latest),
    )


def _document(row: DocumentRow) -> Document:
    office_id, _, client_id = row.client_key.partition("#")
    facts: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    return Document(
        office_id=office_id,
        client_id=client_id,
        status=DocumentStatus(row.status),
        published_at=clock.parse(row.published_at),
        withdrawn_at=clock.parse(row.withdrawn_at) if row.withdrawn_at else None,
        latest=_version(row),
        shown=SHOWN.decode(row.shown) if row.shown else None,
        twin=TWIN.decode(row.twin) if row.twin else None,
        **facts,
    )
