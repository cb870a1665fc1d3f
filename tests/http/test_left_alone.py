"""Whoever was let in lately, by one employee where others are, leaves those others as they are: who
comes in under a false name puts nobody out (property 3)."""

from typing import Any

import pytest

from chalicelib.core.ids import new_id
from chalicelib.core.rights import Right
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_people import READS, RIGHTS, person
from tests.portal import Portal
from tests.support.asking import ask, name, routes
from tests.support.namens import active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import others_heard, vouched
from tests.support.partners import agreed
from tests.support.replacing import passed_on
from tests.world import World

DIRECTOR = RIGHTS | {"role": "beheerder", "sign": True}
TOUCHES = {name(each): each for each in routes(Right.PEOPLE) if each.writes}


def of(world: World, who: str) -> Portal:
    return Portal(world.host).sign_in(world.users[who])


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    return proved(of(world, "BRAM"), texts)


@pytest.fixture
def fake(world: World, bram: Portal) -> User:
    """A beheerder whom Bram let in a moment ago, with the password already chosen."""
    body = person(email=f"{new_id()}@bakkerij.example", rights=DIRECTOR)
    answer = bram.post(f"/clients/{world.bakkerij}/people", body)
    return active(world, "FAKE", str(answer.body["user_id"]))


def listed(door: Portal, world: World) -> dict[str, Any]:
    return dict(door.get(f"/clients/{world.bakkerij}/people").body)


def acts(door: Portal, world: World) -> dict[str, list[str]]:
    return {each["user_id"]: each["may"] for each in listed(door, world)["items"]}


@pytest.mark.parametrize("route", sorted(TOUCHES))
def test_nothing_is_done_with_others(world: World, fake: User, route: str) -> None:
    ids = {"client_id": world.bakkerij, "user_id": world.users["PIETER"].user_id}
    refused = ask(of(world, "FAKE"), TOUCHES[route], {**ids, "request_id": new_id()})
    assert (refused.status, refused.problem) == (403, "let_in_lately")
    assert "wijzigen wie er toegang heeft" in refused.body["title"]


def test_with_a_code_the_director_stays(world: World, fake: User, texts: FakeSms) -> None:
    pieter = world.users["PIETER"].user_id
    door, path = of(world, "FAKE"), f"/clients/{world.bakkerij}/people/{pieter}"
    for purpose in ("change_rights", "change_mobile"):
        proved(door, texts, purpose)
    tried = [
        door.delete(path),
        door.put(f"{path}/rights", READS),
        door.put(f"{path}/mobile", {"mobile": "06-12345699"}),
    ]
    assert {each.problem for each in tried} == {"let_in_lately"}
    inside = of(world, "PIETER").get("/me").body
    assert (inside["replacing"], len(inside["clients"])) == (False, 1)


def test_they_are_offered_none_of_it_and_read_from_when_it_is_theirs(
    world: World, fake: User, later: Later
) -> None:
    pieter = world.users["PIETER"].user_id
    seen = listed(of(world, "FAKE"), world)
    assert len(seen["items"]) > 1
    assert {act for each in seen["items"] for act in each["may"]} == set()
    assert (seen["adding"], seen["acts_from"] is None) == (None, False)
    others_heard(world, world.bakkerij, fake.user_id)
    later(hours=72.1)
    assert {"change_rights", "end_access"} <= set(acts(of(world, "FAKE"), world)[pieter])
    opened = listed(of(world, "FAKE"), world)
    assert (opened["adding"], opened["acts_from"]) == ("request", None)


def test_once_somebody_vouched_they_do_what_a_beheerder_does(
    world: World, fake: User, texts: FakeSms
) -> None:
    assert vouched(world, texts, world.bakkerij, fake.user_id).status == 200
    door, pieter = proved(of(world, "FAKE"), texts), world.users["PIETER"].user_id
    assert listed(door, world)["acts_from"] is None
    assert door.delete(f"/clients/{world.bakkerij}/people/{pieter}").status == 204


def test_who_was_a_beheerder_before_stays_one_while_more_is_shut(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    anna, pieter = (world.users[who].user_id for who in ("ANNA", "PIETER"))
    people = f"/clients/{world.bakkerij}/people"
    fewer = {**DIRECTOR, "approve": False, "sign": False}
    assert bram.put(f"{people}/{anna}/rights", fewer).status == 200
    assert bram.put(f"{people}/{anna}/rights", DIRECTOR).status == 200
    door = proved(of(world, "ANNA"), texts)
    assert listed(door, world)["acts_from"] is None
    assert door.put(f"{people}/{pieter}/rights", READS).status == 200


def test_a_number_is_of_every_client_that_its_owner_has(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    """Zoë is new at the holding, where Pieter is too: his number opens that as well."""
    zoe = world.join("ZOE", "Zoë", world.bakkerij)
    world.join("PIETER", "Pieter", world.holding)
    body = person(email=zoe.email, rights=DIRECTOR)
    assert bram.post(f"/clients/{world.holding}/people", body).status == 201
    active(world, "ZOE", zoe.user_id)
    door, pieter = proved(of(world, "ZOE"), texts, "change_mobile"), world.users["PIETER"].user_id
    assert "change_mobile" not in acts(door, world)[pieter]
    path = f"/clients/{world.bakkerij}/people/{pieter}/mobile"
    assert door.put(path, {"mobile": "06-12345699"}).problem == "let_in_lately"


def test_who_acts_for_the_holder_neither_ends_a_partnership_nor_agrees(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    hers, his = own_dossier(world), own_dossier(world, "PIETER", "Pieter Bos")
    agreed(world, texts, hers, his)
    body = representative(world, proof_in(world, hers), capacity="mentor")
    mentor = let_in(bram, hers, body).body["user_id"]
    active(world, "LOTTE", mentor)
    door, partner = of(world, "LOTTE"), f"/clients/{hers}/partner"
    assert door.get(partner).body["acts_from"]
    assert door.delete(partner).problem == "let_in_lately"
    assert bram.get(partner).body["agreed"]
    assert of(world, "ANNA").get(partner).body["acts_from"] is None
    others_heard(world, hers, mentor)
    later(hours=72.1)
    assert of(world, "LOTTE").delete(partner).status == 204


def test_who_is_being_replaced_answers_that_before_they_change_who_has_access(
    world: World, texts: FakeSms
) -> None:
    passed_on(world.users["ANNA"])
    door = proved(of(world, "ANNA"), texts)
    path = f"/clients/{world.bakkerij}/people/{world.users['PIETER'].user_id}"
    assert door.delete(path).problem == "prove_first"
    assert door.delete("/me/replacements/mobile").status == 204
    assert door.delete(path).status == 204
