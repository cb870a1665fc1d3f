"""Asking others, and recording what a client said, over HTTP as the office does it."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import signing_in
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.actions import passing_on
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved, step_up
from tests.portal import Answer, Portal
from tests.support.office_work import waiting
from tests.world import World

PHONE = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    """With a fresh code for asking others."""
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts, "pass_on")


def path(task: Task, rest: str = "") -> str:
    return f"/clients/{task.client_id}/tasks/{task.task_id}{rest}"


def ids(world: World, *who: str) -> list[str]:
    return [world.users[each].user_id for each in who]


def ask(portal: Portal, task: Task, *who: str) -> Answer:
    return portal.put(path(task, "/recipients"), {"recipients": list(who)})


def record(
    portal: Portal, world: World, task: Task, said: str = "approval", **more: object
) -> Answer:
    """That Anna said so by telephone."""
    body = {"document_sha256": task.about.sha256, "ground": PHONE} | more
    return portal.put(path(task, f"/recipients/{world.users['ANNA'].user_id}/{said}"), body)


def stuck(world: World) -> Task:
    """Pieter may only look, and Anna is gone."""
    task = world.publish("ANNA")
    world.leave("PIETER", world.bakkerij)
    world.leave("ANNA", world.bakkerij)
    anna = world.users["ANNA"].user_id
    passing_on.pass_on_tasks(world.office_id, world.bakkerij, anna, clock.now())
    return tasks.get(task.office_id, task.client_id, task.task_id)


def test_the_office_asks_somebody_else(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    found = bram.get(path(task, "/candidates")).body["items"]
    assert [each["name"] for each in found] == [
        world.users["ANNA"].name,
        world.users["PIETER"].name,
    ]
    answer = ask(bram, task, *ids(world, "PIETER"))
    assert answer.status == 200
    assert [each["state"] for each in answer.body["recipients"]] == ["removed", "open"]
    assert ask(bram, task, *ids(world, "PIETER")).body == answer.body
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert [len(each.get("/tasks").body["items"]) for each in (anna, pieter)] == [0, 1]
    assert anna.get(path(task)).body["may"] == []
    late = anna.put(path(task, "/approval"), {"document_sha256": task.about.sha256})
    assert (late.status, late.problem) == (409, "no_longer_asked")


def test_a_stuck_task_waits_for_the_office_until_somebody_may(world: World, bram: Portal) -> None:
    task = stuck(world)
    assert task.state == "stuck"
    (row,) = waiting(bram, "office")
    assert (row["task_id"], row["status"]) == (task.task_id, "stuck")
    may = ["complete", "ask_others", "new_version", "withdraw"]
    assert bram.get(path(task)).body["may"] == may
    world.join("LOTTE", "Lotte", world.bakkerij)
    opened = ask(bram, task, *ids(world, "LOTTE"))
    assert (opened.status, opened.body["status"]) == (200, "open")
    assert waiting(bram, "office") == []


def test_a_stuck_task_can_be_completed(world: World, bram: Portal) -> None:
    task = stuck(world)
    assert bram.put(path(task, "/completion"), {"outcome": "filed"}).status == 409
    done = bram.put(path(task, "/completion"), {"outcome": "completed"})
    assert (done.status, done.body["status"]) == (200, "completed")


@pytest.mark.parametrize(
    ("who", "code"),
    [([], "required"), (["ANNA", "ANNA"], "twice"), (["LOTTE"], "may_not_do_this")],
)
def test_a_wrong_choice_is_told_at_the_recipients(
    world: World, bram: Portal, who: list[str], code: str
) -> None:
    world.join("LOTTE", "Lotte", world.bakkerij, Rights(role=Role.MEDEWERKER, read=True))
    answer = ask(bram, world.publish("ANNA"), *ids(world, *who))
    assert (answer.status, answer.fields) == (400, {"recipients": code})


def test_asking_only_who_approved_already_is_refused(world: World, bram: Portal) -> None:
    task = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    anna.put(path(task, "/approval"), {"document_sha256": task.about.sha256})
    assert ask(bram, task, *ids(world, "ANNA")).fields == {"recipients": "nobody_still_to_act"}


def test_what_is_settled_is_asked_of_nobody_else(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    anna.put(path(task, "/approval"), {"document_sha256": task.about.sha256})
    late = ask(bram, task, *ids(world, "PIETER"))
    assert (late.status, late.problem) == (409, "not_in_this_state")


def test_recording_takes_a_fresh_code_for_this_document(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    task, other = world.publish("ANNA"), world.publish("ANNA")
    refused = record(bram, world, task)
    assert (refused.status, refused.problem) == (403, "step_up_needed")
    assert refused.fields == {"purpose": "on_behalf"}
    step_up(bram, texts, "approve", task.about.sha256)
    step_up(bram, texts, "on_behalf", other.about.sha256)
    assert record(bram, world, task).problem == "step_up_needed"
    step_up(bram, texts, "on_behalf", task.about.sha256)
    later(minutes=11)
    assert record(bram, world, task).problem == "step_up_needed"
    step_up(bram, texts, "on_behalf", task.about.sha256)
    assert record(bram, world, task).status == 200


def test_an_approval_by_telephone_is_told_apart_from_her_own(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    task = world.publish("ANNA", "PIETER")
    assert "on_behalf" in bram.get(path(task)).body["may"]
    step_up(bram, texts, "on_behalf", task.about.sha256)
    answer = record(bram, world, task, remark="  Prima zo ")
    assert answer.body["status"] == "ready_to_send"
    anna = answer.body["recipients"][0]
    assert (anna["state"], anna["remark"]) == ("approved", "Prima zo")
    assert (anna["on_behalf_by"], anna["ground_kind"]) == (world.users["BRAM"].name, "phone")
    assert anna["ground"] == PHONE["text"]
    assert record(bram, world, task).status == 200
    document = f"/clients/{task.client_id}/documents/{task.about.document_id}"
    client = Portal(world.host).sign_in(world.users["PIETER"])
    told = client.get(f"{document}/history").body["items"][-1]
    assert (told["action"], told["actor_name"]) == ("task_approved", world.users["BRAM"].name)
    assert told["details"]["on_behalf_of"] == world.users["ANNA"].name
    assert told["details"]["ground"] == PHONE["text"]


def test_where_a_code_is_asked_the_history_says_that_hers_was_not_given(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    world.ask_code_for("btw-aangifte")
    for said, more in (("approval", {}), ("rejection", {"reason": "Omzet klopt niet"})):
        task = world.publish("ANNA")
        step_up(bram, texts, "on_behalf", task.about.sha256)
        assert record(bram, world, task, said, **more).status == 200
        told = list(audit.history(world.office_id, task.about.document_id))[-1]
        assert told.details["code_given"] == "no"


def test_a_rejection_and_a_reading_are_recorded_too(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    task, reading = world.publish("ANNA"), world.publish("ANNA", type_id="concept-vpb")
    for each in (task, reading):
        step_up(bram, texts, "on_behalf", each.about.sha256)
    assert record(bram, world, task, "rejection", reason=" ").fields == {"reason": "required"}
    assert record(bram, world, task, "rejection").fields == {"reason": "required"}
    rejected = record(bram, world, task, "rejection", reason="Omzet klopt niet")
    assert rejected.body["status"] == "rejected"
    assert record(bram, world, reading, "approval").problem == "other_action"
    assert record(bram, world, reading, "reading").body["status"] == "read"


@pytest.mark.parametrize(
    ("ground", "field", "code"),
    [
        (None, "ground", "invalid"),
        ({"kind": "phone"}, "ground.text", "required"),
        ({"kind": "gerucht", "text": "Gehoord"}, "ground.kind", "invalid"),
        ({"kind": "mail", "text": "ja"}, "ground.text", "too_short"),
        ({"kind": "mail", "text": "   ja   "}, "ground.text", "too_short"),
        ({"kind": "mail", "text": "x" * 501}, "ground.text", "too_long"),
    ],
)
def test_without_a_ground_nothing_is_recorded(
    world: World, bram: Portal, ground: object, field: str, code: str
) -> None:
    answer = record(bram, world, world.publish("ANNA"), ground=ground)
    assert (answer.status, answer.fields) == (400, {field: code})


def test_nobody_says_by_telephone_what_they_may_not_do_themselves(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    task = world.publish("ANNA", "PIETER")
    step_up(bram, texts, "on_behalf", task.about.sha256)
    signing_in.keep_change(replace(world.users["ANNA"], status=Status.DEACTIVATED))
    assert record(bram, world, task).problem == "they_may_not"


def test_only_for_who_is_asked_and_about_this_version(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    task = world.publish("PIETER")
    assert record(bram, world, task).status == 404
    mine = world.publish("ANNA")
    step_up(bram, texts, "on_behalf", mine.about.sha256)
    stale = record(bram, world, mine, document_sha256="0" * 64)
    assert (stale.status, stale.problem) == (409, "document_changed")


def test_a_client_records_nothing_and_asks_nobody(world: World) -> None:
    task = world.publish("ANNA", "PIETER")
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert record(pieter, world, task).status == 403
    assert ask(pieter, task, *ids(world, "PIETER")).status == 403
    assert pieter.get(path(task, "/candidates")).status == 403


def test_an_employee_of_other_clients_finds_nothing(world: World) -> None:
    world.employ("FATIMA", "Fatima", EmployeeRole.ACCOUNTANT, world.holding)
    task = world.publish("ANNA")
    fatima = Portal(world.host).sign_in(world.users["FATIMA"])
    assert record(fatima, world, task).status == 404
    assert ask(fatima, task, *ids(world, "PIETER")).status == 404
    assert fatima.get(path(task, "/candidates")).status == 404
