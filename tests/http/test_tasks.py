"""Tasks over HTTP, as the browsers of both sides ask for them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import Rights, Role
from chalicelib.core.ids import new_id
from chalicelib.tasks.domain.task import Task
from tests.portal import Answer, Portal
from tests.world import World, close_due


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


@pytest.fixture
def pieter(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["PIETER"])


@pytest.fixture
def bram(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["BRAM"])


def path(task: Task, act: str = "") -> str:
    return f"/clients/{task.client_id}/tasks/{task.task_id}{act}"


def approve(portal: Portal, task: Task, **more: str) -> Answer:
    seen = {"document_sha256": task.document_sha256}
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
    waiting = bram.get("/office-tasks?waiting_on=office").body["items"]
    assert [item["task_id"] for item in waiting] == [task.task_id]
    assert waiting[0]["recipients"][0]["remark"] == "Klopt"
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
    seen = {"document_sha256": task.document_sha256}
    for empty in ({}, {"reason": ""}, {"reason": "   "}):
        answer = anna.put(path(task, "/rejection"), seen | empty)
        assert (answer.status, answer.fields) == (400, {"reason": "required"})
    rejected = anna.put(path(task, "/rejection"), seen | {"reason": "Omzet klopt niet"})
    assert rejected.body["status"] == "rejected"
    [waiting] = bram.get("/office-tasks?waiting_on=office").body["items"]
    assert waiting["recipients"][0]["remark"] == "Omzet klopt niet"


def test_gelezen_takes_a_draft_off_the_list_of_one(
    world: World, anna: Portal, pieter: Portal
) -> None:
    task = world.publish("ANNA", "PIETER", type_id="concept-ib")
    seen = {"document_sha256": task.document_sha256}
    assert anna.put(path(task, "/reading"), seen).status == 200
    assert anna.get("/tasks").body["items"] == []
    assert len(pieter.get("/tasks").body["items"]) == 1


def test_past_its_term_a_draft_is_closed_for_people_before_the_job_comes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = world.publish("ANNA", type_id="concept-ib")
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert anna.get("/tasks").body["items"] == []
    assert anna.get(path(task)).body["status"] == "closed_automatically"
    late = anna.put(path(task, "/reading"), {"document_sha256": task.document_sha256})
    assert (late.status, late.problem) == (409, "closed_automatically")
    close_due(later)
    history = anna.get(f"/clients/{task.client_id}/documents/{task.document_id}/history")
    assert history.body["items"][-1]["details"]["opened"] == "no"


def test_the_office_marks_what_it_filed(world: World, anna: Portal, bram: Portal) -> None:
    task = world.publish("ANNA")
    early = bram.put(path(task, "/completion"), {"outcome": "filed"})
    assert (early.status, early.problem) == (409, "not_in_this_state")
    approve(anna, task)
    assert bram.put(path(task, "/completion"), {"outcome": "filed"}).body["status"] == "filed"
    assert bram.get("/office-tasks?waiting_on=office").body["items"] == []
    row = anna.get(f"/documents?client_id={task.client_id}").body["items"][0]
    assert row["status"] == "filed"


def test_a_new_version_asks_again_and_says_whose_approval_is_void(
    world: World, anna: Portal, bram: Portal
) -> None:
    task = world.publish("ANNA")
    approve(anna, task)
    upload = world.upload(task.client_id)
    versions = f"/clients/{task.client_id}/documents/{task.document_id}/versions"
    answer = bram.post(versions, {"upload_id": upload.upload_id, "remark": "Omzet hersteld"})
    assert (answer.status, answer.body["version"]) == (201, 2)
    assert approve(anna, task).problem == "document_changed"
    history = anna.get(f"/clients/{task.client_id}/documents/{task.document_id}/history").body
    assert history["items"][-1]["details"]["voided_approvals"] == "Anna de Vries"


def test_an_employee_cannot_approve_for_a_client(world: World, bram: Portal) -> None:
    answer = approve(bram, world.publish("ANNA"))
    assert (answer.status, answer.problem) == (403, "not_allowed")


def test_who_may_only_look_sees_no_button_and_is_refused(world: World) -> None:
    looks = Rights(Role.MEDEWERKER, read=True)
    world.join("LOTTE", "Lotte", world.bakkerij, looks)
    lotte = Portal(world.host).sign_in(world.users["LOTTE"])
    task = world.publish("ANNA")
    assert lotte.get(path(task)).body["may"] == []
    assert approve(lotte, task).status == 403


def publication(world: World, **changes: object) -> dict[str, object]:
    body: dict[str, object] = {
        "document_id": new_id(),
        "upload_id": world.upload(world.bakkerij).upload_id,
        "type_id": "btw-aangifte",
        "title": "Btw-aangifte",
        "asked": {"recipients": [world.users["ANNA"].user_id]},
    }
    return body | changes


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": "  "}, "title", "required"),
        ({"title": "x" * 201}, "title", "too_long"),
        ({"title": "x" * 4_000_000}, "body", "body_too_large"),
        ({"title": "regel\x00"}, "title", "invalid"),
        ({"deadline_on": "2026-02-30"}, "deadline_on", "no_such_date"),
        ({"deadline_on": "2020-01-01"}, "deadline_on", "in_the_past"),
        ({"period": "2026-Q5"}, "period", "invalid"),
        ({"folder_id": "bestaat-niet"}, "folder_id", "no_such_folder"),
        ({"asked": {"recipients": []}}, "asked.recipients", "required"),
        (
            {"asked": {"recipients": ["01ARZ3NDEKTSV4RRFFQ69G5FAV"]}},
            "asked.recipients",
            "may_not_do_this",
        ),
        ({"asked": {"recipients": 7}}, "asked.recipients", "invalid"),
        ({"onbekend": 1}, "onbekend", "unknown_field"),
        ({"upload_id": "nee"}, "upload_id", "invalid"),
    ],
)
def test_a_wrong_publication_says_which_field_and_changes_nothing(
    world: World, bram: Portal, wrong: dict[str, object], field: str, code: str
) -> None:
    answer = bram.post(f"/clients/{world.bakkerij}/publications", publication(world, **wrong))
    if code == "body_too_large":
        assert (answer.status, answer.problem) == (413, code)
    else:
        assert (answer.status, answer.fields) == (400, {field: code})
    assert bram.get(f"/documents?client_id={world.bakkerij}").body["items"] == []


def test_nobody_is_asked_twice(world: World, bram: Portal) -> None:
    anna = world.users["ANNA"].user_id
    body = publication(world, asked={"recipients": [anna, anna]})
    answer = bram.post(f"/clients/{world.bakkerij}/publications", body)
    assert answer.fields == {"asked.recipients": "twice"}


def test_a_publication_that_arrives_four_times_at_once_is_one(world: World, bram: Portal) -> None:
    body = publication(world)
    with ThreadPoolExecutor(4) as pool:
        url = f"/clients/{world.bakkerij}/publications"
        answers = list(pool.map(lambda _: bram.post(url, body), range(4)))
    assert [each.status for each in answers] == [201] * 4
    assert len({each.body["task_id"] for each in answers}) == 1
    used = bram.post(f"/clients/{world.bakkerij}/publications", body | {"document_id": new_id()})
    assert (used.status, used.problem) == (409, "upload_used")


def test_an_older_document_is_published_without_a_task(
    world: World, anna: Portal, bram: Portal
) -> None:
    body = publication(world, asked=None, type_id="jaarrekening", period="2023", silent=True)
    answer = bram.post(f"/clients/{world.bakkerij}/publications", body)
    assert (answer.status, answer.body["task_id"]) == (201, None)
    [row] = anna.get(f"/documents?client_id={world.bakkerij}").body["items"]
    assert (row["year"], row["status"], row["folder_id"]) == (2023, "published", "jaarrekening")


def test_what_is_to_be_signed_names_signers_with_a_stage_and_a_place(
    world: World, anna: Portal, bram: Portal
) -> None:
    path = f"/clients/{world.bakkerij}/publications"
    box = {"page": 1, "left": 0.1, "top": 0.7, "width": 0.3, "height": 0.1}
    ids = {who: world.users[who].user_id for who in ("ANNA", "BRAM")}
    signers = [{"user_id": ids["BRAM"]}, {"user_id": ids["ANNA"], "stage": 2, "box": box}]
    asked = {"signers": signers, "expires_on": "2099-12-31"}
    both = {**asked, "recipients": [ids["ANNA"]]}
    body = publication(world, type_id="jaarrekening", asked=both)
    assert bram.post(path, body).fields == {"asked.recipients": "required"}
    unsaid = publication(world, type_id="factuur", asked={"recipients": [ids["ANNA"]]})
    assert bram.post(path, unsaid).fields == {"asked.action": "required"}
    wrong = [
        ({"action": "approve"}, {"asked.signers": "other_action"}),
        ({"expires_on": "2020-01-01"}, {"asked.expires_on": "in_the_past"}),
        ({"expires_on": "2099-02-31"}, {"expires_on": "no_such_date"}),
        ({"signers": [{"user_id": ids["ANNA"], "box": {**box, "page": 9}}]}, BOX_OFF),
        ({"signers": [{"user_id": ids[who], "box": box} for who in ("ANNA", "BRAM")]}, BOX_OVER),
        ({"signers": [{"user_id": new_id()}]}, {"asked.recipients": "may_not_do_this"}),
    ]
    for change, fields in wrong:
        answer = bram.post(path, {**body, "asked": {**asked, **change}})
        assert answer.fields == fields, change
    answer = bram.post(path, {**body, "asked": asked})
    assert answer.status == 201
    assert bram.get("/tasks").body["items"] == []
    world.asked(world.bakkerij, answer.body["task_id"])
    assert anna.get("/tasks").body["items"] == []
    [mine] = bram.get("/tasks").body["items"]
    assert (mine["action"], mine["task_id"]) == ("sign", answer.body["task_id"])
    seen = anna.get(f"/clients/{world.bakkerij}/signings/{mine['task_id']}").body
    assert [(each["state"], each["stage"]) for each in seen["signers"]] == [
        ("open", 1),
        ("waiting", 2),
    ]
    assert (seen["box"], seen["may"], seen["expires_on"]) == (box, [], "2099-12-31")
    assert bram.get(f"/clients/{world.bakkerij}/tasks/{mine['task_id']}").body["rule"] == "all"


BOX_OFF = {"asked.signers": "box_off_the_page"}
BOX_OVER = {"asked.signers": "boxes_overlap"}


def test_an_upload_that_was_never_checked_cannot_be_published(world: World, bram: Portal) -> None:
    body = publication(world, upload_id=new_id())
    assert bram.post(f"/clients/{world.bakkerij}/publications", body).status == 404


def test_a_withdrawn_document_can_be_published_again(
    world: World, anna: Portal, bram: Portal
) -> None:
    task = world.publish("ANNA")
    document = f"/clients/{task.client_id}/documents/{task.document_id}"
    assert bram.put(f"{document}/withdrawal", {"reason": "Verkeerde versie"}).status == 200
    assert anna.get("/tasks").body["items"] == []
    again = bram.post(f"/clients/{world.bakkerij}/publications", publication(world))
    assert again.status == 201
    told = [each["action"] for each in bram.get(f"{document}/history").body["items"]]
    assert told == ["task_published", "document_withdrawn"]
