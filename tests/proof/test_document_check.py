"""Controleer een document, by anybody: what is said of a file that was really released here."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.gateways.signing import engine
from chalicelib.tasks.domain.task import Task
from tests.support.ceremony import Desk
from tests.support.signing import document, prepared, signed
from tests.support.updating import contents_of, cut_back, stream, updated


@pytest.fixture
def released(desk: Desk) -> bytes:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    for who in ("ANNA", "PIETER"):
        desk.sign(who, task)
    desk.work()
    return file_of(task)


def file_of(task: Task) -> bytes:
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    return files.read(made.file_key, made.latest.file_version)


def parts(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["part"], each["name"]) for each in found["missing"]]


def test_what_was_changed_is_named_and_what_is_missing_too(desk: Desk, released: bytes) -> None:
    short = cut_back(released, -1)
    forged = updated(short, {contents_of(short): stream(b"BT ET")}, ending=b"")
    changed = desk.check(content=forged)
    assert (changed["verdict"], changed["ours"], changed["missing"]) == ("changed", False, [])
    [change] = changed["changes"]
    assert (change["kind"], change["page"], change["name"]) == ("page", 1, "")
    assert change["revision"] > 1
    pieter = desk.world.users["PIETER"].name
    short = desk.check(content=cut_back(released, 2))
    assert (short["verdict"], short["changes"]) == ("incomplete", [])
    assert parts(short) == [("signer", pieter), ("seal", ""), ("closing", "")]


def test_only_our_own_certificates_are_called_the_office_and_the_portal(
    desk: Desk, released: bytes
) -> None:
    found = desk.check(content=released)
    kinds = [(each["kind"], each["ours"]) for each in found["signatures"][:-1]]
    signatures = [("signature", True)] * 2
    assert kinds == [("certification", True), *signatures, ("seal", True)]


def test_what_cannot_be_read_gives_the_one_reason(desk: Desk, released: bytes) -> None:
    locked = document(encryption=pikepdf.Encryption(owner="o", user="u"))
    for content, reason in (
        (b"<html>", "not_pdf"),
        (released[:20_000], "damaged"),
        (locked, "password"),
    ):
        found = desk.check(content=content)
        assert (found["verdict"], found["reason"]) == ("unreadable", reason)
    assert desk.check(content=document())["reason"] is None


def test_our_record_outlives_the_certificates(
    desk: Desk, released: bytes, later: Callable[[timedelta], None]
) -> None:
    """A file that was never released here has no more than its certificates."""
    other = engine.seal(signed(prepared().content))
    assert desk.check(content=other)["verdict"] == "unchanged"
    later(timedelta(days=11 * 365))
    found = desk.check(content=released)
    assert (found["verdict"], found["ours"], found["missing"]) == ("unchanged", True, [])
    found = desk.check(content=other)
    assert (found["verdict"], parts(found)) == ("incomplete", [("proof", "")])


def test_who_signed_on_paper_has_an_empty_box_in_a_document_that_is_finished(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.sign("PIETER", task)
    anna = desk.world.users["ANNA"]
    told = {"document_sha256": desk.task(task.task_id).about.sha256, "upload_ids": []}
    paper = told | {"remark": "Het origineel is per post onderweg"}
    assert desk.door("ANNA").put(desk.path(task, "/paper"), paper).status == 200
    receipt = desk.path(task, f"/signers/{anna.user_id}/receipt")
    assert desk.door("BRAM").put(receipt, {"accepted": True, "remark": ""}).status == 200
    desk.work()
    found = desk.check(content=file_of(task))
    assert (found["verdict"], found["otherwise"]) == ("unchanged", [anna.name])


def test_a_file_that_was_written_anew_is_not_the_one_that_was_released(
    desk: Desk, released: bytes
) -> None:
    anew = io.BytesIO()
    with pikepdf.open(io.BytesIO(released)) as pdf:
        pdf.save(anew)
    found = desk.check(content=anew.getvalue())
    assert (found["verdict"], found["changes"][0]["kind"]) == ("changed", "bytes")
