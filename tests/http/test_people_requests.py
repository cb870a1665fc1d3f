"""A beheerder asks the office to let somebody in; the office does, or says why not."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.domain.request import PeopleRequest
from chalicelib.clients.store import requests as request_rows
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.rights import Rights, Role
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_people import READS, RIGHTS, THEIR_OWN, people, person
from tests.portal import Portal
from tests.support.office_work import counts, requests
from tests.world import World


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


@pytest.fixture
def path(world: World) -> str:
    return f"/clients/{world.bakkerij}/people-requests"


def wish(**facts: Any) -> dict[str, Any]:
    return person(request_id=new_id(), **facts)


def listed(portal: Portal, path: str, state: str) -> list[Any]:
    """All of it, page after page."""
    found: list[Any] = []
    cursor = ""
    while True:
        page = portal.get(f"{path}?state={state}" + (f"&cursor={cursor}" if cursor else "")).body
        assert len(page["items"]) <= request_rows.PAGE
        found += page["items"]
        if not page["cursor"]:
            return found
        cursor = page["cursor"]


def open_requests(portal: Portal) -> list[str]:
    return [each["request_id"] for each in requests(portal)]


def test_what_was_sent_twice_at_once_is_one_whichever_is_seen_first(
    anna: Portal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, several = wish(), request_rows.several
    first = anna.post(path, given)

    def a_moment_before(*_: object) -> dict[str, PeopleRequest]:
        monkeypatch.setattr(request_rows, "several", several)
        return {}

    monkeypatch.setattr(request_rows, "several", a_moment_before)
    assert anna.post(path, given).body == first.body
    another = anna.post(path, given | {"request_id": new_id()})
    assert another.fields == {"email": "already_asked"}


def test_a_request_waits_for_the_office_and_is_granted(
    world: World, anna: Portal, bram: Portal, path: str, texts: FakeSms
) -> None:
    proved(bram, texts)
    given = wish(email="Zoe@Bakkerij.Example ")
    for _ in range(2):
        asked = anna.post(path, given)
        assert (asked.status, asked.body["state"]) == (201, "open")
    assert asked.body["email"] == "zoe@bakkerij.example"
    (waiting,) = requests(bram)
    assert waiting == asked.body
    assert (waiting["client_name"], waiting["asked_by_name"]) == (
        "Bakkerij De Vries B.V.",
        "Anna de Vries",
    )
    for _ in range(2):
        granted = bram.put(f"{path}/{given['request_id']}/grant", {})
        assert (granted.status, granted.body["state"]) == (200, "granted")
    assert open_requests(bram) == []
    zoe = people(bram, world.bakkerij)["Zoë Kuipers"]
    assert (zoe["status"], zoe["rights"]) == ("invited", RIGHTS | THEIR_OWN)
    events = [
        (each.action, each.details["person"])
        for each in audit.history(world.office_id, given["request_id"])
    ]
    assert events == [(each, "Zoë Kuipers") for each in ("access_requested", "access_granted")]
    assert listed(anna, path, "open") == []
    assert [each["state"] for each in listed(anna, path, "decided")] == ["granted"]


def test_granting_says_under_which_name_the_office_knows_who_is_let_in(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    world.join("KAREL", "Karel", world.holding, Rights(role=Role.BEHEERDER))
    karel = Portal(world.host).sign_in(world.users["KAREL"])
    at, pieter = f"/clients/{world.holding}/people-requests", world.users["PIETER"]
    asked = wish(email=pieter.email, name="Pieter Anders", rights=READS)
    assert karel.post(at, asked).status == 201
    granted = proved(bram, texts).put(f"{at}/{asked['request_id']}/grant", {}).body
    assert (granted["name"], granted["let_in"]) == ("Pieter Anders", pieter.name)
    assert granted["unused"] == ["name", "mobile"]


def test_declining_takes_a_reason_which_the_beheerder_reads_for_a_month(
    anna: Portal, bram: Portal, path: str, later: Later, world: World
) -> None:
    given = wish()
    anna.post(path, given)
    url = f"{path}/{given['request_id']}/decline"
    assert bram.put(url, {"reason": " "}).fields == {"reason": "required"}
    for _ in range(2):
        assert bram.put(url, {"reason": "Bel ons even."}).body["state"] == "declined"
    assert bram.put(url, {"reason": "Toch niet."}).problem == "already_decided"
    assert bram.put(f"{path}/{given['request_id']}/grant", {}).problem == "already_decided"
    assert [each["reason"] for each in listed(anna, path, "decided")] == ["Bel ons even."]
    later(days=31)
    again = Portal(world.host).sign_in(world.users["ANNA"])
    assert listed(again, path, "decided") == []


def test_a_request_is_withdrawn_before_the_office_decides(
    anna: Portal, bram: Portal, path: str
) -> None:
    given = wish()
    anna.post(path, given)
    url = f"{path}/{given['request_id']}"
    assert bram.put(f"{url}/withdrawal").problem == "not_for_employees"
    for _ in range(2):
        assert anna.put(f"{url}/withdrawal").body["state"] == "withdrawn"
    assert (open_requests(bram), listed(anna, path, "open")) == ([], [])
    assert listed(anna, path, "decided") == []
    assert bram.put(f"{url}/grant", {}).problem == "already_decided"
    assert anna.post(path, wish()).status == 201


def test_what_waits_is_listed_however_much_was_decided_since(
    world: World, anna: Portal, bram: Portal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the office and to the beheerder alike, and its address is not asked twice."""
    monkeypatch.setattr(request_rows, "PAGE", 2)
    waits = [wish(email=f"oud{number}@bakkerij.example") for number in range(3)]
    others = [wish(email=f"nee{number}@bakkerij.example") for number in range(5)]
    for given in (*waits, *others):
        assert anna.post(path, given).status == 201
    for given in others:
        assert bram.put(f"{path}/{given['request_id']}/decline", {"reason": "Nee"}).status == 200
    for door in (anna, bram):
        found = [each["request_id"] for each in listed(door, path, "open")]
        assert sorted(found) == sorted(each["request_id"] for each in waits)
        decided = [each["request_id"] for each in listed(door, path, "decided")]
        assert sorted(decided) == sorted(each["request_id"] for each in others)
    again = anna.post(path, wish(email="oud0@bakkerij.example"))
    assert again.fields == {"email": "already_asked"}


def test_a_cursor_goes_on_in_the_list_that_it_is_of(
    world: World, anna: Portal, bram: Portal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_rows, "PAGE", 1)
    for number in range(2):
        assert anna.post(path, wish(email=f"zoe{number}@bakkerij.example")).status == 201
    cursor = anna.get(f"{path}?state=open").body["cursor"]
    assert anna.get(f"{path}?state=open&cursor={cursor}").status == 200
    elsewhere = f"/clients/{world.holding}/people-requests?state=open"
    assert bram.get(f"{path}?state=decided&cursor={cursor}").fields == {"cursor": "invalid"}
    assert bram.get(f"{elsewhere}&cursor={cursor}").fields == {"cursor": "invalid"}
    assert bram.get(f"{path}?state=nonsense").status == 400


def test_only_the_office_decides_and_only_a_beheerder_asks(
    world: World, anna: Portal, bram: Portal, path: str
) -> None:
    given = wish()
    anna.post(path, given)
    assert anna.put(f"{path}/{given['request_id']}/grant", {}).status == 403
    assert anna.put(f"{path}/{given['request_id']}/decline", {"reason": "x"}).status == 403
    assert bram.post(path, wish()).problem == "not_for_employees"
    assistant = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT)
    fatima = Portal(world.host).sign_in(assistant)
    assert open_requests(fatima) == []
    assert fatima.put(f"{path}/{given['request_id']}/grant", {}).status == 403
    elsewhere = world.employ("DIRK", "Dirk", EmployeeRole.ACCOUNTANT, world.holding)
    dirk = Portal(world.host).sign_in(elsewhere)
    assert open_requests(dirk) == []
    assert dirk.put(f"{path}/{given['request_id']}/grant", {}).status == 404
    world.join("LOTTE", "Lotte", world.bakkerij, Rights())
    lotte = Portal(world.host).sign_in(world.users["LOTTE"])
    assert lotte.get(path).status == 403
    assert lotte.post(path, wish()).status == 403


def test_an_id_is_of_one_request(anna: Portal, path: str, world: World) -> None:
    given = wish()
    anna.post(path, given)
    other = anna.post(path, given | {"name": "Iemand anders"})
    assert (other.status, other.problem) == (409, "id_in_use")
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.post(path, given).problem == "id_in_use"
    assert pieter.post(path, wish(email="ZOE@bakkerij.example")).fields == {
        "email": "already_asked"
    }


def test_a_request_that_arrives_twice_at_once_is_one(anna: Portal, bram: Portal, path: str) -> None:
    given = wish()
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: anna.post(path, given), range(2)))
    assert [each.status for each in answers] == [201, 201]
    assert open_requests(bram) == [given["request_id"]]


def test_two_employees_who_grant_at_once_let_one_person_in(
    world: World, anna: Portal, bram: Portal, path: str, texts: FakeSms
) -> None:
    given = wish()
    anna.post(path, given)
    willem = Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))
    proved(bram, texts)
    proved(willem, texts)
    url = f"{path}/{given['request_id']}/grant"
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda portal: portal.put(url, {}), (bram, willem)))
    assert {each.status for each in answers} <= {200, 400, 409}
    assert bram.put(url, {}).body["state"] == "granted"
    zoe = people(bram, world.bakkerij)["Zoë Kuipers"]["user_id"]
    events = [each.action for each in audit.history(world.office_id, zoe)]
    assert events == ["person_invited"]


def test_what_cannot_be_granted_is_refused_when_it_is_asked(
    world: World, anna: Portal, path: str
) -> None:
    refusals = {
        world.users["PIETER"].email.upper(): "already_member",
        "zo\u0451@bakkerij.example": "not_an_email",
        "zoe": "not_an_email",
    }
    found = {email: anna.post(path, wish(email=email)).fields for email in refusals}
    assert found == {email: {"email": code} for email, code in refusals.items()}
    assert anna.post(path, wish(name=" ", mobile="030")).fields == {
        "name": "required",
        "mobile": "not_a_mobile",
    }
    ended = RIGHTS | {"ends_on": "2020-01-01"}
    assert anna.post(path, wish(rights=ended)).fields == {"rights.ends_on": "in_the_past"}
    nowhere = RIGHTS | {"folders": ["nergens"], "types": ["niets"]}
    assert anna.post(path, wish(rights=nowhere)).fields == {"rights.folders": "no_such_folder"}


def test_whose_address_it_is_the_office_learns_and_the_beheerder_who_asks_does_not(
    world: World, anna: Portal, bram: Portal, path: str, texts: FakeSms
) -> None:
    given = wish(email=world.users["BRAM"].email)
    assert anna.post(path, given).status == 201
    refused = proved(bram, texts).put(f"{path}/{given['request_id']}/grant", {})
    assert refused.fields == {"email": "is_employee"}


def test_who_was_let_in_meanwhile_is_not_let_in_twice(
    world: World, anna: Portal, bram: Portal, path: str, texts: FakeSms
) -> None:
    proved(bram, texts)
    same, other = wish(), wish(email="ron@bakkerij.example", name="Ron")
    for given in (same, other):
        anna.post(path, given)
    there = f"/clients/{world.bakkerij}/people"
    zoe = bram.post(there, person()).body["user_id"]
    bram.post(there, person(email="ron@bakkerij.example", name="Ron", rights=READS))
    assert bram.put(f"{path}/{same['request_id']}/grant", {}).body["state"] == "granted"
    assert len(list(audit.history(world.office_id, zoe))) == 1
    refused = bram.put(f"{path}/{other['request_id']}/grant", {})
    assert refused.fields == {"email": "already_member"}
    assert open_requests(bram) == [other["request_id"]]


def test_a_deactivated_person_is_not_let_in_by_an_old_request(
    world: World, anna: Portal, bram: Portal, path: str, texts: FakeSms
) -> None:
    world.join("CHRIS", "Chris", world.holding)
    given = wish(email=world.users["CHRIS"].email)
    assert anna.post(path, given).status == 201
    stopped = f"/people/{world.users['CHRIS'].user_id}/deactivation"
    assert proved(bram, texts).put(stopped).status == 200
    url = f"{path}/{given['request_id']}"
    assert bram.put(f"{url}/grant", {}).fields == {"email": "is_deactivated"}
    assert bram.put(f"{url}/decline", {"reason": "Het account is gestopt."}).status == 200


def test_what_was_just_decided_waits_no_more_before_word_of_it_has_come(
    anna: Portal, bram: Portal, path: str
) -> None:
    given = wish()
    anna.post(path, given)
    assert open_requests(bram) == [given["request_id"]]
    assert bram.get("/work").body["counts"] == counts(requests=1)
    bram.put(f"{path}/{given['request_id']}/decline", {"reason": "Onbekend."})
    assert (bram.get("/work").body["items"], bram.get("/work").body["counts"]) == ([], counts())


def test_who_may_let_nobody_in_is_not_shown_who_asks_it(
    world: World, anna: Portal, path: str
) -> None:
    anna.post(path, wish())
    role = EmployeeRole.ASSISTANT
    assistant = Portal(world.host).sign_in(world.employ("FATIMA", "Fatima", role))
    assert requests(assistant) == []
    assert assistant.get("/work").body["counts"] == counts()


def test_a_colleague_who_decided_otherwise_was_first(
    world: World,
    anna: Portal,
    bram: Portal,
    path: str,
    texts: FakeSms,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As if it happened between looking and writing."""
    given = wish()
    proved(bram, texts)
    anna.post(path, given)
    known = request_rows.request(world.office_id, world.bakkerij, given["request_id"])
    url = f"{path}/{given['request_id']}"
    bram.put(f"{url}/decline", {"reason": "Nee."})
    look, first = request_rows.request, iter([known])
    monkeypatch.setattr(request_rows, "request", lambda *ids: next(first, None) or look(*ids))
    assert bram.put(f"{url}/grant", {}).problem == "already_decided"
    first = iter([known])
    assert bram.put(f"{url}/decline", {"reason": "Nee."}).body["state"] == "declined"
