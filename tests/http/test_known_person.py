"""What the office reads of somebody who is known already, before and after it lets them in."""

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_people import people, person
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def test_what_was_typed_about_somebody_known_is_said_to_be_unused(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    proved(bram, texts)
    pieter = world.users["PIETER"]
    typed = person(email=pieter.email.upper(), name="Pieter Anders", language="en")
    let_in = bram.post(f"/clients/{world.holding}/people", typed).body
    assert (let_in["name"], let_in["status"]) == (pieter.name, "active")
    assert let_in["unused"] == ["name", "mobile", "language"]
    assert users.user(world.office_id, pieter.user_id).name == pieter.name
    new = bram.post(f"/clients/{world.holding}/people", person()).body
    assert (new["status"], new["unused"]) == ("invited", [])


def test_the_office_reads_before_it_invites_whose_address_it_is(
    world: World, bram: Portal, anna: Portal
) -> None:
    path, pieter = f"/clients/{world.holding}/known-person", world.users["PIETER"]
    known = bram.post(path, {"email": f" {pieter.email.upper()}"}).body
    assert known == {"known": True, "name": pieter.name}
    assert bram.post(path, {"email": "new@holding.example"}).body == {"known": False, "name": ""}
    own = f"/clients/{world.bakkerij}/known-person"
    assert anna.post(own, {"email": pieter.email}).problem == "not_allowed"


def test_of_whom_an_employee_does_not_see_only_is_said_that_the_address_is_known(
    world: World,
) -> None:
    world.employ("FATIMA", "Fatima", EmployeeRole.ACCOUNTANT, world.holding)
    fatima = Portal(world.host).sign_in(world.users["FATIMA"])
    path = f"/clients/{world.holding}/known-person"
    known = fatima.post(path, {"email": world.users["PIETER"].email}).body
    assert known == {"known": True, "name": ""}


def test_the_office_reads_what_helping_with_an_account_comes_to(
    world: World, bram: Portal, anna: Portal
) -> None:
    seen = people(bram, world.bakkerij)[world.users["PIETER"].name]
    assert seen["first_step"] == "sms"
    assert people(anna, world.bakkerij)[seen["name"]]["first_step"] == ""
