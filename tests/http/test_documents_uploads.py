"""Uploading over HTTP, as the office's browser does it, and everything it may get wrong."""

import hashlib

import pytest

from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.documents.actions import checking
from tests.functions import running
from tests.portal import Answer, Portal
from tests.support.sending import send
from tests.support.uploading import a_pdf
from tests.world import World


def start(portal: Portal, world: World, content: bytes, **changes: object) -> Answer:
    body: dict[str, object] = {
        "upload_id": new_id(),
        "file_name": "Jaarrekening 2025.pdf",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return portal.post(f"/clients/{world.bakkerij}/uploads", body | changes)


def path(world: World, ticket: Answer, more: str = "") -> str:
    return f"/clients/{world.bakkerij}/uploads/{ticket.body['upload_id']}{more}"


def checked(portal: Portal, world: World, content: bytes) -> Answer:
    """Sent, completed and checked; what the browser then sees."""
    ticket = start(portal, world, content)
    assert send(ticket.body["url"], ticket.body["fields"], content) == 204
    assert portal.put(path(world, ticket, "/completion"), {}).body["status"] == "checking"
    at, upload_id = clock.now(), ticket.body["upload_id"]
    with running("RunReactions"):
        checking.check_upload(world.office_id, world.bakkerij, upload_id, at)
    return portal.get(path(world, ticket))


def test_a_file_is_sent_checked_and_ready_to_publish(world: World, bram: Portal) -> None:
    seen = checked(bram, world, a_pdf())
    assert (seen.body["status"], seen.body["pages"]) == ("clean", 1)
    assert seen.body["reason"] is None
    published = bram.post(
        f"/clients/{world.bakkerij}/publications",
        {
            "document_id": new_id(),
            "upload_id": seen.body["upload_id"],
            "type_id": "overig",
            "title": "Jaarrekening",
        },
    )
    assert published.status == 201
    assert bram.get(f"/clients/{world.bakkerij}/uploads/{seen.body['upload_id']}").body[
        "status"
    ] == ("used")


def test_why_a_file_was_refused_is_said_in_the_language_of_the_user(
    world: World, bram: Portal
) -> None:
    seen = checked(bram, world, b"<html>geen pdf")
    assert (seen.body["status"], seen.body["reason_code"]) == ("refused", "file_not_what_it_says")
    assert seen.body["reason"].startswith("De inhoud van dit bestand is geen pdf")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"size": 0}, "size", "file_empty"),
        ({"size": 26_214_401}, "size", "file_too_large"),
        ({"size": -1}, "size", None),
        ({"size": 1.5}, "size", None),
        ({"size": 10**30}, "size", None),
        ({"file_name": "virus.exe"}, "file_name", "file_type_not_allowed"),
        ({"file_name": ""}, "file_name", "required"),
        ({"file_name": "a\nb.pdf"}, "file_name", None),
        ({"file_name": "a" * 250_000}, "file_name", "too_long"),
        ({"sha256": "abc"}, "sha256", None),
        ({"sha256": "A" * 64}, "sha256", None),
        ({"upload_id": "../../x"}, "upload_id", None),
        ({"key": "elders"}, "key", "unknown_field"),
    ],
)
def test_what_is_wrong_is_named(
    world: World, bram: Portal, changes: dict[str, object], field: str, code: str | None
) -> None:
    answer = start(bram, world, a_pdf(), **changes)
    assert (answer.status, answer.problem) == (400, "invalid_fields")
    (wrong,) = answer.body["fields"]
    assert wrong["field"] == field
    assert wrong["message"]
    assert code in (None, wrong["code"])


def test_completion_before_the_file_arrived_is_a_conflict(world: World, bram: Portal) -> None:
    ticket = start(bram, world, a_pdf())
    early = bram.put(path(world, ticket, "/completion"), {})
    assert (early.status, early.problem) == (409, "upload_not_arrived")
    assert bram.get(path(world, ticket)).body["status"] == "expected"


def test_a_retry_gets_a_ticket_and_another_file_does_not(world: World, bram: Portal) -> None:
    upload_id, content = new_id(), a_pdf()
    for _ in range(2):
        assert start(bram, world, content, upload_id=upload_id).status == 201
    other = start(bram, world, content, upload_id=upload_id, sha256="0" * 64)
    assert (other.status, other.problem) == (409, "upload_id_taken")


def test_a_cancelled_upload_is_gone(world: World, bram: Portal) -> None:
    ticket = start(bram, world, a_pdf())
    assert bram.delete(path(world, ticket)).status == 204
    assert bram.delete(path(world, ticket)).status == 204
    assert bram.get(path(world, ticket)).status == 404
    assert bram.put(path(world, ticket, "/completion"), {}).status == 404


def test_an_upload_for_one_client_is_not_there_for_another(world: World, bram: Portal) -> None:
    upload = world.upload(world.bakkerij)
    assert bram.get(f"/clients/{world.holding}/uploads/{upload.upload_id}").status == 404
    wish = {
        "document_id": new_id(),
        "upload_id": upload.upload_id,
        "type_id": "overig",
        "title": "x",
    }
    assert bram.post(f"/clients/{world.holding}/publications", wish).status == 404
