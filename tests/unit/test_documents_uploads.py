"""An upload: what may come in, and how it moves from expected to used."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.errors import Conflict, Invalid
from chalicelib.documents.domain import file_name, upload
from chalicelib.documents.domain.file_name import SCANS
from chalicelib.documents.domain.upload import MAX_SIZE, Upload, UploadStatus

BRAM = Actor(
    office_id="van-dijk",
    user_id="01BRAM",
    name="Bram",
    kind=UserKind.EMPLOYEE,
    role=EmployeeRole.ACCOUNTANT,
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def an_upload(**changes: Any) -> Upload:
    facts: dict[str, Any] = {
        "client_id": "01BAKKERIJ",
        "upload_id": "01UPLOAD",
        "file_name": "btw-2026-q1.pdf",
        "size": 1200,
        "sha256": "a" * 64,
    }
    return upload.start(BRAM, NOON, **{**facts, **changes})


def wrong_with(**changes: Any) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        an_upload(**changes)
    return {(at.field, at.code) for at in refused.value.fields}


def test_a_new_upload_is_expected_and_kept_for_two_days() -> None:
    new = an_upload()
    assert new.status is UploadStatus.EXPECTED
    assert not new.expired(NOON + timedelta(hours=47))
    assert new.expired(NOON + timedelta(hours=48))


def test_its_file_lies_where_no_name_shows() -> None:
    assert an_upload().file_key == "van-dijk/01BAKKERIJ/01UPLOAD"


def test_the_extension_says_which_content_type_is_promised() -> None:
    assert an_upload(file_name="Jaarrekening.PDF").content_type == "application/pdf"


def test_an_empty_file_is_refused() -> None:
    assert wrong_with(size=0) == {("size", "file_empty")}


def test_25_mb_may_and_one_byte_more_may_not() -> None:
    assert an_upload(size=MAX_SIZE).size == MAX_SIZE
    assert wrong_with(size=MAX_SIZE + 1) == {("size", "file_too_large")}


@pytest.mark.parametrize("name", ["boek.exe", "boek", ".pdf", "boek.pdf.zip"])
def test_a_name_that_does_not_end_in_an_allowed_type_is_refused(name: str) -> None:
    assert wrong_with(file_name=name) == {("file_name", "file_type_not_allowed")}


def test_of_something_on_paper_a_photo_may_come_in_and_the_refusal_says_so() -> None:
    assert an_upload(file_name="blad.jpg", kinds=SCANS).stays
    assert wrong_with(file_name="blad.doc", kinds=SCANS) == {("file_name", "scan_type_not_allowed")}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert len(wrong_with(file_name="boek.exe", size=0)) == 2


def test_the_same_file_again_is_a_retry_and_another_is_not() -> None:
    assert an_upload().same_file_as(an_upload())
    assert not an_upload().same_file_as(an_upload(size=1201))


def test_saying_twice_that_it_was_sent_changes_nothing() -> None:
    once = an_upload().complete()
    assert once.status is UploadStatus.CHECKING
    assert once.complete() is once


def test_a_clean_upload_becomes_a_document_and_is_kept() -> None:
    used = an_upload().complete().approve(3).use("01DOCUMENT")
    assert (used.status, used.pages, used.document_id) == (UploadStatus.USED, 3, "01DOCUMENT")
    assert not used.expired(NOON + timedelta(days=3650))


@pytest.mark.parametrize(
    "unclean",
    [an_upload(), an_upload().complete(), an_upload().complete().refuse("malware")],
)
def test_what_is_not_clean_never_becomes_a_document(unclean: Upload) -> None:
    with pytest.raises(Conflict, match="upload_not_clean"):
        unclean.use("01DOCUMENT")


def test_an_upload_is_used_once() -> None:
    used = an_upload().complete().approve(3).use("01DOCUMENT")
    with pytest.raises(Conflict):
        used.use("01OTHER")


def test_a_refused_upload_says_why() -> None:
    refused = an_upload().complete().refuse("pdf_password")
    assert (refused.status, refused.reason_code) == (UploadStatus.REFUSED, "pdf_password")


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("C:\\Users\\bram\\Btw.pdf", "Btw.pdf"),
        ("../../etc/Btw.pdf", "Btw.pdf"),
        ("  Btw   1e  kwartaal .pdf ", "Btw 1e kwartaal.pdf"),
        ('Btw "1e": kwartaal?.pdf', "Btw _1e__ kwartaal_.pdf"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf"),
        ("geen", "geen"),
        ("Btw.pdf .", "Btw.pdf"),
        ("n" * 300 + ".pdf", "n" * 150 + ".pdf"),
    ],
)
def test_a_file_name_is_cleaned(given_name: str, kept: str) -> None:
    assert file_name.clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_whatever_the_name_it_stays_one_short_line_without_a_path(name: str) -> None:
    cleaned = file_name.clean_name(name)
    assert len(cleaned) <= 171
    assert not set(cleaned) & set('/\\"\r\n\0')
