"""Who signs in while the account changes: the session is never worth more than the row of its
person, whichever of the two was written first."""

from collections.abc import Callable
from functools import partial

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import SecondFactor
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock
from tests.http.proving import device_at, proved, set_up_passkey, sign_in_by_passkey
from tests.http.test_at_once import at_once
from tests.http.test_new_emails import link
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.support.access_bodies import CLIENT
from tests.support.meanwhile import crossed, is_worth_its_row, meanwhile, session_in
from tests.support.replacing import HOW, agree, ask, second, shown
from tests.world import World

READS = {"role": "medewerker", "read": True, "approve": False, "sign": False, "handle": False}
NEW_PASSWORD = "een heel ander wachtwoord 77"
Request = Callable[[], Answer]
Change = Callable[[World, FakeSms], Request]


def bram(world: World, texts: FakeSms, purpose: str) -> Portal:
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts, purpose)


def person(world: World, who: str = "ANNA") -> str:
    return f"/people/{world.users[who].user_id}"


def rights(world: World, texts: FakeSms, who: str = "ANNA") -> Request:
    office = bram(world, texts, "change_rights")
    return lambda: office.put(f"/clients/{world.bakkerij}{person(world, who)}/rights", READS)


def membership(world: World, texts: FakeSms) -> Request:
    office = bram(world, texts, "change_rights")
    return lambda: office.delete(f"/clients/{world.holding}{person(world)}")


def stopped(world: World, texts: FakeSms) -> Request:
    office = bram(world, texts, "change_rights")
    return lambda: office.put(f"{person(world)}/deactivation")


def number_waits(world: World, texts: FakeSms) -> Request:
    office = bram(world, texts, "change_mobile")
    return lambda: office.put(f"{person(world)}/mobile", {"mobile": "+31622222222"})


def language(world: World, texts: FakeSms) -> Request:
    inside = Portal(world.host).sign_in(world.users["ANNA"])
    return lambda: inside.put("/me/language", {"language": "en"})


def name_of_client(world: World, texts: FakeSms) -> Request:
    office = Portal(world.host).sign_in(world.users["BRAM"])
    return lambda: office.put(f"/clients/{world.bakkerij}", CLIENT | {"name": "De Vries en Zn."})


def link_in_mail(world: World, texts: FakeSms) -> Request:
    user_id = world.users["ANNA"].user_id
    token = passwords.new_password_link(world.office_id, user_id, "reset", clock.now())
    body = {"token": token, "password": NEW_PASSWORD}
    return lambda: Portal(world.host).put("/password", body)


def own_password(world: World, texts: FakeSms) -> Request:
    inside = proved(Portal(world.host).sign_in(world.users["ANNA"]), texts, "change_password")
    body = {"old_password": PASSWORD, "password": NEW_PASSWORD}
    return lambda: inside.put("/me/password", body)


def devices(world: World, texts: FakeSms) -> Request:
    """A second colleague says that they are right to be forgotten."""
    anna = world.users["ANNA"]
    ask(bram(world, texts, "change_factor"), texts, anna, Factor.DEVICES)
    fatima = proved(second(world), texts, "change_factor")
    body = {"asked": shown(anna, Factor.DEVICES), "how": HOW}
    return lambda: fatima.put(f"{person(world)}/replacements/devices/agreement", body)


def new_address(world: World, texts: FakeSms) -> Request:
    """It confirms itself, in another browser."""
    anna = world.users["ANNA"]
    ask(bram(world, texts, "change_email"), texts, anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    token = link(anna)
    return lambda: Portal(world.host).put("/email-confirmations", {"token": token})


RIGHTS = [rights, membership, stopped, number_waits, language, name_of_client]
PUTS_OUT = [link_in_mail, own_password, devices, new_address, stopped]


def name_of(act: Callable[..., object]) -> str:
    return act.__name__


@pytest.mark.parametrize("change", RIGHTS, ids=name_of)
def test_a_sign_in_that_comes_between_gets_what_changed(
    world: World,
    door: Portal,
    anna: User,
    texts: FakeSms,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
) -> None:
    changes = change(world, texts)
    asked, code = challenge(door, anna), code_in(texts)
    signed_in: list[Answer] = []
    meanwhile(monkeypatch, lambda: signed_in.append(answer(door, asked, code)))
    assert changes().status in (200, 204)
    assert signed_in[0].status == 200
    assert is_worth_its_row(world, door, "ANNA")


@pytest.mark.parametrize("change", RIGHTS, ids=name_of)
def test_a_sign_in_that_comes_after_is_judged_by_what_changed(
    world: World,
    door: Portal,
    anna: User,
    texts: FakeSms,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
) -> None:
    changes = change(world, texts)
    asked, code = challenge(door, anna), code_in(texts)
    changed: list[Answer] = []
    meanwhile(monkeypatch, lambda: changed.append(changes()))
    signed_in = answer(door, asked, code)
    assert changed[0].status in (200, 204)
    assert signed_in.problem == ("code_expired" if change is stopped else "")
    assert is_worth_its_row(world, door, "ANNA")


@pytest.mark.parametrize("change", PUTS_OUT, ids=name_of)
@pytest.mark.parametrize("first", ["sign-in", "change"])
def test_what_puts_everybody_out_puts_out_who_signs_in_at_that_moment(
    world: World,
    door: Portal,
    anna: User,
    texts: FakeSms,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
    first: str,
) -> None:
    changes = change(world, texts)
    asked, code = challenge(door, anna), code_in(texts)
    one, other = lambda: answer(door, asked, code), changes
    crossed(monkeypatch, one, other, begins=first == "sign-in")
    assert session_in(world, door) is None
    assert answer(door, asked, code).status != 200


def employee(world: World, texts: FakeSms) -> Portal:
    """Fatima, who sees two clients, at the door; her manager is ready."""
    user = world.employ("FATIMA", "Fatima", EmployeeRole.ACCOUNTANT, world.bakkerij, world.holding)
    passwords.set_password(user, PASSWORD)
    world.employ("MIRA", "Mira", EmployeeRole.MANAGER)
    return proved(Portal(world.host).sign_in(world.users["MIRA"]), texts)


COLLEAGUE: dict[str, Callable[[World], object]] = {
    "clients": lambda world: {"client_ids": [world.bakkerij]},
    "role": lambda _: {"role": "assistant"},
    "deactivation": lambda _: None,
}


@pytest.mark.parametrize("what", COLLEAGUE)
@pytest.mark.parametrize("first", ["sign-in", "change"])
def test_so_it_is_for_employees(
    world: World, texts: FakeSms, monkeypatch: pytest.MonkeyPatch, what: str, first: str
) -> None:
    mira, door = employee(world, texts), Portal(world.host)
    fatima = world.users["FATIMA"]
    asked, code = challenge(door, fatima), code_in(texts)
    kind = "people" if what == "deactivation" else "employees"
    path, body = f"/{kind}/{fatima.user_id}/{what}", COLLEAGUE[what](world)
    changed: list[Answer] = []
    one, other = lambda: answer(door, asked, code), lambda: changed.append(mira.put(path, body))
    crossed(monkeypatch, one, other, begins=first == "sign-in")
    assert changed[0].status == 200
    assert is_worth_its_row(world, door, "FATIMA")
    assert (session_in(world, door) is None) == (what == "deactivation")


def by_passkey(world: World, texts: FakeSms, door: Portal) -> Request:
    phone = device_at(door)
    set_up_passkey(Portal(world.host).sign_in(world.users["ANNA"]), texts, phone)
    return lambda: sign_in_by_passkey(door, phone)


def by_password(world: World, texts: FakeSms, door: Portal) -> Request:
    office = replace(offices.get(world.office_id), second_factor=SecondFactor.OPTIONAL)
    offices.save(office)
    return lambda: knock(door, world.users["ANNA"].email)


def to_set_up_a_second_step(world: World, texts: FakeSms, door: Portal) -> Request:
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, mobile=""))
    return lambda: knock(door, anna.email)


@pytest.mark.parametrize("birth", [by_passkey, by_password, to_set_up_a_second_step], ids=name_of)
@pytest.mark.parametrize("change", [rights, stopped], ids=name_of)
@pytest.mark.parametrize("first", ["sign-in", "change"])
@pytest.mark.usefixtures("anna")
def test_so_it_is_for_every_other_way_in(
    world: World,
    door: Portal,
    texts: FakeSms,
    monkeypatch: pytest.MonkeyPatch,
    birth: Callable[[World, FakeSms, Portal], Request],
    change: Change,
    first: str,
) -> None:
    signs_in, changes = birth(world, texts, door), change(world, texts)
    answers: dict[str, Answer] = {}
    one, other = (
        lambda: answers.update(entered=signs_in()),
        lambda: answers.update(changed=changes()),
    )
    crossed(monkeypatch, one, other, begins=first == "sign-in")
    assert answers["changed"].status == 200
    assert answers["entered"].status in ((200, 201) if change is rights else (200, 201, 401))
    assert is_worth_its_row(world, door, "ANNA")
    assert (session_in(world, door) is None) == (change is stopped)


def test_two_who_sign_in_as_the_same_person_at_once_both_get_in(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Portal(world.host)
    waiting = [(each, challenge(each, anna), code_in(texts)) for each in (door, other)]
    meanwhile(monkeypatch, lambda: answer(*waiting[0]))
    assert answer(*waiting[1]).status == 200
    stopped(world, texts)()
    assert [each.get("/me").status for each in (door, other)] == [401, 401]


def test_rights_are_taken_however_often_somebody_signs_in_meanwhile(
    world: World, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors, changes = [Portal(world.host) for _ in range(3)], rights(world, texts)
    meanwhile(monkeypatch, *[lambda door=door: door.sign_in(anna) for door in doors for _ in "12"])
    assert changes().status == 200
    assert all(is_worth_its_row(world, door, "ANNA") for door in doors)


def test_when_somebody_signed_in_stays_known_whatever_changes_then(
    world: World, door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = rights(world, texts)
    meanwhile(monkeypatch, lambda: door.sign_in(anna))
    assert changes().status == 200
    assert users.user(world.office_id, anna.user_id).last_signed_in_at


@pytest.mark.parametrize("change", [rights, stopped], ids=name_of)
@pytest.mark.usefixtures("aws")
def test_at_the_very_same_moment_too(texts: FakeSms, change: Change) -> None:
    """In threads of their own, at one office after the other."""
    for _ in range(4):
        world = World().open()
        anna = passwords.set_password(world.users["ANNA"], PASSWORD)
        door, changes = Portal(world.host), change(world, texts)
        asked, code = challenge(door, anna), code_in(texts)
        answers = at_once(changes, partial(answer, door, asked, code))
        assert answers[0].status == 200
        assert answers[1].problem in ("", "code_expired")
        assert is_worth_its_row(world, door, "ANNA")
