"""A browser that was here before: wrong passwords of strangers do not make it wait."""

import pytest

from chalicelib.identity.actions import passwords, signing_in
from chalicelib.identity.domain.limit import Limit
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock
from tests.http.test_limits import must_wait
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.world import World


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three tries instead of twenty."""
    monkeypatch.setattr(signing_in, "WRONG_PASSWORDS", Limit(name="passwords", times=3))


def come_in(door: Portal, user: User, texts: FakeSms) -> Portal:
    assert answer(door, challenge(door, user), code_in(texts)).status == 200
    return door


def keep_guessing(door: Portal, user: User) -> None:
    for _ in range(3):
        assert knock(door, user.email, "wrong").problem == "wrong_credentials"
    must_wait(knock(door, user.email, "wrong"))


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_a_stranger_makes_strangers_wait_and_not_who_was_here_before(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    come_in(door, anna, texts)
    keep_guessing(Portal(world.host), anna)
    must_wait(knock(Portal(world.host), anna.email))
    assert knock(door, anna.email).status == 201
    assert knock(door, f" {anna.email.upper()} ").status == 201


def test_signing_out_leaves_the_browser_known(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    come_in(door, anna, texts)
    assert door.delete("/session").status == 204
    keep_guessing(Portal(world.host), anna)
    assert knock(door, anna.email).status == 201


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_guessing_in_a_known_browser_has_an_end_too_and_keeps_nobody_else_out(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    come_in(door, anna, texts)
    keep_guessing(door, anna)
    must_wait(knock(door, anna.email))
    assert knock(Portal(world.host), anna.email).status == 201


def test_a_browser_keeps_its_number(door: Portal, anna: User, texts: FakeSms) -> None:
    """Signing in again and again would otherwise give new tries every time."""
    first = come_in(door, anna, texts).device
    assert come_in(door, anna, texts).device == first


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_a_cookie_that_we_did_not_give_for_this_address_does_not_help(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    pieter = passwords.set_password(world.users["PIETER"], PASSWORD)
    own = come_in(door, anna, texts).device
    number, _, proof = own.partition(".")
    keep_guessing(Portal(world.host), pieter)
    keep_guessing(Portal(world.host), anna)
    elsewhere = World().open()
    there = passwords.set_password(elsewhere.users["ANNA"], PASSWORD)
    foreign = come_in(Portal(elsewhere.host), there, texts).device
    made_up = (foreign, number, f"{number}.", f"{number}x.{proof}", f".{proof}", "é.é", "#")
    for device in made_up:
        must_wait(forged(world, device, anna))
    must_wait(forged(world, own, pieter))


def forged(world: World, device: str, user: User) -> Answer:
    stranger = Portal(world.host)
    stranger.device = device
    return knock(stranger, user.email)


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_of_two_cookies_with_one_name_neither_is_believed(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    own = come_in(door, anna, texts).device
    keep_guessing(Portal(world.host), anna)
    both = f"device={own}; device={own}"
    refused = door.post("/sessions", {"email": anna.email, "password": PASSWORD}, cookie=both)
    must_wait(refused)
