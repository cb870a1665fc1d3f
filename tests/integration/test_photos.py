"""Photos of paper that clients send: what is kept of them, and what is said of it."""

import hashlib

import pytest

from chalicelib.core.errors import Invalid
from tests.support import acting, photos
from tests.support.ceremony import Desk
from tests.support.paper import judge, on_paper
from tests.support.sending import fetch
from tests.support.uploading import ticket


def scans(desk: Desk) -> str:
    return desk.path(desk.ask(("ANNA", 1)), "/scans")


@pytest.mark.parametrize(
    ("name", "content", "kept", "made"),
    [
        ("foto.jpg", photos.jpeg(), "foto.jpg", None),
        ("FOTO.JPEG", photos.jpeg(), "FOTO.JPEG", None),
        ("foto.jpg", photos.png(), "foto.png", None),
        ("foto.png", photos.jpeg() + photos.BEHIND["film"], "foto.jpg", "cut"),
        ("foto.jpg", photos.HEIC, "foto.jpg", "converted"),
        ("IMG 1.HEIC", photos.HEIC, "IMG 1.jpg", "converted"),
        ("foto.jpg", acting.a_pdf(), "foto.pdf", None),
    ],
    ids=range(7),
)
def test_a_scan_is_known_by_what_it_is_and_by_what_was_made_of_it(
    desk: Desk, name: str, content: bytes, kept: str, made: str | None
) -> None:
    seen = desk.send("ANNA", scans(desk), name, content)
    assert (seen["file_name"], seen["made"]) == (kept, made)
    assert (seen["size"] == len(content)) is (made is None)


@pytest.mark.parametrize("name", ["foto.heic", "foto.jpg"])
def test_what_is_kept_and_what_was_sent_are_both_known_by_their_hash(desk: Desk, name: str) -> None:
    task = desk.ask(("ANNA", 1))
    sent = photos.HEIC if name == "foto.heic" else photos.jpeg() + photos.BEHIND["samsung"]
    upload = desk.send("ANNA", desk.path(task, "/scans"), name, sent)
    body = {
        "document_sha256": task.about.sha256,
        "upload_ids": [upload["upload_id"]],
        "remark": "",
    }
    assert desk.door("ANNA").put(desk.path(task, "/paper"), body).status == 200
    place = f"/clients/{desk.world.bakkerij}/documents"
    (row,) = [
        each
        for each in desk.door("BRAM").get(f"/documents?client_id={task.client_id}").body["items"]
        if each["document_id"] != task.about.document_id
    ]
    seen = desk.door("BRAM").get(f"{place}/{row['document_id']}").body
    (version,) = seen["versions"]
    assert version["sent_sha256"] == hashlib.sha256(sent).hexdigest()
    assert ("omgezet" if name == "foto.heic" else "weggelaten") in seen["remark"]
    opened = desk.door("BRAM").post(f"{place}/{row['document_id']}/openings", {}).body
    with fetch(opened["url"]) as reply:
        kept = reply.read()
        assert reply.headers["Content-Type"] == "image/jpeg"
    assert hashlib.sha256(kept).hexdigest() == version["sha256"] != version["sent_sha256"]
    assert kept.startswith(b"\xff\xd8\xff")


def test_a_photo_that_was_sent_before_is_recognised_by_what_was_sent(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    first = desk.send("ANNA", desk.path(task, "/scans"), "foto.heic", photos.HEIC)
    assert on_paper(desk, "ANNA", task, first["upload_id"]).status == 200
    unseen = desk.send("PIETER", scans_of_both(desk), "weer.heic", photos.HEIC)
    assert not unseen["same_as_document_id"]
    judge(desk, "ANNA", task, good=True)
    again = desk.send("PIETER", scans_of_both(desk), "weer.heic", photos.HEIC)
    assert again["same_as_document_id"]


def scans_of_both(desk: Desk) -> str:
    return desk.path(desk.ask(("PIETER", 1)), "/scans")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (photos.jpeg()[:300], "picture_damaged"),
        (photos.bare_png(60_000, 60_000), "picture_too_large"),
        (photos.heic_of(30_000, 30_000), "picture_too_large"),
        (b"<html>", "picture_unknown"),
    ],
    ids=range(4),
)
def test_what_cannot_be_shown_is_refused_with_the_reason(
    desk: Desk, content: bytes, code: str
) -> None:
    seen = desk.offer("ANNA", scans(desk), "foto.jpg", content)
    assert (seen["status"], seen["reason_code"]) == ("refused", code)
    assert seen["reason"]


def test_the_office_publishes_no_photos(desk: Desk) -> None:
    with pytest.raises(Invalid):
        ticket(desk.world, photos.HEIC, file_name="foto.heic")
    seen = desk.offer("BRAM", f"/clients/{desk.world.bakkerij}/uploads", "foto.pdf", photos.jpeg())
    assert (seen["reason_code"], seen["reason"]) == (
        "file_is_jpg",
        "Dit is een JPEG-foto, geen pdf.",
    )
