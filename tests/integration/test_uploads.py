"""Tickets for files, the word that they were sent, and second thoughts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Conflict, NotFound, TryAgain
from chalicelib.core.ids import new_id
from chalicelib.core.table import transaction
from chalicelib.documents.actions import checking, same_file, uploads
from chalicelib.documents.domain import document as document_moves
from chalicelib.documents.domain.document import Document
from chalicelib.documents.domain.upload import Upload, UploadStatus
from chalicelib.documents.store import documents
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files, pdf
from tests.aws import Aws
from tests.functions import API, running
from tests.support.sending import send
from tests.support.uploading import (
    a_pdf,
    check,
    events_of,
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


@pytest.mark.parametrize(
    "other",
    [
        {"key": "van-dijk/elders/01ANDERS"},
        {"Content-Type": "text/html"},
        {"x-amz-checksum-sha256": "AAAA"},
        {"x-amz-signature": "0" * 64},
    ],
)
def test_a_ticket_is_good_for_nothing_else(world: World, other: dict[str, str]) -> None:
    content = a_pdf()
    given = ticket(world, content)
    assert send(given.url, given.fields, content, **other) in (400, 403)


def test_a_ticket_takes_no_other_size(world: World) -> None:
    content = a_pdf()
    given = ticket(world, content)
    assert send(given.url, given.fields, content + b" ") == 400
    assert send(given.url, given.fields, content[:-1]) == 400


def test_asking_again_for_the_same_file_gives_a_fresh_ticket(world: World) -> None:
    content, upload_id = a_pdf(), new_id()
    first, second = ticket(world, content, upload_id), ticket(world, content, upload_id)
    assert first.fields["key"] == second.fields["key"]


def test_another_file_under_the_same_number_is_refused(world: World) -> None:
    upload_id = new_id()
    ticket(world, a_pdf(), upload_id)
    with pytest.raises(Conflict, match="upload_id_taken"):
        ticket(world, a_pdf("een langere regel dan die andere"), upload_id)


def test_no_fresh_ticket_once_the_file_was_sent(world: World) -> None:
    content = a_pdf()
    upload = sent(world, content)
    with pytest.raises(Conflict, match="upload_already_sent"):
        ticket(world, content, upload.upload_id)


def test_for_a_client_that_is_not_ours_there_is_no_ticket(world: World) -> None:
    elsewhere = World().open()
    with pytest.raises(NotFound):
        uploads.start_upload(
            world.actor("BRAM"),
            elsewhere.bakkerij,
            new_id(),
            file_name="a.pdf",
            size=10,
            sha256="a" * 64,
            at=clock.now(),
        )


def test_completion_before_the_file_arrived_says_so_and_changes_nothing(world: World) -> None:
    given = ticket(world, a_pdf())
    with pytest.raises(Conflict, match="upload_not_arrived"):
        uploads.complete_upload(world.actor("BRAM"), world.bakkerij, id_of(given), clock.now())
    upload = upload_rows.upload(world.office_id, world.bakkerij, id_of(given))
    assert upload.status is UploadStatus.EXPECTED
    assert events_of(upload) == []


def test_completion_said_twice_is_one_completion(world: World) -> None:
    upload = sent(world, a_pdf())
    again = uploads.complete_upload(
        world.actor("BRAM"), world.bakkerij, upload.upload_id, clock.now()
    )
    assert again.status is UploadStatus.CHECKING
    assert events_of(upload) == ["upload_completed"]


def test_an_upload_of_another_client_or_of_long_ago_is_not_there(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = sent(world, a_pdf())
    with pytest.raises(NotFound):
        upload_rows.upload(world.office_id, world.holding, upload.upload_id)
    later = clock.now() + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(NotFound):
        upload_rows.clean_upload(world.office_id, world.bakkerij, upload.upload_id)


def test_a_cancelled_upload_is_gone_and_cancelling_again_is_fine(world: World, aws: Aws) -> None:
    for upload in (sent(world, a_pdf()), check(sent(world, a_pdf()))):
        for _ in range(2):
            uploads.cancel_upload(world.actor("BRAM"), world.bakkerij, upload.upload_id)
        assert not in_quarantine(aws, upload)
        assert not in_dossier(aws, upload)
        with pytest.raises(NotFound):
            upload_rows.upload(world.office_id, world.bakkerij, upload.upload_id)


def cancelled_during(
    world: World, upload: Upload, monkeypatch: pytest.MonkeyPatch, real: Callable[[bytes], Any]
) -> None:
    def cancel(content: bytes) -> Any:
        with running(API):
            uploads.cancel_upload(world.actor("BRAM"), world.bakkerij, upload.upload_id)
        return real(content)

    monkeypatch.setattr(pdf, "inspect", cancel)


def test_cancelling_during_the_check_leaves_nothing_behind(
    world: World, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in (a_pdf(), b"%PDF-1.7 kapot"):
        upload = sent(world, content)
        with monkeypatch.context() as patch:
            cancelled_during(world, upload, patch, pdf.inspect)
            try:
                check(upload)
            except (TryAgain, NotFound):
                with running("RunReactions"):
                    checking.check_upload(
                        world.office_id, world.bakkerij, upload.upload_id, clock.now()
                    )
        assert not in_dossier(aws, upload)
        assert not in_quarantine(aws, upload)


def test_two_checks_at_the_same_time_agree(
    world: World, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = sent(world, a_pdf())
    real = files.admit

    def other_first(key: str, etag: str, content_type: str) -> None:
        monkeypatch.setattr(files, "admit", real)
        real(key, etag, content_type)
        upload_rows.mark_clean(upload.approve(1))

    monkeypatch.setattr(files, "admit", other_first)
    assert check(upload).status is UploadStatus.CLEAN
    assert in_dossier(aws, upload)


def published(world: World, upload: Upload) -> Document:
    document = document_moves.publish(
        upload,
        world.actor("BRAM"),
        clock.now(),
        document_id=new_id(),
        title="Btw",
        type_id="btw-aangifte",
        folder_id="administratie",
    )
    with transaction() as write:
        documents.add(document, upload, write)
    return document


def test_a_used_upload_is_kept_and_cannot_be_cancelled(world: World, aws: Aws) -> None:
    upload = check(sent(world, a_pdf()))
    published(world, upload)
    with pytest.raises(Conflict, match="upload_used"):
        uploads.cancel_upload(world.actor("BRAM"), world.bakkerij, upload.upload_id)
    with pytest.raises(Conflict, match="upload_used"):
        published(world, check(upload))
    assert in_dossier(aws, upload)
    assert check(upload).status is UploadStatus.USED


def test_one_upload_becomes_one_document(world: World) -> None:
    upload = check(sent(world, a_pdf()))
    published(world, upload)
    with pytest.raises(Conflict):
        published(world, upload)


def test_the_same_file_is_recognised_until_each_of_its_documents_is_withdrawn(
    world: World,
) -> None:
    content, bram = a_pdf(), world.actor("BRAM")
    upload = check(sent(world, content))
    assert same_file.seen_by(bram, upload) is None
    for _ in range(2):
        published(world, check(sent(world, content)))
    for _ in range(2):
        known = same_file.seen_by(bram, upload)
        document = documents.document(world.office_id, upload.client_id, str(known))
        gone = document_moves.withdraw(document, clock.now())
        with transaction() as write:
            documents.set_status(gone, gone.status, write)
    assert same_file.seen_by(bram, upload) is None
