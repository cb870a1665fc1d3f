"""Sessions: how long they last, what they are worth, and the end of them."""

import pytest

from chalicelib.core.ids import sha256
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import sessions, signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in, knock
from tests.portal import Portal
from tests.world import World


def test_the_cookies_are_for_this_origin_alone(door: Portal, anna: User, texts: FakeSms) -> None:
    signed_in = answer(door, challenge(door, anna), code_in(texts))
    session, device = signed_in.cookies
    assert session.startswith("session=")
    assert session.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert device.startswith("device=")
    assert device.endswith("; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000")


def test_signing_out_ends_the_session(door: Portal, anna: User) -> None:
    door.sign_in(anna)
    token = door.cookie
    assert door.delete("/session").status == 204
    assert door.cookie == ""
    door.cookie = token
    assert door.get("/me").problem == "not_signed_in"


def test_whoever_signs_in_ends_what_was_open_in_this_browser(
    world: World, door: Portal, anna: User, texts: FakeSms
) -> None:
    """Also of somebody else, who forgot to sign out; in other browsers nothing changes."""
    elsewhere = Portal(world.host).sign_in(world.users["PIETER"])
    pieters = door.sign_in(world.users["PIETER"]).cookie
    answer(door, challenge(door, anna), code_in(texts))
    assert door.get("/me").body["name"] == anna.name
    left = Portal(world.host)
    left.cookie = pieters
    assert left.get("/me").status == 401
    assert elsewhere.get("/me").status == 200


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


def test_who_is_deactivated_is_out_at_once(door: Portal, anna: User, texts: FakeSms) -> None:
    challenge_id = challenge(door, anna)
    door.sign_in(anna)
    gone = replace(users.user(anna.office_id, anna.user_id), status=Status.DEACTIVATED)
    signing_in.keep_change(gone)
    assert door.get("/me").status == 401
    assert answer(door, challenge_id, code_in(texts)).problem == "code_expired"
    assert knock(door, anna.email).problem == "wrong_credentials"
    assert door.post("/password-requests", {"email": anna.email}).status == 202


def test_who_signs_out_while_being_seen_stays_out(
    door: Portal, anna: User, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.sign_in(anna)
    token = door.cookie
    found = sessions.session(anna.office_id, sha256(token))
    door.delete("/session")
    door.cookie = token
    later(minutes=6)
    monkeypatch.setattr(sessions, "session", lambda *_: found)
    assert door.get("/me").status == 401


@pytest.mark.parametrize("cookie", ["", "x", "#", "é" * 300, "x" * 5000])
def test_a_made_up_cookie_opens_nothing(door: Portal, cookie: str) -> None:
    door.cookie = cookie
    assert door.get("/me").problem == "not_signed_in"


def test_of_two_cookies_with_one_name_neither_is_believed(door: Portal, anna: User) -> None:
    """A page at a name below ours could put one there."""
    own = door.sign_in(anna).cookie
    assert door.get("/me", cookie=f"other=1; session={own}; sessions=2").status == 200
    for both in (f"session=tossed; session={own}", f"session={own}; session={own}"):
        assert door.get("/me", cookie=both).problem == "not_signed_in"


def test_nobody_has_more_than_forty_sessions(world: World, anna: User) -> None:
    doors = [Portal(world.host).sign_in(anna) for _ in range(42)]
    assert [door.get("/me").status for door in doors] == [401] * 2 + [200] * 40
    assert doors[-1].put("/me/language", {"language": "en"}).status == 200
    assert doors[2].get("/me").body["language"] == "en"
