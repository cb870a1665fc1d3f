"""A document: published from an upload, versioned, withdrawn, filed in a folder."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.documents.domain import document as document_moves
from chalicelib.documents.domain import upload
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.search import Search
from chalicelib.documents.domain.upload import Upload

BRAM = Actor(
    office_id="van-dijk",
    user_id="01BRAM",
    name="Bram",
    kind=UserKind.EMPLOYEE,
    role=EmployeeRole.ACCOUNTANT,
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def an_upload(upload_id: str = "01FIRST", sha256: str = "a" * 64) -> Upload:
    started = upload.start(
        BRAM,
        NOON,
        client_id="01BAKKERIJ",
        upload_id=upload_id,
        file_name="btw.pdf",
        size=1200,
        sha256=sha256,
    )
    return started.complete().approve(4)


def a_document(**changes: Any) -> Document:
    facts: dict[str, Any] = {
        "document_id": "01DOCUMENT",
        "title": "Btw eerste kwartaal",
        "type_id": "btw-aangifte",
        "folder_id": "administratie",
    }
    return document_moves.publish(an_upload(), BRAM, NOON, **{**facts, **changes})


def test_a_document_starts_with_the_file_of_its_upload() -> None:
    document = a_document()
    assert (document.version, document.size, document.pages) == (1, 1200, 4)
    assert (document.file_name, document.sha256) == ("btw.pdf", "a" * 64)
    assert document.file_key == "van-dijk/01BAKKERIJ/01FIRST"
    assert document.status is DocumentStatus.PUBLISHED


def test_its_year_is_that_of_its_period_or_else_of_publishing() -> None:
    assert a_document(period="2024-Q3").year == 2024
    assert a_document(period="2024-Q3", year=2025).year == 2025
    assert a_document().year == 2026


def test_a_new_version_puts_another_file_on_top() -> None:
    document = document_moves.next_version(
        a_document(),
        an_upload("01SECOND", "b" * 64),
        BRAM,
        NOON,
        remark="Bedrag hersteld",
        status=DocumentStatus.OPEN,
    )
    assert (document.version, document.sha256) == (2, "b" * 64)
    assert document.latest.remark == "Bedrag hersteld"
    assert document.status is DocumentStatus.OPEN


def test_a_new_version_keeps_the_status_unless_told() -> None:
    document = a_document(status=DocumentStatus.READ)
    newer = document_moves.next_version(document, an_upload("01SECOND", "b" * 64), BRAM, NOON)
    assert newer.status is DocumentStatus.READ


def test_the_same_file_is_no_new_version() -> None:
    with pytest.raises(Conflict, match="same_version"):
        document_moves.next_version(a_document(), an_upload("01SECOND"), BRAM, NOON)


def test_a_withdrawn_document_stays_as_it_is() -> None:
    gone = document_moves.withdraw(a_document(), NOON)
    assert (gone.status, gone.withdrawn_at) == (DocumentStatus.WITHDRAWN, NOON)
    for change in (
        lambda: document_moves.withdraw(gone, NOON),
        lambda: document_moves.with_status(gone, DocumentStatus.OPEN),
        lambda: document_moves.next_version(gone, an_upload("01SECOND", "b" * 64), BRAM, NOON),
    ):
        with pytest.raises(Conflict, match="document_withdrawn"):
            change()


def test_a_document_follows_its_task() -> None:
    document = document_moves.with_status(a_document(), DocumentStatus.REJECTED)
    assert document.status is DocumentStatus.REJECTED


def test_a_folder_holds_what_is_in_the_folders_below_it() -> None:
    document = replace(a_document(), folder_id="fiscaal/aangiften-ib")
    assert document.is_in("fiscaal")
    assert document.is_in("fiscaal/aangiften-ib")
    assert not document.is_in("fiscaal/overige")
    assert not document.is_in("fis")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Search(), True),
        (Search(folder_id="fiscaal"), True),
        (Search(folder_id="jaarrekening"), False),
        (Search(type_id="aangifte-ib"), True),
        (Search(type_id="btw-aangifte"), False),
        (Search(status="published"), True),
        (Search(status="open"), False),
        (Search(year=2024), True),
        (Search(year=2025), False),
        (
            Search(
                folder_id="fiscaal/aangiften-ib",
                type_id="aangifte-ib",
                status="published",
                year=2024,
            ),
            True,
        ),
    ],
)
def test_a_search_finds_what_fits_in_every_way(wanted: Search, found: bool) -> None:
    document = a_document(folder_id="fiscaal/aangiften-ib", type_id="aangifte-ib", period="2024")
    assert wanted.finds(document) is found


def test_a_search_for_everything_is_not_narrow() -> None:
    assert not Search().is_narrow
    assert Search(year=2024).is_narrow
