"""A stop counts as long as it is not another one yet, and nobody asks again and again."""

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import signing_in
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later, challenge, code_in
from tests.http.proving import proved, set_up_app, step_up
from tests.portal import Answer, Portal
from tests.support.replacing import (
    NEW_EMAIL,
    agree,
    approve,
    ask,
    confirmed,
    happened,
    link,
    now,
    own_number,
    second,
    waiting,
    was_told,
)
from tests.world import World


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def dead(anna: User) -> bool:
    return new_email_rows.new_email(anna.office_id, anna.user_id) is None


@pytest.mark.parametrize("via", [Via.MAIL, Via.TEXT])
def test_what_a_colleague_said_yes_to_is_stopped_by_link_until_the_address_is_in_use(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, via: Via
) -> None:
    """As both messages promised."""
    ask(bram, texts, anna, Factor.EMAIL)
    token = link(anna, Factor.EMAIL, via)
    assert not agree(second(world), texts, anna, Factor.EMAIL).problem
    looked = stranger.post("/replacement-links", {"token": token}).body
    assert (looked["replacement"]["state"], looked["may_confirm"]) == ("agreed", False)
    assert looked["replacement"]["ends_at"]
    assert not stranger.put("/replacement-stops", {"token": token}).problem
    assert happened(anna)[-1].action == "replacement_stopped"
    assert dead(anna)
    assert stranger.put("/replacement-stops", {"token": token}).problem == "settled_already"
    assert now(anna).email == anna.email


def test_or_signed_in(world: World, anna: User, bram: Portal, texts: FakeSms) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    (mine,) = inside.get("/me/replacements").body["items"]
    assert (mine["state"], mine["value"]) == ("agreed", NEW_EMAIL)
    for _ in range(2):
        assert not inside.delete("/me/replacements/email").problem
    assert inside.get("/me/replacements").body["items"] == []
    assert dead(anna)


def test_what_counts_already_is_said_to_and_not_stopped(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms
) -> None:
    for factor in (Factor.MOBILE, Factor.EMAIL):
        ask(bram, texts, anna, factor)
        token = link(anna, factor)
        stranger.put("/replacement-confirmations", {"token": token})
        if factor is Factor.EMAIL:
            assert not confirmed(world, anna).problem
        answer = stranger.put("/replacement-stops", {"token": token})
        assert (answer.status, answer.problem) == (409, "settled_already")
    assert now(anna).email == NEW_EMAIL


def asked_by_anna(world: World, texts: FakeSms, number: str) -> Answer:
    """A beheerder, about a fellow director."""
    inside = proved(Portal(world.host).sign_in(world.users["ANNA"]), texts, "change_mobile")
    pieter = world.users["PIETER"].user_id
    return inside.put(f"/clients/{world.bakkerij}/people/{pieter}/mobile", {"mobile": number})


def test_a_beheerder_does_not_keep_a_fellow_director_from_approving(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    pieter = world.users["PIETER"]
    assert not asked_by_anna(world, texts, "0633333333").problem
    inside = Portal(world.host).sign_in(pieter)
    assert not inside.delete("/me/replacements/mobile").problem
    answer = asked_by_anna(world, texts, "0644444444")
    assert (answer.status, answer.problem) == (409, "stopped_before")
    assert not approve(inside, world.publish("PIETER")).problem
    assert not ask(bram, texts, pieter, Factor.MOBILE, "0655555555").problem
    assert asked_by_anna(world, texts, "0644444444").problem == "asked_by_another"
    inside.delete("/me/replacements/mobile")
    later(days=31)
    assert not asked_by_anna(world, texts, "0644444444").problem


@pytest.mark.parametrize("by_link", [True, False])
def test_nor_does_an_employee_keep_a_client_from_it(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, by_link: bool
) -> None:
    """Of no kind, and from before it is asked; another employee can."""
    ask(bram, texts, anna, Factor.EMAIL)
    if by_link:
        token = link(anna, Factor.EMAIL)
        assert not Portal(world.host).put("/replacement-stops", {"token": token}).problem
    else:
        inside = Portal(world.host).sign_in(anna)
        assert not inside.delete("/me/replacements/email").problem
    for factor in Factor:
        refused = ask(bram, texts, anna, factor)
        assert (refused.status, refused.problem) == (403, "stopped_by_person")
        told = bram.get(f"/people/{anna.user_id}/replacements/{factor}")
        assert told.problem == "stopped_by_person"
        assert told.body["title"].startswith("Deze persoon hield kort geleden een wijziging tegen")
    assert not now(anna).replacing
    assert not ask(second(world), texts, anna, Factor.EMAIL).problem
    later(days=30, minutes=1)
    again = Portal(world.host).sign_in(world.users["BRAM"])
    assert not ask(again, texts, anna, Factor.MOBILE).problem


@pytest.mark.parametrize("by_the_colleague", [True, False])
def test_nor_with_a_colleague_of_their_own_making(
    world: World, anna: User, texts: FakeSms, by_the_colleague: bool
) -> None:
    world.employ("ESTHER", "Esther", EmployeeRole.OWNER)
    fatima = world.employ("FATIMA", "Fatima el Idrissi")
    mine = replace(now(fatima), let_in_by=(world.users["ESTHER"].user_id,), invited_at=clock.now())
    signing_in.keep_change(mine)
    pair = ["FATIMA", "ESTHER"] if by_the_colleague else ["ESTHER", "FATIMA"]
    first, other = (Portal(world.host).sign_in(world.users[who]) for who in pair)
    ask(first, texts, anna, Factor.MOBILE)
    Portal(world.host).sign_in(anna).delete("/me/replacements/mobile")
    assert ask(other, texts, anna, Factor.EMAIL).problem == "stopped_by_person"


def test_nor_after_the_office_took_it_back(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    pieter = world.users["PIETER"]
    asked_by_anna(world, texts, "0633333333")
    assert not bram.delete(f"/people/{pieter.user_id}/replacements/mobile").problem
    assert asked_by_anna(world, texts, "0644444444").problem == "stopped_before"


def test_how_often_a_beheerder_asks_never_keeps_the_office_from_it(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    for last in range(7):
        answer = asked_by_anna(world, texts, f"061111111{last}")
    assert answer.status == 429
    asked = ask(bram, texts, world.users["PIETER"], Factor.MOBILE, "0655555555")
    assert not asked.problem


def test_a_number_of_ones_own_is_not_overwritten_by_an_older_wish(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE, "0622222288")
    was_told(anna)
    own_number(inside, texts, "0622222277")
    assert not now(anna).replacing
    told = [each for each in happened(anna) if each.action == "replacement_overtaken"]
    assert [(each.details["factor"], each.actor_name) for each in told] == [("mobile", anna.name)]
    later(hours=73)
    run(count_replacements)
    assert now(anna).mobile == "+31622222277"


def test_what_waits_of_another_kind_stays(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    for factor in (Factor.MOBILE, Factor.EMAIL):
        ask(bram, texts, anna, factor)
    own_number(inside, texts, "0622222277")
    assert now(anna).replacing
    assert waiting(anna, Factor.EMAIL)


def test_an_own_app_says_that_the_phone_is_not_lost(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.DEVICES)
    set_up_app(inside, texts)
    assert not now(anna).replacing
    assert "replacement_overtaken" in [each.action for each in happened(anna)]


def test_new_recovery_codes_say_so_too(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    set_up_app(inside, texts)
    ask(bram, texts, anna, Factor.DEVICES)
    step_up(inside, texts, "change_factor")
    assert not inside.post("/me/recovery-codes").problem
    assert not now(anna).replacing


def reported(door: Portal, anna: User) -> None:
    """ "Klopt dit nummer niet?", before the code."""
    assert not door.put(f"/challenges/{challenge(door, anna)}/password-stop").problem


def test_a_number_that_was_reported_wrong_is_asked_nothing_and_not_believed(
    world: World, anna: User, bram: Portal, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    reported(door, anna)
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE, Via.TEXT)
    for path in ("/replacement-stops", "/replacement-confirmations"):
        assert stranger.put(path, {"token": token}).problem == "link_expired"
    assert now(anna).replacing
    (row,) = [
        each
        for each in bram.get(f"/clients/{world.bakkerij}/people").body["items"]
        if each["user_id"] == anna.user_id
    ]
    assert row["number_wrong"]
    mail = link(anna, Factor.MOBILE)
    assert not stranger.put("/replacement-confirmations", {"token": mail}).problem
    assert not now(anna).number_wrong


def test_a_text_message_to_it_told_nobody(
    world: World, anna: User, bram: Portal, door: Portal, texts: FakeSms, later: Later
) -> None:
    reported(door, anna)
    ask(bram, texts, anna, Factor.MOBILE)
    was_told(anna, Via.TEXT)
    later(hours=80)
    run(count_replacements)
    assert now(anna).replacing


def test_a_code_that_came_back_shows_that_the_number_is_theirs(
    world: World, anna: User, door: Portal, texts: FakeSms
) -> None:
    """A stranger who knew the password said that it was wrong."""
    signing_in.keep_change(replace(now(anna), number_wrong=True))
    under_way = challenge(door, anna)
    assert not door.put(f"/challenges/{under_way}/answer", {"code": code_in(texts)}).problem
    assert not now(anna).number_wrong
    assert door.get("/me/factors").body["number_wrong"] is False


def test_the_page_of_who_is_shut_and_the_office_say_so(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside, task = Portal(world.host).sign_in(anna), world.publish("ANNA")
    place = f"/clients/{world.bakkerij}/tasks/{task.task_id}"
    for shut in (False, True):
        assert inside.get("/me").body["replacing"] is shut
        (seen,) = bram.get(place).body["recipients"]
        assert seen["shut"] is shut
        (own,) = inside.get(place).body["recipients"]
        assert own["shut"] is False
        ask(bram, texts, anna, Factor.MOBILE)
