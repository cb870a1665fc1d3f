"""The end of a signing: the seal, the new version of the document, and the word to everybody."""

from datetime import datetime

from chalicelib.core.replacing import replace
from chalicelib.documents.domain import document as document_moves
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.store import documents
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.findings import Report
from chalicelib.signing.actions import files, tries
from chalicelib.signing.actions.converting import paper_of, sealer_of, signatures_of
from chalicelib.signing.actions.paper import notes_of
from chalicelib.signing.domain import moves
from chalicelib.signing.domain.signatories import is_fully_signed
from chalicelib.signing.domain.signing import File, FileState, Form, Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.recipient import ON_PAPER
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks


def finish(task: Task, known: Signing, at: datetime) -> None:
    """When all have signed: sealed, checked, released. Before that, and after it, nothing."""
    if not is_fully_signed(task):
        return
    signing = signings.signing(task) or known
    if not signing.signatures:
        tasks.save(moves.finish(task, at), before=task)
        return
    if signing.state is FileState.OPEN:
        signings.keep_signing(signing.waiting_for_seal(at))
        signing = signings.signing(task) or known
    _release(task, signing, at)


def _release(task: Task, signing: Signing, at: datetime) -> None:
    try:
        file, report = _sealed(task, signing)
    except tries.Unsound as unsound:
        tries.after_sealing(unsound, signing, task, at)
        return
    at = tries.made_at(report)
    document = documents.document(task.office_id, task.client_id, task.document.document_id)
    newer = _newer(document, file, report, at)
    sealer = sealer_of(task.office_id).provider
    done = signing.sealed(file, sealer, newer.version, at)
    change = moves.finish(task, at, newer.version, file.sha256)
    signings.keep_sealed(done, change, task, newer)


def _sealed(task: Task, signing: Signing) -> tuple[File, Report]:
    """What our own check does not call sealed is not released."""
    with tries.making():
        content = _seal(task, signing)
    report = engine.validate(content)
    tries.check(report, right=report.sealed)
    file = files.keep((signing.office_id, signing.client_id), signing.task_id, content)
    return file, report


def _seal(task: Task, signing: Signing) -> bytes:
    sealer, content = sealer_of(task.office_id), files.read(signing.file)
    notes = notes_of(task, signing)
    if signing.form is Form.SIGNATURES:
        return engine.seal(content, sealer, notes)
    on_paper = (each for each in task.recipients if each.state in ON_PAPER)
    paper = paper_of(task, signing.places_used(on_paper), signing.language, notes)
    paper = replace(paper, unsigned=signing.layout.unsigned)
    close = engine.wrap if signing.form is Form.WRAPPER else engine.collect
    return close(content, paper, signatures_of(signing), sealer)


def _newer(document: Document, file: File, report: Report, at: datetime) -> Document:
    newer = document_moves.produced_version(
        document,
        at,
        file_key=file.key,
        file_version=file.version,
        sha256=file.sha256,
        size=file.size,
        pages=report.pages,
    )
    return document_moves.with_status(newer, DocumentStatus.READY_TO_SEND)
