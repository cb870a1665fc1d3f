"""Colleagues: inviting them, their roles and clients, and who takes over when one leaves."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.employees.actions import succession
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def willem(world: World, texts: FakeSms) -> Portal:
    """The owner, who has just given a code."""
    door = Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))
    assert step_up(door, texts, "change_rights").status == 200
    return door


def colleague(**facts: Any) -> dict[str, Any]:
    return {
        "email": "aisha@vandijk.example",
        "name": "Aisha el Amrani",
        "mobile": "06-12345615",
        "language": "nl",
        "role": "assistant",
        "client_ids": None,
        **facts,
    }


def happened(world: World, user_id: str) -> list[Event]:
    return list(audit.history(world.office_id, user_id))


def test_a_colleague_is_invited_for_some_clients(world: World, willem: Portal) -> None:
    given = colleague(client_ids=[world.bakkerij])
    invited = willem.post("/employees", given)
    assert invited.status == 201
    assert invited.body["client_ids"] == [world.bakkerij]
    assert invited.body["account"] | {"invited_at": ""} == {
        "role": "assistant",
        "status": "invited",
        "client_count": 1,
        "invited_at": "",
        "last_signed_in_at": None,
    }
    assert invited.body["mobile"] == "•• •••• ••15"
    user_id = invited.body["user_id"]
    assert willem.get(f"/employees/{user_id}").body == invited.body
    (event,) = happened(world, user_id)
    assert (event.action, event.client_id) == ("person_invited", "-")
    assert event.details == {"account": "employee", "role": "assistant"}


def test_the_same_invitation_again_changes_nothing(world: World, willem: Portal) -> None:
    first, again = (willem.post("/employees", colleague()) for _ in range(2))
    assert (again.status, again.body) == (201, first.body)
    assert len(happened(world, first.body["user_id"])) == 1
    other = willem.post("/employees", colleague(role="accountant"))
    assert other.fields == {"email": "email_in_use"}


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        (
            {"email": "aisha at work", "name": " ", "mobile": "030 234 56 78"},
            {"email": "not_an_email", "name": "required", "mobile": "not_a_mobile"},
        ),
        ({"role": "boss"}, {"role": "invalid"}),
        ({"name": "WWW.evil.example"}, {"name": "looks_like_a_link"}),
        ({"client_ids": ["01JA0000000000000000000000"]}, {"client_ids": "no_such_client"}),
        ({"role": "manager", "client_ids": []}, {"client_ids": "leaders_see_all"}),
    ],
)
def test_what_does_not_fit_is_named_by_field(
    willem: Portal, facts: dict[str, Any], fields: dict[str, str]
) -> None:
    refused = willem.post("/employees", colleague(**facts))
    assert (refused.status, refused.fields) == (400, fields)


def test_an_address_that_somebody_has_is_refused(world: World, willem: Portal) -> None:
    for who in ("ANNA", "BRAM"):
        given = colleague(email=world.users[who].email)
        assert willem.post("/employees", given).fields == {"email": "email_in_use"}


def test_two_who_invite_the_same_colleague_at_once_make_one(world: World, willem: Portal) -> None:
    def invite(name: str) -> Any:
        return willem.post("/employees", colleague(name=name))

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(invite, ["Aisha", "Aïsha"]))
    assert sorted(answer.status for answer in answers) == [201, 400]
    names = [each.name for each in users.employees(world.office_id)]
    assert len(names) == 3


def test_inviting_and_changing_take_a_fresh_code(world: World) -> None:
    owner = world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    door = Portal(world.host).sign_in(owner)
    path = f"/employees/{world.users['BRAM'].user_id}"
    answers = [
        door.post("/employees", colleague()),
        door.put(f"{path}/role", {"role": "manager"}),
        door.put(f"{path}/clients", {"client_ids": [world.bakkerij, world.holding]}),
        door.put(f"{path}/successor", {"user_id": owner.user_id}),
    ]
    assert [answer.fields for answer in answers] == [{"purpose": "change_rights"}] * 4
    assert {answer.problem for answer in answers} == {"step_up_needed"}


def test_a_role_counts_from_the_next_request(world: World, willem: Portal, bram: Portal) -> None:
    user_id = world.users["BRAM"].user_id
    assert bram.get(f"/employees/{user_id}").problem == "not_your_role"
    for _ in range(2):
        changed = willem.put(f"/employees/{user_id}/role", {"role": "manager"})
        assert changed.body["account"]["role"] == "manager"
    assert bram.get(f"/employees/{user_id}").status == 200
    assert bram.get("/me").body["role"] == "manager"
    (event,) = [each for each in happened(world, user_id) if "role" in each.action]
    assert event.details == {"old": "accountant", "new": "manager"}


def test_clients_count_from_the_next_request(world: World, willem: Portal, texts: FakeSms) -> None:
    fatima = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT)
    there = Portal(world.host).sign_in(fatima)
    assert there.get(f"/clients/{world.holding}").status == 200
    path = f"/employees/{fatima.user_id}/clients"
    for _ in range(2):
        changed = willem.put(path, {"client_ids": [world.bakkerij]})
        assert changed.body["client_ids"] == [world.bakkerij]
    assert there.get(f"/clients/{world.holding}").status == 404
    assert willem.put(path, {"client_ids": None}).body["client_ids"] is None
    assert there.get(f"/clients/{world.holding}").status == 200
    told = [each.details for each in happened(world, fatima.user_id) if "clients" in each.action]
    assert told == [
        {"added": world.bakkerij, "all": "before"},
        {"removed": world.bakkerij, "all": "now"},
    ]


def test_a_relation_manager_keeps_their_clients(world: World, willem: Portal) -> None:
    path = f"/employees/{world.users['BRAM'].user_id}/clients"
    refused = willem.put(path, {"client_ids": [world.bakkerij]})
    assert refused.fields == {"client_ids": "manages_client"}
    assert willem.put(path, {"client_ids": [world.bakkerij, world.holding]}).status == 200


def test_who_leads_the_office_sees_every_client(world: World, willem: Portal) -> None:
    fatima = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    path = f"/employees/{fatima.user_id}"
    assert willem.put(f"{path}/role", {"role": "manager"}).body["client_ids"] is None
    limited = willem.put(f"{path}/clients", {"client_ids": [world.bakkerij]})
    assert limited.fields == {"client_ids": "leaders_see_all"}


def test_nobody_changes_themself(world: World, willem: Portal) -> None:
    path = f"/employees/{world.users['WILLEM'].user_id}"
    answers = [
        willem.put(f"{path}/role", {"role": "assistant"}),
        willem.put(f"{path}/clients", {"client_ids": None}),
        willem.put(f"{path}/invitation"),
        willem.put(f"/people/{world.users['WILLEM'].user_id}/deactivation"),
    ]
    assert {answer.problem for answer in answers} == {"not_yourself"}


def test_owners_are_for_owners_alone(world: World, texts: FakeSms) -> None:
    owner = world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    manager = Portal(world.host).sign_in(world.employ("MARIE", "Marie", EmployeeRole.MANAGER))
    step_up(manager, texts, "change_rights")
    bram = world.users["BRAM"].user_id
    refused = [
        manager.put(f"/employees/{owner.user_id}/role", {"role": "manager"}),
        manager.put(f"/people/{owner.user_id}/deactivation"),
        manager.put(f"/employees/{bram}/role", {"role": "owner"}),
        manager.post("/employees", colleague(role="owner")),
    ]
    assert [answer.status for answer in refused] == [403] * 4
    assert manager.put(f"/employees/{bram}/role", {"role": "manager"}).status == 200


def test_an_office_always_keeps_an_owner(world: World, texts: FakeSms) -> None:
    """Two owners who stop each other at the same moment: one of them is first."""
    owners = [world.employ(who, who, EmployeeRole.OWNER) for who in ("WILLEM", "WILMA")]
    doors = [Portal(world.host).sign_in(owner) for owner in owners]
    targets = [
        f"/people/{owners[1].user_id}/deactivation",
        f"/people/{owners[0].user_id}/deactivation",
    ]
    for door in doors:
        step_up(door, texts, "change_rights")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda door, path: door.put(path), doors, targets))
    left = [users.user(world.office_id, owner.user_id).may_sign_in for owner in owners]
    assert sorted(left) == [False, True]


def test_a_client_is_not_a_colleague(world: World, willem: Portal) -> None:
    path = f"/employees/{world.users['ANNA'].user_id}"
    assert willem.get(path).status == 404
    assert willem.put(f"{path}/role", {"role": "owner"}).status == 404
    assert willem.put(f"{path}/successor", {"user_id": world.users["BRAM"].user_id}).status == 404


def test_accounts_of_colleagues_are_for_who_leads(
    world: World, willem: Portal, bram: Portal
) -> None:
    fatima = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    willem.put(f"/people/{fatima.user_id}/deactivation")
    seen = {
        each["name"]: each["account"] for each in bram.get("/employees?stopped=true").body["items"]
    }
    assert seen == {"Willem": None, world.users["BRAM"].name: None}
    items = willem.get("/employees?stopped=true").body["items"]
    accounts = {each["name"]: each["account"] for each in items}
    assert accounts["Fatima"]["status"] == "deactivated"
    assert accounts["Fatima"]["client_count"] == 1
    assert accounts[world.users["BRAM"].name]["client_count"] is None
    assert "Fatima" not in str(willem.get("/employees").body)


def test_an_invitation_can_be_sent_again_until_it_is_used(world: World, willem: Portal) -> None:
    user_id = willem.post("/employees", colleague()).body["user_id"]
    assert willem.put(f"/employees/{user_id}/invitation").status == 200
    assert [each.action for each in happened(world, user_id)] == ["person_invited"] * 2
    bram = world.users["BRAM"].user_id
    assert willem.put(f"/employees/{bram}/invitation").problem == "already_active"


def test_a_wrong_address_of_a_colleague_is_corrected(
    world: World, willem: Portal, texts: FakeSms
) -> None:
    user_id = willem.post("/employees", colleague()).body["user_id"]
    step_up(willem, texts, "change_email")
    corrected = willem.put(f"/people/{user_id}/email", {"email": "a.elamrani@vandijk.example"})
    assert corrected.status == 200
    assert happened(world, user_id)[-1].details == {"account": "employee"}


def test_a_colleague_takes_over_every_client_in_steps(
    world: World, willem: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(succession, "BATCH", 1)
    fatima = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    bram = world.users["BRAM"].user_id
    path = f"/employees/{bram}/successor"
    assert len(willem.get(f"/employees/{bram}").body["manages"]) == 2
    answers = [willem.put(path, {"user_id": fatima.user_id}).body for _ in range(3)]
    assert answers == [{"moved": 1, "left": 1}, {"moved": 1, "left": 0}, {"moved": 0, "left": 0}]
    for client_id in (world.bakkerij, world.holding):
        client = client_rows.client(world.office_id, client_id)
        assert client.relation_manager_id == fatima.user_id
        event = list(audit.history(world.office_id, client_id))[-1]
        assert (event.action, event.details) == (
            "client_changed",
            {"fields": "relation_manager_id"},
        )
    gained = users.user(world.office_id, fatima.user_id)
    assert gained.assigned == {world.bakkerij, world.holding}


def test_only_a_colleague_who_works_here_takes_over(world: World, willem: Portal) -> None:
    bram, gone = world.users["BRAM"].user_id, world.employ("DIRK", "Dirk").user_id
    assert willem.put(f"/people/{gone}/deactivation").status == 200
    for user_id in (bram, gone, world.users["ANNA"].user_id, new_id()):
        refused = willem.put(f"/employees/{bram}/successor", {"user_id": user_id})
        assert refused.fields == {"user_id": "not_an_employee"}
