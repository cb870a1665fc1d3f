"""A file that does more than being read: what comes of it, from the office's upload to the seal."""

import io
from typing import Any

import pikepdf
import pytest

from chalicelib.core.ids import new_id
from chalicelib.gateways import active_content
from tests.portal import Answer
from tests.support import acting, carried
from tests.support.ceremony import Desk, tomorrow
from tests.support.sending import fetch
from tests.support.signing import document

ACTS = document(acting.opens_with(acting.script()))


def sent(desk: Desk, content: bytes) -> dict[str, Any]:
    return desk.offer("BRAM", f"/clients/{desk.world.bakkerij}/uploads", "stuk.pdf", content)


def publish(desk: Desk, upload_id: str, asked: dict[str, Any] | None, type_id: str) -> Answer:
    body = {
        "document_id": new_id(),
        "upload_id": upload_id,
        "type_id": type_id,
        "title": "Jaarrekening 2025",
        "asked": asked,
    }
    return desk.door("BRAM").post(f"/clients/{desk.world.bakkerij}/publications", body)


def of(desk: Desk, *people: str) -> dict[str, Any]:
    return {"recipients": [desk.world.users[who].user_id for who in people]}


def by(desk: Desk, *people: str) -> dict[str, Any]:
    signers = [{"user_id": desk.world.users[who].user_id} for who in people]
    return {"signers": signers, "expires_on": tomorrow().isoformat()}


@pytest.mark.parametrize("kind", acting.ACTING)
def test_what_acts_is_said_at_the_upload_and_refused_at_the_file_before_anybody_is_asked(
    desk: Desk, kind: str
) -> None:
    upload = sent(desk, document(acting.ACTING[kind][0]))
    assert upload["status"] == "clean"
    for type_id, asked in (
        ("concept-jaarrekening", of(desk, "ANNA")),
        ("btw-aangifte", of(desk, "ANNA")),
        ("overig", None),
    ):
        refused = publish(desk, upload["upload_id"], asked, type_id)
        assert refused.fields == {"upload_id": f"pdf_{kind}"}
        assert upload["active"] in str(refused.body)
    assert desk.door("ANNA").get("/tasks").body["items"] == []


def test_for_signing_it_is_taken_out_and_what_is_read_and_sealed_does_nothing(desk: Desk) -> None:
    upload = sent(desk, ACTS)
    made = publish(desk, upload["upload_id"], by(desk, "ANNA"), "jaarrekening")
    assert made.status == 201, made.body
    task = desk.task(made.body["task_id"])
    desk.work()
    desk.sign("ANNA", task)
    desk.work()
    assert desk.signing("BRAM", task)["stripped"] == ["javascript"]
    place = f"/clients/{desk.world.bakkerij}/documents/{made.body['document_id']}"
    versions = desk.door("ANNA").get(place).body["versions"]
    assert [each["version"] for each in versions] == [2, 1]
    sealed = desk.door("ANNA").post(f"{place}/openings", {"version": 2})
    assert sealed.status == 201
    with fetch(sealed.body["url"]) as reply:
        kept = reply.read()
    with pikepdf.open(io.BytesIO(kept)) as opened:
        assert active_content.found(opened) == []
    refused = desk.door("ANNA").post(f"{place}/openings", {"version": 1})
    assert (refused.status, refused.problem) == (409, "version_acts")
    assert desk.door("BRAM").post(f"{place}/openings", {"version": 1}).status == 201


def test_a_new_version_that_acts_is_refused_where_the_old_one_was_to_be_read(desk: Desk) -> None:
    first = sent(desk, document())
    known = publish(desk, first["upload_id"], of(desk, "ANNA"), "concept-jaarrekening")
    place = f"/clients/{desk.world.bakkerij}/documents/{known.body['document_id']}"
    newer = sent(desk, ACTS)
    refused = desk.door("BRAM").post(f"{place}/versions", {"upload_id": newer["upload_id"]})
    assert refused.fields == {"upload_id": "pdf_javascript"}


@pytest.mark.parametrize("kind", carried.CARRIED)
def test_what_a_file_may_not_carry_is_refused_at_the_upload(desk: Desk, kind: str) -> None:
    upload = sent(desk, document(carried.carrying(*carried.CARRIED[kind][0])))
    assert (upload["status"], upload["reason_code"]) == ("refused", f"pdf_{kind}")


def test_a_scan_of_paper_stays_as_it_is_so_that_it_may_not_act(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    place = f"/clients/{desk.world.bakkerij}/signings/{task.task_id}/scans"
    scan = desk.offer("ANNA", place, "scan.pdf", ACTS)
    assert (scan["status"], scan["reason_code"]) == ("refused", "pdf_javascript")
