"""Who may say that a replacement is right: a second pair of eyes, and nobody by way of another."""

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import new_emails, passwords
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import signing_in
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.people import PASSWORD
from tests.portal import Portal
from tests.support.replacing import NEW_MOBILE, agree, ask, now, passed_on, second
from tests.world import World


def take_up(world: World, user: User) -> None:
    """They choose their first password, by the link in their invitation."""
    signing_in.keep_change(replace(now(user), status=Status.INVITED))
    choose(world, user, "invitation")


def choose(world: World, user: User, purpose: str) -> None:
    token = passwords.new_password_link(user.office_id, user.user_id, purpose, clock.now())
    answer = Portal(world.host).put("/password", {"token": token, "password": PASSWORD})
    assert not answer.problem


def owner(world: World) -> Portal:
    known = world.users.get("ESTHER") or world.employ("ESTHER", "Esther", EmployeeRole.OWNER)
    return Portal(world.host).sign_in(known)


def taken_over(world: World, texts: FakeSms, factor: Factor) -> User:
    """The second colleague, with the yes of two others."""
    second(world)
    fatima = world.users["FATIMA"]
    world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    ask(owner(world), texts, fatima, factor)
    willem = Portal(world.host).sign_in(world.users["WILLEM"])
    assert not agree(willem, texts, fatima, factor).problem
    return fatima


def follow(world: World, user: User) -> None:
    """The link that went to their new address."""
    known = new_email_rows.new_email(user.office_id, user.user_id)
    assert known
    token = new_emails.new_email_link(user.office_id, user.user_id, known.asked, clock.now())
    assert not Portal(world.host).put("/email-confirmations", {"token": token}).problem


def test_a_colleague_who_was_let_in_for_it_does_not_count(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    """Invited long ago, and the invitation taken up just now."""
    ask(bram, texts, anna, Factor.MOBILE)
    second(world)
    take_up(world, world.users["FATIMA"])
    assert agree(second(world), texts, anna, Factor.MOBILE).problem == "colleague_too_new"
    later(hours=71, minutes=59)
    assert agree(second(world), texts, anna, Factor.MOBILE).problem == "colleague_too_new"
    later(hours=72)
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem


@pytest.mark.parametrize("factor", list(Factor))
def test_nor_does_a_colleague_by_what_was_just_replaced_of_theirs(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    """As with a colleague who was taken over for it, address and all."""
    ask(bram, texts, anna, Factor.MOBILE)
    taken_over(world, texts, factor)
    assert agree(second(world), texts, anna, Factor.MOBILE).problem == "colleague_too_new"
    later(hours=72)
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem


def test_a_new_address_counts_from_when_it_confirmed_itself(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    fatima = taken_over(world, texts, Factor.EMAIL)
    later(days=4)
    follow(world, fatima)
    assert agree(second(world), texts, anna, Factor.MOBILE).problem == "colleague_too_new"
    later(days=7)
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem


def test_nor_does_a_colleague_whose_account_was_just_opened_again(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    """From when they chose a password, however long ago it was opened."""
    ask(bram, texts, anna, Factor.MOBILE)
    second(world)
    fatima, esther = world.users["FATIMA"], owner(world)
    path = f"/people/{fatima.user_id}/deactivation"
    assert proved(esther, texts).put(path).status == 200
    assert esther.delete(path).body["status"] == "active"
    assert agree(second(world), texts, anna, Factor.MOBILE).problem == "colleague_too_new"
    later(days=4)
    choose(world, fatima, "reset")
    assert agree(second(world), texts, anna, Factor.MOBILE).problem == "colleague_too_new"


def test_nor_while_something_of_their_own_waits(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    fatima = second(world)
    passed_on(now(world.users["FATIMA"]))
    assert agree(fatima, texts, anna, Factor.MOBILE).problem == "prove_first"


def test_a_beheerder_does_not_become_a_fellow_director_either(
    world: World, anna: User, texts: FakeSms
) -> None:
    inside, pieter = Portal(world.host).sign_in(anna), world.users["PIETER"]
    proved(inside, texts, "change_mobile")
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}/mobile"
    assert not inside.put(path, {"mobile": NEW_MOBILE}).problem
    assert now(pieter).mobile == pieter.mobile
    assert not agree(second(world), texts, pieter, Factor.MOBILE).problem
    assert now(pieter).mobile == NEW_MOBILE


def test_a_manager_does_not_become_a_colleague_alone(world: World, texts: FakeSms) -> None:
    world.employ("WILLEM", "Willem", EmployeeRole.MANAGER)
    dirk = world.employ("DIRK", "Dirk")
    willem = Portal(world.host).sign_in(world.users["WILLEM"])
    ask(willem, texts, dirk, Factor.MOBILE)
    assert now(dirk).mobile == dirk.mobile
    assert agree(second(world), texts, dirk, Factor.MOBILE).status == 403
    world.employ("ESTHER", "Esther", EmployeeRole.OWNER)
    esther = Portal(world.host).sign_in(world.users["ESTHER"])
    assert not agree(esther, texts, dirk, Factor.MOBILE).problem
