"""The documents table: which documents of a client have one very file."""

from collections.abc import Collection
from typing import Any

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.core.table import Row, key, table_name
from chalicelib.documents.domain.document import Document


class FileRow(Row):
    """Which documents have one file: the last that got it, and all."""

    class Meta:
        table_name = table_name("documents")

    client_key = UnicodeAttribute(hash_key=True)
    document_id = UnicodeAttribute(range_key=True)
    of_document_id = UnicodeAttribute()
    of_document_ids = UnicodeSetAttribute(null=True)


def with_file(office_id: str, client_id: str, sha256: str) -> list[str]:
    """The documents of this client that have exactly this file in any of their versions, the last
    that got it first."""
    try:
        row = FileRow.get(key(office_id, client_id), f"sha256#{sha256}", consistent_read=True)
    except FileRow.DoesNotExist:
        return []
    others = (row.of_document_ids or set()) - {row.of_document_id}
    return [row.of_document_id, *sorted(others, reverse=True)]


def note(
    document: Document, transaction: TransactWrite, only_after: Collection[str] | None = None
) -> None:
    """That this document has its newest file; a Conflict if by now another than those in
    `only_after` has it."""
    client_key = key(document.office_id, document.client_id)
    for sha256 in document.latest.hashes:
        transaction.update(
            FileRow(client_key, f"sha256#{sha256}"),
            actions=[
                FileRow.of_document_id.set(document.document_id),
                FileRow.of_document_ids.add({document.document_id}),
            ],
            condition=None if only_after is None else _last_had_by(only_after),
        )


def _last_had_by(documents: Collection[str]) -> Any:
    nobody = FileRow.of_document_id.does_not_exist()
    return nobody | FileRow.of_document_id.is_in(*documents) if documents else nobody
