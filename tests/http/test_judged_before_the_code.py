"""What cannot be is refused before a code is asked: nobody pays one for a no."""

from typing import Any

import pytest

from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import set_up_app
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def inside(world: World) -> Portal:
    passwords.set_password(world.users["ANNA"], PASSWORD)
    return Portal(world.host).sign_in(world.users["ANNA"])


def test_a_number_that_is_none(world: World, bram: Portal, inside: Portal) -> None:
    typed, pieter = {"mobile": "0612"}, world.users["PIETER"]
    refused = {"mobile": "not_a_mobile"}
    assert inside.post("/me/mobile-changes", typed).fields == refused
    assert bram.put(f"/people/{pieter.user_id}/mobile", typed).fields == refused
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}/mobile"
    assert bram.put(path, typed).fields == refused


@pytest.mark.parametrize(("language", "said"), [("nl", "al uw nummer"), ("en", "already")])
def test_the_number_that_one_has(world: World, inside: Portal, language: str, said: str) -> None:
    typed = {"mobile": world.users["ANNA"].mobile}
    refused = inside.post("/me/mobile-changes", typed, Accept_Language=language)
    assert refused.fields == {"mobile": "your_mobile"}
    assert said in refused.body["fields"][0]["message"]


def test_the_number_that_one_has_may_prove_itself_once_it_was_reported_wrong(
    world: World, inside: Portal
) -> None:
    anna = users.user(world.users["ANNA"].office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, number_wrong=True))
    asked = inside.post("/me/mobile-changes", {"mobile": anna.mobile})
    assert asked.problem == "step_up_needed"


@pytest.mark.parametrize(
    ("email", "code"), [("geen adres", "not_an_email"), ("ANNA", "email_in_use")]
)
def test_an_address_that_is_none_or_of_another(
    world: World, bram: Portal, email: str, code: str
) -> None:
    known = world.users.get(email)
    typed = {"email": known.email if known else email}
    path = f"/people/{world.users['PIETER'].user_id}/email"
    assert bram.put(path, typed).fields == {"email": code}


def test_a_password_that_is_too_plain_or_wrong(inside: Portal) -> None:
    plain = {"old_password": PASSWORD, "password": "wachtwoord12345"}
    assert "password" in inside.put("/me/password", plain).fields
    wrong = {"old_password": "iets anders", "password": f"{new_id()} zin"}
    assert inside.put("/me/password", wrong).fields == {"old_password": "wrong_password"}
    right: dict[str, Any] = wrong | {"old_password": PASSWORD}
    assert inside.put("/me/password", right).problem == "step_up_needed"


def test_the_last_second_step(world: World, inside: Portal, texts: FakeSms, later: Later) -> None:
    """Of who has no number, the app is the only one; what would be left says so beforehand."""
    set_up_app(inside, texts)
    assert inside.get("/me/factors").body["left"]["app"] == ["sms", "recovery"]
    anna = users.user(world.users["ANNA"].office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(users.user(anna.office_id, anna.user_id), mobile=""))
    later(minutes=11)
    assert inside.get("/me/factors").body["left"]["app"] == []
    assert inside.delete("/me/authenticator").problem == "last_factor"
