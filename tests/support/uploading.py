"""Uploads for tests, at any point of their way in."""

import hashlib
import io
from typing import Any

import pikepdf

from chalicelib.audit.store import history
from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.core.ids import new_id
from chalicelib.documents.actions import checking, uploads
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files
from tests.aws import Aws
from tests.functions import running
from tests.support.sending import send
from tests.world import World


def a_pdf(line: str = "") -> bytes:
    """Different for every call, unless `line` says what is on it."""
    made = pikepdf.Pdf.new()
    page = made.add_blank_page()
    page.Contents = pikepdf.Stream(made, f"BT ({line or new_id()}) Tj ET".encode())
    target = io.BytesIO()
    made.save(target, static_id=True)
    return target.getvalue()


def ticket(world: World, content: bytes, upload_id: str = "", **changes: Any) -> files.Ticket:
    facts: dict[str, Any] = {
        "file_name": "Btw 1e kwartaal.pdf",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "at": clock.now(),
    }
    upload_id = upload_id or new_id()
    return uploads.start_upload(
        world.actor("BRAM"), world.bakkerij, upload_id, **{**facts, **changes}
    )


def id_of(given: files.Ticket) -> str:
    return given.fields["key"].rpartition("/")[2]


def sent(world: World, content: bytes, **changes: Any) -> Upload:
    """An upload whose file has arrived and waits for its check."""
    given = ticket(world, content, **changes)
    assert send(given.url, given.fields, content) == 204
    return uploads.complete_upload(world.actor("BRAM"), world.bakkerij, id_of(given), clock.now())


def check(upload: Upload) -> Upload:
    with running("RunReactions"):
        checking.check_upload(upload.office_id, upload.client_id, upload.upload_id, clock.now())
    return upload_rows.upload(upload.office_id, upload.client_id, upload.upload_id)


def found_in(aws: Aws, bucket: str, upload: Upload) -> bytes | None:
    s3 = aws.client("s3")
    try:
        body: bytes = s3.get_object(Bucket=bucket, Key=upload.file_key)["Body"].read()
    except s3.exceptions.NoSuchKey:
        return None
    return body


def in_quarantine(aws: Aws, upload: Upload) -> bool:
    return found_in(aws, config().quarantine_bucket, upload) is not None


def in_dossier(aws: Aws, upload: Upload) -> bool:
    return found_in(aws, config().dossier_bucket, upload) is not None


def events_of(upload: Upload) -> list[str]:
    return [event.action for event in history(upload.office_id, upload.upload_id)]
