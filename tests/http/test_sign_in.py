"""Signing in: e-mail and password, a code by text message, a session; and out again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.gateways import sms
from chalicelib.identity import actions
from chalicelib.identity.domain import User
from tests.fakes.sms import FakeSms
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.world import World

Later = Callable[..., None]


@pytest.fixture
def anna(world: World) -> User:
    return actions.set_password(world.users["ANNA"], PASSWORD)


@pytest.fixture
def door(world: World, anna: User) -> Portal:
    return Portal(world.host)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Moves the portal's clock."""
    real = clock.now

    def move(**ahead: float) -> None:
        monkeypatch.setattr(clock, "now", lambda: real() + timedelta(**ahead))

    return move


def knock(door: Portal, email: str, password: str = PASSWORD) -> Answer:
    return door.post("/sessions", {"email": email, "password": password})


def challenge(door: Portal, user: User) -> str:
    return str(knock(door, user.email).body["challenge_id"])


def code_in(texts: FakeSms) -> str:
    return texts.texted[-1].text[:6]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def answer(door: Portal, challenge_id: str, code: str) -> Answer:
    return door.put(f"/challenges/{challenge_id}/answer", {"code": code})


def test_password_and_code_open_a_session(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    asked = knock(door, f" {anna.email.upper()} ")
    assert asked.status == 201
    assert asked.body["name"] == anna.name
    assert asked.body["sent_to"] == "•• •••• ••78"
    assert asked.body["resend_after_seconds"] == 30
    assert texts.texted[0].to == anna.mobile
    assert texts.texted[0].sender == "Van Dijk"

    signed_in = answer(door, asked.body["challenge_id"], code_in(texts))
    assert signed_in.status == 200
    assert [each["name"] for each in signed_in.body["clients"]] == [
        "Bakkerij De Vries B.V.",
        "Holding",
    ]
    assert door.get("/me").body == signed_in.body
    happened = [event.action for event in audit.history(world.office_id, anna.user_id)]
    assert happened == ["signed_in"]


def test_the_cookie_is_for_this_origin_alone(door: Portal, anna: User, texts: FakeSms) -> None:
    signed_in = answer(door, challenge(door, anna), code_in(texts))
    cookie = signed_in.headers["set-cookie"]
    assert cookie.startswith("session=")
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")


@pytest.mark.parametrize("password", ["not-the-password-at-all", PASSWORD.upper()])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    door: Portal, anna: User, texts: FakeSms, password: str
) -> None:
    known, unknown = (
        knock(door, email, password) for email in (anna.email, "nobody@nowhere.example")
    )
    assert known.problem == "wrong_credentials"
    assert (known.status, known.body) == (unknown.status, unknown.body)
    assert not texts.texted


def test_who_never_chose_a_password_gets_the_answer_of_an_unknown_address(
    world: World, door: Portal, texts: FakeSms
) -> None:
    assert knock(door, world.users["PIETER"].email).problem == "wrong_credentials"


def test_a_wrong_code_says_how_many_tries_are_left_and_the_fifth_is_the_last(
    door: Portal, anna: User, texts: FakeSms
) -> None:
    challenge_id = challenge(door, anna)
    code = code_in(texts)
    for left in (4, 3, 2, 1, 0):
        refused = answer(door, challenge_id, wrong(code))
        assert refused.status == 401
        assert refused.problem == "wrong_code"
        assert refused.fields == {"code": f"tries_left_{left}"}
    assert answer(door, challenge_id, code).problem == "code_expired"


def test_a_code_works_once_also_for_two_at_the_same_moment(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    challenge_id, code = challenge(door, anna), code_in(texts)
    both = [Portal(world.host), Portal(world.host)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: answer(each, challenge_id, code).status, both))
    assert answers.count(200) == 1
    assert set(answers) <= {200, 401, 409}
    assert answer(door, challenge_id, code).problem == "code_expired"


def test_a_code_of_ten_minutes_ago_no_longer_works(
    door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    challenge_id = challenge(door, anna)
    later(minutes=10)
    assert answer(door, challenge_id, code_in(texts)).problem == "code_expired"
    assert door.put(f"/challenges/{challenge_id}/message").problem == "code_expired"


def test_a_new_code_comes_after_half_a_minute_and_replaces_the_old_one(
    door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    challenge_id = challenge(door, anna)
    old = code_in(texts)
    early = door.put(f"/challenges/{challenge_id}/message")
    assert early.problem == "code_just_sent"
    assert 0 < int(early.headers["retry-after"]) <= 30

    later(seconds=31)
    assert door.put(f"/challenges/{challenge_id}/message").status == 200
    new = code_in(texts)
    if new != old:
        assert answer(door, challenge_id, old).problem == "wrong_code"
    assert answer(door, challenge_id, new).status == 200


def test_only_a_few_codes_are_sent_for_one_challenge(
    door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    challenge_id = challenge(door, anna)
    for again in range(1, 5):
        later(seconds=31 * again)
        assert door.put(f"/challenges/{challenge_id}/message").status == 200
    later(seconds=31 * 5)
    assert door.put(f"/challenges/{challenge_id}/message").problem == "too_many_codes"


def test_who_aborts_cannot_go_on(door: Portal, anna: User, texts: FakeSms) -> None:
    challenge_id = challenge(door, anna)
    for _ in range(2):
        assert door.delete(f"/challenges/{challenge_id}").status == 204
    assert answer(door, challenge_id, code_in(texts)).problem == "code_expired"


def test_a_challenge_of_another_office_is_unknown(door: Portal, anna: User, texts: FakeSms) -> None:
    challenge_id = challenge(door, anna)
    elsewhere = Portal(World().open().host)
    assert answer(elsewhere, challenge_id, code_in(texts)).problem == "code_expired"
    assert answer(elsewhere, "a%23b", "123456").status == 404


def test_twenty_wrong_passwords_make_everybody_wait(door: Portal, anna: User) -> None:
    start = clock.now().timestamp() // 900
    for _ in range(20):
        assert knock(door, anna.email, "wrong").status == 401
    if clock.now().timestamp() // 900 == start:
        refused = knock(door, anna.email)
        assert refused.status == 429
        assert 0 < int(refused.headers["retry-after"]) <= 900


def test_a_text_message_that_cannot_be_sent_is_said(
    door: Portal, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**message: Any) -> str:
        raise Refused("sns InvalidParameter")

    monkeypatch.setattr(sms, "send", refuse)
    assert knock(door, anna.email).problem == "code_not_sent"


def test_signing_out_ends_the_session(door: Portal, anna: User) -> None:
    door.sign_in(anna)
    token = door.cookie
    assert door.delete("/session").status == 204
    assert door.cookie == ""
    door.cookie = token
    assert door.get("/me").problem == "not_signed_in"


@pytest.mark.parametrize("ahead", [{"minutes": 30}, {"hours": 12}])
def test_a_session_ends_after_half_an_hour_of_rest(
    door: Portal, anna: User, later: Later, ahead: dict[str, float]
) -> None:
    door.sign_in(anna)
    later(**ahead)
    assert door.get("/me").status == 401


def test_a_session_that_is_used_lasts_until_its_twelve_hours_are_over(
    door: Portal, anna: User, later: Later
) -> None:
    door.sign_in(anna)
    for minutes in range(25, 12 * 60, 25):
        later(minutes=minutes)
        assert door.get("/folders").status == 200
    later(hours=12)
    assert door.get("/folders").status == 401


def test_a_session_is_worth_nothing_at_another_office(door: Portal, anna: User) -> None:
    door.sign_in(anna)
    elsewhere = Portal(World().open().host)
    elsewhere.cookie = door.cookie
    assert elsewhere.get("/me").status == 401


def test_a_write_from_another_origin_is_refused(door: Portal, anna: User) -> None:
    door.sign_in(anna)
    body = {"language": "en"}
    assert door.put("/me/language", body, origin="https://evil.example").status == 403


def test_the_language_changes_here_and_in_every_other_browser(
    world: World, door: Portal, anna: User
) -> None:
    door.sign_in(anna)
    other = Portal(world.host).sign_in(anna)
    assert door.put("/me/language", {"language": "en"}).body["language"] == "en"
    assert other.get("/me").body["language"] == "en"
    assert other.get("/folders").body["items"][0]["name"] == "Advice"


def test_a_table_layout_is_there_on_the_next_device(world: World, door: Portal, anna: User) -> None:
    door.sign_in(anna)
    layout = {
        "columns": [{"column_id": "title", "width": 240, "hidden": False}],
        "sort_by": "title",
        "descending": True,
    }
    assert door.put("/me/layouts/tasks", layout).body == layout
    other = Portal(world.host).sign_in(anna)
    assert other.get("/me/layouts").body == {"tables": {"tasks": layout}}
    too_wide = {"columns": [{"column_id": "title", "width": 9999}]}
    assert door.put("/me/layouts/tasks", too_wide).fields == {"columns.width": "invalid"}


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"email": "a@b.nl"}, {"password": "required"}),
        ({"email": "a@b.nl", "password": "x", "more": 1}, {"more": "unknown_field"}),
        ({"email": "a@b.nl", "password": "x" * 201}, {"password": "too_long"}),
        ({"email": "a\x00b", "password": "x"}, {"email": "invalid"}),
        ({"email": ["a"], "password": "x"}, {"email": "invalid"}),
    ],
)
def test_what_does_not_fit_is_named_by_field(
    door: Portal, body: dict[str, Any], fields: dict[str, str]
) -> None:
    refused = door.post("/sessions", body)
    assert refused.status == 400
    assert refused.fields == fields
