"""Somebody who means harm makes strangers wait, never the owner: a passkey and the link in a mail
always open a way, whatever was tried, asked or guessed before."""

from itertools import count as numbers

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.identity.actions import limiting, passwords, proving
from chalicelib.identity.domain import limit
from chalicelib.identity.domain.limit import Limit, Per
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in, knock, wrong
from tests.http.proving import app_code, set_up_app, set_up_passkey, sign_in_by_passkey, step_up
from tests.http.proving import device_at as device_of
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.world import World

NEW = "vijf blauwe theepotten"
QUARTER = 15 * 60


@pytest.fixture(autouse=True)
def one_day(later: Later) -> None:
    """The clock stands still at the start of a quarter of an hour to come: the table forgets what
    was counted in it by its own clock, and not while a test runs."""
    later(seconds=QUARTER - clock.now().timestamp() % QUARTER)


def elsewhere(world: World, number: int = 1) -> Portal:
    """A browser of somebody else, at another network address."""
    stranger = Portal(world.host)
    stranger.address = f"198.51.100.{number}"
    return stranger


def guess_codes(world: World, anna: User, texts: FakeSms, times: int) -> list[Answer]:
    """By who knows the password: five in each challenge, from as many addresses as it takes."""
    places, answers = numbers(1), []
    while len(answers) < times:
        stranger = elsewhere(world, next(places))
        asked = knock(stranger, anna.email)
        if asked.status != 201:
            return [*answers, asked]
        bad = wrong(code_in(texts))
        tries = min(5, times - len(answers))
        answers += [answer(stranger, asked.body["challenge_id"], bad) for _ in range(tries)]
    return answers


def link(user: User) -> str:
    return passwords.new_password_link(user.office_id, user.user_id, "reset", clock.now())


def events(user: User, action: str) -> list[dict[str, str]]:
    told = audit.history(user.office_id, user.user_id)
    return [dict(each.details) for each in told if each.action == action]


def test_twenty_wrong_codes_in_a_day_are_the_last_over_all_challenges(
    world: World, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    refused = guess_codes(world, anna, texts, 21)
    assert [each.problem for each in refused[:20]] == ["wrong_code"] * 20
    assert (refused[20].status, refused[20].problem) == (429, "too_many_wrong_codes")
    title = refused[20].body["title"]
    assert "00:00 uur" in title
    assert "passkey" in title
    assert "nieuw wachtwoord" in title
    assert knock(door, anna.email).problem == "too_many_wrong_codes"
    later(days=1)
    assert answer(door, challenge(door, anna), code_in(texts)).status == 200


def test_a_code_that_is_right_does_not_count_past_the_last_it_does_not_help(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "WRONG_CODES", Limit(name="wrong-codes", times=3, per=Per.PERSON))
    for _ in range(5):
        assert answer(door, challenge(door, anna), code_in(texts)).status == 200
    waiting = challenge(door, anna)
    code = code_in(texts)
    for _ in range(3):
        assert answer(door, waiting, wrong(code)).problem == "wrong_code"
    assert answer(door, waiting, code).status == 429


def test_wrong_codes_of_every_kind_count_together(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Portal(world.host).sign_in(anna)
    secret, _ = set_up_app(inside, texts)
    asked = challenge(door, anna)
    good = app_code(secret)
    assert answer(door, asked, wrong(good)).problem == "wrong_app_code"
    door.put(f"/challenges/{asked}/method", {"method": "recovery"})
    assert answer(door, asked, "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23").problem == "wrong_recovery_code"
    door.put(f"/challenges/{asked}/method", {"method": "sms"})
    assert answer(door, asked, wrong(code_in(texts))).problem == "wrong_code"
    wanted = inside.post("/step-ups", {"purpose": "change_rights"}).body["challenge_id"]
    assert inside.put(f"/step-ups/{wanted}/answer", {"code": wrong(good)}).status == 403
    monkeypatch.setattr(
        proving,
        "WRONG_CODES",
        Limit(name="wrong-codes", times=4, window=limit.WRONG_CODES.window),
    )
    assert answer(door, challenge(door, anna), good).status == 429


def test_the_last_one_is_told_to_whose_account_it_is_and_stands_in_the_log(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    guess_codes(world, anna, texts, 19)
    assert events(anna, "codes_stopped") == []
    guess_codes(world, anna, texts, 1)
    guess_codes(world, anna, texts, 3)
    [told] = events(anna, "codes_stopped")
    assert told["ip"].startswith("198.51.100.")


def test_a_passkey_opens_whatever_was_guessed(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    phone = device_of(door)
    inside = Portal(world.host).sign_in(anna)
    set_up_passkey(inside, texts, phone)
    for number in range(1, 4):
        for _ in range(25):
            knock(elsewhere(world, number), anna.email, "wrong")
    asked = challenge(elsewhere(world, 9), anna)
    assert asked
    for number in range(10, 15):
        stranger = elsewhere(world, number)
        waiting = challenge(stranger, anna)
        stranger.put(f"/challenges/{waiting}/method", {"method": "sms"})
        for _ in range(5):
            answer(stranger, waiting, "000000")
    assert sign_in_by_passkey(door, phone).status == 200


def test_passwords_guessed_on_the_same_network_shut_out_no_passkey(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = device_of(door)
    set_up_passkey(Portal(world.host).sign_in(anna), texts, phone)
    monkeypatch.setattr(limiting, "FROM_ADDRESS", Limit(name="address", times=1, per=Per.ADDRESS))
    for _ in range(3):
        knock(Portal(world.host), "nobody@nowhere.example", "wrong")
    assert knock(door, anna.email).status == 429
    assert sign_in_by_passkey(door, phone).status == 200


def test_a_link_in_a_mail_lets_in_whom_a_stranger_with_the_password_keeps_out(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    guess_codes(world, anna, texts, 40)
    for number in range(1, 20):
        for _ in range(12):
            knock(elsewhere(world, number), anna.email)
    assert knock(door, anna.email).status == 429
    chosen = door.put("/password", {"token": link(anna), "password": NEW})
    assert chosen.status == 204
    asked = knock(door, anna.email, NEW)
    assert asked.status == 201
    assert answer(door, asked.body["challenge_id"], code_in(texts)).status == 200


def test_who_says_that_a_number_is_wrong_stops_the_password_they_know_and_nobody_else(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    """F089, by a stranger: sessions and passkeys go on, and the link that was there lets her in."""
    inside = Portal(world.host).sign_in(anna)
    device = device_of(inside)
    set_up_passkey(inside, texts, device)
    stranger, token = elsewhere(world), link(anna)
    asked = knock(stranger, anna.email).body["challenge_id"]
    stranger.put(f"/challenges/{asked}/method", {"method": "sms"})
    assert stranger.put(f"/challenges/{asked}/password-stop").status == 204

    assert knock(stranger, anna.email).problem == "wrong_credentials"
    assert inside.get("/me").status == 200
    assert sign_in_by_passkey(Portal(world.host), device).status == 200
    assert door.put("/password", {"token": token, "password": NEW}).status == 204
    assert knock(door, anna.email, NEW).status == 201


def test_a_code_that_an_old_password_asked_for_is_worth_nothing_with_a_new_one(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    stranger = elsewhere(world)
    asked = challenge(stranger, anna)
    read_along = code_in(texts)
    assert door.put("/password", {"token": link(anna), "password": NEW}).status == 204
    assert answer(stranger, asked, read_along).problem == "code_expired"


def test_a_link_makes_a_browser_known_that_strangers_do_not_make_wait(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    """Also one whose cookie was taken: it gets a number of its own."""
    assert answer(door, challenge(door, anna), code_in(texts)).status == 200
    taken = elsewhere(world)
    taken.device = door.device
    for _ in range(21):
        knock(taken, anna.email, "wrong")
    assert knock(door, anna.email).status == 429
    assert door.put("/password", {"token": link(anna), "password": NEW}).status == 204
    for number in range(1, 8):
        for _ in range(21):
            knock(elsewhere(world, number), anna.email, "wrong")
    assert knock(taken, anna.email, NEW).status == 429
    assert knock(door, anna.email, NEW).status == 201


def test_who_reads_the_mail_starts_afresh_three_times_a_day(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    outcomes = []
    for number in range(5):
        password = f"{NEW} {number}"
        assert door.put("/password", {"token": link(anna), "password": password}).status == 204
        asked = [knock(door, anna.email, password)]
        while asked[-1].status == 201 and len(asked) < 6:
            for _ in range(5):
                answer(door, asked[-1].body["challenge_id"], wrong(code_in(texts)))
            asked.append(knock(door, anna.email, password))
        outcomes.append(len(asked) - 1)
    assert outcomes == [4, 4, 4, 0, 0]


def test_asking_for_codes_at_the_door_takes_nothing_from_who_is_inside_or_elsewhere(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    stranger = elsewhere(world)
    for _ in range(12):
        last = knock(stranger, anna.email)
    assert last.status == 429
    assert step_up(inside, texts, "change_rights").status == 200
    assert answer(door, challenge(door, anna), code_in(texts)).status == 200


def test_strangers_at_one_address_leave_a_new_browser_at_another_alone(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    for _ in range(25):
        last = knock(elsewhere(world), anna.email, "wrong")
    assert last.status == 429
    assert knock(elsewhere(world), anna.email, PASSWORD).status == 429
    assert knock(door, anna.email).status == 201


def test_a_fresh_link_is_not_voided_by_another_request(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    first, second = link(anna), link(anna)
    for token in (first, second):
        assert door.post("/password-links", {"token": token}).status == 200
    assert door.put("/password", {"token": first, "password": NEW}).status == 204
    for token in (first, second):
        assert door.post("/password-links", {"token": token}).problem == "link_expired"


def test_a_stranger_who_asks_and_asks_does_not_use_up_what_somebody_may_ask(
    world: World, door: Portal, anna: User
) -> None:
    for _ in range(8):
        assert elsewhere(world).post("/password-requests", {"email": anna.email}).status == 202
    assert len(events(anna, "password_requested")) == 5
    door.post("/password-requests", {"email": anna.email})
    assert len(events(anna, "password_requested")) == 6
    for number in range(2, 12):
        for _ in range(5):
            elsewhere(world, number).post("/password-requests", {"email": anna.email})
    assert len(events(anna, "password_requested")) == 20


def test_links_that_have_ended_are_cleared_away(
    world: World, door: Portal, anna: User, later: Later
) -> None:
    old = link(anna)
    later(days=2)
    fresh = link(anna)
    assert door.post("/password-links", {"token": old}).problem == "link_expired"
    assert door.post("/password-links", {"token": fresh}).status == 200


def test_limits_that_a_stranger_can_reach_are_counted_where_they_are() -> None:
    assert limit.WRONG_PASSWORDS.per is Per.TYPED_FROM
    assert limit.DOOR_CODES.per is Per.PERSON_FROM
    assert limit.PASSWORD_REQUESTS.per is Per.TYPED_FROM
