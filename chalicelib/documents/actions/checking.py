"""The check of a file in quarantine; may be broken off anywhere, and running it again finishes it.

The order is what makes that so: the file is admitted to the dossier before the row says clean, and
leaves quarantine only after the row says clean or refused.
"""

import hashlib
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import by_itself
from chalicelib.core.errors import Conflict, NotFound, Refused
from chalicelib.documents.domain.upload import MAX_SIZE, Made, Upload, UploadStatus
from chalicelib.documents.events import UploadRefused
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files, malware, pdf, pictures


class CheckedFile(Struct, frozen=True, kw_only=True):
    """A file that may come in, as it will be known; `etag` pins the bytes that were looked at, and
    `content` is there when something was made of them."""

    upload: Upload
    etag: str
    seen: pdf.Finding | None = None
    content: bytes | None = None


def check_upload(office_id: str, client_id: str, upload_id: str, at: datetime) -> None:
    """TryAgain when an outside party has no answer yet."""
    try:
        upload = upload_rows.upload(office_id, client_id, upload_id)
    except NotFound:  # cancelled meanwhile
        _clear_away(f"{office_id}/{client_id}/{upload_id}")
        return
    if upload.status is UploadStatus.EXPECTED:
        return
    if upload.status is UploadStatus.CHECKING:
        _check(upload, at)
    files.discard(upload.file_key)


def _check(upload: Upload, at: datetime) -> None:
    try:
        verdict = _examine(upload)
    except Refused as refusal:
        _refuse(upload, str(refusal), at)
        return
    file_version = _admit(verdict)
    seen = verdict.seen or pdf.Finding()
    _keep(
        verdict.upload.approve(
            seen.pages if verdict.seen else None,
            locked=seen.locked,
            active=seen.active,
            file_version=file_version,
        )
    )


def _admit(verdict: CheckedFile) -> str:
    kept = verdict.upload
    if verdict.content is None:
        return files.admit(kept.file_key, verdict.etag, kept.content_type)
    return files.keep(kept.file_key, verdict.content, kept.content_type)


def _examine(upload: Upload) -> CheckedFile:
    """Refused with the reason; the cheapest and most telling question first."""
    found = files.fetch(upload.file_key, MAX_SIZE)
    if found is None:
        raise Refused("file_missing")
    if hashlib.sha256(found.content).hexdigest() != upload.sha256:
        raise Refused("file_changed")
    malware.check(upload.file_key, found.content)
    if upload.stays and not _is_pdf(found.content):
        return _picture(upload, found)
    if kind := pictures.kind_of(found.content):
        raise Refused(f"file_is_{kind}")
    seen = pdf.inspect(found.content)
    if upload.stays and seen.active:
        raise Refused(f"pdf_{seen.active[0]}")
    named = upload.keep_as("pdf")
    if not seen.written:
        return CheckedFile(upload=named, etag=found.etag, seen=seen)
    made = named.keep_made(len(seen.written), seen.sha256, Made.REPAIRED)
    return CheckedFile(upload=made, etag=found.etag, seen=seen, content=seen.written)


def _is_pdf(content: bytes) -> bool:
    """By its contents; a picture may have the words of a PDF among its own."""
    return not pictures.kind_of(content) and pdf.looks_like(content)


def _picture(upload: Upload, found: files.Found) -> CheckedFile:
    """A photo of paper: under its true name, and whole without what stands behind it."""
    kept = pictures.inspect(found.content)
    named = upload.keep_as(kept.kind)
    if not kept.made:
        return CheckedFile(upload=named, etag=found.etag)
    made = named.keep_made(len(kept.content), kept.sha256, Made(kept.made))
    return CheckedFile(upload=made, etag=found.etag, content=kept.content)


def _refuse(upload: Upload, reason_code: str, at: datetime) -> None:
    told = UploadRefused(
        file_name=upload.file_name, reason_code=reason_code, started_by_id=upload.started_by_id
    )
    about = {"client_id": upload.client_id, "subject_id": upload.upload_id}
    event = by_itself(upload.office_id, told, at, **about)
    try:
        upload_rows.mark_refused(upload.refuse(reason_code), event)
    except Conflict:
        _settle_elsewhere(upload)


def _keep(upload: Upload) -> None:
    try:
        upload_rows.mark_clean(upload)
    except Conflict:
        _settle_elsewhere(upload)


def _settle_elsewhere(upload: Upload) -> None:
    """Somebody was first: another check, which is fine, or a cancel, which wants the file gone."""
    try:
        upload_rows.upload(upload.office_id, upload.client_id, upload.upload_id)
    except NotFound:
        _clear_away(upload.file_key)


def _clear_away(file_key: str) -> None:
    files.discard(file_key)
    files.take_back(file_key)
