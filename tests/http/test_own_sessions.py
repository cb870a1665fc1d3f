"""One's own password and browsers."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import visitor
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock
from tests.http.proving import step_up
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World

NEW = "een heel ander geheel 42"
DESK = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


def signed_in(world: World, anna: User, texts: FakeSms, user_agent: str) -> Portal:
    door = Portal(world.host)
    asked = challenge(door, anna)
    path = f"/challenges/{asked}/answer"
    assert door.put(path, {"code": code_in(texts)}, user_agent=user_agent).status == 200
    return door


def change(door: Portal, old: str = PASSWORD, new: str = NEW) -> dict[str, object]:
    answered = door.put("/me/password", {"old_password": old, "password": new})
    return {"status": answered.status, "fields": answered.fields if answered.body else {}}


def test_a_new_password_takes_the_old_one_and_a_fresh_code(
    world: World, inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    other = Portal(world.host).sign_in(anna)
    assert change(inside) == {"status": 403, "fields": {"purpose": "change_password"}}
    step_up(inside, texts, "change_password")
    assert change(inside, "not the old one")["fields"] == {"old_password": "wrong_password"}
    assert change(inside, new="Anna van Dijk 2026")["fields"] == {"password": "password_has_name"}
    assert change(inside)["status"] == 204
    assert inside.get("/me").status == 200
    assert other.get("/me").status == 401
    assert knock(door, anna.email).problem == "wrong_credentials"
    assert knock(door, anna.email, NEW).status == 201


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_twenty_wrong_old_passwords_make_one_wait(inside: Portal, texts: FakeSms) -> None:
    step_up(inside, texts, "change_password")
    statuses = [change(inside, "wrong")["status"] for _ in range(21)]
    assert set(statuses) <= {400, 429}


def test_where_one_is_signed_in_and_the_end_of_it(world: World, anna: User, texts: FakeSms) -> None:
    desk = signed_in(world, anna, texts, DESK)
    phone = signed_in(world, anna, texts, PHONE)
    found = desk.get("/me/sessions").body["items"]
    words = {(each["browser"], each["system"], each["is_this"]) for each in found}
    assert words == {("Chrome", "Windows", True), ("Safari", "iPhone", False)}
    assert all(each["methods"] == ["sms"] for each in found)

    (other,) = [each["session_id"] for each in found if not each["is_this"]]
    assert desk.delete(f"/me/sessions/{other}").status == 204
    assert phone.get("/me").status == 401
    assert desk.delete(f"/me/sessions/{other}").status == 404
    again = signed_in(world, anna, texts, PHONE)
    assert desk.delete("/me/sessions").status == 204
    assert [each.get("/me").status for each in (desk, again)] == [401, 401]


def test_nobody_ends_somebody_elses_session(world: World, inside: Portal) -> None:
    (mine,) = inside.get("/me/sessions").body["items"]
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.delete(f"/me/sessions/{mine['session_id']}").status == 404
    assert inside.get("/me").status == 200


def test_a_new_device_is_told_after_the_first(world: World, anna: User, texts: FakeSms) -> None:
    for user_agent in (DESK, DESK, PHONE, PHONE):
        signed_in(world, anna, texts, user_agent)
    told = audit.history(anna.office_id, anna.user_id)
    news = [each.details for each in told if each.action == "device_new"]
    assert news == [{"device": "Safari, iPhone", "ip": "192.0.2.1"}]


def test_who_got_a_code_on_a_wrong_number_stops_the_password(
    world: World, inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    """And every code that it asked for; not what was proven by more than the password."""
    elsewhere = challenge(door, anna)
    read_there = code_in(texts)
    asked = challenge(door, anna)
    assert door.put(f"/challenges/{asked}/password-stop").status == 204
    assert inside.get("/me").status == 200
    assert answer(door, asked, code_in(texts)).problem == "code_expired"
    assert answer(door, elsewhere, read_there).problem == "code_expired"
    assert knock(door, anna.email).problem == "wrong_credentials"
    assert door.put(f"/challenges/{asked}/password-stop").problem == "code_expired"
    happened = [each.action for each in audit.history(anna.office_id, anna.user_id)]
    assert happened[-2:] == ["account_stopped", "sign_in_refused"]


def test_a_session_says_where_it_was_opened_when_that_is_known(
    world: World, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "_place", lambda _: "Utrecht, Netherlands")
    door = Portal(world.host)
    answer(door, challenge(door, anna), code_in(texts))
    door.sign_in(anna)
    unknown, known = (each["place"] for each in door.get("/me/sessions").body["items"])
    assert (known, unknown) == ("Utrecht, Netherlands", "")
    (*_, first, _) = audit.history(anna.office_id, anna.user_id)
    assert first.details["place"] == "Utrecht, Netherlands"
