"""Signing in: e-mail and password, then a code by text message."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from argon2 import PasswordHasher

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.errors import Conflict
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.codes import ask_for_code
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, credentials, signing_in
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method
from tests.aws import Aws
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in, knock, wrong
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World


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


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_twenty_wrong_passwords_make_everybody_wait(door: Portal, anna: User) -> None:
    start = clock.now().timestamp() // 900
    for _ in range(20):
        assert knock(door, anna.email, "wrong").status == 401
    if clock.now().timestamp() // 900 == start:
        refused = knock(door, anna.email)
        assert refused.status == 429
        assert 0 < int(refused.headers["retry-after"]) <= 900


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


def test_the_code_arrives_as_a_text_message_in_the_language_of_its_reader(
    aws: Aws, world: World, door: Portal, anna: User
) -> None:
    own = replace(anna, mobile=f"+316{secrets.randbelow(10**8):08d}", language=Language.EN)
    signing_in.keep_change(own)
    challenge_id = challenge(door, own)
    (message,) = aws.outbox(own.mobile)
    assert message.text.startswith(f"{message.text[:6]} is your code for Van Dijk Accountants.")
    assert f"@{world.host} #{message.text[:6]}" in message.text
    assert answer(door, challenge_id, message.text[:6]).status == 200


def test_where_only_text_messages_count_who_has_no_number_is_sent_to_the_office(
    door: Portal, anna: User
) -> None:
    offices.save(replace(offices.get(anna.office_id), methods=(Method.SMS,)))
    signing_in.keep_change(replace(anna, mobile=""))
    assert knock(door, anna.email).problem == "no_mobile"


def test_a_code_for_something_else_does_not_open_the_door(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    visitor = Visitor(
        office_id=world.office_id, host=world.host, language=Language.NL, ip="", user_agent=""
    )
    asked = ask_for_code(visitor, anna, Purpose.STEP_UP, clock.now(), "hash-of-documents")
    path = f"/challenges/{asked.challenge_id}"
    assert door.put(f"{path}/message").problem == "code_expired"
    assert answer(door, asked.challenge_id, code_in(texts)).problem == "code_expired"


def test_two_new_codes_at_the_same_moment_are_one(
    door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    challenge_id = challenge(door, anna)
    old = challenges.challenge(anna.office_id, challenge_id, clock.now())
    later(seconds=31)
    assert door.put(f"/challenges/{challenge_id}/message").status == 200
    with pytest.raises(Conflict):
        challenges.replace_code(old, old.sent_again("123456", "pepper", clock.now()))


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_too_many_codes_that_nobody_uses_make_them_stop(
    door: Portal, anna: User, texts: FakeSms
) -> None:
    start = clock.now().timestamp() // 900
    statuses = [knock(door, anna.email).status for _ in range(11)]
    if clock.now().timestamp() // 900 == start:
        assert statuses == [201] * 10 + [429]
    assert len(texts.texted) >= 10


def test_an_old_hash_is_renewed_at_the_next_sign_in(
    door: Portal, anna: User, texts: FakeSms
) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
    credentials.keep_password_hash(anna, weak.hash(PASSWORD))
    for _ in range(2):
        assert knock(door, anna.email).status == 201
    _, secret = credentials.user_and_password(anna.office_id, anna.email)
    assert secret
    assert secret.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
