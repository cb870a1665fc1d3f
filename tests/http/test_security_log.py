"""Logboek: what the office finds back about signing in, rights and accounts."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, LogSearch, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.identity.actions import limiting, passwords
from chalicelib.identity.domain.limit import Limit, Per
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.accounts import AccountDeactivated
from chalicelib.identity.events.sessions import SignedOut
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock, wrong
from tests.http.proving import proved, step_up
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1"


@pytest.fixture
def willem(world: World) -> Portal:
    """The owner."""
    return Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))


def log(door: Portal, **asked: str) -> list[dict[str, Any]]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    answered = door.get(f"/security-events?{query}")
    assert answered.status == 200, answered.body
    items: list[dict[str, Any]] = answered.body["items"]
    return items


def actions_of(door: Portal, **asked: str) -> list[str]:
    return [each["action"] for each in log(door, **asked)]


def test_leaders_read_it_and_nobody_else(world: World, willem: Portal) -> None:
    assert willem.get("/security-events").status == 200
    manager = Portal(world.host).sign_in(world.employ("MIRA", "Mira", EmployeeRole.MANAGER))
    assert manager.get("/security-events").status == 200
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert bram.get("/security-events").problem == "not_your_role"
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert anna.get("/security-events").status == 404


def test_it_says_who_was_where_and_with_what(
    door: Portal, anna: User, texts: FakeSms, willem: Portal
) -> None:
    asked = challenge(door, anna)
    door.put(f"/challenges/{asked}/answer", {"code": code_in(texts)}, user_agent=PHONE)
    (line,) = log(willem, person=anna.user_id, concern="signing_in")
    assert (line["action"], line["actor_name"], line["about"]) == (
        "signed_in",
        anna.name,
        anna.name,
    )
    assert line["details"] == {"device": "Safari, iPhone", "ip": "192.0.2.1", "method": "sms"}


def test_letting_somebody_in_says_what_they_may_do(
    world: World, willem: Portal, texts: FakeSms
) -> None:
    proved(willem, texts)
    rights = {"role": "medewerker", "read": True, "approve": True, "sign": False, "handle": False}
    body = {
        "email": "zoe@new.example",
        "name": "Zoë Kuipers",
        "mobile": "0612345678",
        "language": "nl",
        "rights": rights | {"folders": ["administratie"], "types": [], "ends_on": "2099-01-01"},
    }
    invited = willem.post(f"/clients/{world.bakkerij}/people", body)
    assert invited.status == 201, invited.body
    (line,) = [each for each in log(willem) if each["action"] == "person_invited"]
    given = {name: line["details"][name] for name in (*rights, "folders", "ends_on")}
    assert given == {
        "role": "medewerker",
        "read": "yes",
        "approve": "yes",
        "sign": "no",
        "handle": "no",
        "folders": "administratie",
        "ends_on": "2099-01-01",
    }


def test_a_wrong_password_is_told_of_who_it_was_tried_on_and_never_what_was_typed(
    door: Portal, anna: User, willem: Portal
) -> None:
    knock(door, anna.email, "not-the-password")
    knock(door, "nobody-we-know@nowhere.example", "a-secret-of-elsewhere")
    nobody, known = (each for each in log(willem) if each["action"] == "sign_in_refused")
    assert (known["about"], known["actor_name"]) == (anna.name, "")
    assert (nobody["about"], nobody["about_id"]) == ("", "")
    assert known["details"] == nobody["details"] == {"ip": "192.0.2.1"}


def test_a_wrong_code_is_told(door: Portal, anna: User, texts: FakeSms, willem: Portal) -> None:
    asked = challenge(door, anna)
    answer(door, asked, wrong(code_in(texts)))
    (line,) = [each for each in log(willem) if each["action"] == "code_refused"]
    assert line["about"] == anna.name
    assert line["details"] == {
        "purpose": "sign_in",
        "method": "sms",
        "code": "wrong_code",
        "ip": "192.0.2.1",
    }


def test_a_wrong_code_inside_is_told_too(
    world: World, anna: User, texts: FakeSms, willem: Portal
) -> None:
    inside = Portal(world.host).sign_in(anna)
    asked = inside.post("/step-ups", {"purpose": "change_mobile"}).body["challenge_id"]
    inside.put(f"/step-ups/{asked}/answer", {"code": wrong(code_in(texts))})
    (line,) = [each for each in log(willem) if each["action"] == "code_refused"]
    assert line["details"]["purpose"] == "step_up"


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_a_flood_is_one_line_per_limit(
    door: Portal, willem: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "FROM_ADDRESS", Limit(name="address", times=2, per=Per.ADDRESS))
    statuses = [knock(door, f"who{each}@nowhere.example").status for each in range(6)]
    assert statuses == [401, 401, 429, 429, 429, 429]
    (line,) = [each for each in log(willem) if each["action"] == "limit_reached"]
    assert line["details"] == {"limit": "address", "ip": "192.0.2.1"}
    assert line["about_id"] == ""


def test_a_limit_of_a_person_says_whose_it_was(
    world: World, anna: User, willem: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.identity.actions import factors

    monkeypatch.setattr(factors, "OWN_PASSWORD", Limit(name="own-password", times=1))
    inside = Portal(world.host).sign_in(anna)
    for _ in range(3):
        inside.put("/me/password-proof", {"password": "wrong"})
    (line,) = [each for each in log(willem) if each["action"] == "limit_reached"]
    assert (line["about"], line["details"]) == (anna.name, {"limit": "own-password"})


def test_what_somebody_did_to_another_is_found_under_both(
    world: World, anna: User, willem: Portal, texts: FakeSms
) -> None:
    owner = world.users["WILLEM"]
    step_up(willem, texts, "change_rights")
    assert willem.put(f"/people/{anna.user_id}/deactivation").status == 200
    assert actions_of(willem, person=anna.user_id)[0] == "account_deactivated"
    assert actions_of(willem, person=owner.user_id)[0] == "account_deactivated"
    assert "account_deactivated" not in actions_of(willem, person=world.users["BRAM"].user_id)
    assert actions_of(willem, concern="access")[0] == "account_deactivated"
    assert "account_deactivated" not in actions_of(willem, concern="signing_in")
    step_up(willem, texts, "change_mobile")
    mine = actions_of(willem, person=owner.user_id, concern="proof")
    assert mine == ["stepped_up", "stepped_up"]


def test_work_is_not_in_it(world: World, willem: Portal) -> None:
    world.publish("ANNA")
    assert not {each for each in actions_of(willem) if each.startswith(("task", "document"))}


def test_pages_follow_each_other_newest_first_without_gap(world: World, willem: Portal) -> None:
    start = clock.now() - timedelta(days=3)
    for place in range(120):
        at = start + timedelta(seconds=place // 3)  # some at the same moment
        audit.put(
            by_itself(world.office_id, SignedOut(), at, client_id=NO_CLIENT, subject_id="ANNA")
        )
    seen, cursor = [], ""
    for _ in range(3):
        page = willem.get(f"/security-events?concern=signing_in&cursor={cursor}").body
        assert len(page["items"]) <= 50
        seen += page["items"]
        cursor = page["cursor"]
    assert cursor is None
    assert len({each["event_id"] for each in seen}) == len(seen) == 121
    assert [each["at"] for each in seen] == sorted((each["at"] for each in seen), reverse=True)


def test_a_page_costs_what_it_shows(world: World) -> None:
    for place in range(30):
        at = clock.now() - timedelta(minutes=place)
        told = (SignedOut(), AccountDeactivated())[place % 2]
        audit.put(by_itself(world.office_id, told, at, client_id=NO_CLIENT, subject_id="ANNA"))
    whole, _ = audit.security_log(world.office_id, LogSearch(), None, 100)
    first, cursor = audit.security_log(world.office_id, LogSearch(), None, 10)
    second, _ = audit.security_log(world.office_id, LogSearch(), cursor, 10)
    assert first + second == whole[:20]


def test_days_are_those_of_the_netherlands_and_both_count(world: World, willem: Portal) -> None:
    late = clock.parse("2026-03-02T22:59:00+00:00")  # 23:59 in the Netherlands
    for at in (late - timedelta(days=1), late, late + timedelta(minutes=2)):
        audit.put(
            by_itself(world.office_id, SignedOut(), at, client_id=NO_CLIENT, subject_id="ANNA")
        )
    found = log(willem, since="2026-03-02", until="2026-03-02")
    assert [each["at"] for each in found] == ["2026-03-02T22:59:00.000Z"]
    assert len(log(willem, until="2026-03-03")) == 3
    assert log(willem, since="2026-03-04", until="2026-03-02") == []
    bad = willem.get("/security-events?since=2026-02-31")
    assert bad.fields == {"since": "no_such_date"}


def test_another_office_reads_its_own(world: World, anna: User, willem: Portal) -> None:
    other = World().open()
    dirk = Portal(other.host).sign_in(other.employ("DIRK", "Dirk", EmployeeRole.OWNER))
    Portal(world.host).sign_in(anna)
    assert log(dirk, person=anna.user_id) == []
    assert {each["about"] for each in log(dirk, concern="signing_in")} == {"Dirk"}
    cursor = audit.security_log(world.office_id, LogSearch(), None, 1)[1]
    stolen = dirk.get(f"/security-events?cursor={cursor}")
    assert {each["about"] for each in stolen.body["items"]} <= {"Dirk", ""}
    assert dirk.get("/security-events?cursor=bm9uc2Vuc2U=").status == 400


def test_a_session_without_a_name_for_its_device_is_told_without(
    world: World, willem: Portal
) -> None:
    passwords.set_password(world.users["PIETER"], PASSWORD)
    Portal(world.host).sign_in(world.users["PIETER"])
    assert log(willem)[0]["details"] == {}
