"""A file that is protected against changes is signed once the office has that taken off."""

from typing import Any

import pikepdf
import pytest

from chalicelib.core.ids import new_id
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState
from tests.portal import Answer
from tests.support.ceremony import Desk, tomorrow
from tests.support.signing import document


def locked(by: str) -> bytes:
    return document(encryption=pikepdf.Encryption(owner=by, user=""))


LOCKED = locked("geheim")


@pytest.fixture
def upload(desk: Desk) -> dict[str, Any]:
    """Sent in by the office, and found to be protected."""
    place = f"/clients/{desk.world.bakkerij}/uploads"
    return desk.send("BRAM", place, "jaarrekening.pdf", LOCKED)


def publish(desk: Desk, upload: dict[str, Any], asked: dict[str, Any] | None) -> Answer:
    body = {
        "document_id": new_id(),
        "upload_id": upload["upload_id"],
        "type_id": "jaarrekening",
        "title": "Jaarrekening 2025",
        "asked": asked,
    }
    answer = desk.door("BRAM").post(f"/clients/{desk.world.bakkerij}/publications", body)
    desk.seal()
    return answer


def by_anna(desk: Desk, **more: Any) -> dict[str, Any]:
    signers = [{"user_id": desk.world.users["ANNA"].user_id}]
    return {"signers": signers, "expires_on": tomorrow().isoformat(), **more}


def told(desk: Desk, document_id: str, action: str = "task_published") -> dict[str, str]:
    """What the history says of asking for it, and who did."""
    place = f"/clients/{desk.world.bakkerij}/documents/{document_id}/history"
    items = desk.door("ANNA").get(place).body["items"]
    (asked,) = [each for each in items if each["action"] == action]
    return {"by": asked["actor_name"], **asked["details"]}


def test_publishing_goes_on_once_it_is_decided_and_the_history_says_so(
    desk: Desk, upload: dict[str, Any]
) -> None:
    assert upload["locked"]
    refused = publish(desk, upload, by_anna(desk))
    assert refused.fields == {"asked.remove_owner_password": "pdf_owner_password"}
    made = publish(desk, upload, by_anna(desk, remove_owner_password=True))
    assert made.status == 201, made.body
    history = told(desk, made.body["document_id"])
    assert (history["by"], history["unlocked"]) == (desk.world.users["BRAM"].name, "yes")
    task = desk.task(made.body["task_id"])
    desk.sign("ANNA", task)
    desk.work()
    seen = desk.signing("BRAM", task)
    assert (seen["status"], seen["owner_password_removed"]) == ("ready_to_send", True)


def test_a_signing_of_what_was_published_before_asks_for_the_same_decision(
    desk: Desk, upload: dict[str, Any]
) -> None:
    known = publish(desk, upload, None).body["document_id"]
    place = f"/clients/{desk.world.bakkerij}"
    (version,) = desk.door("BRAM").get(f"{place}/documents/{known}").body["versions"]
    assert version["locked"]
    wish = {"task_id": new_id(), "document_id": known, **by_anna(desk)}
    refused = desk.door("BRAM").post(f"{place}/signings", wish)
    assert refused.fields == {"asked.remove_owner_password": "pdf_owner_password"}
    wish["remove_owner_password"] = True
    assert desk.door("BRAM").post(f"{place}/signings", wish).status == 201
    desk.seal()
    assert told(desk, known)["unlocked"] == "yes"


def new_version(desk: Desk, task: Task, upload: dict[str, Any], **more: bool) -> Answer:
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/versions"
    return desk.door("BRAM").post(place, {"upload_id": upload["upload_id"], **more})


def test_a_new_version_asks_for_the_same_decision_of_this_file(
    desk: Desk, upload: dict[str, Any]
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    refused = new_version(desk, task, upload)
    assert (refused.status, refused.fields) == (
        400,
        {"remove_owner_password": "pdf_owner_password"},
    )
    assert desk.task(task.task_id).about.version == 1
    assert new_version(desk, task, upload, remove_owner_password=True).status == 201
    desk.work()
    assert told(desk, task.about.document_id, "task_reopened")["unlocked"] == "yes"
    again = desk.send("BRAM", f"/clients/{task.client_id}/uploads", "anders.pdf", locked("anders"))
    assert new_version(desk, task, again).fields == {"remove_owner_password": "pdf_owner_password"}
    desk.sign("ANNA", desk.task(task.task_id))
    desk.work()
    seen = desk.signing("BRAM", task)
    assert (seen["status"], seen["owner_password_removed"]) == ("ready_to_send", True)


def test_what_publishing_refuses_to_have_signed_a_new_version_refuses_too(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    long = desk.upload(document(pages=2), pages=501)
    refused = new_version(desk, task, {"upload_id": long.upload_id})
    assert (refused.status, refused.fields) == (400, {"upload_id": "signing_too_many_pages"})
    assert desk.task(task.task_id).state is TaskState.OPEN


def test_of_a_file_without_protection_nothing_is_said(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), remove_owner_password=True)
    assert "unlocked" not in told(desk, task.about.document_id)
