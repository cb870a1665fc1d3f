"""Nobody acts at a client by the word of one employee alone (property 3)."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_people import READS, RIGHTS, person
from tests.portal import Answer, Portal
from tests.support.namens import active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import (
    GROUND,
    came_back,
    heard_by,
    let_in_of,
    others_heard,
    vouch,
    vouched,
)
from tests.world import World


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    """With a fresh code."""
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


def invited(world: World, door: Portal, client_id: str = "", **facts: Any) -> str:
    """Somebody new, who chose a password by the link in the mail."""
    body = person(email=f"{new_id()}@bakkerij.example", **facts)
    answer = door.post(f"/clients/{client_id or world.bakkerij}/people", body)
    assert answer.status == 201, answer.body
    active(world, "ZOE", answer.body["user_id"])
    return str(answer.body["user_id"])


def of(world: World, who: str = "ZOE") -> Portal:
    return Portal(world.host).sign_in(world.users[who])


def path(task: Task, rest: str = "") -> str:
    return f"/clients/{task.client_id}/tasks/{task.task_id}{rest}"


def approve(door: Portal, task: Task) -> Answer:
    return door.put(path(task, "/approval"), {"document_sha256": task.about.sha256})


def reject(door: Portal, task: Task) -> Answer:
    seen = {"document_sha256": task.about.sha256, "reason": "Klopt niet"}
    return door.put(path(task, "/rejection"), seen)


def row(door: Portal, client_id: str, user_id: str) -> dict[str, Any]:
    items = door.get(f"/clients/{client_id}/people").body["items"]
    return next(each for each in items if each["user_id"] == user_id)


def test_whom_one_employee_let_in_looks_and_neither_approves_nor_rejects(
    world: World, bram: Portal
) -> None:
    invited(world, bram)
    task = world.publish("ZOE")
    door = of(world)
    for refused in (approve(door, task), reject(door, task)):
        assert (refused.status, refused.problem) == (403, "let_in_lately")
        assert (
            "Een andere medewerker van het kantoor dan wie u toegang gaf" in refused.body["title"]
        )
    opens = clock.rounded_up(clock.parse(door.get(path(task)).body["acts_from"]))
    assert f"vanaf {clock.local_moment(opens)}" in refused.body["title"]
    (listed,) = door.get("/tasks").body["items"]
    assert listed["acts_from"] == door.get(path(task)).body["acts_from"]


def test_the_attack_ends_there(world: World, bram: Portal, texts: FakeSms) -> None:
    """One employee with only his own codes: a namesake, asked instead, and gone again."""
    fake = invited(world, bram, name="Pieter Jansen")
    task = world.publish("PIETER")
    proved(bram, texts, "pass_on")
    assert bram.put(path(task, "/recipients"), {"recipients": [fake]}).status == 200
    assert approve(of(world), task).problem == "let_in_lately"
    assert bram.delete(f"/clients/{world.bakkerij}/people/{fake}").status == 204
    (gone,) = bram.get(f"/clients/{world.bakkerij}/people").body["former"]
    assert (gone["user_id"], gone["ended_by"]) == (fake, world.users["BRAM"].name)


def test_they_act_72_hours_after_the_others_were_told(
    world: World, bram: Portal, later: Later
) -> None:
    user_id = invited(world, bram)
    task = world.publish("ZOE")
    later(hours=1)
    others_heard(world, world.bakkerij, user_id)
    later(hours=72.5)
    assert approve(of(world), task).problem == "let_in_lately"
    later(hours=73)
    assert of(world).get(path(task)).body["acts_from"] is None
    assert approve(of(world), task).status == 200


def test_what_nobody_was_told_of_does_not_run(world: World, bram: Portal, later: Later) -> None:
    user_id, task = invited(world, bram), world.publish("ZOE")
    others_heard(world, world.bakkerij, user_id)
    for to in let_in_of(world, world.bakkerij, user_id).told:
        came_back(world, world.bakkerij, user_id, to)
    later(hours=74)
    assert approve(of(world), task).problem == "let_in_lately"
    later(days=30, minutes=1)
    assert approve(of(world), task).status == 200


def test_what_only_readers_heard_does_not_run_where_others_can_act(
    world: World, bram: Portal, later: Later
) -> None:
    reader = world.join("LIES", "Lies Lezer", world.bakkerij, Rights())
    user_id, task = invited(world, bram), world.publish("ZOE")
    heard_by(world, world.bakkerij, user_id, reader.user_id)
    later(hours=74)
    assert approve(of(world), task).problem == "let_in_lately"


def test_a_beheerder_who_was_let_in_so_lets_nobody_in_and_vouches_for_nobody(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.INVITE))
    beheerder = invited(world, bram, rights=RIGHTS | {"role": "beheerder"})
    fake = proved(of(world), texts)
    other = invited(world, bram)
    assert vouch(fake, world.bakkerij, other).problem == "let_in_lately"
    assert vouch(fake, world.bakkerij, beheerder).problem == "let_in_lately"
    body = person(email=f"{new_id()}@bakkerij.example")
    assert fake.post(f"/clients/{world.bakkerij}/people", body).problem == "let_in_lately"
    rights = f"/clients/{world.bakkerij}/people/{other}/rights"
    assert fake.put(rights, RIGHTS | {"role": "beheerder"}).problem == "let_in_lately"


def test_the_first_person_of_a_client_acts_at_once_also_when_they_come_back(
    world: World, bram: Portal
) -> None:
    client_id = own_dossier(world, "ANNA")
    anna = world.users["ANNA"].user_id
    assert bram.delete(f"/clients/{client_id}/people/{anna}").status == 204
    back = person(email=world.users["ANNA"].email)
    assert bram.post(f"/clients/{client_id}/people", back).status == 201
    active(world, "ANNA", anna)
    assert approve(of(world, "ANNA"), world.publish("ANNA", client_id=client_id)).status == 200


def test_who_had_access_before_counts_when_nobody_has_it_now(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    """Lotte's dossier: she goes, and somebody comes in her name."""
    dossier = own_dossier(world, "LOTTE", "Lotte Hendriks")
    lotte = world.users["LOTTE"]
    assert bram.delete(f"/clients/{dossier}/people/{lotte.user_id}").status == 204
    fake = invited(world, bram, dossier, name="Lotte Hendriks", open_tasks=True)
    task = world.publish("ZOE", client_id=dossier)
    assert approve(of(world), task).problem == "let_in_lately"
    assert lotte.user_id in let_in_of(world, dossier, fake).told


def test_the_dossier_stays_the_holders_whom_a_representative_put_aside(
    world: World, bram: Portal
) -> None:
    dossier = own_dossier(world)
    proof = proof_in(world, dossier)
    assert let_in(bram, dossier, representative(world, proof, holder="nothing")).status == 201
    (former,) = bram.get(f"/clients/{dossier}/people").body["former"]
    assert former["name"] == "Anna de Vries"
    back = person(email=world.users["ANNA"].email)
    assert bram.post(f"/clients/{dossier}/people", back).status == 201
    shared = person(email=f"{new_id()}@bakkerij.example")
    refused = bram.post(f"/clients/{dossier}/people", shared)
    assert refused.fields == {"email": "personal_dossier"}


def test_another_holder_is_shut_and_the_former_one_is_told(world: World, bram: Portal) -> None:
    dossier = own_dossier(world)
    proof = proof_in(world, dossier)
    assert let_in(bram, dossier, representative(world, proof, holder="nothing")).status == 201
    fake = invited(world, bram, dossier, rights=RIGHTS | {"role": "beheerder"})
    assert world.users["ANNA"].user_id in let_in_of(world, dossier, fake).told
    assert approve(of(world), world.publish("ZOE", client_id=dossier)).problem == "let_in_lately"


def test_a_representative_is_shut_until_the_holder_was_told(
    world: World, bram: Portal, later: Later
) -> None:
    dossier = own_dossier(world)
    body = representative(world, proof_in(world, dossier))
    lotte = let_in(bram, dossier, body).body["user_id"]
    active(world, "LOTTE", lotte)
    task = world.publish("LOTTE", client_id=dossier)
    assert approve(of(world, "LOTTE"), task).problem == "let_in_lately"
    others_heard(world, dossier, lotte)
    later(hours=72.1)
    assert approve(of(world, "LOTTE"), task).status == 200


def test_the_right_to_approve_is_shut_too_and_what_they_might_before_stays(
    world: World, bram: Portal
) -> None:
    world.join("ZOE", "Zoë", world.bakkerij, Rights(approve=True, types=("btw-aangifte",)))
    zoe = world.users["ZOE"].user_id
    before = world.publish("ZOE")
    wider = f"/clients/{world.bakkerij}/people/{zoe}/rights"
    assert bram.put(wider, RIGHTS).status == 200
    active(world, "ZOE", zoe)
    new = world.publish("ZOE", type_id="icp-opgaaf")
    assert approve(of(world), new).problem == "let_in_lately"
    assert approve(of(world), before).status == 200


def test_who_may_only_read_waits_for_nothing(world: World, bram: Portal) -> None:
    user_id = invited(world, bram, rights=READS)
    seen = row(bram, world.bakkerij, user_id)
    assert (seen["acts_from"], seen["let_in_by"]) == (None, "")


def test_what_a_beheerder_asked_and_the_office_granted_is_by_two(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    wish = person(email=f"{new_id()}@bakkerij.example", request_id=new_id())
    assert of(world, "ANNA").post(f"/clients/{world.bakkerij}/people-requests", wish).status == 201
    grant = f"/clients/{world.bakkerij}/people-requests/{wish['request_id']}/grant"
    assert bram.put(grant, {}).status == 200
    items = bram.get(f"/clients/{world.bakkerij}/people").body["items"]
    zoe = next(each for each in items if each["email"] == wish["email"].lower())
    active(world, "ZOE", zoe["user_id"])
    task = world.publish("ZOE")
    assert approve(of(world), task).status == 200
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    for_office = bram.get(place).body["items"][-1]["details"]
    assert for_office["replaced_let_in_by"] == world.users["BRAM"].name
    assert for_office["replaced_let_in_asked_by"] == world.users["ANNA"].name
    shown = of(world, "PIETER").get(place).body["items"][-1]["details"]
    assert {each for each in shown if each.startswith("replaced_")} == {"replaced_let_in"}


@pytest.mark.parametrize(("days", "told"), [(29, True), (31, False)])
def test_who_was_put_out_is_told_for_thirty_days(
    world: World, texts: FakeSms, later: Later, days: int, told: bool
) -> None:
    def bram() -> Portal:
        return proved(of(world, "BRAM"), texts)

    world.join("CHRIS", "Chris", world.bakkerij)
    pieter, chris = (world.users[who].user_id for who in ("PIETER", "CHRIS"))
    assert bram().put(f"/people/{pieter}/deactivation").status == 200
    assert bram().delete(f"/clients/{world.bakkerij}/people/{chris}").status == 204
    later(days=days)
    known = let_in_of(world, world.bakkerij, invited(world, bram()))
    assert ({pieter, chris} <= {*known.told}) is told
    assert ({pieter, chris} & {*known.told} != set()) is told


def test_an_act_says_to_the_office_who_let_its_actor_in_and_to_others_that_and_when(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    user_id, task = invited(world, bram), world.publish("ZOE", "ANNA")
    assert vouched(world, texts, world.bakkerij, user_id).status == 200
    assert approve(of(world), task).status == 200
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    for_office = bram.get(place).body["items"][-1]["details"]
    assert for_office["replaced_let_in_by"] == world.users["BRAM"].name
    assert for_office["replaced_let_in_vouched_by"] == world.users["FATIMA"].name
    assert for_office["replaced_let_in_ground"] == GROUND
    shown = of(world, "ANNA").get(place).body["items"][-1]["details"]
    assert {each for each in shown if each.startswith("replaced_")} == {"replaced_let_in"}


def test_after_thirty_days_an_act_says_nothing_of_it(
    world: World, bram: Portal, later: Later
) -> None:
    user_id = invited(world, bram)
    others_heard(world, world.bakkerij, user_id)
    later(days=30, minutes=1)
    task = world.publish("ZOE")
    assert approve(of(world), task).status == 200
    told = list(audit.history(world.office_id, task.about.document_id))[-1]
    assert not [each for each in told.details if each.startswith("replaced_")]


def test_ending_access_takes_a_fresh_code(world: World) -> None:
    door, pieter = of(world, "BRAM"), world.users["PIETER"].user_id
    place = f"/clients/{world.bakkerij}/people/{pieter}"
    assert door.delete(place).problem == "step_up_needed"
    assert row(door, world.bakkerij, pieter)


def test_asking_others_takes_a_fresh_code(world: World) -> None:
    door, task = of(world, "BRAM"), world.publish("ANNA")
    others = {"recipients": [world.users["PIETER"].user_id]}
    refused = door.put(path(task, "/recipients"), others)
    assert (refused.problem, refused.fields) == ("step_up_needed", {"purpose": "pass_on"})


def test_nobody_looks_after_people_who_may_not_look(world: World, bram: Portal) -> None:
    """Whoever they are told of would not hear what they may, and they would get that later."""
    blind = RIGHTS | {"role": "beheerder", "read": False, "approve": False, "handle": False}
    body = person(email=f"{new_id()}@bakkerij.example", rights=blind)
    refused = bram.post(f"/clients/{world.bakkerij}/people", body)
    assert refused.fields == {"rights.read": "needs_read"}
    pieter = world.users["PIETER"].user_id
    assert bram.put(f"/clients/{world.bakkerij}/people/{pieter}/rights", blind).fields == {
        "read": "needs_read"
    }


@pytest.mark.parametrize("right", [{"role": "beheerder"}, {"approve": True}, {"sign": True}])
def test_each_right_to_act_is_shut_for_who_only_read(
    world: World, bram: Portal, right: dict[str, Any]
) -> None:
    user_id = invited(world, bram, rights=READS)
    rights = f"/clients/{world.bakkerij}/people/{user_id}/rights"
    assert bram.put(rights, READS | right).body["acts_from"]
