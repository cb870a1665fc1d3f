"""A beheerder takes back the number that they passed on, as long as nothing came of it."""

from typing import Any

import pytest

from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.portal import Answer, Portal
from tests.support.replacing import ask, happened, link, now
from tests.world import World

NEW, OTHER = "0612345699", "0612345698"


@pytest.fixture
def pieter(world: World) -> User:
    return world.users["PIETER"]


@pytest.fixture
def anna(world: World, texts: FakeSms) -> Portal:
    """Beheerder, with a fresh code for numbers."""
    portal = Portal(world.host).sign_in(world.users["ANNA"])
    step_up(portal, texts, "change_mobile")
    return portal


@pytest.fixture
def place(world: World, pieter: User) -> str:
    """Of Pieter's number."""
    return f"/clients/{world.bakkerij}/people/{pieter.user_id}/mobile"


def pass_on(anna: Portal, place: str, number: str = NEW) -> Answer:
    answer = anna.put(place, {"mobile": number})
    assert answer.status == 200, answer.body
    return answer


def waits(portal: Portal, client_id: str, pieter: User) -> list[dict[str, Any]]:
    items = portal.get(f"/clients/{client_id}/people").body["items"]
    (seen,) = [each for each in items if each["user_id"] == pieter.user_id]
    return list(seen["replacements"])


def test_it_stands_with_the_person_for_whom_they_passed_it_on_and_for_no_other_beheerder(
    world: World, anna: Portal, pieter: User, place: str
) -> None:
    world.join("ZOE", "Zoë", world.bakkerij)
    pass_on(anna, place)
    (own,) = waits(anna, world.bakkerij, pieter)
    assert (own["value"], own["asked_by"], own["state"]) == (
        "•• •••• ••99",
        world.users["ANNA"].name,
        "waits",
    )
    other = Portal(world.host).sign_in(world.users["ZOE"])
    assert waits(other, world.bakkerij, pieter) == []


def test_taken_back_everything_is_as_it_was_and_the_right_one_can_be_passed_on(
    world: World, anna: Portal, pieter: User, place: str
) -> None:
    pass_on(anna, place)
    assert now(pieter).replacing
    for _ in range(2):
        assert anna.delete(place).status == 200
    assert waits(anna, world.bakkerij, pieter) == []
    assert (now(pieter).mobile, now(pieter).replacing) == (pieter.mobile, False)
    told = [each for each in happened(pieter) if each.action == "replacement_cancelled"]
    assert [each.actor_id for each in told] == [world.users["ANNA"].user_id]
    pass_on(anna, place, OTHER)


def test_what_another_passed_on_is_not_theirs_to_take_back(
    world: World, anna: Portal, bram: Portal, pieter: User, place: str, texts: FakeSms
) -> None:
    ask(bram, texts, pieter, Factor.MOBILE, NEW)
    assert anna.delete(place).problem == "nothing_waits"
    assert now(pieter).replacing
    assert bram.delete(place).problem == "not_for_employees"


def test_what_counts_by_now_is_too_late(
    world: World, anna: Portal, pieter: User, place: str
) -> None:
    pass_on(anna, place)
    token = link(pieter, Factor.MOBILE, Via.MAIL)
    assert Portal(world.host).put("/replacement-confirmations", {"token": token}).status < 300
    refused = anna.delete(place)
    assert (refused.status, refused.problem) == (409, "counts_already")
    assert refused.body["title"].startswith("Deze wijziging geldt al")


def test_what_its_person_stopped_was_not_taken_back(
    world: World, anna: Portal, pieter: User, place: str
) -> None:
    pass_on(anna, place)
    token = link(pieter, Factor.MOBILE, Via.MAIL)
    assert Portal(world.host).put("/replacement-stops", {"token": token}).status < 300
    assert anna.delete(place).problem == "nothing_waits"


def test_where_nothing_was_passed_on_there_is_nothing_to_take_back(
    anna: Portal, place: str
) -> None:
    assert anna.delete(place).problem == "nothing_waits"
