"""Who is let in without a mobile number sets up another second step first (F014)."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.http import Needs
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.sessions import SignedIn
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, knock
from tests.http.proving import app_code, device_at, proved, sign_in_by_passkey
from tests.http.test_people import person
from tests.people import PASSWORD
from tests.portal import Portal
from tests.support.asking import ask, name
from tests.support.contracts import CONTRACTS
from tests.world import World


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


@pytest.fixture
def zoe(world: World, bram: Portal) -> User:
    """Invited without a number, and with a password."""
    invited = bram.post(f"/clients/{world.bakkerij}/people", person(mobile=""))
    assert (invited.status, invited.body["mobile"]) == (201, "")
    return passwords.set_password(users.user(world.office_id, invited.body["user_id"]), PASSWORD)


@pytest.fixture
def inside(world: World, zoe: User) -> Portal:
    """At the door with a password alone."""
    portal = Portal(world.host)
    assert knock(portal, zoe.email).body["challenge_id"] == ""
    return portal


def keep_methods(world: World, *methods: Method) -> None:
    offices.save(replace(offices.get(world.office_id), methods=methods))


def test_a_password_alone_opens_what_is_needed_for_a_second_step_and_nothing_else(
    world: World, zoe: User, inside: Portal
) -> None:
    assert inside.get("/me").body["enrolling"]
    assert users.user(world.office_id, zoe.user_id).last_signed_in_at is None
    told = [each.told for each in audit.history(world.office_id, zoe.user_id)]
    assert [each.enrolling for each in told if isinstance(each, SignedIn)] == [True]
    ids = {"client_id": world.bakkerij}
    shut = [each for each in CONTRACTS if each.needs not in (Needs.PUBLIC, Needs.ENROLLING)]
    found = {name(each): ask(inside, each, ids).problem for each in shut}
    assert found == dict.fromkeys(found, "set_up_first")
    open_ = {name(each) for each in CONTRACTS if each.needs == Needs.ENROLLING}
    assert open_ == {
        "GET /me",
        "PUT /me/language",
        "GET /me/factors",
        "PUT /me/password-proof",
        "POST /me/authenticator",
        "PUT /me/authenticator",
        "POST /me/passkeys",
        "PUT /me/passkeys/{passkey_id}",
        "DELETE /session",
    }


def test_an_app_opens_the_rest_and_is_asked_for_the_next_time(
    world: World, zoe: User, inside: Portal
) -> None:
    assert inside.post("/me/authenticator").problem == "password_needed"
    assert inside.put("/me/password-proof", {"password": PASSWORD}).status == 204
    secret = str(inside.post("/me/authenticator").body["secret"])
    made = inside.put("/me/authenticator", {"code": app_code(secret)})
    assert (made.status, len(made.body["codes"])) == (200, 10)
    assert users.user(world.office_id, zoe.user_id).last_signed_in_at
    assert not inside.get("/me").body["enrolling"]
    assert inside.get(f"/clients/{world.bakkerij}/people").status == 200
    again = Portal(world.host)
    asked = knock(again, zoe.email).body
    assert asked["methods"] == ["totp", "recovery"]
    assert again.get("/me").status == 401


def test_a_passkey_opens_the_rest_too(world: World, zoe: User, inside: Portal) -> None:
    phone = device_at(inside)
    inside.put("/me/password-proof", {"password": PASSWORD})
    offer = inside.post("/me/passkeys").body
    body = {"name": "Telefoon", "credential": phone.create(offer["options"])}
    assert inside.put(f"/me/passkeys/{offer['passkey_id']}", body).status == 200
    assert not inside.get("/me").body["enrolling"]
    assert users.user(world.office_id, zoe.user_id).last_signed_in_at
    assert sign_in_by_passkey(Portal(world.host), phone).status == 200


def test_who_came_later_with_the_password_sets_up_nothing_beside_it(
    world: World, zoe: User, inside: Portal
) -> None:
    """A second browser was let in too, before the first had a second step."""
    other = Portal(world.host)
    knock(other, zoe.email)
    for portal in (inside, other):
        portal.put("/me/password-proof", {"password": PASSWORD})
    secret = str(inside.post("/me/authenticator").body["secret"])
    assert inside.put("/me/authenticator", {"code": app_code(secret)}).status == 200
    assert other.post("/me/passkeys").problem == "step_up_needed"
    assert other.get("/me/replacements").problem == "set_up_first"
    assert other.get("/me").body["enrolling"]


def test_where_only_text_messages_count_a_number_is_needed(world: World, bram: Portal) -> None:
    keep_methods(world, Method.SMS)
    refused = bram.post(f"/clients/{world.bakkerij}/people", person(mobile=""))
    assert refused.fields == {"mobile": "not_a_mobile"}


def test_where_that_became_so_afterwards_they_are_told_to_ask_the_office(
    world: World, zoe: User
) -> None:
    keep_methods(world, Method.SMS)
    assert knock(Portal(world.host), zoe.email).problem == "no_mobile"


def test_a_number_that_is_none_is_still_refused(world: World, bram: Portal) -> None:
    for mobile in ("12", "030 1234567"):
        refused = bram.post(f"/clients/{world.bakkerij}/people", person(mobile=mobile))
        assert refused.fields == {"mobile": "not_a_mobile"}


def test_who_has_a_number_never_comes_in_with_a_password_alone(
    world: World, anna: User, door: Portal
) -> None:
    asked = knock(door, anna.email).body
    assert asked["challenge_id"]
    assert door.get("/me").status == 401
    assert answer(door, asked["challenge_id"], "000000").status == 401
