"""Keeping signings and ceremonies: each change with what goes with it, all or nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.errors import NotFound
from chalicelib.core.table import key, transaction
from chalicelib.documents import store as documents
from chalicelib.documents.domain import Document, DocumentStatus, Upload
from chalicelib.identity import store as identity
from chalicelib.identity.domain import Challenge, Used, User
from chalicelib.signing.domain import Ceremony, Signing
from chalicelib.signing.store.rows import (
    NO_CLIENT,
    RELEASES,
    Released,
    SigningRow,
    ceremony_key,
    ceremony_of,
    row_of_ceremony,
    row_of_release,
    row_of_signing,
    signing_key,
    signing_of,
    unchanged,
    waiting_rows,
)
from chalicelib.tasks import store as tasks
from chalicelib.tasks.domain import Change, Task


def signing(task: Task) -> Signing | None:
    """Of the version that is asked about now."""
    return signing_with(task.office_id, task.client_id, task.task_id, task.document_version)


def signing_with(office_id: str, client_id: str, task_id: str, version: int) -> Signing | None:
    try:
        row = SigningRow.get(
            key(office_id, client_id), signing_key(task_id, version), consistent_read=True
        )
    except SigningRow.DoesNotExist:
        return None
    return signing_of(row)


def ceremony(office_id: str, client_id: str, ceremony_id: str) -> Ceremony:
    try:
        row = SigningRow.get(
            key(office_id, client_id), ceremony_key(ceremony_id), consistent_read=True
        )
    except SigningRow.DoesNotExist:
        raise NotFound from None
    return ceremony_of(row)


def ceremonies_of(known: Signing) -> list[Ceremony]:
    """Every ceremony in which this version was chosen, also those that came to nothing."""
    rows = SigningRow.query(
        key(known.office_id, known.client_id), SigningRow.signing_key.startswith("c#")
    )
    found = (ceremony_of(row) for row in rows)
    return [each for each in found if _is_about(each, known)]


def released(office_id: str, sha256: str) -> Released | None:
    """What we know of a file with this hash."""
    try:
        row = SigningRow.get(key(office_id, NO_CLIENT), f"f#{key(sha256)}")
    except SigningRow.DoesNotExist:
        return None
    return RELEASES.decode(row.facts)


def keep_signing(known: Signing, *events: Event) -> None:
    with transaction() as write:
        _put_signing(known, write)
        _append(events, write)


def keep_refused(known: Signing, change: Change, before: Task) -> None:
    """The file cannot be signed, and the office finds the task among what waits for it."""
    with transaction() as write:
        _put_signing(known, write)
        tasks.put(change, write, before)


def keep_ceremony(known: Ceremony, *events: Event) -> None:
    with transaction() as write:
        _put_ceremony(known, write)
        _append(events, write)


def keep_proof(known: Ceremony, challenge: Challenge, user: User, used: Used) -> None:
    """The code is used up as the ceremony goes on."""
    with transaction() as write:
        identity.use_up_proof(challenge, user, used, write)
        _put_ceremony(known, write)


def keep_signature(known: Signing, change: Change, before: Task, given: Ceremony) -> None:
    """The file with one more signature, who signed, and where the ceremony is."""
    with transaction() as write:
        _put_signing(known, write)
        _put_ceremony(given, write)
        tasks.put(change, write, before)


def keep_sealed(known: Signing, change: Change, before: Task, document: Document) -> None:
    """The sealed file is the document's new version, and the office may go on."""
    with transaction() as write:
        _put_signing(known, write)
        write.save(row_of_release(known))
        documents.add_produced_version(document, write)
        tasks.put(change, write, before)


def keep_task(change: Change, before: Task, status: DocumentStatus | None = None) -> None:
    """The task, and the status that the dossier shows."""
    if change.event:
        tasks.save(change, before=before, status=status)


def keep_paper(change: Change, before: Task, scans: Iterable[tuple[Document, Upload]]) -> None:
    """Who signed otherwise, and the scans in the dossier."""
    with transaction() as write:
        tasks.put(change, write, before)
        for document, upload in scans:
            documents.add(document, upload, write)


def waiting(until: datetime) -> Iterator[Signing | Ceremony]:
    """Given before this moment, and not ready yet."""
    for row in waiting_rows(until):
        yield signing_of(row) if row.signing_key.startswith("s#") else ceremony_of(row)


def _is_about(found: Ceremony, known: Signing) -> bool:
    chosen = found.document(known.task_id)
    return chosen is not None and chosen.version == known.version


def _put_signing(known: Signing, write: TransactWrite) -> None:
    write.save(row_of_signing(known), condition=unchanged(known))


def _put_ceremony(known: Ceremony, write: TransactWrite) -> None:
    write.save(row_of_ceremony(known), condition=unchanged(known))


def _append(events: Iterable[Event], write: TransactWrite) -> None:
    for event in events:
        audit.append(event, write)
