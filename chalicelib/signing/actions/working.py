"""The worker: what was given goes into the file, one signature after another, and then the seal.

Everything may be broken off anywhere: each step keeps its bytes under their own hash and then
writes what became of them in one transaction, so that doing it again finds it done.
"""

from datetime import datetime

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.actor import Actor, UserKind
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, TryAgain
from chalicelib.core.language import Language
from chalicelib.core.racing import judged_again
from chalicelib.core.rights import Rights
from chalicelib.gateways.signing import engine
from chalicelib.offices import store as offices
from chalicelib.signing.actions import ceremonies, files, tries
from chalicelib.signing.actions.asking import prepare_and_ask
from chalicelib.signing.actions.bundling import make_evidence
from chalicelib.signing.actions.converting import signature_of
from chalicelib.signing.actions.lines import log_lines
from chalicelib.signing.actions.preparing import office_is_first
from chalicelib.signing.actions.sealing import finish
from chalicelib.signing.domain import moves
from chalicelib.signing.domain.ceremony import Ceremony, Chosen, Progress, Step
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.signatories import is_fully_signed
from chalicelib.signing.domain.signing import File, Form, Given, Signing
from chalicelib.signing.events.files import EvidenceAsked, SignatureGiven, SignatureLost
from chalicelib.signing.events.moves import SigningLate
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.shared import OfTask
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState


def work(event: Event, at: datetime) -> None:
    """One message of the queue `signing`: about one document, and never two of it at a time."""
    try:
        _work(event, at)
    except Conflict as conflict:
        raise TryAgain("somebody else was busy with this document") from conflict


@judged_again
def _work(event: Event, at: datetime) -> None:
    told = event.told
    if not isinstance(told, OfTask):
        return
    task = tasks.get(event.office_id, event.client_id, told.task.task_id)
    if isinstance(told, EvidenceAsked):
        make_evidence(task, told.task.document_version, at)
        return
    if task.state is TaskState.PREPARING:
        prepare_and_ask(task, at)
    signing = signings.signing(task)
    if signing is None:
        return
    for ceremony in _given(event, told, at):
        add_signature(ceremony, task.task_id, at)
    finish(tasks.get(task.office_id, task.client_id, task.task_id), signing, at)


def _given(event: Event, told: OfTask, at: datetime) -> list[Ceremony]:
    """The one that the event is of; or, when it was told that something waits too long, all."""
    if isinstance(told, SignatureGiven):
        return [signings.ceremony(event.office_id, event.client_id, told.ceremony_id)]
    if not isinstance(told, SigningLate):
        return []
    waiting = (each for each in signings.waiting(at) if isinstance(each, Ceremony))
    of_client = (event.office_id, event.client_id)
    return [each for each in waiting if (each.office_id, each.client_id) == of_client]


def add_signature(ceremony: Ceremony, task_id: str, at: datetime) -> None:
    chosen = ceremony.document(task_id)
    if chosen is None or ceremony.step is not Step.SIGNING:
        return
    if chosen.progress is not Progress.SIGNING:
        return
    task = tasks.get(ceremony.office_id, ceremony.client_id, task_id)
    try:
        _signed(task, ceremony, chosen, at)
    except (Conflict, NotAllowed, NotFound) as error:
        failed = ceremony.made(task_id, Progress.FAILED, at, problem=error.code)
        signings.keep_ceremony(failed, _lost(task, ceremony, at))
        return
    _keep(task, ceremony, chosen, at)


def _lost(task: Task, ceremony: Ceremony, at: datetime) -> Event:
    """It was given, and something else was first: whoever gave it hears that it does not count."""
    told = SignatureLost(
        task=task.as_told,
        ceremony_id=ceremony.ceremony_id,
        signer=ceremony.signer.name,
        signer_id=ceremony.signer.user_id,
    )
    return task.event(None, told, at)


def _signed(task: Task, ceremony: Ceremony, chosen: Chosen, at: datetime) -> Change:
    """By who gave it, when they gave it; Conflict when that does not count any more."""
    if task.document.sha256 != chosen.sha256:
        raise Conflict("document_changed")
    ceremonies.check_shown(signings.signing(task), chosen)
    given_at = ceremony.signed_at or at
    return moves.sign(task, _signer(ceremony), given_at, at, ceremony.ceremony_id)


def _keep(task: Task, ceremony: Ceremony, chosen: Chosen, at: datetime) -> None:
    signing = signings.signing(task)
    if signing is None:
        raise TryAgain("the file of this document is not there yet")
    given = _as_given(signing, task, ceremony, chosen)
    try:
        ink = ceremony.ink or Ink(typed=given.name)
        file, at = _with_signature(signing, task, given, ink)
    except tries.Unsound as unsound:
        tries.after_signing(unsound, signing, task, ceremony, at)
        return
    change, added = _signed(task, ceremony, chosen, at), signing.with_signature(given, file, at)
    if is_fully_signed(change.task):
        added = added.waiting_for_seal(at)
    _keep_with(ceremony, added, change, task, at)


def _keep_with(
    ceremony: Ceremony, added: Signing, change: Change, task: Task, at: datetime
) -> None:
    """Another document of the same ceremony may be made at this very moment: only the ceremony is
    read again then, so that nothing is signed twice for it."""
    facts = {"file_sha256": added.file.sha256}
    try:
        ready = ceremony.made(task.task_id, Progress.READY, at, **facts)
        signings.keep_signature(added, change, task, ready)
    except Conflict:
        known = signings.ceremony(ceremony.office_id, ceremony.client_id, ceremony.ceremony_id)
        if known.revision == ceremony.revision:
            raise
        _keep_with(known, added, change, task, at)


def _with_signature(signing: Signing, task: Task, given: Given, ink: Ink) -> tuple[File, datetime]:
    """What our own check does not call good and proven is not kept; and when it was there."""
    if signing.form is not Form.SIGNATURES:
        return signing.file, clock.now()
    with tries.making():
        content = _sign(signing, task, given, ink)
    report = engine.validate(content)
    tries.check(report, right=report.proven and len(report.findings) > len(signing.signatures))
    file = files.keep((signing.office_id, signing.client_id), signing.task_id, content)
    return file, tries.made_at(report)


def _sign(signing: Signing, task: Task, given: Given, ink: Ink) -> bytes:
    content, name = files.read(signing.file), offices.get(signing.office_id).name
    signature = signature_of(given, ink, name)
    if signing.certified:
        return engine.sign(content, signature)
    if given.by_office and office_is_first(task):
        return engine.certify(content, signature)
    return engine.sign(engine.certify(content, office=name), signature)


def _as_given(signing: Signing, task: Task, ceremony: Ceremony, chosen: Chosen) -> Given:
    signer = ceremony.signer
    person = task.recipient(signer.user_id)
    if person is None:
        raise Conflict("not_your_task")
    key = signing.place_of(person, task)
    instead_of = signing.replaced_at(key, person, task)
    return Given(
        user_id=signer.user_id,
        name=signer.name,
        email=signer.email,
        key=key,
        ceremony_id=ceremony.ceremony_id,
        given_at=ceremony.signed_at or ceremony.started_at,
        lines=log_lines(ceremony, chosen, signer.language, instead_of),
        by_office=signer.by_office,
        language=signer.language,
        represents=signer.represents,
    )


def _signer(ceremony: Ceremony) -> Actor:
    signer = ceremony.signer
    kind = UserKind.EMPLOYEE if signer.by_office else UserKind.CLIENT
    language = Language(signer.language)
    quality = {ceremony.client_id: Rights(represents=signer.represents)}
    rights = quality if signer.represents else {}
    return Actor(
        office_id=ceremony.office_id,
        user_id=signer.user_id,
        name=signer.name,
        kind=kind,
        language=language,
        rights=rights,
        replaced=ceremony.replaced,
    )
