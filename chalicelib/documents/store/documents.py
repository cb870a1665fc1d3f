"""The documents table: per client its documents, their versions, and which files it has.

Range keys: a document's own id, which is a ULID and so begins with 0 to 7; `v#<document>#0002` for
its versions; `sha256#<hash>` for the documents that have this file. Reading the ids below "8" is
reading the documents and nothing else.
"""

from collections.abc import Collection, Iterator
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, Json, KeyOf, Moment, changes
from chalicelib.core.table import key, table_name
from chalicelib.documents.domain.document import Document, DocumentStatus, Version
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.store import same_files
from chalicelib.documents.store import uploads as upload_rows

AFTER_DOCUMENTS = "8"


class DocumentRow(FactsRow[Document]):
    """A document, with its latest version, whose number is in `version` too. Beside the facts
    stands what follows its task, and upon what that may be changed."""

    class Meta:
        table_name = table_name("documents")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    document_id = KeyOf("document_id", range_key=True)
    version = NumberAttribute()
    status = UnicodeAttribute()
    task_id = UnicodeAttribute(null=True)
    held = BooleanAttribute(null=True)
    shown = Json(null=True)
    withdrawn_at = Moment(null=True)
    relied = NumberAttribute(null=True)

    def index(self, known: Document) -> None:
        self.version = known.version


class VersionRow(FactsRow[Version]):
    class Meta:
        table_name = table_name("documents")

    client_key = UnicodeAttribute(hash_key=True)
    document_id = UnicodeAttribute(range_key=True)


def document(office_id: str, client_id: str, document_id: str) -> Document:
    client_key = key(office_id, client_id)
    key(document_id)
    try:
        return DocumentRow.get(client_key, document_id, consistent_read=True).read()
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
    return map(DocumentRow.read, rows)


def versions(document: Document) -> list[Version]:
    """Newest first, up to the one that counts for who is looking."""
    newest = _version_key(document.document_id, document.version)
    rows = VersionRow.query(
        key(document.office_id, document.client_id),
        VersionRow.document_id.between(_version_key(document.document_id, 1), newest),
        scan_index_forward=False,
    )
    return list(map(VersionRow.read, rows))


def version(document: Document, number: int) -> Version:
    if number >= document.version:
        return _counting(document, number)
    client_key = key(document.office_id, document.client_id)
    try:
        return VersionRow.get(client_key, _version_key(document.document_id, number)).read()
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
    transaction.save(DocumentRow.of(document), condition=DocumentRow.absent())
    _add_file(document, upload, transaction, only_after)


def add_version(document: Document, upload: Upload | None, transaction: TransactWrite) -> None:
    """`document` as domain.next_version made it; a Conflict if there is another version by now."""
    unchanged = (DocumentRow.version == document.version - 1) & _not_withdrawn()
    transaction.save(DocumentRow.of(document), condition=unchanged)
    _add_file(document, upload, transaction)


def add_produced_version(document: Document, transaction: TransactWrite) -> None:
    """As add_version, of a file that the portal made itself."""
    unchanged = (DocumentRow.version == document.version - 1) & _not_withdrawn()
    transaction.save(DocumentRow.of(document), condition=unchanged)
    _add_version_rows(document, transaction)


def give_task(
    document: Document, task_id: str, status: DocumentStatus, transaction: TransactWrite
) -> None:
    """Another task about this version; a Conflict when it got one meanwhile."""
    row = DocumentRow(key(document.office_id, document.client_id), document.document_id)
    actions = changes(DocumentRow, {"task_id": task_id, "status": status})
    known = DocumentRow.task_id
    same = known == document.task_id if document.task_id else known.does_not_exist()
    transaction.update(
        row,
        actions=actions,
        condition=same & (DocumentRow.version == document.version) & _not_withdrawn(),
    )


def set_status(document: Document, status: DocumentStatus, transaction: TransactWrite) -> None:
    """Copies the task's state; a withdrawn document (`withdrawn_at` set) stays withdrawn. Refused
    when somebody was let act on the ground of it meanwhile."""
    actions = changes(DocumentRow, {"status": status, "withdrawn_at": document.withdrawn_at})
    row = DocumentRow(key(document.office_id, document.client_id), document.document_id)
    same = (DocumentRow.version == document.version) & _not_withdrawn() & _as_relied(document)
    transaction.update(row, actions=actions, condition=same)


def rely_on(document: Document, transaction: TransactWrite) -> None:
    """Somebody acts on the ground of it from now on; refused when it was withdrawn meanwhile."""
    row = DocumentRow(key(document.office_id, document.client_id), document.document_id)
    transaction.update(
        row,
        actions=[DocumentRow.relied.set(document.relied + 1)],
        condition=_not_withdrawn() & _as_relied(document),
    )


def _as_relied(document: Document) -> Condition:
    known = DocumentRow.relied
    return known == document.relied if document.relied else known.does_not_exist()


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
    row = VersionRow.of(document.latest, client_key=client_key, document_id=version_key)
    transaction.save(row)
    same_files.note(document, transaction, only_after)
