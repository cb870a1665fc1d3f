"""Wordt klaargezet: until its file has passed nobody at the client knows of a signing (ADR 36)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.gateways.signing import engine
from chalicelib.signing import jobs
from chalicelib.signing.actions import preparing, working
from chalicelib.signing.store import signings
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState
from tests.fakes.mail import Killed
from tests.functions import run
from tests.support.ceremony import Desk, tomorrow
from tests.support.dying import killed_at
from tests.support.office_work import waiting
from tests.support.signing import document
from tests.support.strangers import signed_by_a_stranger
from tests.support.updating import contents_of, stream, updated

Later = Callable[[timedelta], None]
BROKEN = b"%PDF-1.7 geen pdf"
LISTS = ("tasks", "documents", "to sign", "mails")
PAGES = ("task", "document", "history", "file", "signing file", "decline", "ceremony")
NOTHING = dict.fromkeys(LISTS, 0) | dict.fromkeys(PAGES, 404)


def known_to(desk: Desk, who: str, task: Task) -> dict[str, int]:
    """Every way in which somebody of the client could come to know of it."""
    door, client = desk.door(who), f"/clients/{task.client_id}"
    place, no = f"{client}/documents/{task.about.document_id}", {"reason": "Nee"}
    return {
        "tasks": len(door.get("/tasks").body["items"]),
        "documents": len(door.get(f"/documents?client_id={task.client_id}").body["items"]),
        "to sign": len(door.get(f"{client}/signings").body["items"]),
        "mails": len(desk.subjects(who)),
        "task": door.get(f"{client}/tasks/{task.task_id}").status,
        "document": door.get(place).status,
        "history": door.get(f"{place}/history").status,
        "file": door.post(f"{place}/openings", {}).status,
        "signing file": door.post(desk.path(task, "/openings"), {}).status,
        "decline": door.put(
            desk.path(task, "/decline"), {"document_sha256": task.about.sha256, **no}
        ).status,
        "ceremony": desk.begin(who, task).status,
    }


def told(task: Task) -> list[str]:
    return [each.action for each in audit.history(task.office_id, task.about.document_id)]


def new_version(desk: Desk, task: Task, content: bytes | None = None) -> Task:
    upload = desk.upload(content or document(pages=2))
    bram, at = desk.world.actor("BRAM"), clock.now()
    publishing.add_version(
        bram, task.client_id, task.about.document_id, upload.upload_id, "Beter", at
    )
    return desk.task(task.task_id)


def office_rows(desk: Desk, waiting_on: str) -> list[dict[str, Any]]:
    desk.doors.clear()
    return waiting(desk.door("BRAM"), waiting_on)


def places(desk: Desk, task: Task) -> list[str]:
    """Whose places are in the file."""
    signing = signings.signing(desk.task(task.task_id))
    assert signing
    return [each.user_id for each in signing.places]


def test_nobody_at_the_client_knows_of_it_until_the_file_has_passed(desk: Desk) -> None:
    task = desk.prepare(("BRAM", 1), ("ANNA", 1), ("PIETER", 2), expires_on=tomorrow())
    assert known_to(desk, "ANNA", task) == NOTHING
    seen = desk.signing("BRAM", task)
    assert (seen["status"], "sign" in seen["may"], seen["held"]) == ("preparing", False, True)
    assert [each["state"] for each in seen["signers"]] == ["waiting"] * 3
    assert [each["status"] for each in office_rows(desk, "office")] == ["preparing"]
    assert desk.begin("BRAM", task).problem == "signing_preparing"
    desk.work()
    assert desk.task(task.task_id).state is TaskState.OPEN
    assert not desk.signing("BRAM", task)["held"]
    assert (desk.waiting("ANNA"), desk.waiting("BRAM")) == (1, 1)
    assert [len(desk.subjects(who)) for who in ("ANNA", "PIETER")] == [1, 0]
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    (shown,) = desk.door("ANNA").get(place).body["items"]
    asker = desk.world.users["BRAM"].name
    assert (shown["action"], shown["actor_name"]) == ("task_published", asker)


def seen_of(desk: Desk, who: str, task: Task) -> dict[str, Any]:
    """Which version somebody sees of a document, wherever there is one to see."""
    door, place = desk.door(who), f"/clients/{task.client_id}/documents/{task.about.document_id}"
    (row,) = door.get(f"/documents?client_id={task.client_id}").body["items"]
    page, file = door.get(place).body, door.post(f"{place}/openings", {}).body
    return {
        "list": row["version"],
        "page": [each["version"] for each in page["versions"]],
        "file": file["version"],
        "newer file": door.post(f"{place}/openings", {"version": task.about.version}).status,
        "history": [each["action"] for each in history(desk, who, task)],
        "mails": len(desk.subjects(who)),
    }


def history(desk: Desk, who: str, task: Task) -> list[dict[str, Any]]:
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    return list(desk.door(who).get(place).body["items"])


def test_a_new_version_is_seen_by_nobody_at_the_client_until_its_file_has_passed(
    desk: Desk,
) -> None:
    first = desk.ask(("ANNA", 1))
    desk.work()
    seen_of(desk, "ANNA", first)
    known = seen_of(desk, "ANNA", first)
    assert (known["list"], known["page"], known["file"]) == (1, [1], 1)
    refused = new_version(desk, first, BROKEN)
    desk.work()
    newer = new_version(desk, refused)
    assert seen_of(desk, "ANNA", newer) == known | {"newer file": 404}
    assert seen_of(desk, "BRAM", newer)["page"] == [3, 2, 1]
    desk.work()
    now = seen_of(desk, "ANNA", newer)
    assert (now["list"], now["page"], now["file"], now["newer file"]) == (3, [3, 2, 1], 3, 201)
    assert now["history"] == [*known["history"], "task_reopened", "document_opened"]
    assert now["mails"] == known["mails"] + 1


def test_of_what_cannot_be_signed_the_client_never_hears(desk: Desk) -> None:
    task = desk.prepare(("ANNA", 1), content=BROKEN)
    desk.work()
    assert known_to(desk, "ANNA", task) == NOTHING
    assert desk.subjects("BRAM") == ["Ondertekenen lukt niet"]
    (row,) = office_rows(desk, "office")
    assert (row["status"], bool(row["problem"])) == ("preparing", True)
    better = new_version(desk, task)
    desk.work()
    assert (told(task)[-1], len(desk.subjects("ANNA"))) == ("task_published", 1)
    desk.sign("ANNA", better)
    desk.work()
    assert desk.signing("ANNA", better)["status"] == "ready_to_send"


def our_own(desk: Desk) -> bytes:
    """Signed and sealed here before."""
    task = desk.ask(("ANNA", 1))
    desk.sign("ANNA", task)
    desk.work()
    found = documents.document(task.office_id, task.client_id, task.about.document_id)
    return files.read(found.file_key, found.latest.file_version)


def test_what_was_changed_after_it_had_been_signed_is_refused_with_that_reason(
    desk: Desk,
) -> None:
    """Of a file of our own and of a stranger's: changed by an update, and in what was signed."""
    for signed in (signed_by_a_stranger(), our_own(desk)):
        update = updated(signed, {contents_of(signed): stream(b"BT ET")})
        inside = signed.replace(b"/MediaBox", b"/MediaBoy", 1)
        assert inside != signed
        for content in (update, inside):
            task = desk.prepare(("PIETER", 1), content=content)
            desk.work()
            assert known_to(desk, "PIETER", task) | {"documents": 0} == NOTHING
            (problem,) = [
                each["problem"]
                for each in office_rows(desk, "office")
                if each["task_id"] == task.task_id
            ]
            assert problem.startswith("Dit bestand is gewijzigd nadat het was ondertekend.")


def test_taken_back_while_it_is_prepared_it_was_never_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the worker came, and while it was at it."""
    early, late, real = desk.prepare(("ANNA", 1)), desk.prepare(("ANNA", 1)), engine.prepare

    def take_back(task: Task) -> None:
        body = {"reason": "Verkeerd bestand"}
        assert desk.door("BRAM").put(desk.path(task, "/withdrawal"), body).status == 200

    def overtaken(*given: Any) -> Any:
        monkeypatch.setattr(engine, "prepare", real)
        take_back(late)
        return real(*given)

    monkeypatch.setattr(engine, "prepare", overtaken)
    take_back(early)
    desk.work()
    for task in (early, late):
        assert known_to(desk, "ANNA", task) == NOTHING
        assert desk.task(task.task_id).state is TaskState.WITHDRAWN
        found = documents.document(task.office_id, task.client_id, task.about.document_id)
        assert (found.status.value, found.held) == ("withdrawn", True)


def test_what_lies_in_the_dossier_stays_there_as_it_was(desk: Desk) -> None:
    kept = desk.publish_without_task()
    signers = [{"user_id": desk.world.users["ANNA"].user_id}]
    wish = {"task_id": new_id(), "document_id": kept.document_id, "signers": signers}
    assert desk.door("BRAM").post(f"/clients/{kept.client_id}/signings", wish).status == 201
    place = f"/clients/{kept.client_id}/documents/{kept.document_id}"
    seen = desk.door("ANNA").get(place).body
    assert (seen["status"], seen["task_id"]) == ("published", None)
    found = desk.door("ANNA").get(f"/documents?client_id={kept.client_id}&status=preparing")
    assert not found.body.get("items")
    shown = desk.door("ANNA").get(f"{place}/history").body["items"]
    assert [each["action"] for each in shown] == ["document_published"]
    desk.seal()
    seen = desk.door("ANNA").get(place).body
    assert (seen["status"], seen["task_id"]) == ("open", wish["task_id"])


def test_a_new_version_is_asked_once_it_has_passed_and_until_then_is_said_to_come(
    desk: Desk,
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    newer = new_version(desk, task)
    seen = desk.signing("ANNA", newer)
    assert (seen["status"], "sign" in seen["may"], desk.waiting("ANNA")) == ("preparing", False, 0)
    desk.work()
    assert (desk.waiting("ANNA"), len(desk.subjects("ANNA"))) == (1, 2)
    refused = new_version(desk, newer, BROKEN)
    desk.work()
    assert (desk.waiting("ANNA"), len(desk.subjects("ANNA"))) == (0, 2)
    assert desk.signing("ANNA", refused)["status"] == "preparing"
    assert office_rows(desk, "office")[0]["problem"]


STEPS = [
    (preparing, "_lay_out", "before"),
    (preparing, "_lay_out", "after"),
    (signings, "keep_prepared", "before"),
    (signings, "keep_prepared", "after"),
]


def test_a_worker_killed_at_any_step_asks_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for done, (holder, name, when) in enumerate(STEPS, 1):
        task = desk.prepare(("ANNA", 1))
        killed_at(monkeypatch, holder, name, when)
        with pytest.raises(Killed):
            desk.seal()
        desk.seal()
        assert told(task) == ["signing_begun", "task_published"], (name, when)
        assert desk.waiting("ANNA") == done


def test_the_same_message_twice_asks_once(desk: Desk) -> None:
    task = desk.prepare(("ANNA", 1))
    (begun,) = audit.history(task.office_id, task.about.document_id)
    for _ in range(3):
        working.work(begun, clock.now())
    assert told(task) == ["signing_begun", "task_published"]


def test_what_hangs_is_told_after_a_quarter_of_an_hour_and_taken_up_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, later: Later
) -> None:
    task = desk.prepare(("ANNA", 1))
    killed_at(monkeypatch, preparing, "_lay_out", "before")
    with pytest.raises(Killed):
        desk.seal()
    desk.pipeline.waiting.clear()
    later(timedelta(minutes=14))
    run(jobs.watch_signings)
    assert told(task) == ["signing_begun"]
    later(timedelta(minutes=2))
    run(jobs.watch_signings)
    run(jobs.watch_signings)
    assert told(task) == ["signing_begun", "signing_late"]
    (row,) = office_rows(desk, "office")
    assert (row["status"], row["problem"].split()[:2]) == ("preparing", ["Het", "klaarzetten"])
    for minutes, times in ((50, 1), (11, 2)):
        later(timedelta(minutes=minutes))
        run(jobs.watch_signings)
        assert told(task).count("signing_late") == times
    desk.work()
    assert (desk.task(task.task_id).problem, desk.waiting("ANNA")) == ("", 1)
    assert office_rows(desk, "office") == []
