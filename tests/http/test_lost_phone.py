"""A lost phone resets what its person set up; who has nothing of it gets another number instead."""

import pytest

from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.offices import store as offices
from chalicelib.offices.events import SecondFactor
from tests.fakes.sms import FakeSms
from tests.http.proving import proved, set_up_app, step_up
from tests.people import PASSWORD
from tests.portal import Portal
from tests.support.replacing import agree, ask, happened, link, now, second
from tests.world import World


@pytest.fixture
def inside(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def test_who_signs_in_by_text_message_alone_has_nothing_to_reset(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    path = f"/people/{anna.user_id}"
    assert bram.get(f"{path}/replacements/devices").body["resets"] == []
    assert bram.get(f"{path}/replacements/devices").body["by_text"]
    refused = bram.delete(f"{path}/factors")
    assert (refused.status, refused.problem) == (409, "nothing_to_reset")
    assert not now(anna).replacing
    ask(bram, texts, anna, Factor.MOBILE)
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem
    assert not now(anna).replacing


def test_what_would_be_reset_is_foretold_and_kept(
    world: World, anna: User, bram: Portal, inside: Portal, texts: FakeSms
) -> None:
    set_up_app(inside, texts)
    what = ["app", "recovery_codes"]
    path = f"/people/{anna.user_id}"
    assert bram.get(f"{path}/replacements/devices").body["resets"] == what
    assert bram.get(f"{path}/replacements/mobile").body["resets"] == []
    ask(bram, texts, anna, Factor.DEVICES)
    (mine,) = inside.get("/me/replacements").body["items"]
    assert (mine["resets"], mine["may_be_agreed"]) == (what, False)
    fatima = second(world)
    (mine,) = inside.get("/me/replacements").body["items"]
    assert mine["may_be_agreed"]
    assert not agree(fatima, texts, anna, Factor.DEVICES).problem
    assert happened(anna)[-1].details["reset"] == "app,recovery_codes"


def test_a_code_by_text_message_is_reset_where_it_is_a_choice(
    world: World, anna: User, bram: Portal, inside: Portal, texts: FakeSms
) -> None:
    inside.put("/me/password-proof", {"password": PASSWORD})
    step_up(inside, texts, "change_factor")
    assert inside.put("/me/text-messages").status == 200
    path = f"/people/{anna.user_id}"
    assert bram.get(f"{path}/replacements/devices").body["resets"] == []
    offices.save(replace(offices.get(world.office_id), second_factor=SecondFactor.OPTIONAL))
    assert bram.get(f"{path}/replacements/devices").body["resets"] == ["text_messages"]
    proved(bram, texts, "change_factor")
    assert bram.delete(f"{path}/factors").status == 204
    assert inside.delete("/me/text-messages").status == 204
    assert not now(anna).replacing


def test_the_page_of_the_link_says_whether_a_colleague_can_still_confirm_it(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    """Of one person, one thing: for the next only their own yes counts."""
    fatima, stranger = second(world), Portal(world.host)
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE, Via.TEXT)
    looked = stranger.post("/replacement-links", {"token": token}).body["replacement"]
    assert looked["may_be_agreed"]
    assert not agree(fatima, texts, anna, Factor.MOBILE).problem
    ask(bram, texts, anna, Factor.EMAIL)
    token = link(anna, Factor.EMAIL)
    looked = stranger.post("/replacement-links", {"token": token}).body["replacement"]
    assert (looked["state"], looked["may_be_agreed"]) == ("waits", False)
