"""A code that somebody was asked for at the door: what others change in passing leaves it alone,
and what it rests on ends it."""

from collections.abc import Callable

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in, knock
from tests.http.proving import app_code, proved, set_up_app
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.support.access_bodies import CLIENT
from tests.support.meanwhile import is_worth_its_row, meanwhile
from tests.support.replacing import NEW_MOBILE, agree, ask, second
from tests.world import World

READS = {"role": "medewerker", "read": True, "approve": False, "sign": False, "handle": False}
Passing = Callable[[Portal, World, FakeSms], Answer]


def renamed(by: Portal, world: World, name: str) -> Answer:
    return by.put(f"/clients/{world.bakkerij}", CLIENT | {"name": name})


def a_number_is_asked(bram: Portal, world: World, texts: FakeSms) -> Answer:
    return ask(bram, texts, world.users["ANNA"], Factor.MOBILE)


def a_number_is_asked_and_cancelled(bram: Portal, world: World, texts: FakeSms) -> Answer:
    a_number_is_asked(bram, world, texts)
    return bram.delete(f"/people/{world.users['ANNA'].user_id}/replacements/mobile")


def an_address_counts_that_is_not_in_use_yet(bram: Portal, world: World, texts: FakeSms) -> Answer:
    ask(bram, texts, world.users["ANNA"], Factor.EMAIL)
    return agree(second(world), texts, world.users["ANNA"], Factor.EMAIL)


def rights_change(bram: Portal, world: World, texts: FakeSms) -> Answer:
    path = f"/clients/{world.bakkerij}/people/{world.users['ANNA'].user_id}/rights"
    return proved(bram, texts).put(path, READS)


def the_language_changes(bram: Portal, world: World, texts: FakeSms) -> Answer:
    inside = Portal(world.host).sign_in(world.users["ANNA"])
    return inside.put("/me/language", {"language": "en"})


PASSING = [
    a_number_is_asked,
    a_number_is_asked_and_cancelled,
    an_address_counts_that_is_not_in_use_yet,
    rights_change,
    the_language_changes,
]


@pytest.mark.parametrize("passing", PASSING, ids=lambda act: act.__name__)
def test_what_changes_in_passing_ends_no_sign_in(
    world: World, door: Portal, anna: User, bram: Portal, texts: FakeSms, passing: Passing
) -> None:
    asked, code = challenge(door, anna), code_in(texts)
    assert passing(bram, world, texts).status in (200, 204)
    assert answer(door, asked, code).status == 200
    assert is_worth_its_row(world, door, "ANNA")


def test_an_assistant_who_renames_a_client_all_the_time_locks_nobody_out(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the code, and again while it is being looked at."""
    sem = Portal(world.host).sign_in(world.employ("SEM", "Sem", EmployeeRole.ASSISTANT))
    asked, code = challenge(door, anna), code_in(texts)
    assert renamed(sem, world, "De Vries 0").status == 200
    more = [lambda at=at: renamed(sem, world, f"De Vries {at}") for at in range(1, 5)]
    meanwhile(monkeypatch, *more)
    assert answer(door, asked, code).status == 200
    assert is_worth_its_row(world, door, "ANNA")
    assert door.get("/me").body["clients"][0]["name"] == "De Vries 4"


def test_nor_keeps_them_from_saying_that_a_number_is_wrong(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    sem = Portal(world.host).sign_in(world.employ("SEM", "Sem", EmployeeRole.ASSISTANT))
    asked = challenge(door, anna)
    meanwhile(monkeypatch, lambda: renamed(sem, world, "De Vries"))
    assert door.put(f"/challenges/{asked}/password-stop").status == 204
    assert knock(door, anna.email).problem == "wrong_credentials"


def test_nor_from_choosing_a_password_by_a_link(
    world: World, door: Portal, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    sem = Portal(world.host).sign_in(world.employ("SEM", "Sem", EmployeeRole.ASSISTANT))
    token = passwords.new_password_link(world.office_id, anna.user_id, "reset", clock.now())
    meanwhile(monkeypatch, lambda: renamed(sem, world, "De Vries"))
    assert door.put("/password", {"token": token, "password": f"{PASSWORD}!"}).status == 204


def test_nor_the_office_from_taking_rights(
    world: World, bram: Portal, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    sem = Portal(world.host).sign_in(world.employ("SEM", "Sem", EmployeeRole.ASSISTANT))
    path = f"/clients/{world.bakkerij}/people/{world.users['ANNA'].user_id}/rights"
    proved(bram, texts)
    meanwhile(monkeypatch, *[lambda at=at: renamed(sem, world, f"De Vries {at}") for at in "12"])
    assert bram.put(path, READS).status == 200


def test_but_what_a_colleague_gave_meanwhile_is_not_overwritten(
    world: World, bram: Portal, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/clients/{world.bakkerij}/people/{world.users['ANNA'].user_id}/rights"
    fatima = proved(second(world), texts)
    proved(bram, texts)
    meanwhile(monkeypatch, lambda: fatima.put(path, READS | {"approve": True}))
    assert bram.put(path, READS).problem == "changed_meanwhile"


def test_a_code_that_went_to_another_number_is_worth_nothing(
    world: World, door: Portal, anna: User, bram: Portal, texts: FakeSms
) -> None:
    asked, code = challenge(door, anna), code_in(texts)
    ask(bram, texts, anna, Factor.MOBILE)
    assert agree(second(world), texts, anna, Factor.MOBILE).status == 204
    assert answer(door, asked, code).problem == "code_expired"
    again = challenge(door, anna)
    assert texts.texted[-1].to == NEW_MOBILE
    assert answer(door, again, code_in(texts)).status == 200


def test_a_code_of_an_app_has_nothing_to_do_with_a_number(
    world: World, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(Portal(world.host).sign_in(anna), texts)
    later(minutes=1)
    asked = challenge(door, anna)
    known = users.user(anna.office_id, anna.user_id)
    signing_in.keep_change(replace(known, mobile=NEW_MOBILE))
    assert answer(door, asked, app_code(secret)).status == 200
