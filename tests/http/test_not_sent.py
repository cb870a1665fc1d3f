"""A text message that cannot be sent: another way goes on, and the office hears of it."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.errors import Refused
from chalicelib.gateways import sms
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in, knock
from tests.http.proving import app_code, set_up_app, step_up
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Any:
    """From now on no message goes out."""

    def no(**message: Any) -> str:
        raise Refused("sns InvalidParameter")

    return lambda: monkeypatch.setattr(sms, "send", no)


def told(user: User) -> list[str]:
    """The numbers, masked, that the office heard of."""
    history = audit.history(user.office_id, user.user_id)
    return [each.details["mobile"] for each in history if each.action == "code_not_sent"]


def test_without_another_way_it_is_said_and_the_office_hears_of_it(
    door: Portal, anna: User, refuse: Any
) -> None:
    refuse()
    refused = knock(door, anna.email)
    assert (refused.status, refused.problem) == (409, "code_not_sent")
    assert told(anna) == ["•• •••• ••78"]


def test_it_goes_on_with_a_recovery_code(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, refuse: Any
) -> None:
    _, codes = set_up_app(inside, texts)
    inside.delete("/me/authenticator")
    refuse()
    asked = knock(door, anna.email).body
    assert (asked["method"], asked["methods"]) == ("recovery", ["sms", "recovery"])
    assert asked["not_sent"] is True
    assert asked["sent_to"] == ""
    assert told(anna) == ["•• •••• ••78"]
    assert answer(door, asked["challenge_id"], codes[0]).status == 200


def test_it_goes_on_with_the_app_for_who_chose_a_text_message(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, refuse: Any, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    later(seconds=30)
    asked = challenge(door, anna)
    refuse()
    chosen = door.put(f"/challenges/{asked}/method", {"method": "sms"}).body
    assert (chosen["method"], chosen["not_sent"]) == ("totp", True)
    assert answer(door, asked, app_code(secret)).status == 200


def test_it_goes_on_when_a_next_message_cannot_be_sent(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, refuse: Any, later: Later
) -> None:
    set_up_app(inside, texts)
    inside.delete("/me/authenticator")
    asked = challenge(door, anna)
    code = code_in(texts)
    later(seconds=31)
    refuse()
    again = door.put(f"/challenges/{asked}/message").body
    assert (again["method"], again["not_sent"]) == ("recovery", True)
    assert door.put(f"/challenges/{asked}/method", {"method": "sms"}).body["not_sent"] is True
    assert answer(door, asked, code).problem == "wrong_recovery_code"
    assert told(anna) == ["•• •••• ••78"] * 2


def test_it_is_the_same_for_a_sensitive_act(
    inside: Portal, anna: User, texts: FakeSms, refuse: Any
) -> None:
    set_up_app(inside, texts)
    inside.delete("/me/authenticator")
    refuse()
    asked = inside.post("/step-ups", {"purpose": "change_mobile"}).body
    assert (asked["method"], asked["not_sent"]) == ("recovery", True)


def test_a_new_number_that_cannot_be_reached_is_at_fault_itself(
    inside: Portal, anna: User, texts: FakeSms, refuse: Any, later: Later
) -> None:
    step_up(inside, texts, "change_mobile")
    asked = inside.post("/me/mobile-changes", {"mobile": "06 22222222"}).body["challenge_id"]
    refuse()
    refused = inside.post("/me/mobile-changes", {"mobile": "06 22222223"})
    assert refused.fields == {"mobile": "mobile_refused"}
    later(seconds=31)
    again = inside.put(f"/me/mobile-changes/{asked}/message")
    assert again.fields == {"mobile": "mobile_refused"}
    assert told(anna) == []
