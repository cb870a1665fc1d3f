"""Choosing a password by a link in a mail, and asking for a new link."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.identity.actions import passwords
from chalicelib.identity.actions.hashing import fits
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import credentials, users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.world import World

GOOD = "vijf blauwe theepotten"


@pytest.fixture
def door(world: World) -> Portal:
    return Portal(world.host)


@pytest.fixture
def joost(world: World, texts: FakeSms) -> User:
    """Invited, and nothing yet."""
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    body = {
        "email": "joost@verhoeven.example",
        "name": "Joost Verhoeven",
        "mobile": "06 12345605",
        "language": "nl",
        "rights": {"role": "medewerker", "read": True, "approve": True, "sign": False},
    }
    invited = bram.post(f"/clients/{world.bakkerij}/people", body)
    return users.user(world.office_id, invited.body["user_id"])


def link(user: User, purpose: str = "invitation") -> str:
    return passwords.new_password_link(user.office_id, user.user_id, purpose, clock.now())


def test_an_invited_person_chooses_a_password_and_signs_in(
    door: Portal, joost: User, texts: object
) -> None:
    token = link(joost)
    seen = door.post("/password-links", {"token": token})
    assert seen.body == {"name": joost.name, "email": joost.email, "purpose": "invitation"}
    assert door.put("/password", {"token": token, "password": GOOD}).status == 204
    assert users.user(joost.office_id, joost.user_id).status == "active"
    asked = door.post("/sessions", {"email": joost.email, "password": GOOD})
    assert asked.status == 201


def test_a_link_works_once(door: Portal, joost: User) -> None:
    token = link(joost)
    assert door.put("/password", {"token": token, "password": GOOD}).status == 204
    again = door.put("/password", {"token": token, "password": GOOD + "!"})
    assert (again.status, again.problem) == (404, "link_expired")


@pytest.mark.parametrize("purpose", ["invitation", "reset"])
def test_a_link_works_once_also_for_two_at_the_same_moment(
    world: World, joost: User, purpose: str
) -> None:
    token = link(joost, purpose)

    def choose(password: str) -> Answer:
        return Portal(world.host).put("/password", {"token": token, "password": password})

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(choose, (GOOD, f"{GOOD}!")))
    assert sorted(each.status for each in answers)[0] == 204
    (late,) = [each for each in answers if each.status != 204]
    assert late.problem in ("link_expired", "changed_meanwhile")
    chosen = (GOOD, f"{GOOD}!")[answers.index(late) - 1]
    secret = credentials.password_of(users.user(joost.office_id, joost.user_id))
    assert fits(chosen, secret)


def test_a_newer_link_works_beside_an_older_one_until_one_is_used(
    door: Portal, joost: User
) -> None:
    old, new = link(joost), link(joost)
    for token in (old, new):
        assert door.post("/password-links", {"token": token}).status == 200
    assert door.put("/password", {"token": old, "password": GOOD}).status == 204
    assert door.post("/password-links", {"token": new}).problem == "link_expired"


@pytest.mark.parametrize(("purpose", "days"), [("invitation", 7), ("reset", 1)])
def test_a_link_ends_after_its_days(
    door: Portal, joost: User, monkeypatch: pytest.MonkeyPatch, purpose: str, days: int
) -> None:
    token = link(joost, purpose)
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=days, seconds=-60))
    assert door.post("/password-links", {"token": token}).status == 200
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=days))
    assert door.post("/password-links", {"token": token}).problem == "link_expired"


def test_a_link_of_another_office_or_of_nobody_is_unknown(door: Portal, joost: User) -> None:
    elsewhere = Portal(World().open().host)
    assert elsewhere.post("/password-links", {"token": link(joost)}).status == 404
    assert door.post("/password-links", {"token": "x" * 60}).problem == "link_expired"


def test_a_password_that_breaks_a_rule_is_refused_and_the_link_stays(
    door: Portal, joost: User
) -> None:
    token = link(joost)
    for password, code in {
        "kort": "password_too_short",
        "Welkom2026!!": "password_common",
        "verhoeven-op-de-fiets": "password_has_name",
        "bij accountants thuis": "password_has_name",
    }.items():
        refused = door.put("/password", {"token": token, "password": password})
        assert refused.status == 400
        assert refused.fields == {"password": code}
    assert door.put("/password", {"token": token, "password": GOOD}).status == 204


def test_a_new_password_ends_every_session(world: World, door: Portal) -> None:
    anna = passwords.set_password(world.users["ANNA"], PASSWORD)
    door.sign_in(anna)
    stranger = Portal(world.host)
    assert stranger.put("/password", {"token": link(anna, "reset"), "password": GOOD}).status == 204
    assert door.get("/me").status == 401
    refused = stranger.post("/sessions", {"email": anna.email, "password": PASSWORD})
    assert refused.problem == "wrong_credentials"


def test_asking_for_a_password_answers_the_same_whoever_asks(door: Portal, joost: User) -> None:
    for email in (joost.email, joost.email.upper(), "nobody@nowhere.example", "no address"):
        asked = door.post("/password-requests", {"email": email})
        assert (asked.status, asked.body) == (202, None)
    happened = [event.action for event in audit.history(joost.office_id, joost.user_id)]
    assert happened == ["person_invited", "password_requested", "password_requested"]


def test_nobody_can_flood_somebody_with_mail(door: Portal, joost: User) -> None:
    for _ in range(8):
        assert door.post("/password-requests", {"email": joost.email}).status == 202
    history = audit.history(joost.office_id, joost.user_id)
    asked = [event for event in history if event.action == "password_requested"]
    assert 5 <= len(asked) < 8
