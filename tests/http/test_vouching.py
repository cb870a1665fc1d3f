"""Somebody else than who let a person in says that they are who they are said to be (ADR 52)."""

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_letting_in import approve, bram, invited, of, row
from tests.http.test_people import RIGHTS
from tests.portal import Portal
from tests.support.namens import active
from tests.support.newcomers import vouch
from tests.world import World

__all__ = ["bram"]


def test_a_second_employee_vouches_with_a_code_and_a_ground(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    user_id, task = invited(world, bram), world.publish("ZOE")
    assert vouch(bram, world.bakkerij, user_id).problem == "vouch_needs_a_colleague"
    fatima = proved(Portal(world.host).sign_in(world.employ("FATIMA", "Fatima el Idrissi")), texts)
    for ground, code in ((" ", "required"), (".", "says_nothing")):
        assert vouch(fatima, world.bakkerij, user_id, ground).fields == {"ground": code}
    seen = row(fatima, world.bakkerij, user_id)
    assert (seen["acts_from"] is not None, seen["let_in_by"]) == (True, world.users["BRAM"].name)
    assert "vouch" in seen["may"]
    assert "vouch" not in row(bram, world.bakkerij, user_id)["may"]
    assert vouch(fatima, world.bakkerij, user_id).body["acts_from"] is None
    assert approve(of(world), task).status == 200


def test_vouching_takes_a_fresh_code(world: World, bram: Portal) -> None:
    user_id = invited(world, bram)
    fatima = Portal(world.host).sign_in(world.employ("FATIMA", "Fatima el Idrissi"))
    assert vouch(fatima, world.bakkerij, user_id).problem == "step_up_needed"


def test_nobody_vouches_whom_who_let_them_in_invited_or_who_is_new(
    world: World, texts: FakeSms
) -> None:
    willem = world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    owner = proved(Portal(world.host).sign_in(willem), texts)
    colleague = {"name": "Aisha", "mobile": "06-12345603", "language": "nl", "role": "accountant"}
    address = {"email": f"{new_id()}@vandijk.example", "client_ids": None}
    aisha_id = owner.post("/employees", {**colleague, **address}).body["user_id"]
    user_id = invited(world, owner)
    aisha = proved(Portal(world.host).sign_in(active(world, "AISHA", aisha_id)), texts)
    assert vouch(aisha, world.bakkerij, user_id).problem == "vouch_needs_another_colleague"
    other = invited(world, proved(of(world, "BRAM"), texts))
    assert vouch(aisha, world.bakkerij, other).problem == "colleague_too_new"


def test_a_beheerder_vouches_and_whom_a_beheerder_lets_in_acts_at_once(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.INVITE))
    user_id, task = invited(world, bram), world.publish("ZOE")
    anna = proved(of(world, "ANNA"), texts)
    assert vouch(anna, world.bakkerij, user_id).status == 200
    assert approve(of(world), task).status == 200
    invited(world, anna)
    assert approve(of(world), world.publish("ZOE")).status == 200


def test_who_cannot_vouch_reads_why_and_whether_anybody_can(world: World, bram: Portal) -> None:
    user_id = invited(world, bram)
    assert row(bram, world.bakkerij, user_id)["vouch_refusal"] == "nobody_vouches"
    world.employ("FATIMA", "Fatima el Idrissi")
    told = row(bram, world.bakkerij, user_id)["vouch_refusal"]
    assert told == "vouch_needs_a_colleague"
    assert row(of(world, "FATIMA"), world.bakkerij, user_id)["vouch_refusal"] == ""


def test_a_second_widening_does_not_open_what_the_first_shut(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    user_id, task = invited(world, bram), world.publish("ZOE")
    fatima = proved(Portal(world.host).sign_in(world.employ("FATIMA", "Fatima el Idrissi")), texts)
    rights = f"/clients/{world.bakkerij}/people/{user_id}/rights"
    assert fatima.put(rights, RIGHTS | {"sign": True}).status == 200
    for door in (bram, fatima):
        assert vouch(door, world.bakkerij, user_id).problem == "vouch_needs_a_colleague"
    assert approve(of(world), task).problem == "let_in_lately"
