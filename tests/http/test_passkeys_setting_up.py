"""Setting up a passkey, naming it, and the end of it."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.errors import NotFound
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import factors, passkeys
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, knock
from tests.http.proving import (
    app_code,
    device_at,
    set_up_passkey,
    sign_in_by_passkey,
    step_up,
)
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.support.authenticator import PRESENT, Device
from tests.support.replacing import agree, second
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


@pytest.fixture
def phone(door: Portal) -> Device:
    return device_at(door)


def another_origin(phone: Device) -> Device:
    return Device(origin="https://evil.example", keys=phone.keys)


def nobody_recognised(phone: Device) -> Device:
    return Device(origin=phone.origin, keys=phone.keys, flags=PRESENT)


def happened(user: User) -> list[str]:
    return [event.action for event in audit.history(user.office_id, user.user_id)]


def offer(door: Portal, texts: FakeSms) -> Any:
    door.put("/me/password-proof", {"password": PASSWORD})
    step_up(door, texts, "change_factor")
    return door.post("/me/passkeys").body


def keep(door: Portal, offered: Any, device: Device, name: str = "Telefoon") -> Answer:
    credential = device.create(offered["options"])
    body = {"name": name, "credential": credential}
    return door.put(f"/me/passkeys/{offered['passkey_id']}", body)


def test_the_steps_of_setting_up(inside: Portal, phone: Device, anna: User, texts: FakeSms) -> None:
    assert inside.post("/me/passkeys").problem == "password_needed"
    inside.put("/me/password-proof", {"password": PASSWORD})
    assert inside.post("/me/passkeys").fields == {"purpose": "change_factor"}
    step_up(inside, texts, "change_factor")
    offered = inside.post("/me/passkeys")
    assert offered.status == 201
    options = offered.body["options"]
    assert options["rp"] == {"id": inside.host, "name": "Van Dijk Accountants"}
    assert options["user"]["name"] == anna.email
    assert options["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }
    path = f"/me/passkeys/{offered.body['passkey_id']}"
    made = {"name": " Telefoon van Anna ", "credential": phone.create(options)}
    kept = inside.put(path, made)
    assert len(kept.body["codes"]) == 10
    assert inside.put(path, made).body == {"codes": []}
    known = inside.get("/me/factors").body
    assert known["methods"] == ["passkey", "sms", "recovery"]
    (shown,) = known["passkeys"]
    assert (shown["name"], shown["last_used_at"]) == ("Telefoon van Anna", None)
    assert f"/me/passkeys/{shown['passkey_id']}" == path
    assert happened(anna)[-2:] == ["stepped_up", "factor_added"]


def test_a_person_has_twenty_at_most(
    inside: Portal, phone: Device, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.identity.actions.passkeys.MOST_PASSKEYS", 2)
    first, second, third = (offer(inside, texts) for _ in range(3))
    assert keep(inside, first, phone).status == 200
    assert keep(inside, second, device_at(inside)).body == {"codes": []}
    assert keep(inside, third, device_at(inside)).problem == "too_many_passkeys"
    assert inside.post("/me/passkeys").problem == "too_many_passkeys"


def test_a_device_is_told_which_keys_it_has_already(
    inside: Portal, phone: Device, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    with pytest.raises(LookupError):
        phone.create(offer(inside, texts)["options"])


@pytest.mark.parametrize("change", [another_origin, nobody_recognised])
def test_a_key_that_was_not_made_as_asked_is_not_kept(
    inside: Portal, phone: Device, texts: FakeSms, change: Any
) -> None:
    refused = keep(inside, offer(inside, texts), change(phone))
    assert (refused.status, refused.fields) == (400, {"credential": "passkey_not_made"})
    assert inside.get("/me/factors").body["passkeys"] == []


def test_only_the_browser_that_was_offered_it_sets_it_up_and_in_time(
    world: World, inside: Portal, phone: Device, anna: User, texts: FakeSms, later: Later
) -> None:
    offered = offer(inside, texts)
    other = Portal(world.host).sign_in(anna)
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert keep(other, offered, phone).problem == "start_again"
    assert keep(pieter, offered, device_at(inside)).problem == "start_again"
    assert keep(inside, {**offered, "passkey_id": "x" * 43}, phone).problem == "start_again"
    later(minutes=10)
    assert keep(inside, offered, device_at(inside)).problem == "start_again"


def test_it_is_renamed_and_removed_by_its_owner_alone(
    world: World, inside: Portal, door: Portal, phone: Device, texts: FakeSms, later: Later
) -> None:
    own = f"/me/passkeys/{set_up_passkey(inside, texts, phone)}"
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.put(f"{own}/name", {"name": "Van mij"}).status == 404
    assert pieter.delete(own).status == 204
    assert inside.put(f"{own}/name", {"name": "Laptop"}).status == 204
    assert inside.put(f"{own}/name", {"name": "  "}).fields == {"name": "required"}
    assert inside.put(f"{own}/name", {"name": "x" * 61}).fields == {"name": "too_long"}
    assert [each["name"] for each in inside.get("/me/factors").body["passkeys"]] == ["Laptop"]
    later(minutes=11)
    assert inside.delete(own).problem == "step_up_needed"
    asked = inside.post("/step-ups", {"purpose": "change_factor"}).body
    answered = {"credential": phone.get(asked["passkey"])}
    inside.put(f"/step-ups/{asked['challenge_id']}/answer", answered)
    assert [inside.delete(own).status for _ in range(2)] == [204, 204]
    assert sign_in_by_passkey(door, phone).problem == "wrong_passkey"


def test_one_that_is_removed_meanwhile_is_not_renamed(
    inside: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    own = set_up_passkey(inside, texts, phone)
    known = factors.held_by(anna).passkey(own)
    assert known
    assert inside.delete(f"/me/passkeys/{own}").status == 204
    with pytest.raises(NotFound):
        passkeys.rename_passkey(known, "Laptop")
    assert factors.held_by(anna).passkeys == ()


def test_recovery_codes_come_with_the_first_factor_alone(
    inside: Portal, phone: Device, texts: FakeSms
) -> None:
    assert len(keep(inside, offer(inside, texts), phone).body["codes"]) == 10
    secret = inside.post("/me/authenticator").body["secret"]
    assert inside.put("/me/authenticator", {"code": app_code(secret)}).body == {"codes": []}
    assert inside.get("/me/factors").body["recovery_codes_left"] == 10
    assert inside.get("/me/factors").body["methods"] == ["passkey", "totp", "sms", "recovery"]


def test_the_office_forgets_the_passkeys_of_a_lost_phone(
    world: World, inside: Portal, door: Portal, phone: Device, anna: User, texts: FakeSms
) -> None:
    set_up_passkey(inside, texts, phone)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    step_up(bram, texts, "change_factor")
    assert bram.delete(f"/people/{anna.user_id}/factors").status == 204
    assert agree(second(world), texts, anna, Factor.DEVICES).status == 204
    assert inside.get("/me").status == 401
    assert sign_in_by_passkey(door, phone).problem == "wrong_passkey"
    assert knock(door, anna.email).body["methods"] == ["sms"]
