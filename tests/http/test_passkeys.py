"""Proving with a passkey who one is: at the door, after a password, for a sensitive act."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.identity.domain import passkey
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, knock
from tests.http.proving import (
    answer_passkey,
    device_at,
    set_up_passkey,
    sign_in_by_passkey,
)
from tests.portal import Portal
from tests.support.authenticator import PRESENT, Device, Key
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


@pytest.fixture
def phone(door: Portal) -> Device:
    return device_at(door)


def happened(user: User) -> list[str]:
    return [event.action for event in audit.history(user.office_id, user.user_id)]


def test_signing_in_with_a_passkey_alone(
    inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    sent = len(texts.texted)
    asked = door.post("/passkey-challenges").body
    assert asked["options"]["allowCredentials"] == []
    assert asked["options"]["rpId"] == door.host
    assert asked["options"]["userVerification"] == "required"
    signed_in = answer_passkey(door, asked["challenge_id"], phone.get(asked["options"]))
    assert signed_in.status == 200
    assert door.get("/me").body == signed_in.body
    assert len(texts.texted) == sent
    (session, *_) = door.get("/me/sessions").body["items"]
    assert session["methods"] == ["passkey"]
    assert door.get("/me/factors").body["passkeys"][0]["last_used_at"]
    (*_, last) = audit.history(anna.office_id, anna.user_id)
    assert (last.action, last.details["method"]) == ("signed_in", "passkey")


def test_a_passkey_after_the_password(
    inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    asked = knock(door, anna.email).body
    assert (asked["method"], asked["methods"][0]) == ("passkey", "passkey")
    (named,) = asked["passkey"]["allowCredentials"]
    assert named["transports"] == ["hybrid", "internal"]
    path = f"/challenges/{asked['challenge_id']}"
    assert door.put(f"{path}/answer", {"code": "123456"}).problem == "wrong_passkey"
    by_text = door.put(f"{path}/method", {"method": "sms"}).body
    assert "passkey" not in by_text
    credential = {"credential": phone.get(asked["passkey"])}
    assert door.put(f"{path}/answer", credential).problem == "wrong_code"
    again = door.put(f"{path}/method", {"method": "passkey"}).body
    assert again["passkey"] == asked["passkey"]
    assert door.put(f"{path}/answer", credential).status == 200


def test_a_passkey_for_a_sensitive_act(
    inside: Portal, phone: Device, anna: User, texts: FakeSms, later: Later
) -> None:
    set_up_passkey(inside, texts, phone)
    later(minutes=11)
    asked = inside.post("/step-ups", {"purpose": "change_factor"}).body
    path = f"/step-ups/{asked['challenge_id']}/answer"
    for unclear in ({}, {"code": "123456", "credential": phone.get(asked["passkey"])}):
        assert inside.put(path, unclear).fields == {"code": "required"}
    refused = inside.put(path, {"code": "123456"})
    assert (refused.status, refused.problem) == (403, "wrong_passkey")
    assert inside.put(path, {"credential": phone.get(asked["passkey"])}).status == 200
    assert inside.post("/me/recovery-codes").status == 201


def test_who_has_a_passkey_and_no_phone_gets_in_and_steps_up(
    inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms, later: Later
) -> None:
    set_up_passkey(inside, texts, phone)
    signing_in.keep_change(replace(users.user(anna.office_id, anna.user_id), mobile=""))
    later(minutes=11)
    assert sign_in_by_passkey(door, phone).status == 200
    asked = door.post("/step-ups", {"purpose": "change_factor"}).body
    assert asked["methods"] == ["passkey", "recovery"]
    answered = {"credential": phone.get(asked["passkey"])}
    assert door.put(f"/step-ups/{asked['challenge_id']}/answer", answered).status == 200
    (own,) = door.get("/me/factors").body["passkeys"]
    assert door.delete(f"/me/passkeys/{own['passkey_id']}").problem == "last_factor"


def test_an_answer_is_worth_one_session_also_for_two_at_the_same_moment(
    world: World, inside: Portal, door: Portal, phone: Device, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    asked = door.post("/passkey-challenges").body
    credential = phone.get(asked["options"])
    tabs = [Portal(world.host), Portal(world.host)]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda tab: answer_passkey(tab, asked["challenge_id"], credential), tabs)
        statuses = [each.status for each in found]
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 401, 409}
    assert answer_passkey(door, asked["challenge_id"], credential).problem == "code_expired"


def test_two_tabs_may_sign_in_at_the_same_moment(
    world: World, inside: Portal, phone: Device, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    tabs = [Portal(world.host), Portal(world.host)]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda tab: sign_in_by_passkey(tab, phone).status, tabs))
    assert found == [200, 200]


def test_an_answer_to_another_challenge_is_worth_nothing(
    inside: Portal, door: Portal, phone: Device, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    first, second = (door.post("/passkey-challenges").body for _ in range(2))
    credential = phone.get(first["options"])
    assert answer_passkey(door, second["challenge_id"], credential).problem == "wrong_passkey"
    assert answer_passkey(door, first["challenge_id"], credential).status == 200


def test_a_challenge_has_five_tries_and_ten_minutes(
    inside: Portal, door: Portal, phone: Device, texts: FakeSms, later: Later
) -> None:
    set_up_passkey(inside, texts, phone)
    asked = door.post("/passkey-challenges").body
    right, stranger = (
        phone.get(asked["options"]),
        Device(origin=phone.origin, keys=phone.keys, flags=PRESENT),
    )
    for _ in range(5):
        wrong = stranger.get(asked["options"])
        assert answer_passkey(door, asked["challenge_id"], wrong).problem == "wrong_passkey"
    assert answer_passkey(door, asked["challenge_id"], right).problem == "code_expired"
    late = door.post("/passkey-challenges").body
    right = phone.get(late["options"])
    later(minutes=10)
    assert answer_passkey(door, late["challenge_id"], right).problem == "code_expired"


def another_origin(phone: Device) -> Device:
    return Device(origin="https://evil.example", keys=phone.keys)


def nobody_recognised(phone: Device) -> Device:
    return Device(origin=phone.origin, keys=phone.keys, flags=PRESENT)


def another_key(phone: Device) -> Device:
    (key,) = phone.keys
    return Device(
        origin=phone.origin, keys=[replace(key, private=Key(rp_id="", user_handle="").private)]
    )


def another_owner(phone: Device) -> Device:
    (key,) = phone.keys
    return Device(origin=phone.origin, keys=[replace(key, user_handle=passkey.handle_of("0" * 26))])


def no_owner(phone: Device) -> Device:
    (key,) = phone.keys
    return Device(origin=phone.origin, keys=[replace(key, user_handle="_w")])


def unknown_key(phone: Device) -> Device:
    (key,) = phone.keys
    return Device(origin=phone.origin, keys=[replace(key, credential_id=b"unknown")])


@pytest.mark.parametrize(
    "change",
    [another_origin, nobody_recognised, another_key, another_owner, no_owner, unknown_key],
)
def test_what_does_not_fit_gets_one_answer(
    inside: Portal, door: Portal, phone: Device, texts: FakeSms, change: Any
) -> None:
    set_up_passkey(inside, texts, phone)
    refused = sign_in_by_passkey(door, change(phone))
    assert (refused.status, refused.problem) == (401, "wrong_passkey")


def test_who_may_not_sign_in_gets_the_same_answer(
    world: World, inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    unknown = sign_in_by_passkey(door, unknown_key(phone))
    signing_in.keep_change(users.user(anna.office_id, anna.user_id).deactivated(clock.now()))
    stopped = sign_in_by_passkey(door, phone)
    assert (stopped.status, stopped.body) == (unknown.status, unknown.body)


def test_another_office_knows_nothing_of_it(
    inside: Portal, door: Portal, phone: Device, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    elsewhere = Portal(World().open().host)
    asked = elsewhere.post("/passkey-challenges").body
    (key,) = phone.keys
    there = Device(origin=f"https://{elsewhere.host}", keys=[replace(key, rp_id=elsewhere.host)])
    refused = answer_passkey(elsewhere, asked["challenge_id"], there.get(asked["options"]))
    assert (refused.status, refused.problem) == (401, "wrong_passkey")
    here = door.post("/passkey-challenges").body
    credential = phone.get(here["options"])
    assert answer_passkey(elsewhere, here["challenge_id"], credential).problem == "code_expired"


def test_a_count_that_goes_back_is_refused_and_the_office_hears_of_it(
    inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone, counts=True)
    (key,) = phone.keys
    copy = Device(origin=phone.origin, keys=[replace(key)])
    assert sign_in_by_passkey(door, phone).status == 200
    assert sign_in_by_passkey(door, copy).problem == "wrong_passkey"
    assert "passkey_refused" in happened(anna)
    assert sign_in_by_passkey(door, phone).status == 200


def test_an_office_that_takes_no_passkeys_says_so(
    world: World, inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    asked = door.post("/passkey-challenges").body
    assert door.get("/office").body["passkeys"] is True
    offices.save(replace(offices.get(world.office_id), methods=(Method.SMS,)))
    assert door.get("/office").body["passkeys"] is False
    late = answer_passkey(door, asked["challenge_id"], phone.get(asked["options"]))
    assert late.problem == "wrong_passkey"
    assert door.post("/passkey-challenges").problem == "method_not_allowed"
    assert inside.post("/me/passkeys").problem == "method_not_allowed"
    assert knock(door, anna.email).body["methods"] == ["sms", "recovery"]


def test_at_an_address_in_numbers_no_browser_can(
    world: World, inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    """A laptop answers at 127.0.0.1 too."""
    set_up_passkey(inside, texts, phone)
    offices.save(offices.get(world.office_id), aliases=("192.0.2.7",))
    numbers = Portal("192.0.2.7").sign_in(anna)
    assert numbers.post("/passkey-challenges").problem == "passkey_not_here"
    assert numbers.post("/me/passkeys").problem == "passkey_not_here"
    assert knock(numbers, anna.email).body["methods"] == ["sms", "recovery"]
