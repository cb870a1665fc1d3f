"""Employees who work for some clients alone: what they find, and how a client becomes theirs."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.rights import Right
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_people import person
from tests.portal import Portal
from tests.support.asking import ask, name, routes
from tests.support.replacing import passed_on
from tests.world import World


@pytest.fixture
def fatima(world: World) -> Portal:
    """She works for the bakery alone."""
    user = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    return Portal(world.host).sign_in(user)


@pytest.fixture
def mira(world: World) -> Portal:
    return Portal(world.host).sign_in(world.employ("MIRA", "Mira", EmployeeRole.MANAGER))


def facts(world: World, **more: Any) -> dict[str, Any]:
    return {"kind": "organisation", "name": "Holding", "client_number": "1001", **more}


def assigned(world: World, who: str) -> frozenset[str] | None:
    return users.user(world.office_id, world.users[who].user_id).assigned


def test_a_client_of_others_does_not_exist(world: World, fatima: Portal) -> None:
    task = world.publish("ANNA", client_id=world.holding)
    ids = {
        "client_id": world.holding,
        "task_id": task.task_id,
        "document_id": task.about.document_id,
        "upload_id": world.upload(world.holding).upload_id,
        "user_id": world.users["ANNA"].user_id,
    }
    statuses = {name(each): ask(fatima, each, ids).status for each in routes(*Right)}
    assert set(statuses.values()) == {404}, statuses
    assert fatima.get(f"/documents?client_id={world.holding}").status == 404


def test_every_list_of_the_office_has_their_clients_alone(
    world: World, fatima: Portal, bram: Portal
) -> None:
    here, there = world.publish("ANNA"), world.publish("ANNA", client_id=world.holding)
    assert names(fatima.get("/clients"), "client_id") == {world.bakkerij}
    assert names(fatima.get("/office-tasks"), "task_id") == {here.task_id}
    assert names(bram.get("/office-tasks"), "task_id") == {here.task_id, there.task_id}
    found = fatima.get(f"/documents?client_id={world.bakkerij}")
    assert names(found, "document_id") == {here.about.document_id}


def names(answer: Any, field: str) -> set[str]:
    return {each[field] for each in answer.body["items"]}


def test_people_of_other_clients_are_out_of_reach(world: World) -> None:
    dirk = Portal(world.host).sign_in(
        world.employ("DIRK", "Dirk", EmployeeRole.ACCOUNTANT, world.holding)
    )
    pieter, anna = (world.users[each].user_id for each in ("PIETER", "ANNA"))
    assert dirk.put(f"/people/{pieter}/deactivation").status == 404
    assert dirk.put(f"/people/{anna}/deactivation").problem == "has_other_clients"


def test_who_invites_somebody_of_others_at_a_client_of_his_own_does_not_get_her_account(
    world: World, texts: FakeSms
) -> None:
    """With his own codes alone; he sees what she is there and how to write to her."""
    sven = Portal(world.host).sign_in(
        world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, world.holding)
    )
    pieter, client_id = world.users["PIETER"], new_id()
    passed_on(pieter)
    assert sven.post("/clients", facts(world, client_id=client_id, name="Eigen")).status == 201
    for purpose in ("change_rights", "change_mobile", "change_email", "change_factor"):
        proved(sven, texts, purpose)
    invited = sven.post(f"/clients/{client_id}/people", person(email=pieter.email))
    assert invited.status == 201

    path = f"/people/{pieter.user_id}"
    number, address = {"mobile": "0612345699"}, {"email": "sven@elders.example"}
    answers = [
        sven.put(f"{path}/deactivation"),
        sven.delete(f"{path}/deactivation"),
        sven.put(f"{path}/mobile", number),
        sven.put(f"/clients/{client_id}{path}/mobile", number),
        sven.put(f"{path}/email", address),
        sven.delete(f"{path}/factors"),
        sven.delete(f"{path}/new-email"),
        sven.put(f"{path}/replacements/mobile/agreement", {"asked": new_id(), "how": "Gebeld"}),
        sven.delete(f"{path}/replacements/mobile"),
    ]
    assert {(each.status, each.problem) for each in answers} == {(403, "has_other_clients")}
    assert users.user(world.office_id, pieter.user_id).may_sign_in

    (seen,) = sven.get(f"/clients/{client_id}/people").body["items"]
    assert (seen["elsewhere"], seen["email"], seen["mobile"]) == (True, pieter.email, "")
    assert (seen["last_signed_in_at"], seen["replacements"], seen["new_email"]) == (None, [], "")
    assert seen["may"] == ["change_rights", "end_access"]
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    (all_of_it,) = bram.get(f"/clients/{client_id}/people").body["items"]
    assert (all_of_it["elsewhere"], len(all_of_it["replacements"])) == (False, 1)
    assert all_of_it["mobile"]
    assert proved(bram, texts).put(f"{path}/deactivation").status == 200


def test_an_assistant_leaves_people_to_others(world: World, fatima: Portal) -> None:
    path = f"/people/{world.users['ANNA'].user_id}"
    assert fatima.put(f"{path}/deactivation").status == 403
    assert fatima.delete(f"{path}/factors").status == 403


def test_whoever_becomes_relation_manager_sees_the_client(
    world: World, fatima: Portal, mira: Portal, texts: FakeSms
) -> None:
    given = facts(world, relation_manager_id=world.users["FATIMA"].user_id)
    assert proved(mira, texts).put(f"/clients/{world.holding}", given).status == 200
    assert assigned(world, "FATIMA") == {world.bakkerij, world.holding}
    assert fatima.get(f"/clients/{world.holding}").status == 200
    assert told_of(world, "FATIMA") == [{"added": world.holding}]


def test_a_new_client_belongs_to_who_manages_it(
    world: World, fatima: Portal, mira: Portal, texts: FakeSms
) -> None:
    client_id, her = new_id(), world.users["FATIMA"].user_id
    given = facts(world, client_id=client_id, name="Nieuw", relation_manager_id=her)
    proved(mira, texts)
    for _ in range(2):
        assert mira.post("/clients", given).status == 201
    assert fatima.get(f"/clients/{client_id}").status == 200
    assert assigned(world, "FATIMA") == {world.bakkerij, client_id}
    assert told_of(world, "FATIMA") == [{"added": client_id}]


@pytest.mark.parametrize("who", ["FATIMA", "BRAM"])
def test_who_does_not_lead_shows_no_client_to_a_colleague(
    world: World, fatima: Portal, bram: Portal, texts: FakeSms, who: str
) -> None:
    """With a code too: colleagues who see the client already are there to choose from."""
    door = proved({"FATIMA": fatima, "BRAM": bram}[who], texts)
    dirk = world.employ("DIRK", "Dirk", EmployeeRole.ACCOUNTANT, world.holding)
    given = facts(world, name="Bakkerij De Vries B.V.", relation_manager_id=dirk.user_id)
    answers = [
        door.put(f"/clients/{world.bakkerij}", given),
        door.post("/clients", {**given, "client_id": new_id()}),
    ]
    refused = {"relation_manager_id": "does_not_see_client"}
    assert [each.fields for each in answers] == [refused] * 2
    assert assigned(world, "DIRK") == {world.holding}
    for sees in (world.users["FATIMA"], world.users["BRAM"]):
        chosen = {**given, "relation_manager_id": sees.user_id}
        assert door.put(f"/clients/{world.bakkerij}", chosen).status == 200
    assert told_of(world, "DIRK") == told_of(world, "FATIMA") == []


@pytest.mark.parametrize("who", ["FATIMA", "BRAM", "MIRA"])
def test_only_who_is_taken_as_relation_manager_is_offered(
    world: World, fatima: Portal, bram: Portal, mira: Portal, texts: FakeSms, who: str
) -> None:
    """And who leads reads of whom it gives the client to."""
    door = proved({"FATIMA": fatima, "BRAM": bram, "MIRA": mira}[who], texts)
    dirk = world.employ("DIRK", "Dirk", EmployeeRole.ACCOUNTANT, world.holding)
    offered = door.get(f"/relation-managers?client_id={world.bakkerij}").body["items"]
    assert {each["user_id"]: each["gains"] for each in offered}.get(dirk.user_id) == (
        True if who == "MIRA" else None
    )
    for each in offered:
        given = facts(world, name="Bakkerij De Vries B.V.", relation_manager_id=each["user_id"])
        assert door.put(f"/clients/{world.bakkerij}", given).status == 200, each
    for each in door.get("/relation-managers").body["items"]:
        new = facts(world, client_id=new_id(), relation_manager_id=each["user_id"])
        assert door.post("/clients", new).status == 201, each


def test_of_a_client_that_is_not_theirs_they_learn_nothing(world: World, fatima: Portal) -> None:
    assert fatima.get(f"/relation-managers?client_id={world.holding}").status == 404


def told_of(world: World, who: str) -> list[dict[str, str]]:
    """What the log of security says of their clients."""
    history = audit.history(world.office_id, world.users[who].user_id)
    return [dict(each.details) for each in history if each.action == "employee_clients_changed"]


def test_a_new_client_belongs_to_who_adds_it(world: World, fatima: Portal) -> None:
    client_id = new_id()
    for _ in range(2):
        given = facts(world, client_id=client_id, name="Nieuw")
        assert fatima.post("/clients", given).status == 201
    assert assigned(world, "FATIMA") == {world.bakkerij, client_id}
    assert told_of(world, "FATIMA") == [{"added": client_id}]


def test_who_adds_a_client_and_manages_it_gets_it_once(world: World, fatima: Portal) -> None:
    client_id, her = new_id(), world.users["FATIMA"].user_id
    given = facts(world, client_id=client_id, relation_manager_id=her)
    assert fatima.post("/clients", given).status == 201
    assert assigned(world, "FATIMA") == {world.bakkerij, client_id}


def test_who_sees_every_client_still_does(world: World, bram: Portal) -> None:
    given = facts(world, client_id=new_id(), relation_manager_id=world.users["BRAM"].user_id)
    assert bram.post("/clients", given).status == 201
    assert assigned(world, "BRAM") is None


def test_a_client_is_not_lost_on_a_manager_whose_clients_change_meanwhile(
    world: World, mira: Portal, fatima: Portal, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if somebody limited her clients between looking and writing."""
    proved(mira, texts)
    her = users.user(world.office_id, world.users["FATIMA"].user_id)
    monkeypatch.setattr(users, "users", lambda *_: {her.user_id: her})
    signing_in.keep_change(her.working_for([]))
    client_id = new_id()
    given = facts(world, client_id=client_id, relation_manager_id=her.user_id)
    assert mira.post("/clients", given).problem == "changed_meanwhile"
    assert not client_rows.clients(world.office_id, [client_id])


def test_a_manager_who_left_stays_until_another_is_chosen(world: World, bram: Portal) -> None:
    dirk = world.employ("DIRK", "Dirk")
    path, managed = f"/clients/{world.holding}", facts(world, relation_manager_id=dirk.user_id)
    bram.put(path, managed)
    signing_in.keep_change(users.user(world.office_id, dirk.user_id).deactivated(clock.now()))
    assert bram.put(path, {**managed, "city": "Zeist"}).body["city"] == "Zeist"
    back = facts(world, relation_manager_id=world.users["BRAM"].user_id)
    assert bram.put(path, back).status == 200
    assert bram.put(path, managed).fields == {"relation_manager_id": "not_an_employee"}
