"""An open invitation that goes elsewhere: its person is let in anew, whatever was said of the
address and number of then (ADR 52)."""

from typing import Any

import pytest

from chalicelib.clients.actions.moving import MOST_CLIENTS
from chalicelib.clients.jobs import count_replacements
from chalicelib.core.ids import new_id
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_letting_in import approve, bram, of, row
from tests.http.test_people import person
from tests.portal import Portal
from tests.support.namens import active
from tests.support.newcomers import let_in_of, others_heard, shown_to, vouch, vouched
from tests.support.replacing import agree, link, second, was_told
from tests.world import World

REACHED = [Factor.EMAIL, Factor.MOBILE]
ELSEWHERE = {Factor.EMAIL: "bram.prive@elders.example", Factor.MOBILE: "0612349666"}
OTHER = {Factor.EMAIL: "zoe@anders.example", Factor.MOBILE: "0612349777"}
__all__ = ["bram"]


def invited(world: World, door: Portal, client_id: str = "", **facts: Any) -> str:
    """Somebody who was never here yet."""
    body = person(email=f"{new_id().lower()}@bakkerij.example", **facts)
    answer = door.post(f"/clients/{client_id or world.bakkerij}/people", body)
    assert answer.status == 201, answer.body
    return str(answer.body["user_id"])


def asked_by_anna(world: World, bram: Portal) -> str:
    """As a beheerder asks it and the office grants it: Karin might act at once."""
    wish = person(email=f"{new_id().lower()}@bakkerij.example", request_id=new_id())
    asked = f"/clients/{world.bakkerij}/people-requests"
    assert of(world, "ANNA").post(asked, wish).status == 201
    assert bram.put(f"{asked}/{wish['request_id']}/grant", {}).status == 200
    items = bram.get(f"/clients/{world.bakkerij}/people").body["items"]
    return str(next(each for each in items if each["email"] == wish["email"])["user_id"])


def moved(door: Portal, texts: FakeSms, user_id: str, *factors: Factor) -> None:
    for factor in factors:
        proved(door, texts, f"change_{factor}")
        answer = door.put(f"/people/{user_id}/{factor}", {str(factor): ELSEWHERE[factor]})
        assert answer.status == 200, answer.body


def comes(world: World, user_id: str) -> Portal:
    """They choose a password at last."""
    active(world, "ZOE", user_id)
    return of(world)


@pytest.mark.parametrize("factor", REACHED)
def test_one_employee_does_not_act_as_whom_a_beheerder_asked(
    world: World, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    user_id = asked_by_anna(world, bram)
    moved(bram, texts, user_id, factor)
    door, task = comes(world, user_id), world.publish("ZOE")
    assert approve(door, task).problem == "let_in_lately"
    assert vouch(proved(bram, texts), world.bakkerij, user_id).problem == "vouch_needs_a_colleague"
    others_heard(world, world.bakkerij, user_id)
    later(hours=72.1)
    assert approve(of(world), task).status == 200


def test_nor_as_who_was_quiet_for_72_hours(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    user_id = invited(world, bram)
    others_heard(world, world.bakkerij, user_id)
    later(hours=73)
    moved(proved(of(world, "BRAM"), texts), texts, user_id, Factor.EMAIL)
    assert approve(comes(world, user_id), world.publish("ZOE")).problem == "let_in_lately"


def test_nor_as_for_whom_a_colleague_had_vouched(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    user_id = invited(world, bram)
    assert vouched(world, texts, world.bakkerij, user_id).status == 200
    moved(bram, texts, user_id, Factor.MOBILE)
    assert approve(comes(world, user_id), world.publish("ZOE")).problem == "let_in_lately"


def test_neither_who_invited_nor_who_moved_it_vouches(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    user_id = invited(world, bram)
    moved(second(world), texts, user_id, Factor.EMAIL)
    for door in (bram, second(world)):
        answer = vouch(proved(door, texts), world.bakkerij, user_id)
        assert answer.problem == "vouch_needs_a_colleague"
    world.employ("AISHA", "Aisha")
    aisha = proved(Portal(world.host).sign_in(world.users["AISHA"]), texts)
    assert vouch(aisha, world.bakkerij, user_id).status == 200


@pytest.mark.parametrize("factor", REACHED)
def test_the_others_are_told_by_whom(
    world: World, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    user_id = asked_by_anna(world, bram)
    moved(bram, texts, user_id, factor)
    known = let_in_of(world, world.bakkerij, user_id)
    assert set(known.told) == {world.users[who].user_id for who in ("ANNA", "PIETER")}
    assert row(bram, world.bakkerij, user_id)["let_in_by"] == world.users["BRAM"].name


def test_it_is_so_at_each_of_their_clients(world: World, bram: Portal, texts: FakeSms) -> None:
    user_id = asked_by_anna(world, bram)
    email = row(bram, world.bakkerij, user_id)["email"]
    again = person(email=email)
    assert proved(bram, texts).post(f"/clients/{world.holding}/people", again).status == 201
    assert vouched(world, texts, world.holding, user_id).status == 200
    moved(bram, texts, user_id, Factor.MOBILE)
    comes(world, user_id)
    for client_id in (world.bakkerij, world.holding):
        task = world.publish("ZOE", client_id=client_id)
        assert approve(of(world), task).problem == "let_in_lately"


def waits(world: World, bram: Portal, texts: FakeSms, user_id: str = "") -> str:
    """Something is asked of them already, so that another number waits."""
    user_id = user_id or asked_by_anna(world, bram)
    world.users["ZOE"] = users.user(world.office_id, user_id)
    world.publish("ZOE")
    moved(bram, texts, user_id, Factor.MOBILE)
    assert row(bram, world.bakkerij, user_id)["replacements"]
    return user_id


@pytest.mark.parametrize("shut", [False, True])
def test_so_it_is_when_it_waited_and_nobody_else_said_that_it_is_right(
    world: World, bram: Portal, texts: FakeSms, later: Later, shut: bool
) -> None:
    user_id = waits(world, bram, texts, invited(world, bram) if shut else "")
    was_told(world.users["ZOE"])
    later(hours=72.1)
    run(count_replacements)
    assert users.user(world.office_id, user_id).mobile == "+31612349666"
    assert let_in_of(world, world.bakkerij, user_id).told
    assert approve(comes(world, user_id), world.publish("ZOE")).problem == "let_in_lately"


def test_what_was_stopped_shuts_nothing(world: World, bram: Portal, texts: FakeSms) -> None:
    user_id = waits(world, bram, texts)
    token = link(world.users["ZOE"], Factor.MOBILE)
    assert not Portal(world.host).put("/replacement-stops", {"token": token}).problem
    assert approve(comes(world, user_id), world.publish("ZOE")).status == 200


def test_what_a_second_colleague_agreed_to_shuts_nothing(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    user_id = waits(world, bram, texts)
    assert not agree(second(world), texts, world.users["ZOE"], Factor.MOBILE).problem
    assert approve(comes(world, user_id), world.publish("ZOE")).status == 200


def test_where_nobody_else_was_ever_they_act_at_once(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    new = {"client_id": new_id(), "kind": "person", "name": "Zoë"}
    assert bram.post("/clients", new).status in (200, 201)
    user_id = invited(world, bram, new["client_id"])
    moved(bram, texts, user_id, *REACHED)
    door = comes(world, user_id)
    assert approve(door, world.publish("ZOE", client_id=new["client_id"])).status == 200


def test_what_they_do_then_says_who_moved_it(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    user_id = asked_by_anna(world, bram)
    moved(bram, texts, user_id, *REACHED)
    comes(world, user_id)
    task = world.publish("ZOE")
    others_heard(world, world.bakkerij, user_id)
    later(hours=72.1)
    assert approve(of(world), task).status == 200
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    told = of(world, "BRAM").get(place).body["items"][-1]["details"]
    for each in ("let_in_by", "email_asked_by", "mobile_asked_by"):
        assert told[f"replaced_{each}"] == world.users["BRAM"].name


def test_who_vouches_says_so_of_what_was_on_their_screen(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    """Moved and widened meanwhile, by whoever let them in."""
    user_id = invited(world, bram)
    fatima = proved(second(world), texts)
    seen = shown_to(fatima, world.bakkerij, user_id)
    moved(bram, texts, user_id, Factor.EMAIL)
    answer = vouch(fatima, world.bakkerij, user_id, shown=seen)
    assert (answer.status, answer.problem) == (409, "changed_meanwhile")
    assert vouch(fatima, world.bakkerij, user_id).status == 200


@pytest.mark.parametrize("factor", REACHED)
def test_an_invitation_at_more_clients_than_go_in_one_transaction_stays_where_it_is(
    world: World, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    user_id = invited(world, bram)
    world.users["ZOE"] = users.user(world.office_id, user_id)
    for number in range(MOST_CLIENTS - 1):
        world.join("ZOE", "Zoë", world.another_client(f"Holding {number} B.V."))
    moved(bram, texts, user_id, factor)
    world.users["ZOE"] = users.user(world.office_id, user_id)
    world.join("ZOE", "Zoë", world.another_client("Eentje meer B.V."))
    known = users.user(world.office_id, user_id)
    answer = bram.put(f"/people/{user_id}/{factor}", {str(factor): OTHER[factor]})
    assert (answer.status, answer.problem) == (409, "moves_too_many")
    assert users.user(world.office_id, user_id) == known
