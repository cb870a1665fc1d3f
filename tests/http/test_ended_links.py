"""A link about a replacement that was used, or comes too late, says how that ended and when: never
by whom, nor the address or number."""

from datetime import timedelta

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.ids import new_token
from chalicelib.identity.domain.ended_link import KEPT
from chalicelib.identity.domain.link import token_for
from chalicelib.identity.domain.new_email import LASTS
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later, challenge
from tests.http.proving import proved, set_up_app, step_up
from tests.portal import Answer, Portal
from tests.support.replacing import (
    HOW,
    NEW_EMAIL,
    NEW_MOBILE,
    agree,
    ask,
    confirmed,
    link,
    own_number,
    second,
    was_told,
)
from tests.world import World

ALL = list(Factor)


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def look(stranger: Portal, token: str) -> Answer:
    return stranger.post("/replacement-links", {"token": token})


def said(world: World, token: str, ending: str, after: str = "") -> None:
    """By the link, twice and by both acts: this, and the moment it happened. Nothing else."""
    stranger, at = Portal(world.host), after or clock.stamp(clock.now())
    for _ in range(2):
        looked = look(stranger, token)
        assert looked.status == 200, looked.body
        assert looked.body["ended"] == {"ending": ending, "at": at}
        assert looked.body["replacement"] is None
        assert not looked.body["may_confirm"]
        for secret in (NEW_EMAIL, NEW_MOBILE, HOW, world.users["BRAM"].name):
            assert secret not in str(looked.body)
        for path in ("/replacement-confirmations", "/replacement-stops"):
            refused = stranger.put(path, {"token": token})
            assert (refused.status, refused.problem) == (409, "settled_already")


def links(anna: User, factor: Factor) -> list[str]:
    """In the mail and in the text message."""
    return [link(anna, factor, via) for via in (Via.MAIL, Via.TEXT)]


@pytest.mark.parametrize("factor", [Factor.MOBILE, Factor.DEVICES])
def test_that_they_confirmed_it(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    ask(bram, texts, anna, factor)
    tokens, moment = links(anna, factor), clock.stamp(clock.now())
    assert not Portal(world.host).put("/replacement-confirmations", {"token": tokens[0]}).problem
    later(days=2)
    for token in tokens:
        said(world, token, "confirmed", moment)


def test_that_they_confirmed_a_new_address_once_it_confirmed_itself(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    """Until then it can still be stopped by the same link, and nobody confirms it twice."""
    ask(bram, texts, anna, Factor.EMAIL)
    token, moment = link(anna, Factor.EMAIL), clock.stamp(clock.now())
    assert not stranger.put("/replacement-confirmations", {"token": token}).problem
    refused = stranger.put("/replacement-confirmations", {"token": token})
    assert (refused.status, refused.problem) == (409, "settled_already")
    assert look(stranger, token).body["replacement"]["state"] == "agreed"
    later(hours=1)
    assert not confirmed(world, anna).problem
    said(world, token, "confirmed", moment)


def test_that_they_confirmed_it_signed_in(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE)
    (mine,) = inside.get("/me/replacements").body["items"]
    step_up(inside, texts, "change_factor")
    answer = inside.put("/me/replacements/mobile/confirmation", {"asked": mine["asked"]})
    assert not answer.problem
    said(world, token, "confirmed")


@pytest.mark.parametrize("by_link", [True, False])
@pytest.mark.parametrize("factor", ALL)
def test_that_it_was_stopped(
    world: World,
    anna: User,
    bram: Portal,
    texts: FakeSms,
    later: Later,
    factor: Factor,
    by_link: bool,
) -> None:
    ask(bram, texts, anna, factor)
    tokens = links(anna, factor)
    if by_link:
        assert not Portal(world.host).put("/replacement-stops", {"token": tokens[0]}).problem
    else:
        assert not Portal(world.host).sign_in(anna).delete(f"/me/replacements/{factor}").problem
    for token in tokens:
        said(world, token, "stopped")


def test_that_an_address_was_stopped_that_counted_and_had_not_confirmed_itself(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    mail, text = links(anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    assert not stranger.put("/replacement-stops", {"token": mail}).problem
    said(world, text, "stopped")


@pytest.mark.parametrize("factor", ALL)
def test_that_the_office_took_it_back(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    ask(bram, texts, anna, factor)
    token = link(anna, factor)
    assert not bram.delete(f"/people/{anna.user_id}/replacements/{factor}").problem
    said(world, token, "cancelled")


def test_or_took_back_the_address_that_had_not_confirmed_itself(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    token = link(anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    assert not bram.delete(f"/people/{anna.user_id}/new-email").problem
    said(world, token, "cancelled")


@pytest.mark.parametrize("agreed", [True, False])
def test_or_ended_it_with_the_account(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, agreed: bool
) -> None:
    """What was agreed is gone once the account opens again."""
    ask(bram, texts, anna, Factor.EMAIL)
    token, path = link(anna, Factor.EMAIL), f"/people/{anna.user_id}/deactivation"
    if agreed:
        agree(second(world), texts, anna, Factor.EMAIL)
    assert not proved(bram, texts).put(path).problem
    if agreed:
        assert not bram.delete(path).problem
    said(world, token, "cancelled")


def test_that_the_beheerder_took_it_back_who_passed_it_on(
    world: World, texts: FakeSms, later: Later
) -> None:
    pieter = world.users["PIETER"]
    anna = proved(Portal(world.host).sign_in(world.users["ANNA"]), texts, "change_mobile")
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}/mobile"
    assert not anna.put(path, {"mobile": "0612345699"}).problem
    token = link(pieter, Factor.MOBILE)
    assert not anna.delete(path).problem
    said(world, token, "taken_back")


@pytest.mark.parametrize("factor", [Factor.MOBILE, Factor.DEVICES])
def test_that_they_changed_it_themself(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, factor)
    token = link(anna, factor)
    if factor is Factor.MOBILE:
        own_number(inside, texts, "0622222277")
    else:
        set_up_app(inside, texts)
    said(world, token, "overtaken")


def test_that_another_was_passed_on_in_its_place(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    ask(bram, texts, anna, Factor.MOBILE)
    token, other = link(anna, Factor.MOBILE), link(anna, Factor.EMAIL)
    ask(bram, texts, anna, Factor.MOBILE, "0633333333")
    said(world, token, "again")
    assert look(stranger, other).body["replacement"]["state"] == "waits"
    assert look(stranger, link(anna, Factor.MOBILE)).body["replacement"]["state"] == "waits"


def test_that_another_address_counts_in_its_place(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    first = link(anna, Factor.EMAIL)
    stranger.put("/replacement-confirmations", {"token": first})
    ask(bram, texts, anna, Factor.EMAIL, "anna@nieuwer.example")
    then = link(anna, Factor.EMAIL)
    stranger.put("/replacement-confirmations", {"token": then})
    said(world, first, "again")
    assert look(stranger, then).body["replacement"]["state"] == "agreed"


def test_that_a_new_address_never_confirmed_itself(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    token, ends = link(anna, Factor.EMAIL), clock.stamp(clock.now() + LASTS)
    stranger.put("/replacement-confirmations", {"token": token})
    later(days=8)
    said(world, token, "lapsed", ends)


@pytest.mark.parametrize("factor", ALL)
def test_that_it_counts_since_a_colleague_said_so(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    ask(bram, texts, anna, factor)
    token = link(anna, factor)
    agree(second(world), texts, anna, factor)
    later(minutes=5)
    if factor is Factor.EMAIL:
        assert not confirmed(world, anna).problem
        said(world, token, "counts")
    else:
        said(world, token, "counts", clock.stamp(clock.now() - timedelta(minutes=5)))


def test_that_it_counts_by_itself_since_and_still_after_the_next_of_its_kind(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    was_told(anna)
    token = link(anna, Factor.MOBILE)
    later(hours=72)
    run(count_replacements)
    then = clock.stamp(clock.now())
    said(world, token, "counts", then)
    inside = Portal(world.host).sign_in(world.users["BRAM"])
    ask(inside, texts, anna, Factor.MOBILE, "0633333333")
    assert (
        not Portal(world.host)
        .put("/replacement-stops", {"token": link(anna, Factor.MOBILE)})
        .problem
    )
    said(world, token, "counts", then)


def test_it_is_known_for_a_month_and_to_no_other_office(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    """By then it answers as what never was a link at all."""
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE)
    stranger.put("/replacement-stops", {"token": token})
    elsewhere = Portal(World().open().host)
    strange = look(stranger, token_for(anna.user_id))
    assert (strange.status, strange.problem) == (404, "link_expired")
    for door, never in ((elsewhere, token), (stranger, f"{anna.user_id}-{new_token()}")):
        for path in ("/replacement-confirmations", "/replacement-stops"):
            assert door.put(path, {"token": never}).problem == "link_expired"
        assert look(door, never).problem == "link_expired"
    later(seconds=KEPT.total_seconds() - 1)
    assert look(stranger, token).body["ended"]["ending"] == "stopped"
    later(seconds=KEPT.total_seconds())
    assert look(stranger, token).body == strange.body


def test_a_number_that_was_said_not_to_be_theirs_learns_nothing_of_it(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, door: Portal
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    mail, text = links(anna, Factor.EMAIL)
    stranger.put("/replacement-stops", {"token": mail})
    assert not door.put(f"/challenges/{challenge(door, anna)}/password-stop").problem
    assert look(stranger, text).problem == "link_expired"
    assert look(stranger, mail).body["ended"]["ending"] == "stopped"
