"""Signed otherwise: scans of the paper come in as uploads do (F075). They stand in the dossier once
the office says that they are good; until then, and when they are not, only the office sees them."""

from collections.abc import Iterable
from datetime import datetime

from chalicelib.audit.actions import check_own
from chalicelib.clients.actions.letting_in import check_not_let_in_by, with_grounds
from chalicelib.core.actor import Actor, check_proven
from chalicelib.core.errors import NotFound
from chalicelib.core.ids import new_id
from chalicelib.documents.actions import uploads
from chalicelib.documents.domain import document as document_moves
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.file_name import SCANS
from chalicelib.documents.domain.upload import Made, Upload
from chalicelib.documents.store import documents
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways.files import Ticket
from chalicelib.signing.actions.ceremonies import signable
from chalicelib.signing.actions.lines import paper_lines, released_lines
from chalicelib.signing.actions.reading import signing_task
from chalicelib.signing.domain import moves
from chalicelib.signing.domain.signatories import Scan, signatories
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.events.moves import PaperReceived
from chalicelib.signing.store import signings
from chalicelib.tasks.actions.moving import move
from chalicelib.tasks.domain.moves import Move, check_answer
from chalicelib.tasks.domain.recipient import ON_PAPER
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.work.domain.office_task import PersonState

SCAN = "Scan van het op papier ondertekende stuk"
# How what is kept was made of what was sent in.
MADE = {
    Made.CUT: "wat achter de foto stond is weggelaten",
    Made.CONVERTED: "omgezet van HEIC naar JPEG",
    Made.REPAIRED: "bestand hersteld",
}


def start_scan(
    actor: Actor,
    client_id: str,
    task_id: str,
    upload_id: str,
    *,
    file_name: str,
    size: int,
    sha256: str,
    at: datetime,
) -> Ticket:
    """For who is asked to sign, and while they are."""
    task = signable(actor, client_id, task_id)
    check_answer(task, Move.SIGN, actor.user_id, task.document.sha256, at)
    return uploads.start_upload(
        actor,
        client_id,
        upload_id,
        file_name=file_name,
        size=size,
        sha256=sha256,
        at=at,
        kinds=SCANS,
    )


def complete_scan(
    actor: Actor, client_id: str, task_id: str, upload_id: str, at: datetime
) -> Upload:
    own_scan(actor, client_id, task_id, upload_id)
    return uploads.complete_upload(actor, client_id, upload_id, at)


def own_scan(actor: Actor, client_id: str, task_id: str, upload_id: str) -> Upload:
    """What somebody else sends in does not exist."""
    signable(actor, client_id, task_id)
    upload = upload_rows.upload(actor.office_id, client_id, upload_id)
    if upload.started_by_id != actor.user_id or not upload.stays:
        raise NotFound
    return upload


def sign_on_paper(
    actor: Actor,
    client_id: str,
    task_id: str,
    seen_sha256: str,
    upload_ids: tuple[str, ...],
    remark: str,
    at: datetime,
) -> None:
    """The scans become documents beside what is signed, in the same act."""
    sent: list[tuple[Document, Upload]] = []

    def signed(task: Task, at: datetime) -> Change:
        if _said_before(task, actor, seen_sha256, remark):
            return Change(task=task)
        clean = _each_once(_clean(actor, client_id, task_id, each) for each in upload_ids)
        sent[:] = [(_document(actor, task, upload, at), upload) for upload in clean]
        scans = tuple(
            Scan(document_id=each.document_id, file_name=upload.file_name) for each, upload in sent
        )
        mine = with_grounds(actor, client_id)
        return moves.sign_otherwise(task, mine, seen_sha256, scans=scans, remark=remark, at=at)

    def kept(change: Change, before: Task, at: datetime) -> Task:
        signings.keep_paper(change, before, sent)
        return change.task

    move(actor, client_id, task_id, signed, at, see=signable, save=kept)


def judge_receipt(
    actor: Actor,
    client_id: str,
    task_id: str,
    user_id: str,
    accepted: bool,
    remark: str,
    at: datetime,
) -> None:
    """What is good goes into the dossier of the client; what is not, is for the office alone."""
    check_proven(actor)

    def judged(task: Task, at: datetime) -> Change:
        change = moves.judge_receipt(task, actor, user_id, accepted=accepted, remark=remark, at=at)
        if change.event and accepted:
            check_not_let_in_by(actor, client_id, user_id)
        if not change.event:
            _check_received_so(actor, task, user_id, remark)
        return change

    def kept(change: Change, before: Task, at: datetime) -> Task:
        status = DocumentStatus.PUBLISHED if accepted else DocumentStatus.UNCONFIRMED
        signings.keep_receipt(change, before, scans_of(before, user_id), status)
        return change.task

    move(actor, client_id, task_id, judged, at, see=signing_task, save=kept)


def scans_of(task: Task, user_id: str) -> list[Document]:
    """That somebody sent in, but for what the office took back."""
    ids = [each.document_id for each in signatories(task).of(user_id).scans]
    found = [documents.document(task.office_id, task.client_id, each) for each in ids]
    return [each for each in found if each.status is not DocumentStatus.WITHDRAWN]


def notes_of(task: Task, signing: Signing) -> dict[str, tuple[str, ...]]:
    """What the sealed file says of each who did not sign in it, by the key of their place."""
    people = {each.user_id: each for each in task.recipients}
    on_paper = [each for each in people.values() if each.state in ON_PAPER]
    places = signing.places_on_paper(on_paper)
    said = {
        place.key: released_lines(people[place.user_id], signing.language)
        for place in signing.free_places
        if people[place.user_id].state is PersonState.REMOVED
    }
    return said | {
        key: paper_lines(
            people[user_id],
            signatories(task).of(user_id),
            scans_of(task, user_id),
            signing.language,
            signing.replaced_at(key, people[user_id], task),
        )
        for user_id, key in places.items()
    }


def _check_received_so(actor: Actor, task: Task, user_id: str, remark: str) -> None:
    """Of this signer, by this employee, in these words."""
    names = [each.name for each in task.recipients if each.user_id == user_id]
    check_own(
        actor,
        task.about.subject_id,
        (PaperReceived,),
        "receipt_by_other",
        remark,
        when=lambda told: told.signer in names,
    )


def _said_before(task: Task, actor: Actor, seen_sha256: str, remark: str) -> bool:
    """Their scans were used then."""
    mine = task.recipient(actor.user_id)
    if mine is None or mine.state not in ON_PAPER or seen_sha256 != task.document.sha256:
        return False
    mine.check_said_so(remark)
    return True


def _each_once(uploads: Iterable[Upload]) -> list[Upload]:
    """The same picture chosen twice; rather what came in as another file, known by both hashes."""
    kept: dict[str, Upload] = {}
    for each in uploads:
        if each.sha256 not in kept or each.sent_sha256:
            kept[each.sha256] = each
    return list(kept.values())


def _clean(actor: Actor, client_id: str, task_id: str, upload_id: str) -> Upload:
    own_scan(actor, client_id, task_id, upload_id)
    return upload_rows.clean_upload(actor.office_id, client_id, upload_id, is_scan=True)


def _document(actor: Actor, task: Task, upload: Upload, at: datetime) -> Document:
    return document_moves.publish(
        upload,
        actor,
        at,
        document_id=new_id(),
        title=task.about.title,
        type_id=task.about.type_id,
        folder_id=task.about.folder_id,
        period=task.about.period,
        remark=f"{SCAN} ({MADE[upload.made]})" if upload.made else SCAN,
        status=DocumentStatus.UNCONFIRMED,
    )
