"""A person of a client whom an employee let in is not somebody else beside that employee
(ADR 44, ADR 52)."""

from typing import Any

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_letting_in import approve, row
from tests.http.test_people import RIGHTS, person
from tests.http.test_replacements_seconds import choose
from tests.portal import Answer, Portal
from tests.support.namens import active
from tests.support.newcomers import others_heard, vouch
from tests.support.replacing import NEW_MOBILE, agree, ask, now, second, was_told
from tests.world import World

BEHEERDER = RIGHTS | {"role": "beheerder"}


def of(world: World, who: str) -> Portal:
    return Portal(world.host).sign_in(world.users[who])


def door(world: World, who: str, texts: FakeSms) -> Portal:
    """With a fresh code for rights."""
    return proved(second(world) if who == "FATIMA" else of(world, who), texts)


def invited(
    world: World, who: str, by: Portal, client_id: str = "", rights: dict[str, Any] = BEHEERDER
) -> User:
    """Somebody new, who chose a password."""
    where = client_id or world.bakkerij
    body = person(email=f"{new_id().lower()}@bakkerij.example", name=who.title(), rights=rights)
    answer = by.post(f"/clients/{where}/people", body)
    assert answer.status == 201, answer.body
    return active(world, who, answer.body["user_id"])


def waited(world: World, user: User, later: Later, days: float = 3.01) -> None:
    """The others heard of it, and nobody did anything."""
    others_heard(world, world.bakkerij, user.user_id)
    later(days=days)


def puppet(world: World, texts: FakeSms, later: Later, by: str = "BRAM") -> Portal:
    """A beheerder whom one employee let in, and who may act by now."""
    waited(world, invited(world, "ZOE", door(world, by, texts)), later)
    return of(world, "ZOE")


def asks(world: World, inside: Portal, texts: FakeSms, user: User, client_id: str = "") -> Answer:
    """As a beheerder passes on another number of a fellow director."""
    proved(inside, texts, "change_mobile")
    where = f"/clients/{client_id or world.bakkerij}/people/{user.user_id}/mobile"
    return inside.put(where, {"mobile": NEW_MOBILE})


def no_second(world: World, texts: FakeSms, who: str, user: User) -> None:
    by = second(world) if who == "FATIMA" else of(world, who)
    answer = agree(by, texts, user, Factor.MOBILE)
    assert (answer.status, answer.problem) == (409, "needs_another_colleague")
    assert now(user).mobile == user.mobile


def test_at_a_new_client_nobody_agrees_with_what_their_own_puppet_asks(
    world: World, texts: FakeSms
) -> None:
    client_id = world.another_client("Vlugger B.V.")
    bram = door(world, "BRAM", texts)
    invited(world, "ZOE", bram, client_id)
    vera = invited(world, "VERA", bram, client_id)
    assert not asks(world, of(world, "ZOE"), texts, vera, client_id).problem
    no_second(world, texts, "BRAM", vera)
    (seen,) = row(of(world, "BRAM"), client_id, vera.user_id)["replacements"]
    assert seen["refusal"] == "needs_another_colleague"
    assert not agree(second(world), texts, vera, Factor.MOBILE).problem
    assert now(vera).mobile == NEW_MOBILE


def test_nor_where_others_are_and_heard_of_it(world: World, texts: FakeSms, later: Later) -> None:
    pieter = world.users["PIETER"]
    assert not asks(world, puppet(world, texts, later), texts, pieter).problem
    no_second(world, texts, "BRAM", pieter)
    assert not agree(second(world), texts, pieter, Factor.MOBILE).problem


def test_whom_a_colleague_let_in_asks_as_now(world: World, texts: FakeSms, later: Later) -> None:
    pieter = world.users["PIETER"]
    assert not asks(world, puppet(world, texts, later, "FATIMA"), texts, pieter).problem
    assert not agree(of(world, "BRAM"), texts, pieter, Factor.MOBILE).problem


def test_and_whom_one_let_in_oneself_thirty_days_ago(
    world: World, texts: FakeSms, later: Later
) -> None:
    waited(world, invited(world, "ZOE", door(world, "BRAM", texts)), later, days=30.1)
    pieter = world.users["PIETER"]
    assert not asks(world, of(world, "ZOE"), texts, pieter).problem
    assert not agree(of(world, "BRAM"), texts, pieter, Factor.MOBILE).problem


def test_whoever_granted_their_request_let_them_in(
    world: World, texts: FakeSms, later: Later
) -> None:
    wish = person(
        email=f"{new_id().lower()}@bakkerij.example", request_id=new_id(), rights=BEHEERDER
    )
    path = f"/clients/{world.bakkerij}/people-requests"
    assert of(world, "ANNA").post(path, wish).status == 201
    granted = door(world, "BRAM", texts).put(f"{path}/{wish['request_id']}/grant", {})
    assert granted.status == 200
    known = users.user_with_email(world.office_id, wish["email"])
    assert known
    active(world, "ZOE", known.user_id)
    assert not asks(world, of(world, "ZOE"), texts, world.users["PIETER"]).problem
    no_second(world, texts, "BRAM", world.users["PIETER"])


def test_so_did_who_widened_their_rights_and_who_let_them_in_before(
    world: World, texts: FakeSms, later: Later
) -> None:
    zoe = invited(world, "ZOE", door(world, "FATIMA", texts), rights=RIGHTS)
    waited(world, zoe, later)
    rights = f"/clients/{world.bakkerij}/people/{zoe.user_id}/rights"
    assert door(world, "BRAM", texts).put(rights, BEHEERDER).status == 200
    waited(world, zoe, later, days=7)
    assert not asks(world, of(world, "ZOE"), texts, world.users["PIETER"]).problem
    for who in ("BRAM", "FATIMA"):
        no_second(world, texts, who, world.users["PIETER"])


def test_so_did_who_moved_their_invitation(world: World, texts: FakeSms, later: Later) -> None:
    body = person(email=f"{new_id().lower()}@bakkerij.example", rights=BEHEERDER)
    by = door(world, "FATIMA", texts)
    zoe = by.post(f"/clients/{world.bakkerij}/people", body).body["user_id"]
    bram = proved(of(world, "BRAM"), texts, "change_mobile")
    assert bram.put(f"/people/{zoe}/mobile", {"mobile": "0612349666"}).status == 200
    waited(world, active(world, "ZOE", zoe), later)
    assert not asks(world, of(world, "ZOE"), texts, world.users["PIETER"]).problem
    for who in ("BRAM", "FATIMA"):
        no_second(world, texts, who, world.users["PIETER"])


def test_so_did_who_opened_their_account_again(world: World, texts: FakeSms) -> None:
    anna, bram = world.users["ANNA"], door(world, "BRAM", texts)
    assert bram.put(f"/people/{anna.user_id}/deactivation").status == 200
    assert bram.delete(f"/people/{anna.user_id}/deactivation").status == 200
    choose(world, anna, "reset")
    assert not asks(world, of(world, "ANNA"), texts, world.users["PIETER"]).problem
    no_second(world, texts, "BRAM", world.users["PIETER"])


def test_at_whichever_client_it_was(world: World, texts: FakeSms, later: Later) -> None:
    """A colleague lets in somebody who is here by way of a client of the employee's own making."""
    zoe = invited(world, "ZOE", door(world, "BRAM", texts), world.another_client("Schijn B.V."))
    again = person(email=zoe.email, rights=BEHEERDER)
    path = f"/clients/{world.bakkerij}/people"
    assert door(world, "FATIMA", texts).post(path, again).status == 201
    waited(world, zoe, later)
    assert not asks(world, of(world, "ZOE"), texts, world.users["PIETER"]).problem
    no_second(world, texts, "BRAM", world.users["PIETER"])


def test_and_whom_a_puppet_let_in_is_a_puppet(world: World, texts: FakeSms, later: Later) -> None:
    inviting(world)
    inside = proved(puppet(world, texts, later), texts)
    waited(world, invited(world, "VERA", inside), later, days=6.1)
    assert not asks(world, of(world, "VERA"), texts, world.users["PIETER"]).problem
    no_second(world, texts, "BRAM", world.users["PIETER"])


def test_after_a_stop_neither_an_employee_nor_their_puppet_asks(
    world: World, texts: FakeSms, later: Later
) -> None:
    pieter, inside = world.users["PIETER"], puppet(world, texts, later)
    assert not ask(of(world, "BRAM"), texts, pieter, Factor.EMAIL).problem
    assert not of(world, "PIETER").delete("/me/replacements/email").problem
    refused = asks(world, inside, texts, pieter)
    assert (refused.status, refused.problem) == (403, "stopped_by_person")
    assert not asks(world, of(world, "ANNA"), texts, pieter).problem
    no_second(world, texts, "BRAM", pieter)
    assert not agree(second(world), texts, pieter, Factor.MOBILE).problem


def test_nor_the_other_way_round(world: World, texts: FakeSms, later: Later) -> None:
    pieter = world.users["PIETER"]
    assert not asks(world, puppet(world, texts, later), texts, pieter).problem
    assert not of(world, "PIETER").delete("/me/replacements/mobile").problem
    refused = ask(of(world, "BRAM"), texts, pieter, Factor.EMAIL)
    assert (refused.status, refused.problem) == (403, "stopped_by_person")


@pytest.mark.parametrize("first", [Factor.EMAIL, Factor.MOBILE])
def test_whose_wish_came_by_waiting_does_not_bring_the_next_along(
    world: World, texts: FakeSms, later: Later, first: Factor
) -> None:
    """However old the account is of who asks that."""
    pieter, other = world.users["PIETER"], ({Factor.EMAIL, Factor.MOBILE} - {first}).pop()
    assert not ask(of(world, "BRAM"), texts, pieter, first).problem
    was_told(pieter)
    later(days=3.01)
    run(count_replacements)
    if other is Factor.MOBILE:
        assert not asks(world, of(world, "ANNA"), texts, pieter).problem
    else:
        assert not ask(second(world), texts, pieter, other).problem
    answer = agree(of(world, "BRAM"), texts, pieter, other)
    assert (answer.status, answer.problem) == (409, "needs_another_colleague")
    world.employ("AISHA", "Aisha")
    assert not agree(of(world, "AISHA"), texts, pieter, other).problem


def inviting(world: World) -> None:
    """At this office a beheerder invites."""
    offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.INVITE))


def test_a_puppet_does_not_vouch_for_whom_its_employee_lets_in(
    world: World, texts: FakeSms, later: Later
) -> None:
    inside = puppet(world, texts, later)
    vera = invited(world, "VERA", door(world, "BRAM", texts)).user_id
    answer = vouch(proved(inside, texts), world.bakkerij, vera)
    assert (answer.status, answer.problem) == (409, "vouch_needs_another_colleague")
    assert "vouch" not in row(inside, world.bakkerij, vera)["may"]
    assert "vouch" in row(of(world, "ANNA"), world.bakkerij, vera)["may"]
    assert vouch(door(world, "ANNA", texts), world.bakkerij, vera).status == 200


def test_nor_the_employee_for_whom_their_puppet_lets_in(
    world: World, texts: FakeSms, later: Later
) -> None:
    inviting(world)
    vera = invited(world, "VERA", proved(puppet(world, texts, later), texts))
    task = world.publish("VERA")
    assert approve(of(world, "VERA"), task).problem == "let_in_lately"
    told = vouch(door(world, "BRAM", texts), world.bakkerij, vera.user_id)
    assert told.problem == "vouch_needs_another_colleague"
    seen = row(of(world, "BRAM"), world.bakkerij, vera.user_id)
    assert seen["vouch_refusal"] == "nobody_vouches"
    assert vouch(door(world, "FATIMA", texts), world.bakkerij, vera.user_id).status == 200
    assert approve(of(world, "VERA"), task).status == 200


def granted(world: World, texts: FakeSms, inside: Portal, by: str, client_id: str = "") -> User:
    """Whom this beheerder asks for and this employee lets in."""
    wish = person(email=f"{new_id().lower()}@bakkerij.example", request_id=new_id())
    path = f"/clients/{client_id or world.bakkerij}/people-requests"
    assert inside.post(path, wish).status == 201
    assert door(world, by, texts).put(f"{path}/{wish['request_id']}/grant", {}).status == 200
    known = users.user_with_email(world.office_id, wish["email"])
    assert known
    return active(world, "VERA", known.user_id)


@pytest.mark.parametrize(
    ("by", "problem", "status"), [("BRAM", "let_in_lately", 403), ("FATIMA", "", 200)]
)
def test_what_a_puppet_asks_and_its_employee_grants_is_the_word_of_one(
    world: World, texts: FakeSms, later: Later, by: str, problem: str, status: int
) -> None:
    granted(world, texts, puppet(world, texts, later), by)
    answer = approve(of(world, "VERA"), world.publish("VERA"))
    assert (answer.status, answer.problem) == (status, problem)


def test_where_nobody_else_is_the_first_director_has_a_second_one_at_once(
    world: World, texts: FakeSms
) -> None:
    client_id = world.another_client("Vlugger B.V.")
    invited(world, "ZOE", door(world, "BRAM", texts), client_id)
    granted(world, texts, of(world, "ZOE"), "BRAM", client_id)
    assert approve(of(world, "VERA"), world.publish("VERA", client_id=client_id)).status == 200


def test_whom_a_puppet_moves_is_let_in_by_its_employee(
    world: World, texts: FakeSms, later: Later
) -> None:
    inside = puppet(world, texts, later)
    wish = person(email=f"{new_id().lower()}@bakkerij.example", request_id=new_id())
    path = f"/clients/{world.bakkerij}/people-requests"
    assert of(world, "ANNA").post(path, wish).status == 201
    put = door(world, "FATIMA", texts).put(f"{path}/{wish['request_id']}/grant", {})
    assert put.status == 200
    vera = users.user_with_email(world.office_id, wish["email"])
    assert vera
    assert not asks(world, inside, texts, vera).problem
    active(world, "VERA", vera.user_id)
    assert approve(of(world, "VERA"), world.publish("VERA")).problem == "let_in_lately"
