"""The office stops an account, and opens it again."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock
from tests.http.proving import proved, step_up
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


def happened(user: User) -> list[str]:
    return [event.action for event in audit.history(user.office_id, user.user_id)]


def test_who_is_stopped_is_out_at_once_and_comes_back_with_a_new_password(
    world: World, bram: Portal, inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    path = f"/people/{anna.user_id}/deactivation"
    under_way = challenge(door, anna)
    assert bram.put(path).fields == {"purpose": "change_rights"}
    assert inside.get("/me").status == 200
    proved(bram, texts)
    for _ in range(2):
        assert bram.put(path).body["status"] == "deactivated"
    assert inside.get("/me").status == 401
    assert answer(door, under_way, code_in(texts)).problem == "code_expired"
    assert knock(door, anna.email).problem == "wrong_credentials"

    again = Portal(world.host).sign_in(world.users["BRAM"])
    assert again.delete(path).fields == {"purpose": "change_rights"}
    for _ in range(2):
        assert bram.delete(path).body["status"] == "active"
    assert knock(door, anna.email).problem == "wrong_credentials"
    known = users.user(anna.office_id, anna.user_id)
    passwords.set_password(known, "een heel ander geheel 42")
    assert knock(door, anna.email, "een heel ander geheel 42").status == 201
    assert happened(anna)[-4:] == [
        "account_deactivated",
        "sign_in_refused",
        "account_reactivated",
        "sign_in_refused",
    ]


def test_only_an_owner_or_manager_stops_a_colleague_with_a_code(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    dirk = world.employ("DIRK", "Dirk")
    path = f"/people/{dirk.user_id}/deactivation"
    assert bram.put(path).status == 403
    owner = users.user(world.office_id, world.users["BRAM"].user_id)
    signing_in.keep_change(replace(owner, role=EmployeeRole.OWNER))
    assert bram.put(path).fields == {"purpose": "change_rights"}
    assert proved(bram, texts).put(path).body["status"] == "deactivated"
    assert bram.put(f"/people/{owner.user_id}/deactivation").problem == "not_yourself"
    assert bram.put("/people/nobody/deactivation").status == 404


def test_an_invitation_to_a_wrong_address_is_worth_nothing_once_it_is_corrected(
    world: World, bram: Portal, anna: User, texts: FakeSms
) -> None:
    zoe = users.user(world.office_id, world.users["PIETER"].user_id)
    signing_in.keep_change(replace(zoe, status=Status.INVITED))
    token = passwords.new_password_link(world.office_id, zoe.user_id, "invitation", clock.now())
    path = f"/people/{zoe.user_id}/email"
    assert bram.put(path, {"email": "new@zoe.example"}).fields == {"purpose": "change_email"}
    step_up(bram, texts, "change_email")
    assert bram.put(path, {"email": "nonsense"}).fields == {"email": "not_an_email"}
    assert bram.put(path, {"email": anna.email}).fields == {"email": "email_in_use"}
    for _ in range(2):
        assert bram.put(path, {"email": "New@Zoe.example"}).status == 200

    stranger = Portal(world.host)
    assert stranger.post("/password-links", {"token": token}).problem == "link_expired"
    assert users.user_with_email(world.office_id, zoe.email) is None
    found = users.user_with_email(world.office_id, "new@zoe.example")
    assert found
    assert found.user_id == zoe.user_id
    assert happened(zoe).count("person_invited") == 1
