"""Who gets back what they had lately at a client is no newcomer there (ADR 52)."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.rights import Rights
from chalicelib.identity.events.shared import Factor
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_letting_in import approve, bram, invited, of, row
from tests.http.test_people import READS, RIGHTS, person
from tests.portal import Answer, Portal
from tests.support.namens import active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import let_in_of, others_heard
from tests.support.replacing import agree, ask, second
from tests.world import World

ALL = RIGHTS | {"role": "beheerder", "sign": True}
__all__ = ["bram"]


def give(door: Portal, world: World, who: str, rights: dict[str, Any]) -> Answer:
    place = f"/clients/{world.bakkerij}/people/{world.users[who].user_id}/rights"
    return door.put(place, rights)


def proved_again(world: World, texts: FakeSms) -> Portal:
    return proved(of(world, "BRAM"), texts)


def test_a_director_is_not_kept_from_approving_by_taking_and_giving(
    world: World, bram: Portal
) -> None:
    """Again and again, by one employee."""
    task = world.publish("PIETER")
    for _ in range(2):
        assert give(bram, world, "PIETER", READS).status == 200
        assert give(bram, world, "PIETER", ALL).status == 200
    assert row(bram, world.bakkerij, world.users["PIETER"].user_id)["acts_from"] is None
    assert approve(of(world, "PIETER"), task).status == 200


def test_nor_by_steps(world: World, bram: Portal) -> None:
    for rights in (ALL | {"sign": False}, RIGHTS, READS, RIGHTS, ALL):
        assert give(bram, world, "PIETER", rights).status == 200
    assert approve(of(world, "PIETER"), world.publish("PIETER")).status == 200


def test_nor_by_ending_access_and_letting_in_again(world: World, bram: Portal) -> None:
    pieter = world.users["PIETER"]
    assert bram.delete(f"/clients/{world.bakkerij}/people/{pieter.user_id}").status == 204
    back = person(email=pieter.email, rights=ALL)
    assert bram.post(f"/clients/{world.bakkerij}/people", back).status == 201
    assert approve(of(world, "PIETER"), world.publish("PIETER")).status == 200


def test_nor_a_holder_by_a_curator_who_comes_and_goes(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    dossier = own_dossier(world)
    body = representative(world, proof_in(world, dossier), holder="nothing")
    curator = let_in(bram, dossier, body).body["user_id"]
    assert bram.delete(f"/clients/{dossier}/people/{curator}").status == 204
    back = person(email=world.users["ANNA"].email, rights=RIGHTS)
    assert bram.post(f"/clients/{dossier}/people", back).status == 201
    task = world.publish("ANNA", client_id=dossier)
    assert approve(of(world, "ANNA"), task).status == 200


def test_the_others_hear_of_it_all_the_same(world: World, bram: Portal) -> None:
    pieter = world.users["PIETER"].user_id
    give(bram, world, "PIETER", READS)
    give(bram, world, "PIETER", ALL)
    told = list(audit.history(world.office_id, pieter))[-1].details["told"]
    assert told == world.users["ANNA"].user_id


def test_more_than_they_had_is_shut_and_what_they_had_is_not(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    limited = Rights(approve=True, types=("btw-aangifte",))
    world.join("ZOE", "Zoë", world.bakkerij, limited)
    assert give(bram, world, "ZOE", READS | {"types": ["btw-aangifte"]}).status == 200
    assert give(bram, world, "ZOE", RIGHTS).status == 200
    had, new = world.publish("ZOE"), world.publish("ZOE", type_id="icp-opgaaf")
    assert approve(of(world), new).problem == "let_in_lately"
    assert approve(of(world), had).status == 200


def test_after_thirty_days_they_are_a_newcomer(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    give(bram, world, "PIETER", READS)
    later(days=30, minutes=1)
    assert give(proved_again(world, texts), world, "PIETER", ALL).status == 200
    assert approve(of(world, "PIETER"), world.publish("PIETER")).problem == "let_in_lately"


def test_so_they_are_when_somebody_replaced_their_number_since(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    pieter = world.users["PIETER"]
    give(bram, world, "PIETER", READS)
    later(hours=1)
    ask(of(world, "BRAM"), texts, pieter, Factor.MOBILE)
    assert not agree(second(world), texts, pieter, Factor.MOBILE).problem
    assert give(proved_again(world, texts), world, "PIETER", ALL).status == 200
    assert approve(of(world, "PIETER"), world.publish("PIETER")).problem == "let_in_lately"


@pytest.mark.parametrize("more", [{}, {"sign": True}], ids=["the same", "more"])
def test_what_was_shut_when_it_was_taken_is_shut_when_it_is_given_back(
    world: World, bram: Portal, later: Later, texts: FakeSms, more: dict[str, Any]
) -> None:
    user_id = invited(world, bram)
    assert bram.delete(f"/clients/{world.bakkerij}/people/{user_id}").status == 204
    back = person(email=world.users["ZOE"].email, rights=RIGHTS | more)
    assert bram.post(f"/clients/{world.bakkerij}/people", back).status == 201
    active(world, "ZOE", user_id)
    assert approve(of(world), world.publish("ZOE")).problem == "let_in_lately"
    assert world.users["BRAM"].user_id in let_in_of(world, world.bakkerij, user_id).giver_ids
    others_heard(world, world.bakkerij, user_id)
    later(hours=72.1)
    assert approve(of(world), world.publish("ZOE")).status == 200


def test_the_time_does_not_run_on_while_they_have_no_access(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    """The others look, and see nobody; one employee alone lets them in for a minute, and again."""
    user_id = invited(world, bram)
    others_heard(world, world.bakkerij, user_id)
    assert bram.delete(f"/clients/{world.bakkerij}/people/{user_id}").status == 204
    later(hours=73)
    back = person(email=world.users["ZOE"].email, rights=RIGHTS)
    assert proved_again(world, texts).post(f"/clients/{world.bakkerij}/people", back).status == 201
    active(world, "ZOE", user_id)
    assert approve(of(world), world.publish("ZOE")).problem == "let_in_lately"


def test_nor_while_they_have_no_right_to_act(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    user_id = invited(world, bram)
    active(world, "ZOE", user_id)
    others_heard(world, world.bakkerij, user_id)
    assert give(bram, world, "ZOE", READS).status == 200
    later(hours=73)
    assert give(proved_again(world, texts), world, "ZOE", RIGHTS).status == 200
    assert approve(of(world), world.publish("ZOE")).problem == "let_in_lately"


def test_what_was_open_by_time_when_it_was_taken_is_open_when_it_is_given_back(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    user_id = invited(world, bram)
    active(world, "ZOE", user_id)
    others_heard(world, world.bakkerij, user_id)
    later(hours=73)
    again = proved_again(world, texts)
    assert give(again, world, "ZOE", READS).status == 200
    assert give(again, world, "ZOE", RIGHTS).status == 200
    assert approve(of(world), world.publish("ZOE")).status == 200
