"""By waiting alone: only of who was told and could stop it, and one thing at a time."""

from datetime import timedelta
from itertools import permutations

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import replacements as rows
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later, challenge, knock
from tests.http.proving import proved
from tests.people import PASSWORD
from tests.portal import Portal
from tests.support.replacing import (
    agree,
    ask,
    came_back,
    happened,
    link,
    now,
    second,
    waiting,
    was_told,
)
from tests.world import World

ALL = list(Factor)


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def left(user: User) -> tuple[Replacement, ...]:
    return rows.waiting(user.office_id, user.user_id)


@pytest.mark.parametrize("factor", ALL)
def test_after_72_hours_without_a_stop_it_counts_and_says_why(
    anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    Portal(bram.host).sign_in(anna)
    ask(bram, texts, anna, factor)
    was_told(anna)
    token = link(anna, factor)
    later(hours=71, minutes=59)
    run(count_replacements)
    assert now(anna).replacing
    later(hours=72)
    for _ in range(2):
        run(count_replacements)
    told = [each for each in happened(anna) if "ground" in each.details]
    assert [each.details["ground"] for each in told] == ["waited"]
    assert told[0].actor_name == ""
    assert not now(anna).replacing
    stranger = Portal(bram.host)
    late = stranger.put("/replacement-stops", {"token": token}).problem
    assert late == ("" if factor is Factor.EMAIL else "settled_already")


def test_a_number_that_came_by_waiting_alone_does_not_bring_the_address_along(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    was_told(anna)
    later(hours=72)
    run(count_replacements)
    again = Portal(world.host).sign_in(world.users["BRAM"])
    ask(again, texts, anna, Factor.EMAIL)
    token = link(anna, Factor.EMAIL, Via.TEXT)
    assert not stranger.post("/replacement-links", {"token": token}).body["may_confirm"]
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "only_stops"
    assert not stranger.put("/replacement-stops", {"token": token}).problem


def test_who_is_stopped_confirms_nothing_and_72_hours_do_not_open_the_door(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    was_told(anna)
    token = link(anna, Factor.MOBILE)
    assert not proved(bram, texts).put(f"/people/{anna.user_id}/deactivation").problem
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "settled_already"
    later(hours=73)
    run(count_replacements)
    assert knock(stranger, anna.email, PASSWORD).problem == "wrong_credentials"


@pytest.mark.parametrize("factor", ALL)
def test_what_waits_for_who_is_stopped_is_gone_and_does_not_come_back_with_them(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    """As it was done in the attack: stopped, so that nothing could be held back, and opened again
    just before it would count."""
    ask(bram, texts, anna, factor)
    was_told(anna)
    path = f"/people/{anna.user_id}/deactivation"
    assert proved(bram, texts).put(path).body["replacements"] == []
    assert not now(anna).replacing
    gone = [each for each in happened(anna) if each.action == "replacement_cancelled"]
    assert [(each.actor_name, each.details["factor"]) for each in gone] == [
        (world.users["BRAM"].name, factor)
    ]
    later(hours=71, minutes=50)
    again = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    assert again.delete(path).body["replacements"] == []
    later(hours=73)
    run(count_replacements)
    assert "ground" not in {key for each in happened(anna) for key in each.details}
    assert (now(anna).email, now(anna).mobile) == (anna.email, anna.mobile)


@pytest.mark.parametrize("factor", ALL)
def test_nothing_is_asked_of_who_is_stopped(
    anna: User, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    assert proved(bram, texts).put(f"/people/{anna.user_id}/deactivation").status == 200
    assert ask(bram, texts, anna, factor).problem == "is_deactivated"
    assert not now(anna).replacing


def test_a_colleague_who_is_stopped_has_nothing_waiting_either(
    world: World, anna: User, texts: FakeSms
) -> None:
    world.employ("ESTHER", "Esther", EmployeeRole.OWNER)
    esther = Portal(world.host).sign_in(world.users["ESTHER"])
    dirk = world.employ("DIRK", "Dirk")
    ask(esther, texts, dirk, Factor.EMAIL)
    stopped = proved(esther, texts).put(f"/people/{dirk.user_id}/deactivation")
    assert stopped.body["replacements"] == []
    assert not now(dirk).replacing


def test_a_password_that_was_stopped_leaves_what_waits_to_who_it_is_about(
    anna: User, bram: Portal, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    """Whoever knows it may stop it (F089), and no more."""
    ask(bram, texts, anna, Factor.EMAIL)
    token, under_way = link(anna, Factor.EMAIL), challenge(door, anna)
    assert not door.put(f"/challenges/{under_way}/password-stop").problem
    assert now(anna).replacing
    assert not stranger.put("/replacement-stops", {"token": token}).problem
    assert happened(anna)[-1].action == "replacement_stopped"


def test_nobody_was_told_so_it_waits(
    anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    """Neither message went out: time alone says nothing."""
    (asked,) = ask(bram, texts, anna, Factor.MOBILE).body["replacements"]
    assert asked["counts_at"] == clock.stamp(waiting(anna, Factor.MOBILE).due_at)
    later(hours=73)
    run(count_replacements)
    assert now(anna).mobile == anna.mobile
    was_told(anna, Via.MAIL)
    later(hours=144)
    run(count_replacements)
    assert now(anna).replacing
    later(hours=145)
    run(count_replacements)
    assert now(anna).mobile != anna.mobile


def test_a_mail_that_came_back_told_nobody_but_a_text_message_did(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    for factor, ways in ((Factor.MOBILE, (Via.MAIL, Via.TEXT)), (Factor.EMAIL, (Via.MAIL,))):
        ask(bram, texts, anna, factor)
        was_told(anna, *ways)
        came_back(anna, factor)
    place = f"/clients/{world.bakkerij}/people"
    (row,) = [each for each in bram.get(place).body["items"] if each["user_id"] == anna.user_id]
    due = {each["factor"]: each["counts_at"] for each in row["replacements"]}
    assert due["email"] is None
    assert due["mobile"]
    later(days=60)
    run(count_replacements)
    assert [each.factor for each in left(anna)] == [Factor.EMAIL]
    assert not agree(second(world), texts, anna, Factor.EMAIL).problem


@pytest.mark.parametrize(("first", "other"), [*permutations(ALL, 2)])
def test_of_two_at_the_same_moment_one_counts_by_waiting_alone(
    world: World,
    anna: User,
    bram: Portal,
    texts: FakeSms,
    later: Later,
    first: Factor,
    other: Factor,
) -> None:
    """As it was done in the attack: address and number within a second, and then silence."""
    for ahead, factor in enumerate((first, other)):
        later(seconds=ahead)
        ask(bram, texts, anna, factor)
        was_told(anna)
    later(hours=73)
    for _ in range(2):
        run(count_replacements)
    assert [each.factor for each in left(anna)] == [other]
    counting = rows.proven(anna.office_id, anna.user_id)
    assert [each.factor for each in counting] == [first]
    later(days=32)
    run(count_replacements)
    assert left(anna)
    later(days=33, hours=1)
    run(count_replacements)
    assert not now(anna).replacing


def test_the_office_reads_which_of_two_has_to_wait_longer(
    anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    later(seconds=1)
    asked = ask(bram, texts, anna, Factor.MOBILE).body["replacements"]
    due = {each["factor"]: each["counts_at"] for each in asked}
    apart = clock.parse(due["mobile"]) - clock.parse(due["email"])
    assert apart == timedelta(days=30)


def test_a_second_colleague_makes_the_other_count_at_once(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    for factor in (Factor.EMAIL, Factor.MOBILE):
        ask(bram, texts, anna, factor)
    was_told(anna)
    later(hours=73)
    run(count_replacements)
    (other,) = left(anna)
    assert not agree(second(world), texts, anna, other.factor).problem
    assert not now(anna).replacing
