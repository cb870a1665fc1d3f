"""Nobody becomes a client: what reaches or proves somebody is replaced once they or a second
colleague have said that it is right."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.core import clock
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock
from tests.http.proving import set_up_app, step_up
from tests.portal import Portal
from tests.support.replacing import (
    HOW,
    NEW_EMAIL,
    NEW_MOBILE,
    agree,
    approve,
    ask,
    happened,
    link,
    now,
    second,
    shown,
)
from tests.world import World

ALL = list(Factor)


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def test_an_employee_with_only_his_own_codes_does_not_become_a_client(
    world: World, anna: User, bram: Portal, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    """As it was done in the attack: the address, then the number, then the door."""
    assert ask(bram, texts, anna, Factor.EMAIL, "bram@prive.example").status == 200
    assert ask(bram, texts, anna, Factor.MOBILE, "0611111111").status == 200
    stranger.post("/password-requests", {"email": "bram@prive.example"})
    assert knock(door, "bram@prive.example").problem == "wrong_credentials"
    assert (now(anna).email, now(anna).mobile) == (anna.email, anna.mobile)
    under_way = challenge(door, anna)
    assert texts.texted[-1].to == anna.mobile
    assert answer(door, under_way, code_in(texts)).status == 200
    for factor in (Factor.EMAIL, Factor.MOBILE):
        assert agree(bram, texts, anna, factor).problem == "needs_a_colleague"
    assert approve(door, world.publish("ANNA")).problem == "prove_first"


@pytest.mark.parametrize("factor", ALL)
def test_a_second_colleague_makes_it_count_with_a_code_and_how_they_know(
    world: World, anna: User, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    assert not ask(bram, texts, anna, factor).problem
    fatima = second(world)
    path = f"/people/{anna.user_id}/replacements/{factor}/agreement"
    seen = {"asked": shown(anna, factor)}
    assert fatima.put(path, seen | {"how": HOW}).problem == "step_up_needed"
    assert fatima.put(path, seen | {"how": "  "}).fields == {"how": "required"}
    assert not agree(fatima, texts, anna, factor).problem
    assert agree(fatima, texts, anna, factor).problem == "nothing_waits"
    told = happened(anna)[-1]
    assert told.actor_name == world.users["FATIMA"].name
    assert told.details["asked_by_name"] == world.users["BRAM"].name
    assert (told.details["ground"], told.details["how"]) == ("colleague", HOW)
    assert not now(anna).replacing


def test_it_counts_as_what_it_is(
    world: World, anna: User, bram: Portal, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    set_up_app(inside, texts)
    fatima = second(world)
    for factor in ALL:
        ask(bram, texts, anna, factor)
        assert not inside.get("/me").problem
    agree(fatima, texts, anna, Factor.MOBILE)
    assert now(anna).mobile == NEW_MOBILE
    put = stranger.put
    assert not put("/replacement-confirmations", {"token": link(anna, Factor.EMAIL)}).problem
    assert now(anna).email == anna.email
    assert happened(anna)[-1].action == "email_change_asked"
    assert knock(door, anna.email).body["methods"] == ["totp", "sms", "recovery"]
    assert not put("/replacement-confirmations", {"token": link(anna, Factor.DEVICES)}).problem
    assert inside.get("/me").status == 401
    assert knock(door, anna.email).body["methods"] == ["sms"]
    assert texts.texted[-1].to == NEW_MOBILE
    assert set(now(anna).replaced) == {Factor.MOBILE, Factor.DEVICES}


@pytest.mark.parametrize("via", [Via.MAIL, Via.TEXT])
@pytest.mark.parametrize("factor", ALL)
def test_the_old_address_or_number_says_that_it_is_right(
    anna: User, bram: Portal, stranger: Portal, texts: FakeSms, factor: Factor, via: Via
) -> None:
    ask(bram, texts, anna, factor)
    token = link(anna, factor, via)
    for _ in range(2):
        looked = stranger.post("/replacement-links", {"token": token})
        assert (looked.status, looked.body["replacement"]["factor"]) == (200, factor)
    assert not stranger.put("/replacement-confirmations", {"token": token}).problem
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "settled_already"
    told = happened(anna)[-1]
    assert (told.details["ground"], told.details["via"]) == ("confirmed", via)
    assert not now(anna).replacing


@pytest.mark.parametrize("via", [Via.MAIL, Via.TEXT])
@pytest.mark.parametrize("factor", ALL)
def test_the_old_address_or_number_stops_it(
    world: World,
    anna: User,
    bram: Portal,
    stranger: Portal,
    texts: FakeSms,
    factor: Factor,
    via: Via,
) -> None:
    ask(bram, texts, anna, factor)
    token = link(anna, factor, via)
    assert not stranger.put("/replacement-stops", {"token": token}).problem
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "settled_already"
    assert agree(second(world), texts, anna, factor).problem == "nothing_waits"
    assert happened(anna)[-1].action == "replacement_stopped"
    after = now(anna)
    assert (after.email, after.mobile, after.replacing) == (anna.email, anna.mobile, False)


def test_who_it_is_about_confirms_it_signed_in_with_a_code_by_what_they_still_have(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.EMAIL)
    (mine,) = inside.get("/me/replacements").body["items"]
    assert (mine["factor"], mine["value"]) == ("email", NEW_EMAIL)
    assert mine["asked_by"] == world.users["BRAM"].name
    path, seen = "/me/replacements/email/confirmation", {"asked": mine["asked"]}
    assert inside.put(path, seen).problem == "step_up_needed"
    step_up(inside, texts, "change_factor")
    assert not inside.put(path, seen).problem
    assert inside.put(path, seen).problem == "nothing_waits"
    assert [each["state"] for each in inside.get("/me/replacements").body["items"]] == ["agreed"]
    assert not approve(inside, world.publish("ANNA")).problem


def test_who_it_is_about_stops_it_without_a_code(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    for _ in range(2):
        assert not inside.delete("/me/replacements/mobile").problem
    assert [each.action for each in happened(anna)].count("replacement_stopped") == 1
    assert inside.delete("/me/replacements/nonsense").status == 404
    assert not approve(inside, world.publish("ANNA")).problem


def test_of_a_stop_and_a_yes_at_the_same_moment_one_counts(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    mail, text = (link(anna, Factor.MOBILE, via) for via in (Via.MAIL, Via.TEXT))
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda each: Portal(world.host).put(each[0], {"token": each[1]}),
                (("/replacement-stops", mail), ("/replacement-confirmations", text)),
            )
        )
    assert sorted(not each.problem for each in answers) == [False, True]
    made = [each.action for each in happened(anna)][-1]
    assert (made == "mobile_changed") == (now(anna).mobile == NEW_MOBILE)
    assert not now(anna).replacing


def test_two_at_the_same_moment_leave_nothing_shut(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    for factor in ALL:
        ask(bram, texts, anna, factor)
    tokens = [link(anna, factor) for factor in ALL]
    with ThreadPoolExecutor(3) as pool:
        body = [{"token": each} for each in tokens]
        list(pool.map(lambda it: Portal(world.host).put("/replacement-stops", it), body))
    left = inside.get("/me/replacements").body["items"]
    assert now(anna).replacing is bool(left)


def test_a_link_of_one_office_is_nothing_at_another(
    anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE)
    elsewhere = Portal(World().open().host)
    for path in ("/replacement-confirmations", "/replacement-stops"):
        assert elsewhere.put(path, {"token": token}).problem == "link_expired"


def test_a_password_asked_meanwhile_goes_to_the_old_address(
    anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    token = passwords.new_password_link(anna.office_id, anna.user_id, "reset", clock.now())
    stranger = Portal(bram.host)
    assert stranger.post("/password-links", {"token": token}).body["email"] == anna.email
