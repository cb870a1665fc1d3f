"""Codes of an authenticator app: each works once, in its own half minute or just after it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pyotp import TOTP

from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import factors
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, knock
from tests.http.proving import app_code, set_up_app, step_up
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


def phone_code(secret: str, seconds: float) -> str:
    """As a phone shows it whose clock is so far ahead."""
    return TOTP(secret).at(clock.now() + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [-290, -70, 40, 290])
def test_a_phone_whose_clock_is_off_is_told_so(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later, seconds: float
) -> None:
    secret, _ = set_up_app(inside, texts)
    later(minutes=10)
    asked = knock(door, anna.email).body["challenge_id"]
    refused = answer(door, asked, phone_code(secret, seconds))
    assert (refused.status, refused.problem) == (401, "clock_off")
    assert "Zet datum en tijd van uw telefoon op automatisch" in refused.body["title"]
    assert refused.fields == {"code": "tries_left_4"}
    assert answer(door, asked, app_code(secret)).status == 200


def at_second(later: Later, second: int) -> None:
    """Of a half minute, some ten minutes from now."""
    passed = clock.now().timestamp() % 30
    later(seconds=600 + (second - passed) % 30)


def test_a_code_that_was_on_its_way_as_its_half_minute_ended_counts_once(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    at_second(later, 2)
    first, second = (knock(Portal(door.host), anna.email).body["challenge_id"] for _ in range(2))
    code = phone_code(secret, -5)
    assert code != app_code(secret)
    assert answer(door, first, code).status == 200
    assert answer(Portal(door.host), second, code).problem == "code_used"
    assert answer(Portal(door.host), second, app_code(secret)).status == 200


def test_later_than_that_it_is_said_to_have_expired(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    at_second(later, 15)
    asked = knock(door, anna.email).body["challenge_id"]
    refused = answer(door, asked, phone_code(secret, -20))
    assert (refused.status, refused.problem) == (401, "code_late")
    assert "net verlopen" in refused.body["title"]
    assert answer(door, asked, app_code(secret)).status == 200


def test_a_code_that_was_typed_before_its_time_never_counts(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    """Whoever guessed would otherwise only have to wait."""
    secret, _ = set_up_app(inside, texts)
    later(minutes=10)
    asked = knock(door, anna.email).body["challenge_id"]
    early = phone_code(secret, 60)
    assert answer(door, asked, early).problem == "clock_off"
    later(minutes=11)
    assert early == app_code(secret)
    assert answer(door, asked, early).problem == "code_used"
    later(minutes=11, seconds=30)
    assert answer(door, asked, app_code(secret)).status == 200


def test_a_clock_that_is_off_shows_when_the_app_is_set_up(
    inside: Portal, anna: User, texts: FakeSms
) -> None:
    inside.put("/me/password-proof", {"password": PASSWORD})
    step_up(inside, texts, "change_factor")
    secret = inside.post("/me/authenticator").body["secret"]
    refused = inside.put("/me/authenticator", {"code": phone_code(secret, 60)})
    assert refused.fields == {"code": "clock_off"}
    assert inside.put("/me/authenticator", {"code": app_code(secret)}).status == 200


def test_a_code_of_an_app_that_was_replaced_meanwhile_spoils_nothing(
    inside: Portal, anna: User, texts: FakeSms
) -> None:
    set_up_app(inside, texts)
    app = factors.held_by(anna).authenticator
    assert app
    factors.spoil(replace(app, sealed="of another app"), 5)
    assert factors.held_by(anna).authenticator == app


def test_a_code_of_an_app_works_once(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    first = knock(door, anna.email).body["challenge_id"]
    assert answer(door, first, app_code(secret)).problem == "code_used"
    later(seconds=30)
    assert answer(door, first, app_code(secret)).status == 200
    second = knock(door, anna.email).body["challenge_id"]
    assert answer(door, second, app_code(secret)).problem == "code_used"


def test_a_code_of_an_app_works_once_also_for_two_at_the_same_moment(
    world: World, inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    later(seconds=60)
    both = [(Portal(world.host), knock(door, anna.email).body["challenge_id"]) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(lambda each: answer(*each, app_code(secret)).status, both))
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 401, 409}
