"""The way in: a ticket for the browser, the word that the file was sent, or a change of mind."""

from datetime import datetime

from chalicelib.audit.domain import Event, by
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.documents.domain.file_name import DOCUMENTS
from chalicelib.documents.domain.upload import Upload, UploadStatus, start
from chalicelib.documents.events import UploadCompleted
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files
from chalicelib.identity.actions import limiting


def start_upload(
    actor: Actor,
    client_id: str,
    upload_id: str,
    *,
    file_name: str,
    size: int,
    sha256: str,
    at: datetime,
    kinds: frozenset[str] = DOCUMENTS,
) -> files.Ticket:
    """A ticket to send one file; asking again for the same file gives a fresh ticket."""
    wanted = start(
        actor,
        at,
        client_id=client_id,
        upload_id=upload_id,
        file_name=file_name,
        size=size,
        sha256=sha256,
        kinds=kinds,
    )
    client_rows.client(actor.office_id, client_id)
    limiting.count_upload(actor.office_id, actor.user_id, at)
    if not upload_rows.expect(wanted):
        _is_retry(wanted)
    return files.upload_ticket(
        key=wanted.file_key,
        content_type=wanted.content_type,
        size=wanted.size,
        sha256=wanted.sha256,
    )


def _is_retry(wanted: Upload) -> None:
    try:
        known = upload_rows.upload(wanted.office_id, wanted.client_id, wanted.upload_id)
    except NotFound:  # expired, and not yet cleared away
        raise Conflict("upload_id_taken") from None
    if not wanted.same_file_as(known):
        raise Conflict("upload_id_taken")
    if known.status is not UploadStatus.EXPECTED:
        raise Conflict("upload_already_sent")


def complete_upload(actor: Actor, client_id: str, upload_id: str, at: datetime) -> Upload:
    """The browser says it was sent: from here on it is checked. Saying so again is fine."""
    upload = upload_rows.upload(actor.office_id, client_id, upload_id)
    if upload.status is not UploadStatus.EXPECTED:
        return upload
    if not files.arrived(upload.file_key):
        raise Conflict("upload_not_arrived")
    try:
        upload_rows.complete(upload.complete(), _completed(actor, upload, at))
    except Conflict:  # said twice at the same moment
        return upload_rows.upload(actor.office_id, client_id, upload_id)
    return upload.complete()


def _completed(actor: Actor, upload: Upload, at: datetime) -> Event:
    told = UploadCompleted(file_name=upload.file_name, sha256=upload.sha256)
    return by(actor, told, at, client_id=upload.client_id, subject_id=upload.upload_id)


def cancel_upload(actor: Actor, client_id: str, upload_id: str) -> None:
    """Forgets the upload and its file; what is already gone, is gone."""
    try:
        upload = upload_rows.upload(actor.office_id, client_id, upload_id)
    except NotFound:
        return
    upload_rows.forget(upload)
    files.discard(upload.file_key)
    if upload.status is UploadStatus.CLEAN:
        files.take_back(upload.file_key)
