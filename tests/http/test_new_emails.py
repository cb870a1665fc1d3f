"""The office gives somebody another e-mail address: once a second colleague agrees it gets a link,
and it counts when that is followed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.identity.actions import new_emails, passwords
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, knock
from tests.http.proving import proved, step_up
from tests.portal import Portal
from tests.support.replacing import agree, second
from tests.world import World

NEW = "anna@nieuw.example"
Ask = Callable[..., str]


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    """With a fresh code."""
    portal = Portal(world.host).sign_in(world.users["BRAM"])
    step_up(portal, texts, "change_email")
    return portal


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def happened(user: User) -> list[str]:
    return [event.action for event in audit.history(user.office_id, user.user_id)]


@pytest.fixture
def ask(world: World, bram: Portal, texts: FakeSms) -> Ask:
    """A colleague agrees, and a mail follows: the token in it."""

    def wish(anna: User, email: str = NEW) -> str:
        assert bram.put(f"/people/{anna.user_id}/email", {"email": email}).status == 200
        assert agree(second(world), texts, anna, Factor.EMAIL).status == 204
        return link(anna)

    return wish


def link(anna: User) -> str:
    asked = new_email_rows.new_email(anna.office_id, anna.user_id)
    assert asked
    return new_emails.new_email_link(anna.office_id, anna.user_id, asked.asked, clock.now())


def awaited(world: World, portal: Portal, anna: User) -> str:
    items = portal.get(f"/clients/{world.bakkerij}/people").body["items"]
    return str(next(each["new_email"] for each in items if each["user_id"] == anna.user_id))


def test_nothing_changes_until_the_new_address_confirms(
    world: World, bram: Portal, anna: User, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    url = f"/people/{anna.user_id}/email"
    fresh = Portal(world.host).sign_in(world.users["BRAM"])
    assert fresh.put(url, {"email": NEW}).fields == {"purpose": "change_email"}
    asked = bram.put(url, {"email": "Anna@Nieuw.Example "})
    assert (asked.status, asked.body["replacements"][0]["value"]) == (200, NEW)
    assert awaited(world, bram, anna) == ""
    assert agree(second(world), texts, anna, Factor.EMAIL).status == 204
    assert awaited(world, bram, anna) == NEW
    assert (knock(door, anna.email).status, knock(door, NEW).status) == (201, 401)
    token = link(anna)
    for _ in range(2):
        looked = stranger.post("/email-links", {"token": token})
        assert looked.body == {"name": anna.name, "email": NEW}
    assert stranger.put("/email-confirmations", {"token": token}).body["email"] == NEW
    assert (knock(door, anna.email).status, knock(door, NEW).status) == (401, 201)
    assert awaited(world, bram, anna) == ""
    assert happened(anna)[-2:] == ["email_change_asked", "email_changed"]
    assert users.user_with_email(world.office_id, anna.email) is None
    for refused in (
        stranger.put("/email-confirmations", {"token": token}),
        stranger.post("/email-links", {"token": token}),
    ):
        assert (refused.status, refused.problem) == (404, "link_expired")


def test_every_browser_but_the_one_that_confirms_is_signed_out(
    world: World, anna: User, ask: Ask
) -> None:
    here, there = (Portal(world.host).sign_in(anna) for _ in range(2))
    token = ask(anna)
    assert here.put("/email-confirmations", {"token": token}).status == 200
    assert here.get("/me").body["email"] == NEW
    assert there.get("/me").status == 401


def test_a_link_to_choose_a_password_at_the_old_address_stops_working(
    world: World, anna: User, stranger: Portal, ask: Ask
) -> None:
    reset = passwords.new_password_link(world.office_id, anna.user_id, "reset", clock.now())
    stranger.put("/email-confirmations", {"token": ask(anna)})
    assert stranger.post("/password-links", {"token": reset}).problem == "link_expired"


def test_the_newest_link_wins(anna: User, stranger: Portal, ask: Ask) -> None:
    first = ask(anna)
    second = ask(anna, "anna@derde.example")
    assert stranger.post("/email-links", {"token": first}).problem == "link_expired"
    assert stranger.put("/email-confirmations", {"token": first}).problem == "link_expired"
    confirmed = stranger.put("/email-confirmations", {"token": second})
    assert confirmed.body["email"] == "anna@derde.example"


def test_a_link_lives_a_week(
    world: World, anna: User, stranger: Portal, later: Later, ask: Ask
) -> None:
    token = ask(anna)
    later(days=6, hours=23)
    assert stranger.post("/email-links", {"token": token}).status == 200
    later(days=7)
    assert stranger.put("/email-confirmations", {"token": token}).problem == "link_expired"
    assert awaited(world, Portal(world.host).sign_in(world.users["BRAM"]), anna) == ""


def test_the_office_takes_it_back(
    world: World, bram: Portal, anna: User, stranger: Portal, ask: Ask
) -> None:
    token = ask(anna)
    for _ in range(2):
        assert bram.delete(f"/people/{anna.user_id}/new-email").body["new_email"] == ""
    assert stranger.put("/email-confirmations", {"token": token}).problem == "link_expired"
    assert happened(anna).count("email_change_cancelled") == 1


@pytest.mark.parametrize("email", ["pieter", "PIETER", " \ufeffPieter"])
def test_an_address_of_somebody_else_is_refused_however_it_is_typed(
    world: World, bram: Portal, anna: User, email: str
) -> None:
    pieter = world.users["PIETER"].email
    typed = email + pieter.removeprefix("pieter")
    assert pieter.startswith("pieter")
    refused = bram.put(f"/people/{anna.user_id}/email", {"email": typed})
    assert refused.fields == {"email": "email_in_use"}


@pytest.mark.parametrize(
    "email",
    [
        "\uff41nna@nieuw.example",
        "\u0430nna@nieuw.example",
        "anna@ni\u0435uw.example",
        "anna",
        "a@b",
    ],
)
def test_look_alikes_and_nonsense_are_no_address(bram: Portal, anna: User, email: str) -> None:
    refused = bram.put(f"/people/{anna.user_id}/email", {"email": email})
    assert refused.fields == {"email": "not_an_email"}


def test_an_address_that_was_taken_meanwhile_is_refused_at_confirming(
    world: World, anna: User, stranger: Portal, ask: Ask
) -> None:
    pieter = world.users["PIETER"]
    token = ask(anna)
    stranger.put("/email-confirmations", {"token": ask(pieter)})
    refused = stranger.put("/email-confirmations", {"token": token})
    assert (refused.status, refused.problem) == (409, "email_in_use")
    assert users.user(world.office_id, anna.user_id).email == anna.email


def test_a_link_that_is_followed_twice_at_once_counts_once(
    anna: User, stranger: Portal, ask: Ask
) -> None:
    token = ask(anna)
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(lambda _: stranger.put("/email-confirmations", {"token": token}), range(2))
        )
    assert sorted(each.status for each in answers) in ([200, 404], [200, 409])
    assert happened(anna).count("email_changed") == 1


def test_who_is_stopped_confirms_nothing(
    bram: Portal, anna: User, stranger: Portal, texts: FakeSms, ask: Ask
) -> None:
    token = ask(anna)
    assert proved(bram, texts).put(f"/people/{anna.user_id}/deactivation").status == 200
    assert stranger.put("/email-confirmations", {"token": token}).problem == "link_expired"
    refused = bram.put(f"/people/{anna.user_id}/email", {"email": NEW})
    assert (refused.status, refused.problem) == (409, "is_deactivated")
    assert bram.delete(f"/people/{anna.user_id}/deactivation").status == 200
    assert stranger.put("/email-confirmations", {"token": token}).problem == "link_expired"


def test_the_address_somebody_has_already_asks_nothing(bram: Portal, anna: User) -> None:
    asked = bram.put(f"/people/{anna.user_id}/email", {"email": anna.email.upper()})
    assert (asked.status, asked.body["new_email"]) == (200, "")


def test_a_link_of_one_office_is_nothing_at_another(anna: User, aws: object, ask: Ask) -> None:
    token = ask(anna)
    elsewhere = Portal(World().open().host)
    assert elsewhere.post("/email-links", {"token": token}).problem == "link_expired"
    assert elsewhere.post("/email-links", {"token": "x" * 40}).problem == "link_expired"


def test_nobody_changes_their_own_address(world: World, bram: Portal, anna: User) -> None:
    own = world.users["BRAM"].user_id
    refused = bram.put(f"/people/{own}/email", {"email": NEW})
    assert (refused.status, refused.problem) == (409, "not_yourself")
    inside = Portal(world.host).sign_in(anna)
    assert inside.put(f"/people/{anna.user_id}/email", {"email": NEW}).status == 404
