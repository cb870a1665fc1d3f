"""Tasks over HTTP, as the browsers of both sides ask for them."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.core.rights import Rights, Role
from chalicelib.tasks.domain.task import Task
from tests.portal import Answer, Portal
from tests.support.office_work import waiting
from tests.world import World, close_due


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


@pytest.fixture
def pieter(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["PIETER"])


def path(task: Task, act: str = "") -> str:
    return f"/clients/{task.client_id}/tasks/{task.task_id}{act}"


def approve(portal: Portal, task: Task, **more: str) -> Answer:
    seen = {"document_sha256": task.about.sha256}
    return portal.put(path(task, "/approval"), seen | more)


def test_what_waits_at_all_clients_stands_in_one_list_by_deadline(
    world: World, anna: Portal
) -> None:
    today = clock.today()
    world.publish("ANNA", deadline_on=today + timedelta(days=9))
    world.publish("ANNA", client_id=world.holding, deadline_on=today + timedelta(days=2))
    world.publish("ANNA")
    items = anna.get("/tasks").body["items"]
    assert [item["deadline_on"] for item in items] == [
        str(today + timedelta(days=2)),
        str(today + timedelta(days=9)),
        None,
    ]
    assert [item["client_name"] for item in items] == [
        "Holding",
        "Bakkerij De Vries B.V.",
        "Bakkerij De Vries B.V.",
    ]
    one = anna.get(f"/tasks?client_id={world.holding}").body["items"]
    assert [item["client_id"] for item in one] == [world.holding]


def test_akkoord_with_a_remark_settles_it_and_the_office_sees_it(
    world: World, anna: Portal, pieter: Portal, bram: Portal
) -> None:
    task = world.publish("ANNA", "PIETER")
    assert anna.get(path(task)).body["may"] == ["approve", "reject"]
    answer = approve(anna, task, remark="Klopt")
    assert (answer.status, answer.body["status"], answer.body["may"]) == (200, "ready_to_send", [])
    assert pieter.get("/tasks").body["items"] == []
    found = waiting(bram, "office")
    assert [item["task_id"] for item in found] == [task.task_id]
    assert found[0]["recipients"][0]["remark"] == "Klopt"
    assert approve(anna, task).status == 200


def test_the_other_director_hears_that_it_was_just_settled(
    world: World, anna: Portal, pieter: Portal
) -> None:
    task = world.publish("ANNA", "PIETER")
    approve(anna, task)
    late = approve(pieter, task)
    assert (late.status, late.problem) == (409, "already_handled")
    assert late.body["title"] == "Iemand anders heeft deze taak net afgehandeld."


def test_a_stale_version_is_refused(world: World, anna: Portal) -> None:
    task = world.publish("ANNA")
    stale = anna.put(path(task, "/approval"), {"document_sha256": "0" * 64})
    assert (stale.status, stale.problem) == (409, "document_changed")


def test_niet_akkoord_needs_a_reason(world: World, anna: Portal, bram: Portal) -> None:
    task = world.publish("ANNA")
    seen = {"document_sha256": task.about.sha256}
    for empty in ({}, {"reason": ""}, {"reason": "   "}):
        answer = anna.put(path(task, "/rejection"), seen | empty)
        assert (answer.status, answer.fields) == (400, {"reason": "required"})
    rejected = anna.put(path(task, "/rejection"), seen | {"reason": "Omzet klopt niet"})
    assert rejected.body["status"] == "rejected"
    [found] = waiting(bram, "office")
    assert found["recipients"][0]["remark"] == "Omzet klopt niet"


def test_gelezen_takes_a_draft_off_the_list_of_one(
    world: World, anna: Portal, pieter: Portal
) -> None:
    task = world.publish("ANNA", "PIETER", type_id="concept-vpb")
    seen = {"document_sha256": task.about.sha256}
    assert anna.put(path(task, "/reading"), seen).status == 200
    assert anna.get("/tasks").body["items"] == []
    assert len(pieter.get("/tasks").body["items"]) == 1


def test_past_its_term_a_draft_is_closed_for_people_before_the_job_comes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = world.publish("ANNA", type_id="concept-vpb")
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert anna.get("/tasks").body["items"] == []
    assert anna.get(path(task)).body["status"] == "closed_automatically"
    late = anna.put(path(task, "/reading"), {"document_sha256": task.about.sha256})
    assert (late.status, late.problem) == (409, "closed_automatically")
    close_due(later)
    history = anna.get(f"/clients/{task.client_id}/documents/{task.about.document_id}/history")
    assert history.body["items"][-1]["details"]["opened"] == "no"


def test_the_office_marks_what_it_filed(world: World, anna: Portal, bram: Portal) -> None:
    task = world.publish("ANNA")
    early = bram.put(path(task, "/completion"), {"outcome": "filed"})
    assert (early.status, early.problem) == (409, "not_in_this_state")
    approve(anna, task)
    assert bram.put(path(task, "/completion"), {"outcome": "filed"}).body["status"] == "filed"
    assert waiting(bram, "office") == []
    row = anna.get(f"/documents?client_id={task.client_id}").body["items"][0]
    assert row["status"] == "filed"


def test_a_new_version_asks_again_and_says_whose_approval_is_void(
    world: World, anna: Portal, bram: Portal
) -> None:
    task = world.publish("ANNA")
    approve(anna, task)
    upload = world.upload(task.client_id)
    versions = f"/clients/{task.client_id}/documents/{task.about.document_id}/versions"
    answer = bram.post(versions, {"upload_id": upload.upload_id, "remark": "Omzet hersteld"})
    assert (answer.status, answer.body["version"]) == (201, 2)
    assert approve(anna, task).problem == "document_changed"
    history = anna.get(f"/clients/{task.client_id}/documents/{task.about.document_id}/history").body
    assert history["items"][-1]["details"]["voided_approvals"] == "Anna de Vries"


def test_an_employee_cannot_approve_for_a_client(world: World, bram: Portal) -> None:
    answer = approve(bram, world.publish("ANNA"))
    assert (answer.status, answer.problem) == (403, "not_allowed")


def test_who_may_only_look_sees_no_button_and_is_refused(world: World) -> None:
    looks = Rights(role=Role.MEDEWERKER, read=True)
    world.join("LOTTE", "Lotte", world.bakkerij, looks)
    lotte = Portal(world.host).sign_in(world.users["LOTTE"])
    task = world.publish("ANNA")
    assert lotte.get(path(task)).body["may"] == []
    assert approve(lotte, task).status == 403


@pytest.mark.parametrize(
    ("type_id", "handed_in"), [("btw-aangifte", True), ("opdrachtbevestiging", False)]
)
def test_what_goes_nowhere_is_not_offered_to_be_marked_as_filed(
    world: World, bram: Portal, type_id: str, handed_in: bool
) -> None:
    task = world.publish("ANNA", type_id=type_id)
    assert bram.get(path(task)).body["is_handed_in"] is handed_in
