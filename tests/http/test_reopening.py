"""Whose account was stopped before they could act is let in anew as it is opened again (ADR 52)."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.actions import reopening
from chalicelib.core.rights import Rights
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_giving_back import ALL, give, proved_again
from tests.http.test_letting_in import approve, bram, invited, of, row
from tests.http.test_people import READS, RIGHTS, person
from tests.portal import Answer, Portal
from tests.support.newcomers import let_in_of, others_heard, vouch, vouched
from tests.support.office_work import confirming
from tests.support.replacing import second
from tests.world import World

__all__ = ["bram"]


def stop(door: Portal, user_id: str) -> None:
    assert door.put(f"/people/{user_id}/deactivation").status == 200


def reopen(door: Portal, user_id: str) -> Answer:
    return door.delete(f"/people/{user_id}/deactivation")


def again_in(world: World, user_id: str) -> list[Event]:
    known = audit.history(world.office_id, user_id)
    return [each for each in known if each.action == "let_in_again"]


def comes_back(world: World, user_id: str, who: str = "ZOE") -> Portal:
    """With a new password."""
    passwords.set_password(users.user(world.office_id, user_id), "een heel ander geheel 42")
    world.users[who] = users.user(world.office_id, user_id)
    return of(world, who)


@pytest.fixture
def stopped(world: World, bram: Portal) -> str:
    """Whom one employee let in and put away at once; the others heard the first."""
    user_id = invited(world, bram)
    others_heard(world, world.bakkerij, user_id)
    stop(bram, user_id)
    return user_id


def test_the_time_does_not_run_while_the_account_is_stopped(
    world: World, stopped: str, later: Later, texts: FakeSms
) -> None:
    later(hours=73)
    again = proved_again(world, texts)
    assert reopen(again, stopped).status == 200
    zoe, task = comes_back(world, stopped), world.publish("ZOE")
    assert approve(zoe, task).problem == "let_in_lately"
    others_heard(world, world.bakkerij, stopped)
    later(hours=73 + 71.9)
    assert approve(of(world), task).problem == "let_in_lately"
    later(hours=73 + 72.1)
    assert approve(of(world), task).status == 200


def test_the_others_are_told_and_whoever_opens_it_is_among_who_gave(
    world: World, stopped: str, texts: FakeSms
) -> None:
    fatima = proved(second(world), texts)
    assert reopen(fatima, stopped).status == 200
    (event,) = again_in(world, stopped)
    told = {world.users[who].user_id for who in ("ANNA", "PIETER")}
    assert set(event.details["told"].split(",")) == told
    known = let_in_of(world, world.bakkerij, stopped)
    assert known.event_id == event.event_id
    assert set(known.giver_ids) == {world.users[who].user_id for who in ("BRAM", "FATIMA")}
    assert vouch(fatima, world.bakkerij, stopped).problem == "vouch_needs_a_colleague"


def test_who_can_vouch_finds_them_in_postvak_again(
    world: World, stopped: str, later: Later, texts: FakeSms
) -> None:
    later(hours=73)
    fatima = second(world)
    assert confirming(fatima) == []
    assert reopen(proved_again(world, texts), stopped).status == 200
    assert [(each["why"], each["person"]["user_id"]) for each in confirming(fatima)] == [
        ("vouch", stopped)
    ]
    comes_back(world, stopped)
    assert vouched(world, texts, world.bakkerij, stopped).status == 200
    assert approve(of(world), world.publish("ZOE")).status == 200


def test_stopping_and_opening_again_and_again_opens_nothing(
    world: World, stopped: str, later: Later, texts: FakeSms
) -> None:
    for day in range(1, 4):
        later(hours=73 * day)
        again = proved_again(world, texts)
        assert reopen(again, stopped).status == 200
        others_heard(world, world.bakkerij, stopped)
        if day < 3:
            stop(again, stopped)
    assert approve(comes_back(world, stopped), world.publish("ZOE")).problem == "let_in_lately"


def test_nor_does_ending_access_meanwhile_and_letting_in_again(
    world: World, stopped: str, later: Later, texts: FakeSms
) -> None:
    """Bram opens an account that has access at another client still."""
    world.users["ZOE"] = users.user(world.office_id, stopped)
    world.join("ZOE", "Zoë", world.another_client("Elders B.V."))
    later(hours=73)
    again = proved_again(world, texts)
    assert again.delete(f"/clients/{world.bakkerij}/people/{stopped}").status == 204
    assert reopen(again, stopped).status == 200
    back = person(email=world.users["ZOE"].email, rights=RIGHTS)
    assert again.post(f"/clients/{world.bakkerij}/people", back).status == 201
    assert approve(comes_back(world, stopped), world.publish("ZOE")).problem == "let_in_lately"


def test_nor_does_taking_rights_meanwhile_and_giving_them_back(
    world: World, stopped: str, later: Later, texts: FakeSms
) -> None:
    later(hours=73)
    again = proved_again(world, texts)
    assert give(again, world, "ZOE", READS).status == 200
    assert reopen(again, stopped).status == 200
    assert give(again, world, "ZOE", RIGHTS).status == 200
    assert approve(comes_back(world, stopped), world.publish("ZOE")).problem == "let_in_lately"


def test_what_was_open_when_it_was_stopped_stays_open(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    """Also of who was let in, once their time was over."""
    user_id, pieter = invited(world, bram), world.users["PIETER"].user_id
    others_heard(world, world.bakkerij, user_id)
    later(hours=73)
    again = proved_again(world, texts)
    for who, each in (("ZOE", user_id), ("PIETER", pieter)):
        stop(again, each)
        assert reopen(again, each).status == 200
        assert approve(comes_back(world, each, who), world.publish(who)).status == 200
        assert again_in(world, each) == []


def test_so_does_what_was_taken_after_they_came_back(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    user_id = invited(world, bram)
    stop(bram, user_id)
    assert reopen(bram, user_id).status == 200
    others_heard(world, world.bakkerij, user_id)
    comes_back(world, user_id)
    later(hours=73)
    again = proved_again(world, texts)
    assert give(again, world, "ZOE", READS).status == 200
    assert give(again, world, "ZOE", RIGHTS).status == 200
    assert approve(of(world), world.publish("ZOE")).status == 200


def test_what_they_might_before_they_were_given_more_stays_open(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    zoe = world.join("ZOE", "Zoë", world.bakkerij, Rights(approve=True, types=("btw-aangifte",)))
    assert give(bram, world, "ZOE", RIGHTS).status == 200
    stop(bram, zoe.user_id)
    later(hours=73)
    assert reopen(proved_again(world, texts), zoe.user_id).status == 200
    door = comes_back(world, zoe.user_id)
    assert approve(door, world.publish("ZOE", type_id="icp-opgaaf")).problem == "let_in_lately"
    assert approve(door, world.publish("ZOE")).status == 200


def test_at_each_client_it_is_as_it_was_there(
    world: World, bram: Portal, later: Later, texts: FakeSms
) -> None:
    """Open at one, shut at two."""
    user_id = invited(world, bram)
    others_heard(world, world.bakkerij, user_id)
    later(hours=73)
    again, shut = proved_again(world, texts), [world.another_client(each) for each in ("B", "C")]
    for client_id in shut:
        world.join("ANNA", "Anna de Vries", client_id)
        back = person(email=world.users["ZOE"].email, rights=ALL)
        assert again.post(f"/clients/{client_id}/people", back).status == 201
        others_heard(world, client_id, user_id)
    stop(again, user_id)
    later(hours=146)
    assert reopen(proved_again(world, texts), user_id).status == 200
    door = comes_back(world, user_id)
    for client_id in shut:
        task = world.publish("ZOE", client_id=client_id)
        assert approve(door, task).problem == "let_in_lately"
        assert row(of(world, "BRAM"), client_id, user_id)["acts_from"]
    assert approve(door, world.publish("ZOE")).status == 200


def test_at_more_clients_than_go_in_one_transaction_it_stays_stopped(
    world: World, stopped: str, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reopening, "MOST_CLIENTS", 0)
    answer = reopen(proved_again(world, texts), stopped)
    assert (answer.status, answer.problem) == (409, "reopens_too_many")
    assert users.user(world.office_id, stopped).status is Status.DEACTIVATED
