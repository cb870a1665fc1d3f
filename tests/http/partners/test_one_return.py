"""One return of two partners is ready, refused and filed as one."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.actor import EmployeeRole
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.portal import Answer, Portal
from tests.support.office_work import counts, waiting
from tests.support.partners import agreed, approve, listed, only_task, publish, reject, wish
from tests.world import World

GROUND = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}


@pytest.fixture(autouse=True)
def asked(world: World, bram: Portal, hers: str, his: str, texts: FakeSms) -> dict[str, Any]:
    """Both agreed to be asked, and the return is published to both."""
    agreed(world, texts, hers, his)
    body = wish(world, hers)
    assert publish(bram, hers, body).status == 201
    return body


def end(portal: Portal, world: World, client_id: str, outcome: str = "filed") -> Answer:
    task = only_task(portal, world, client_id)
    path = f"/clients/{client_id}/tasks/{task.task_id}/completion"
    return portal.put(path, {"outcome": outcome})


def states(portal: Portal, *clients: str) -> list[str]:
    return [str(listed(portal, each)[0]["status"]) for each in clients]


def task_of(portal: Portal, world: World, client_id: str) -> dict[str, Any]:
    task_id = only_task(portal, world, client_id).task_id
    return dict(portal.get(f"/clients/{client_id}/tasks/{task_id}").body)


def test_what_one_of_the_two_approved_waits_for_the_other_everywhere(
    world: World, bram: Portal, anna: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    assert approve(anna, world, hers, texts).body["status"] == "awaits_partner"
    assert states(bram, hers, his) == ["awaits_partner", "open"]
    seen = task_of(bram, world, hers)
    assert "complete" not in seen["may"]
    assert (seen["partner"]["name"], seen["partner"]["status"]) == ("Pieter Bos", "open")
    beside = task_of(bram, world, his)["partner"]
    assert (beside["name"], beside["status"]) == ("Anna de Vries", "awaits_partner")
    assert task_of(anna, world, hers)["partner"] is None
    assert waiting(bram, "office") == []
    rows = {each["client_name"]: each for each in waiting(bram, "client")}
    assert rows["Anna de Vries"]["status"] == "awaits_partner"
    assert rows["Anna de Vries"]["partner"]["name"] == "Pieter Bos"
    assert rows["Pieter Bos"]["partner"]["status"] == "awaits_partner"


@pytest.mark.parametrize("outcome", ["filed", "completed"])
def test_nothing_is_filed_or_completed_while_one_of_the_two_has_not_answered(
    world: World, bram: Portal, anna: Portal, hers: str, his: str, texts: FakeSms, outcome: str
) -> None:
    approve(anna, world, hers, texts)
    refused = end(bram, world, hers, outcome)
    assert (refused.status, refused.problem) == (409, "partner_must_answer")
    assert states(bram, hers, his) == ["awaits_partner", "open"]


def test_both_are_ready_at_once_and_filed_at_once(
    world: World,
    bram: Portal,
    anna: Portal,
    pieter: Portal,
    hers: str,
    his: str,
    texts: FakeSms,
    asked: dict[str, Any],
) -> None:
    approve(anna, world, hers, texts)
    assert approve(pieter, world, his, texts).body["status"] == "ready_to_send"
    assert states(bram, hers, his) == ["ready_to_send", "ready_to_send"]
    assert len(waiting(bram, "office")) == 2
    assert bram.get("/work").body["counts"] == counts(1)
    assert "complete" in task_of(bram, world, hers)["may"]
    assert end(bram, world, hers).body["status"] == "filed"
    assert end(bram, world, his).body["status"] == "filed"
    assert states(bram, hers, his) == ["filed", "filed"]
    told = {
        where: [each.action for each in audit.history(world.office_id, where)]
        for where in (asked["document_id"], asked["partner"]["document_id"])
    }
    of_hers, of_his = told.values()
    assert of_hers == ["task_published", "task_approved", "task_partner_answered", "task_filed"]
    assert of_his == ["task_published", "task_approved", "task_filed"]


def test_what_the_office_recorded_for_one_counts_as_much(
    world: World, bram: Portal, anna: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    approve(anna, world, hers, texts)
    task = only_task(bram, world, his)
    step_up(bram, texts, "on_behalf", task.about.sha256)
    path = f"/clients/{his}/tasks/{task.task_id}/recipients/{world.users['PIETER'].user_id}"
    said = {"document_sha256": task.about.sha256, "ground": GROUND}
    assert bram.put(f"{path}/approval", said).status == 200
    assert states(bram, hers, his) == ["ready_to_send", "ready_to_send"]


@pytest.mark.parametrize("first", ["approves", "says nothing"])
def test_a_rejection_by_one_shows_at_the_other_and_ends_it_for_both(
    world: World,
    bram: Portal,
    anna: Portal,
    pieter: Portal,
    hers: str,
    his: str,
    texts: FakeSms,
    asked: dict[str, Any],
    first: str,
) -> None:
    if first == "approves":
        approve(anna, world, hers, texts)
    assert reject(pieter, world, his, texts).status == 200
    assert states(bram, hers, his) == ["rejected", "rejected"]
    assert anna.get("/tasks").body["items"] == []
    place = f"/clients/{hers}/documents/{asked['document_id']}/twin"
    assert anna.get(place).body["rejected"] is True
    (event,) = [
        each
        for each in audit.history(world.office_id, asked["document_id"])
        if each.action == "task_partner_answered"
    ]
    assert (event.actor_name, dict(event.details)["state"]) == ("", "rejected")
    assert "Klopt niet" not in str(event.details)
    assert end(bram, world, hers, "completed").status == 200
    assert states(bram, hers, his) == ["completed", "completed"]


def test_a_new_version_begins_anew_for_both(
    world: World, bram: Portal, anna: Portal, pieter: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    approve(anna, world, hers, texts)
    document_id = listed(bram, hers)[0]["document_id"]
    newer = {"upload_id": world.upload(hers, b"Verbeterd").upload_id}
    assert bram.post(f"/clients/{hers}/documents/{document_id}/versions", newer).status == 201
    assert states(bram, hers, his) == ["open", "open"]
    assert task_of(bram, world, his)["partner"]["status"] == "open"
    approve(pieter, world, his, texts)
    assert states(bram, hers, his) == ["open", "awaits_partner"]


def test_of_two_who_approve_at_the_same_moment_one_finds_the_other_there(
    world: World, bram: Portal, anna: Portal, pieter: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    calls = []
    for door, where in ((anna, hers), (pieter, his)):
        task = only_task(door, world, where)
        step_up(door, texts, "approve", task.about.sha256)
        path = f"/clients/{where}/tasks/{task.task_id}/approval"
        calls.append((door, path, {"document_sha256": task.about.sha256}))
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda call: call[0].put(*call[1:]), calls))
    assert [each.status for each in found] == [200, 200]
    assert states(bram, hers, his) == ["ready_to_send", "ready_to_send"]


def test_who_works_for_one_of_the_two_alone_files_nothing(
    world: World, bram: Portal, anna: Portal, pieter: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    approve(anna, world, hers, texts)
    approve(pieter, world, his, texts)
    sven = Portal(world.host).sign_in(world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, hers))
    assert end(sven, world, hers).problem == "partner_of_colleague"
    assert task_of(sven, world, hers)["partner"] is None
    assert states(bram, hers, his) == ["ready_to_send", "ready_to_send"]


def test_what_follows_is_said_before_the_click(world: World, anna: Portal, hers: str) -> None:
    follows = task_of(anna, world, hers)["what_follows"]
    assert follows.startswith("Pas als beide partners akkoord zijn, dient uw kantoor")
