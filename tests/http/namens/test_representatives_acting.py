"""Namens: what somebody who acts for the holder does there is theirs, and says for whom."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.store import memberships
from chalicelib.identity.store import users
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.proving import proved, step_up
from tests.portal import Answer, Portal
from tests.support.namens import ACTS, NAMENS, change
from tests.world import World

REPRESENTS = {"name": "Anna de Vries", "capacity": "bewindvoerder"}


def asked(world: World, dossier: str, *who: str, type_id: str = "aangifte-ib") -> Task:
    return world.publish(*who, type_id=type_id, client_id=dossier)


def path(task: Task, rest: str = "") -> str:
    return f"/clients/{task.client_id}/tasks/{task.task_id}{rest}"


def answer(portal: Portal, task: Task, texts: FakeSms, said: str = "approval") -> Answer:
    purpose = {"approval": "approve", "rejection": "reject"}[said]
    assert step_up(portal, texts, purpose, task.about.sha256).status == 200
    words = {"reason": "Klopt niet"} if said == "rejection" else {}
    return portal.put(path(task, f"/{said}"), {"document_sha256": task.about.sha256, **words})


def last_event(world: World, task: Task, action: str) -> Any:
    told = audit.history(world.office_id, task.about.document_id)
    return [each for each in told if each.action == action][-1]


@pytest.mark.parametrize("said", ["approval", "rejection"])
def test_what_a_representative_says_is_theirs_and_says_namens_whom(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms, said: str
) -> None:
    task = asked(world, dossier, "LOTTE", "ANNA")
    assert answer(lotte, task, texts, said).status == 200
    event = last_event(world, task, "task_approved" if said == "approval" else "task_rejected")
    assert event.actor_name == "Lotte Bakker"
    assert NAMENS.items() <= event.details.items()
    told = {each["name"]: each for each in bram.get(path(task)).body["recipients"]}
    assert told["Lotte Bakker"]["represents"] == REPRESENTS
    assert told["Anna de Vries"]["represents"] is None
    assert told["Anna de Vries"]["acted_at"] is None


def test_opening_and_reading_say_namens_whom_as_well(
    world: World, bram: Portal, dossier: str, lotte: Portal
) -> None:
    task = asked(world, dossier, "LOTTE", type_id="concept-ib")
    opened = f"/clients/{dossier}/documents/{task.about.document_id}/openings"
    assert lotte.post(opened, {}).status < 300
    seen = {"document_sha256": task.about.sha256}
    assert lotte.put(path(task, "/reading"), seen).status == 200
    history = f"/clients/{dossier}/documents/{task.about.document_id}/history"
    told = {each["action"]: each for each in bram.get(history).body["items"]}
    for action in ("document_opened", "task_read"):
        assert told[action]["actor_name"] == "Lotte Bakker"
        assert NAMENS.items() <= told[action]["details"].items()


def test_what_the_holder_does_themself_says_nothing_of_it(
    world: World, dossier: str, anna: Portal, lotte: Portal, texts: FakeSms
) -> None:
    task = asked(world, dossier, "LOTTE", "ANNA")
    assert answer(anna, task, texts).status == 200
    assert not NAMENS.keys() & last_event(world, task, "task_approved").details.keys()


def test_a_representative_acts_for_themself_elsewhere(
    world: World, lotte: Portal, texts: FakeSms
) -> None:
    world.join("LOTTE", "Lotte Bakker", world.bakkerij)
    task = world.publish("LOTTE")
    again, seen = Portal(world.host).sign_in(world.users["LOTTE"]), task.about.sha256
    assert again.put(path(task, "/approval"), {"document_sha256": seen}).status == 200
    assert not NAMENS.keys() & last_event(world, task, "task_approved").details.keys()


def test_what_the_office_records_for_a_representative_says_namens_whom_they_spoke(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms
) -> None:
    task = asked(world, dossier, "LOTTE")
    assert step_up(bram, texts, "on_behalf", task.about.sha256).status == 200
    ground = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}
    body = {"document_sha256": task.about.sha256, "ground": ground}
    to = path(task, f"/recipients/{world.users['LOTTE'].user_id}/approval")
    (told,) = bram.put(to, body).body["recipients"]
    assert (told["on_behalf_by"], told["represents"]) == (world.users["BRAM"].name, REPRESENTS)
    details = last_event(world, task, "task_approved").details
    assert details["on_behalf_of"] == "Lotte Bakker"
    assert NAMENS.items() <= details.items()


def test_another_name_of_the_client_is_the_name_for_whom_they_act(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms
) -> None:
    named = {"kind": "person", "name": "Anna Jansen"}
    assert bram.put(f"/clients/{dossier}", named).status == 200
    task = asked(world, dossier, "LOTTE")
    assert answer(lotte, task, texts).status == 200
    assert last_event(world, task, "task_approved").details["represents"] == "Anna Jansen"
    member = memberships.membership(world.office_id, dossier, world.users["LOTTE"].user_id)
    user = users.user(world.office_id, world.users["LOTTE"].user_id)
    assert member
    assert member.rights == user.rights[dossier]


def test_the_people_who_may_be_asked_are_named_with_whom_they_act_for(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal, texts: FakeSms
) -> None:
    proved(bram, texts, "pass_on")
    task = asked(world, dossier, "ANNA")
    found = bram.get(path(task, "/candidates")).body["items"]
    assert {each["name"]: each["represents"] for each in found} == {
        "Anna de Vries": None,
        "Lotte Bakker": REPRESENTS,
    }
    chosen = bram.put(path(task, "/recipients"), {"recipients": [world.users["LOTTE"].user_id]})
    assert [(each["name"], each["state"]) for each in chosen.body["recipients"]] == [
        ("Anna de Vries", "removed"),
        ("Lotte Bakker", "open"),
    ]
    signers = bram.get(f"/clients/{dossier}/signers").body["items"]
    found = {each["name"]: each["represents"] for each in signers if each["kind"] == "client"}
    assert found == {"Anna de Vries": None, "Lotte Bakker": REPRESENTS}
    limits = {"folders": ["fiscaal"], "types": ["aangifte-ib"]}
    her_id = world.users["LOTTE"].user_id
    wanted = {**ACTS, **limits, "proof_id": proof}
    changed = change(proved(bram, texts), dossier, her_id, wanted)
    assert changed.status == 200, changed.body
    signers = bram.get(f"/clients/{dossier}/signers").body["items"]
    (seen,) = [each for each in signers if each["user_id"] == her_id]
    assert limits.items() <= seen.items()
