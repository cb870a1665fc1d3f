"""Brings the demo's drawings into the portal as uploads."""

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import boto3
from ulid import ULID

from chalicelib.core.actor import Actor
from chalicelib.core.config import config
from chalicelib.documents.actions import uploads
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files
from chalicelib.gateways.pdf_reader import read


def bring_in(actor: Actor, client_id: str, file_name: str, content: bytes, at: datetime) -> str:
    """The id of a clean upload of this file, sent by the clock of the machine: the stand-in looks
    every minute for uploads of days ago, and would forget this one before it is used."""
    sha256, sent_at = hashlib.sha256(content).hexdigest(), max(at, datetime.now(UTC))
    upload_id, size = id_at(at, sha256), len(content)
    uploads.start_upload(
        actor, client_id, upload_id, file_name=file_name, size=size, sha256=sha256, at=sent_at
    )
    upload = upload_rows.upload(actor.office_id, client_id, upload_id)
    etag = _send(upload, content)
    _admit(uploads.complete_upload(actor, client_id, upload_id, sent_at), etag, content)
    return upload_id


def _send(upload: Upload, content: bytes) -> str:
    sent = _s3().put_object(
        Bucket=config().quarantine_bucket,
        Key=upload.file_key,
        Body=content,
        ContentType=upload.content_type,
    )
    return str(sent["ETag"])


def _admit(upload: Upload, etag: str, content: bytes) -> None:
    """As the check does, but read right here: a process for each of our own PDFs takes long."""
    pages = int(read(content)["pages"])
    version = files.admit(upload.file_key, etag, upload.content_type)
    upload_rows.mark_clean(upload.approve(pages, file_version=version))
    files.discard(upload.file_key)


@lru_cache(maxsize=1)
def _s3() -> Any:
    make: Any = boto3.client
    return make("s3", region_name=config().region, endpoint_url=config().aws_endpoint_url)


def id_at(at: datetime, text: str) -> str:
    """A ULID of that moment, the same for the same text."""
    start = ULID.from_datetime(at).bytes[:6]
    return str(ULID.from_bytes(start + hashlib.sha256(text.encode()).digest()[:10]))
