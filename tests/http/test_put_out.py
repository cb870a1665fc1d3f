"""Whoever is signed out because something about their account changed reads that; nobody else."""

import pytest

from chalicelib.core.ids import new_token, sha256
from chalicelib.core.table import key
from chalicelib.identity.domain.user import User
from chalicelib.identity.store.session_rows import SessionRow
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved, step_up
from tests.http.test_own_sessions import change
from tests.http.test_people import READS
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def here(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


@pytest.fixture
def elsewhere(world: World, anna: User) -> Portal:
    """In another browser."""
    return Portal(world.host).sign_in(anna)


def new_password(here: Portal, texts: FakeSms) -> None:
    step_up(here, texts, "change_password")
    assert change(here)["status"] == 204


def test_another_browser_hears_that_something_about_the_account_changed(
    here: Portal, elsewhere: Portal, texts: FakeSms
) -> None:
    new_password(here, texts)
    told = elsewhere.get("/me")
    assert (told.status, told.problem) == (401, "put_out")
    assert told.body["title"].startswith("U bent uitgelogd omdat er iets aan uw account")
    assert (
        elsewhere.get("/me", accept_language="en").body["title"].startswith("You were signed out")
    )
    assert here.get("/me").status == 200


def test_whose_account_was_stopped_hears_it_too(
    world: World, anna: User, elsewhere: Portal, texts: FakeSms
) -> None:
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    assert bram.put(f"/people/{anna.user_id}/deactivation").status < 300
    assert elsewhere.get("/me").problem == "put_out"


def test_a_change_later_on_leaves_it_said(
    world: World, anna: User, here: Portal, elsewhere: Portal, texts: FakeSms
) -> None:
    new_password(here, texts)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    rights = f"/clients/{world.bakkerij}/people/{anna.user_id}/rights"
    assert bram.put(rights, READS).status == 200
    assert elsewhere.get("/me").problem == "put_out"
    assert here.get("/me").body["clients"][0]["rights"]["approve"] is False


def test_nothing_of_whose_it_was_stays(
    world: World, here: Portal, elsewhere: Portal, texts: FakeSms
) -> None:
    new_password(here, texts)
    row = SessionRow.get(key(world.office_id, sha256(elsewhere.cookie)))
    assert set(row.attribute_values) == {"session_key", "put_out", "expires_at"}


def test_signing_in_again_in_that_browser_is_as_ever(
    world: World, anna: User, here: Portal, elsewhere: Portal, texts: FakeSms
) -> None:
    new_password(here, texts)
    assert Portal(world.host).sign_in(anna).get("/me").status == 200
    listed = here.get("/me/sessions").body["items"]
    assert len(listed) == 2


def test_a_stranger_learns_nothing_and_who_left_themselves_neither(
    world: World, here: Portal, later: Later
) -> None:
    stranger = Portal(world.host)
    stranger.cookie = new_token()
    assert stranger.get("/me").problem == "not_signed_in"
    here.delete("/session")
    assert here.get("/me").problem == "not_signed_in"


def test_a_session_that_only_lasted_too_long_is_over(here: Portal, later: Later) -> None:
    later(minutes=31)
    assert here.get("/me").problem == "not_signed_in"
