"""The check of files: what comes through, what is refused, and a check that is broken off."""

from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest

from chalicelib.audit.store import history
from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.core.errors import Conflict, TryAgain
from chalicelib.documents import jobs
from chalicelib.documents.actions import uploads
from chalicelib.documents.domain.upload import MAX_SIZE, UploadStatus
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files, malware, pdf
from tests.aws import Aws
from tests.functions import running
from tests.support.uploading import (
    a_pdf,
    check,
    events_of,
    found_in,
    id_of,
    in_dossier,
    in_quarantine,
    sent,
    ticket,
)
from tests.world import World


@pytest.fixture
def world(aws: object) -> World:
    return World().open()


def test_a_file_goes_from_the_browser_through_quarantine_to_the_dossier(
    world: World, aws: Aws
) -> None:
    content = a_pdf()
    upload = sent(world, content)
    assert upload.status is UploadStatus.CHECKING
    clean = check(upload)
    assert (clean.status, clean.pages) == (UploadStatus.CLEAN, 1)
    assert found_in(aws, config().dossier_bucket, upload) == content
    assert not in_quarantine(aws, upload)
    assert events_of(upload) == ["upload_completed"]


def test_the_event_of_completion_sets_the_check_off(world: World) -> None:
    upload = sent(world, a_pdf())
    (event,) = history(upload.office_id, upload.upload_id)
    for _ in range(2):
        with running("RunReactions"):
            jobs.check_upload(event)
    found = upload_rows.clean_upload(upload.office_id, upload.client_id, upload.upload_id)
    assert found.status is UploadStatus.CLEAN


def test_in_the_dossier_a_file_is_sealed_with_our_key(world: World, aws: Aws) -> None:
    upload = check(sent(world, a_pdf()))
    head = aws.client("s3").head_object(Bucket=config().dossier_bucket, Key=upload.file_key)
    assert head["ServerSideEncryption"] == "aws:kms"
    assert config().data_key_id in head["SSEKMSKeyId"]
    assert head["ContentType"] == "application/pdf"


REFUSED: dict[str, Callable[[], bytes]] = {
    "file_not_what_it_says": lambda: b"<!doctype html><p>Meld u aan</p>",
    "pdf_damaged": lambda: a_pdf()[:-300],
    "malware": lambda: b"%PDF-1.7\n" + malware.EICAR,
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_refused_file_says_why_and_is_kept_from_everyone(
    world: World, aws: Aws, reason: str
) -> None:
    upload = check(sent(world, REFUSED[reason]()))
    assert (upload.status, upload.reason_code) == (UploadStatus.REFUSED, reason)
    assert not in_quarantine(aws, upload)
    assert not in_dossier(aws, upload)
    assert events_of(upload) == ["upload_completed", "upload_refused"]
    with pytest.raises(Conflict, match="upload_not_clean"):
        upload_rows.clean_upload(upload.office_id, upload.client_id, upload.upload_id)


def test_a_file_that_is_not_the_one_announced_is_refused(world: World, aws: Aws) -> None:
    content = a_pdf()
    given = ticket(world, content)
    other = content.replace(b"%PDF-1", b"%PDF-2")
    aws.client("s3").put_object(
        Bucket=config().quarantine_bucket, Key=given.fields["key"], Body=other
    )
    upload = uploads.complete_upload(world.actor("BRAM"), world.bakkerij, id_of(given), clock.now())
    assert check(upload).reason_code == "file_changed"


def test_a_file_that_grew_beyond_the_limit_is_not_even_read(world: World, aws: Aws) -> None:
    upload = sent(world, a_pdf())
    aws.client("s3").put_object(
        Bucket=config().quarantine_bucket, Key=upload.file_key, Body=bytes(MAX_SIZE + 1)
    )
    assert check(upload).reason_code == "file_too_large"


def test_a_file_that_vanished_is_refused(world: World, aws: Aws) -> None:
    upload = sent(world, a_pdf())
    aws.client("s3").delete_object(Bucket=config().quarantine_bucket, Key=upload.file_key)
    assert check(upload).reason_code == "file_missing"


def test_a_file_swapped_during_the_check_does_not_get_in(
    world: World, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = sent(world, a_pdf())

    def swap(content: bytes) -> pdf.Finding:
        aws.client("s3").put_object(
            Bucket=config().quarantine_bucket, Key=upload.file_key, Body=b"iets anders"
        )
        return pdf.Finding(pages=1)

    monkeypatch.setattr(pdf, "inspect", swap)
    with pytest.raises(TryAgain):
        check(upload)
    assert not in_dossier(aws, upload)
    assert check(upload).reason_code == "file_changed"


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "step",
    [
        (files, "fetch"),
        (malware, "check"),
        (pdf, "inspect"),
        (files, "admit"),
        (upload_rows, "mark_clean"),
        (files, "discard"),
    ],
    ids=lambda step: step[1],
)
def test_a_check_killed_anywhere_is_finished_by_the_next(
    world: World, aws: Aws, monkeypatch: pytest.MonkeyPatch, step: tuple[Any, str], after: bool
) -> None:
    upload = sent(world, a_pdf())
    place, name = step
    real = getattr(place, name)

    def kill(*given: Any, **named: Any) -> None:
        if after:
            real(*given, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(place, name, kill)
        with pytest.raises(Killed):
            check(upload)
    assert check(upload).status is UploadStatus.CLEAN
    assert in_dossier(aws, upload)
    assert not in_quarantine(aws, upload)


def test_a_refusal_killed_halfway_is_told_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = sent(world, b"geen pdf")
    with monkeypatch.context() as patch:
        patch.setattr(files, "discard", Mock(side_effect=Killed))
        with pytest.raises(Killed):
            check(upload)
    assert check(upload).status is UploadStatus.REFUSED
    assert events_of(upload).count("upload_refused") == 1
