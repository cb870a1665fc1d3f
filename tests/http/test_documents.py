"""The dossier over HTTP: lists, one document, links to its file, and what happened to it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from pynamodb.connection import Connection

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.core.ids import new_id
from chalicelib.documents.actions import dossier
from chalicelib.documents.domain.document import Document
from chalicelib.documents.domain.search import Search
from chalicelib.documents.store import documents
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.wish import Wish
from tests.aws import Aws
from tests.portal import Portal
from tests.support.sending import fetch
from tests.support.uploading import a_pdf
from tests.world import World


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def file(world: World, title: str, client_id: str = "", **wish: object) -> Document:
    """Bram files a document without a task."""
    client_id = client_id or world.bakkerij
    upload = world.upload(client_id)
    wanted: dict[str, object] = {"type_id": "overig", "title": title, **wish}
    return publishing.publish(
        world.actor("BRAM"),
        client_id,
        Wish(document_id=new_id(), upload_id=upload.upload_id, **wanted),  # type: ignore[arg-type]
        clock.now(),
    )


def titles(portal: Portal, query: str = "") -> list[str]:
    return [item["title"] for item in portal.get(f"/documents{query}").body["items"]]


def path(document: Document, more: str = "") -> str:
    return f"/clients/{document.client_id}/documents/{document.document_id}{more}"


def test_a_client_sees_all_dossiers_in_one_list_newest_first(world: World, anna: Portal) -> None:
    file(world, "Eerst")
    file(world, "Toen", world.holding)
    file(world, "Laatst")
    assert titles(anna) == ["Laatst", "Toen", "Eerst"]
    assert titles(anna, f"?client_id={world.holding}") == ["Toen"]
    (row,) = anna.get(f"/documents?client_id={world.holding}").body["items"]
    assert (row["client_name"], row["type_name"]) == ("Holding", "Overig")


def test_only_the_own_dossiers_are_in_it(world: World, anna: Portal) -> None:
    file(world, "Van de holding", world.holding)
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert titles(pieter) == []
    assert pieter.get(f"/documents?client_id={world.holding}").status == 404


def test_an_employee_names_a_client(world: World, bram: Portal) -> None:
    file(world, "Brief")
    assert titles(bram, f"?client_id={world.bakkerij}") == ["Brief"]
    assert bram.get("/documents").body["fields"][0]["field"] == "client_id"
    assert bram.get(f"/documents?client_id={new_id()}").status == 404


def test_a_list_is_narrowed_by_folder_type_status_and_year(world: World, anna: Portal) -> None:
    file(world, "VPB 2024", type_id="aangifte-vpb", period="2024")
    file(world, "VPB 2025", type_id="aangifte-vpb", period="2025")
    file(world, "Factuur", type_id="factuur")
    assert titles(anna, "?folder_id=fiscaal") == ["VPB 2025", "VPB 2024"]
    assert titles(anna, "?folder_id=fiscaal/aangiften-vpb&year=2024") == ["VPB 2024"]
    assert titles(anna, "?type_id=factuur&status=published") == ["Factuur"]
    assert titles(anna, "?status=open") == []


@pytest.mark.parametrize(
    "query", ["?year=x", "?cursor=%25", "?folder_id=../x", "?client_id=1", "?page=2", "?status="]
)
def test_a_query_that_makes_no_sense_is_named(anna: Portal, query: str) -> None:
    answer = anna.get(f"/documents{query}")
    assert (answer.status, answer.problem) == (400, "invalid_fields")


def test_a_long_dossier_comes_in_pages(
    world: World, anna: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossier, "PAGE", 3)
    for number in range(7):
        file(world, str(number), world.holding if number % 2 else "")
    assert list(_pages(anna, "")) == [["6", "5", "4"], ["3", "2", "1"], ["0"]]
    assert list(_pages(anna, "type_id=overig&")) == [["6", "5", "4"], ["3", "2", "1"], ["0"]]


def _pages(portal: Portal, query: str) -> Iterator[list[str]]:
    cursor: str | None = ""
    while cursor is not None:
        more = f"&cursor={cursor}" if cursor else ""
        body = portal.get(f"/documents?{query.rstrip('&')}{more}".replace("?&", "?")).body
        yield [item["title"] for item in body["items"]]
        cursor = body["cursor"]


def test_a_list_reads_documents_and_nothing_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        file(world, str(number))
    seen: list[tuple[int, int]] = []
    real = Connection.query

    def count(self: Connection, *given: object, **named: object) -> object:
        answer = real(self, *given, **named)  # type: ignore[arg-type]
        seen.append((answer["ScannedCount"], answer["Count"]))
        return answer

    monkeypatch.setattr(Connection, "query", count)
    found = dossier.search(world.actor("BRAM"), [world.bakkerij], Search())
    assert len(found.items) == 5
    assert seen == [(5, 5)]


def test_one_document_comes_with_its_versions(world: World, anna: Portal) -> None:
    document = file(world, "Jaarrekening", remark="Graag controleren")
    newer = world.upload(world.bakkerij)
    publishing.add_version(
        world.actor("BRAM"),
        world.bakkerij,
        document.document_id,
        newer.upload_id,
        "Cijfers hersteld",
        clock.now(),
    )
    body = anna.get(path(document)).body
    assert (body["remark"], body["published_by"], body["version"]) == (
        "Graag controleren",
        world.users["BRAM"].name,
        2,
    )
    assert [(each["version"], each["remark"]) for each in body["versions"]] == [
        (2, "Cijfers hersteld"),
        (1, ""),
    ]
    assert body["versions"][0]["sha256"] == newer.sha256


@pytest.mark.parametrize("bad", ["x" * 3000, "a%23b", "%00", "..", "💥", "sha256", "v%2301"])
def test_made_up_ids_are_not_found(world: World, bram: Portal, bad: str) -> None:
    for about in ("documents", "uploads"):
        answer = bram.get(f"/clients/{world.bakkerij}/{about}/{bad}")
        assert (answer.status, answer.problem) == (404, "not_found")
    assert bram.delete(f"/clients/{world.bakkerij}/uploads/{bad}").status in (204, 404)


def stored(world: World, content: bytes) -> Document:
    upload = world.upload(world.bakkerij, content)
    wish = Wish(document_id=new_id(), upload_id=upload.upload_id, type_id="overig", title="Brief")
    return publishing.publish(world.actor("BRAM"), world.bakkerij, wish, clock.now())


def test_opening_gives_a_link_to_exactly_this_version(world: World, anna: Portal, aws: Aws) -> None:
    content = a_pdf()
    document = stored(world, content)
    opening = anna.post(path(document, "/openings"), {})
    assert opening.status == 201
    assert opening.body["sha256"] == hashlib.sha256(content).hexdigest()
    with fetch(opening.body["url"]) as answer:
        assert answer.read() == content
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("inline;")
    with fetch(opening.body["url"], Range="bytes=1-3") as part:
        assert (part.status, part.read()) == (206, content[1:4])
    query = parse_qs(urlsplit(opening.body["url"]).query)
    assert query["X-Amz-Expires"] == ["60"]
    expires = clock.parse(opening.body["expires_at"]) - clock.now()
    assert timedelta(seconds=50) < expires <= timedelta(seconds=60)


def test_saving_gives_the_file_its_name(world: World, anna: Portal, aws: Aws) -> None:
    document = stored(world, a_pdf())
    opening = anna.post(path(document, "/openings"), {"version": 1, "download": True})
    with fetch(opening.body["url"]) as answer:
        assert answer.headers["Content-Disposition"] == (
            "attachment; filename=\"aangifte.pdf\"; filename*=UTF-8''aangifte.pdf"
        )


def test_a_link_opens_nothing_else(world: World, anna: Portal, aws: Aws) -> None:
    mine, other = stored(world, a_pdf()), stored(world, a_pdf())
    url = anna.post(path(mine, "/openings"), {}).body["url"]
    with pytest.raises(OSError, match="403"):
        fetch(url.replace(mine.file_key, other.file_key))


def test_bytes_that_came_over_a_file_afterwards_are_in_no_link(
    world: World, anna: Portal, aws: Aws
) -> None:
    content = a_pdf()
    document = stored(world, content)
    for other in (b"iets anders", b"nog iets anders"):
        where = {"Bucket": config().dossier_bucket, "Key": document.file_key}
        aws.client("s3").put_object(**where, Body=other)
        for body in ({}, {"version": 1, "download": True}):
            with fetch(anna.post(path(document, "/openings"), body).body["url"]) as answer:
                assert answer.read() == content


@pytest.mark.parametrize(
    ("body", "status"),
    [({"version": 2}, 404), ({"version": 0}, 400), ({"version": "1"}, 400), ({"key": "x"}, 400)],
)
def test_a_version_that_is_not_there_cannot_be_opened(
    world: World, anna: Portal, body: dict[str, object], status: int
) -> None:
    document = file(world, "Brief")
    assert anna.post(path(document, "/openings"), body).status == status
    assert [each["action"] for each in _history(anna, document)] == ["document_published"]


def _history(portal: Portal, document: Document) -> list[dict[str, object]]:
    found: list[dict[str, object]] = portal.get(path(document, "/history")).body["items"]
    return found


def test_who_opened_it_stands_in_the_history(world: World, anna: Portal, bram: Portal) -> None:
    document = file(world, "Brief")
    for portal in (anna, bram):
        portal.post(path(document, "/openings"), {})
    history = _history(bram, document)
    assert [(each["action"], each["actor_name"]) for each in history] == [
        ("document_published", world.users["BRAM"].name),
        ("document_opened", world.users["ANNA"].name),
        ("document_opened", world.users["BRAM"].name),
    ]
    assert history[1]["details"] == {
        "version": "1",
        "sha256": document.sha256,
        "opened_by_kind": "client",
    }
    assert json.dumps(history) == json.dumps(_history(anna, document))


def test_looking_again_on_the_same_day_is_one_line_and_stays_each_an_event(
    world: World, anna: Portal, bram: Portal
) -> None:
    document = file(world, "Brief")
    for portal in (anna, bram, anna, anna):
        portal.post(path(document, "/openings"), {})
    for reader in (anna, bram):
        told = [(each["action"], each["count"]) for each in _history(reader, document)]
        assert told == [("document_published", 1), ("document_opened", 1), ("document_opened", 3)]
    found = audit.history(world.office_id, document.document_id)
    assert len([each for each in found if each.action == "document_opened"]) == 4


def test_a_withdrawn_document_is_listed_but_only_the_office_opens_it(
    world: World, anna: Portal, bram: Portal
) -> None:
    document = file(world, "Vergissing")
    publishing.withdraw(
        world.actor("BRAM"), world.bakkerij, document.document_id, "Verkeerde klant", clock.now()
    )
    (row,) = anna.get("/documents").body["items"]
    assert row["status"] == "withdrawn"
    refused = anna.post(path(document, "/openings"), {})
    assert (refused.status, refused.problem) == (409, "document_withdrawn")
    assert bram.post(path(document, "/openings"), {}).status == 201
    assert documents.document(world.office_id, world.bakkerij, document.document_id).withdrawn_at
