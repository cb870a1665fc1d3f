"""The end of a signing: the seal, the new version of the document, and the word to everybody."""

from datetime import datetime

from chalicelib.core.errors import TryAgain
from chalicelib.documents import domain as dossier
from chalicelib.documents import store as documents
from chalicelib.documents.domain import Document, DocumentStatus
from chalicelib.gateways import signing as gateway
from chalicelib.signing import store
from chalicelib.signing.actions import files
from chalicelib.signing.actions.engine import paper_of, sealer_of, signatures_of
from chalicelib.signing.domain import File, FileState, Form, Signing
from chalicelib.tasks import domain as moves
from chalicelib.tasks.domain import Task, is_fully_signed


def finish(task: Task, known: Signing, at: datetime) -> None:
    """When all have signed: sealed, checked, released. Before that, and after it, nothing. What
    came on paper after the seal changes no file."""
    if not is_fully_signed(task):
        return
    signing = store.signing(task) or known
    if not signing.signatures or signing.state is FileState.SEALED:
        store.keep_task(moves.finish(task, at), task)
        return
    if signing.state is FileState.OPEN:
        store.keep_signing(signing.waiting_for_seal(at))
        signing = store.signing(task) or known
    _release(task, signing, at)


def _release(task: Task, signing: Signing, at: datetime) -> None:
    file = _sealed(task, signing)
    document = documents.document(task.office_id, task.client_id, task.document_id)
    newer = _newer(document, signing, file, at)
    sealer = sealer_of(task.office_id).provider
    done = signing.sealed(file, sealer, newer.version, at)
    change = moves.finish(task, at, signed_version=str(newer.version), signed_sha256=file.sha256)
    store.keep_sealed(done, change, task, newer)


def _sealed(task: Task, signing: Signing) -> File:
    """What our own check does not call sealed is not released."""
    content = _seal(task, signing)
    if not gateway.validate(content).sealed:
        raise TryAgain("the sealed file did not pass our own check")
    return files.keep((signing.office_id, signing.client_id), signing.task_id, content)


def _seal(task: Task, signing: Signing) -> bytes:
    sealer, content = sealer_of(task.office_id), files.read(signing.file)
    if signing.form is Form.SIGNATURES:
        return gateway.seal(content, sealer)
    paper = paper_of(task, signing.places, signing.language)
    close = gateway.wrap if signing.form is Form.WRAPPER else gateway.collect
    return close(content, paper, signatures_of(signing), sealer)


def _newer(document: Document, signing: Signing, file: File, at: datetime) -> Document:
    newer = dossier.produced_version(
        document,
        at,
        file_key=file.key,
        sha256=file.sha256,
        size=file.size,
        pages=signing.layout.pages,
    )
    return dossier.with_status(newer, DocumentStatus.READY_TO_SEND)
