"""Postvak: what a colleague can say is right, for who can say so and as long as it waits."""

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_letting_in import invited
from tests.http.test_people import RIGHTS
from tests.portal import Portal
from tests.support.newcomers import others_heard, vouch
from tests.support.office_work import confirming, counts
from tests.support.replacing import NEW_MOBILE, agree, ask, came_back, link, now, second, was_told
from tests.world import World


def lines(door: Portal) -> list[tuple[str, str, str | None]]:
    """Why, of whom, and what of theirs."""
    return [
        (each["why"], each["person"]["name"], each["confirming"]["factor"])
        for each in confirming(door)
    ]


def employed(world: World, who: str, role: EmployeeRole, *clients: str) -> Portal:
    return Portal(world.host).sign_in(world.employ(who, who.title(), role, *clients))


@pytest.fixture
def fatima(world: World) -> Portal:
    """A colleague who looks after everybody."""
    return second(world)


def kept(user: User) -> None:
    """The account as it is from now on."""
    signing_in.keep_change(user)


ANNA_MOBILE = ("confirm", "Anna de Vries", "mobile")


def test_who_can_confirm_it_finds_it_and_nobody_else(
    world: World, bram: Portal, fatima: Portal, anna: User, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    elsewhere = employed(world, "SVEN", EmployeeRole.ACCOUNTANT, world.holding)
    assistant = employed(world, "AISHA", EmployeeRole.ASSISTANT)
    (line,) = confirming(fatima)
    assert line["person"]["user_id"] == anna.user_id
    assert (line["confirming"]["by_name"], line["confirming"]["can"]) == (
        world.users["BRAM"].name,
        True,
    )
    assert line["confirming"]["until"] > line["confirming"]["since"]
    assert NEW_MOBILE[-4:] not in str(line)
    assert fatima.get("/work").body["counts"] == counts(confirming=1)
    for other in (bram, elsewhere, assistant):
        assert lines(other) == []
        assert other.get("/work").body["counts"] == counts()
    strangers = World().open()
    assert lines(Portal(strangers.host).sign_in(strangers.users["BRAM"])) == []


def test_each_thing_of_one_person_is_a_line_of_its_own(
    bram: Portal, fatima: Portal, anna: User, texts: FakeSms
) -> None:
    for factor in (Factor.MOBILE, Factor.DEVICES):
        ask(bram, texts, anna, factor)
    assert {each[2] for each in lines(fatima)} == {"mobile", "devices"}
    agree(fatima, texts, anna, Factor.MOBILE)
    assert lines(fatima) == []
    assert lines(bram) == []


@pytest.mark.parametrize("ends", ["agreed", "confirmed", "stopped", "cancelled", "overtaken"])
def test_it_is_gone_before_word_of_its_end_has_come_and_after_it(
    world: World, bram: Portal, fatima: Portal, anna: User, texts: FakeSms, ends: str
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    assert lines(fatima) == [ANNA_MOBILE]
    stranger, token = Portal(world.host), link(anna, Factor.MOBILE)
    path = f"/people/{anna.user_id}/replacements/mobile"
    match ends:
        case "agreed":
            agree(fatima, texts, anna, Factor.MOBILE)
        case "confirmed":
            stranger.put("/replacement-confirmations", {"token": token})
        case "stopped":
            stranger.put("/replacement-stops", {"token": token})
        case "cancelled":
            bram.delete(path)
        case "overtaken":
            world.stop("ANNA")
    assert fatima.get("/work").body["counts"] == counts()
    assert lines(fatima) == []


def test_what_is_asked_anew_waits_as_it_is_now(
    world: World, bram: Portal, fatima: Portal, anna: User, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    bram.delete(f"/people/{anna.user_id}/replacements/mobile")
    willem = employed(world, "WILLEM", EmployeeRole.OWNER)
    ask(willem, texts, anna, Factor.MOBILE, "0611111111")
    (line,) = confirming(fatima)
    assert line["confirming"]["by_name"] == "Willem"
    assert lines(bram) == [ANNA_MOBILE]
    assert lines(willem) == []


def test_what_is_due_waits_no_more_before_the_job_has_made_it_count(
    world: World, bram: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    was_told(now(anna))
    later(hours=73)
    assert lines(second(world)) == []


def test_a_message_that_came_back_makes_it_wait_for_a_yes_alone(
    bram: Portal, fatima: Portal, anna: User, texts: FakeSms
) -> None:
    kept(replace(now(anna), number_wrong=True))
    ask(bram, texts, now(anna), Factor.MOBILE)
    was_told(now(anna))
    came_back(anna, Factor.MOBILE)
    (line,) = confirming(fatima)
    assert line["confirming"]["until"] is None


def test_where_nobody_can_who_leads_reads_why(
    world: World, bram: Portal, anna: User, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    assert lines(bram) == []
    willem = world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    kept(replace(willem, replacing=True))
    owner = Portal(world.host).sign_in(users.user(world.office_id, willem.user_id))
    (line,) = confirming(owner)
    assert (line["confirming"]["can"], line["confirming"]["no_second"]) == (False, ["waiting"])
    items = bram.get(f"/clients/{world.bakkerij}/people").body["items"]
    (shown,) = [each for person in items for each in person["replacements"]]
    assert (shown["may_be_agreed"], shown["no_second"]) == (False, ["waiting"])


def test_of_one_person_a_second_thing_waits_for_the_person_alone(
    world: World, bram: Portal, fatima: Portal, anna: User, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    agree(fatima, texts, anna, Factor.MOBILE)
    ask(bram, texts, now(anna), Factor.EMAIL)
    assert lines(fatima) == []
    (line,) = confirming(employed(world, "WILLEM", EmployeeRole.OWNER))
    assert line["confirming"]["alone_until"] is not None


def test_what_waits_of_a_colleague_is_for_who_leads(
    world: World, bram: Portal, fatima: Portal, texts: FakeSms
) -> None:
    owner = employed(world, "WILLEM", EmployeeRole.OWNER)
    manager = employed(world, "AISHA", EmployeeRole.MANAGER)
    ask(owner, texts, world.users["BRAM"], Factor.MOBILE, "0611111111")
    (line,) = confirming(manager)
    assert (line["person"]["is_employee"], line["person"]["clients"]) == (True, [])
    assert (lines(fatima), lines(owner)) == ([], [])


def test_who_was_let_in_by_one_employee_waits_for_another(
    world: World, bram: Portal, fatima: Portal, texts: FakeSms
) -> None:
    user_id = invited(world, proved(bram, texts))
    elsewhere = employed(world, "SVEN", EmployeeRole.ACCOUNTANT, world.holding)
    (line,) = confirming(fatima)
    assert (line["why"], line["person"]["user_id"]) == ("vouch", user_id)
    assert [each["client_id"] for each in line["person"]["clients"]] == [world.bakkerij]
    assert line["confirming"]["by_name"] == world.users["BRAM"].name
    assert (lines(bram), lines(elsewhere)) == ([], [])
    assert vouch(proved(fatima, texts), world.bakkerij, user_id).status == 200
    assert fatima.get("/work").body["counts"] == counts()
    assert lines(fatima) == []


@pytest.mark.parametrize("ends", ["ended", "stopped", "read only"])
def test_who_cannot_act_there_at_all_waits_for_nobody(
    world: World, bram: Portal, fatima: Portal, texts: FakeSms, ends: str
) -> None:
    user_id = invited(world, proved(bram, texts))
    assert len(lines(fatima)) == 1
    path = f"/clients/{world.bakkerij}/people/{user_id}"
    match ends:
        case "ended":
            assert bram.delete(path).status == 204
        case "stopped":
            world.stop("ZOE")
        case "read only":
            less = RIGHTS | {"role": "medewerker", "approve": False, "sign": False}
            assert bram.put(f"{path}/rights", less).status == 200
    assert fatima.get("/work").body["counts"] == counts()
    assert lines(fatima) == []


def test_when_the_others_heard_of_it_long_enough_nobody_is_asked(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    user_id = invited(world, proved(bram, texts))
    others_heard(world, world.bakkerij, user_id)
    later(hours=71)
    assert len(lines(second(world))) == 1
    later(hours=73)
    assert lines(second(world)) == []


def test_who_leads_reads_that_nobody_can_vouch(world: World, texts: FakeSms) -> None:
    owner = proved(employed(world, "WILLEM", EmployeeRole.OWNER), texts)
    kept(replace(users.user(world.office_id, world.users["BRAM"].user_id), replacing=True))
    user_id = invited(world, owner)
    (line,) = confirming(owner)
    assert (line["confirming"]["can"], line["confirming"]["no_second"]) == (False, ["waiting"])
    items = owner.get(f"/clients/{world.bakkerij}/people").body["items"]
    (seen,) = [each for each in items if each["user_id"] == user_id]
    assert (seen["vouch_refusal"], seen["no_voucher"]) == ("nobody_vouches", ["waiting"])
