"""Keeping signings and ceremonies: each change with what goes with it, all or nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import NotFound
from chalicelib.core.table import key, transaction
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.store import documents
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.factor import Used
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import step_ups
from chalicelib.signing.domain.ceremony import Ceremony
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.store import rows
from chalicelib.signing.store.rows import (
    NO_CLIENT,
    CeremonyRow,
    Released,
    ReleasedRow,
    SignatoriesRow,
    SigningRow,
)
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.store import tasks


def signing(task: Task) -> Signing | None:
    """Of the version that is asked about now."""
    return signing_with(task.office_id, task.client_id, task.task_id, task.document.version)


def signing_with(office_id: str, client_id: str, task_id: str, version: int) -> Signing | None:
    try:
        row = SigningRow.get(
            key(office_id, client_id), rows.signing_key(task_id, version), consistent_read=True
        )
    except SigningRow.DoesNotExist:
        return None
    return row.read()


def ceremony(office_id: str, client_id: str, ceremony_id: str) -> Ceremony:
    try:
        row = CeremonyRow.get(
            key(office_id, client_id), rows.ceremony_key(ceremony_id), consistent_read=True
        )
    except CeremonyRow.DoesNotExist:
        raise NotFound from None
    return row.read()


def ceremonies_of(known: Signing) -> list[Ceremony]:
    """Every ceremony in which this version was chosen, also those that came to nothing."""
    found = CeremonyRow.query(
        key(known.office_id, known.client_id), CeremonyRow.signing_key.startswith("c#")
    )
    return [each for each in map(CeremonyRow.read, found) if _is_about(each, known)]


def released(office_id: str, sha256: str) -> Released | None:
    """What we know of a file with this hash."""
    try:
        return ReleasedRow.get(key(office_id, NO_CLIENT), f"f#{key(sha256)}").read()
    except ReleasedRow.DoesNotExist:
        return None


def keep_signing(known: Signing, *events: Event) -> None:
    with transaction() as write:
        _put_signing(known, write)
        _append(events, write)


def keep_prepared(known: Signing, change: Change, before: Task) -> None:
    """The file with what became of the task: asked, and then its people see the document too; or
    refused, and then the office finds it among what waits for it."""
    with transaction() as write:
        _put_signing(known, write)
        tasks.put(change, write, before)
        tasks.show(change.task, write, shows=not change.task.held)


def keep_unsound(
    known: Signing, change: Change, before: Task, failed: Ceremony | None = None
) -> None:
    """How often it was tried, what the office sees, and where the ceremony is."""
    with transaction() as write:
        _put_signing(known, write)
        if failed:
            _put_ceremony(failed, write)
        if change.event:
            tasks.put(change, write, before)


def keep_ceremony(known: Ceremony, *events: Event) -> None:
    with transaction() as write:
        _put_ceremony(known, write)
        _append(events, write)


def keep_proof(known: Ceremony, challenge: Challenge, user: User, used: Used) -> None:
    """The code is used up as the ceremony goes on."""
    with transaction() as write:
        step_ups.use_up_proof(challenge, user, used, write)
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
        write.save(rows.row_of_release(known))
        documents.add_produced_version(document, write)
        tasks.put(change, write, before)


def keep_paper(change: Change, before: Task, scans: Iterable[tuple[Document, Upload]]) -> None:
    """Who signed otherwise, and the scans, for the office to look at."""
    with transaction() as write:
        tasks.put(change, write, before)
        for document, upload in scans:
            documents.add(document, upload, write)


def keep_receipt(
    change: Change, before: Task, scans: Iterable[Document], status: DocumentStatus
) -> None:
    """The office's word, and whether the scans stand in the dossier of the client."""
    with transaction() as write:
        tasks.put(change, write, before)
        tasks.show(change.task, write)
        for scan in scans:
            documents.set_status(scan, status, write)


def waiting(until: datetime) -> Iterator[Signing | Ceremony]:
    """Given before this moment, and not ready yet."""
    for row in _waiting(until):
        if row.signing_key.startswith("s#"):
            yield row.read()
        elif row.signing_key.startswith("c#"):
            yield CeremonyRow.same(row).read()


def being_prepared(until: datetime) -> Iterator[tuple[str, str, str]]:
    """Of which office, client and task the worker was set to it before this moment, and did not
    finish."""
    for row in _waiting(until):
        if row.signing_key.startswith("t#"):
            office_id, _, client_id = row.client_key.partition("#")
            yield office_id, client_id, SignatoriesRow.same(row).task_id


def _waiting(until: datetime) -> Iterator[SigningRow]:
    past = SigningRow.waiting_since <= clock.stamp(until)
    return iter(SigningRow.waiting.query(rows.WAITING, past))


def _is_about(found: Ceremony, known: Signing) -> bool:
    chosen = found.document(known.task_id)
    return chosen is not None and chosen.version == known.version


def _put_signing(known: Signing, write: TransactWrite) -> None:
    write.save(SigningRow.of(known), condition=SigningRow.unchanged(known))


def _put_ceremony(known: Ceremony, write: TransactWrite) -> None:
    write.save(CeremonyRow.of(known), condition=CeremonyRow.unchanged(known))


def _append(events: Iterable[Event], write: TransactWrite) -> None:
    for event in events:
        audit.append(event, write)
