"""A tab that was left open stays of whom it was made for, whoever signs in beside it: what is sent
from it is not recorded for the other."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.http import Contract, Needs
from chalicelib.identity.domain.user import User
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.bench.meter import metered
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in
from tests.portal import Answer, Portal
from tests.support.access_bodies import BODIES
from tests.support.asking import ask, name
from tests.support.contracts import CONTRACTS
from tests.world import World

WRITES = [each for each in CONTRACTS if each.writes and each.needs != Needs.PUBLIC]
PUBLIC = [each for each in CONTRACTS if each.writes and each.needs == Needs.PUBLIC]
REFUSED = (409, "other_person")


def told(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.problem


def left_open(world: World, whose: str, signed_in: str) -> Portal:
    """A page of the one, in a browser in which the other has signed in since."""
    portal = Portal(world.host).sign_in(world.users[signed_in])
    portal.person = world.users[whose].user_id
    return portal


def approve(portal: Portal, task: Task) -> Answer:
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    return portal.put(path, {"document_sha256": task.about.sha256})


def look_along(bram: Portal, world: World) -> Answer:
    path = f"/clients/{world.bakkerij}/people/{world.users['ANNA'].user_id}/viewings"
    return bram.post(path, {"reason": "Anna belt: zij ziet haar aangifte niet."})


def ids(world: World) -> dict[str, str]:
    """Of what is there, and would be changed."""
    task = world.publish("ANNA")
    pieter = world.users["PIETER"].user_id
    return {
        "client_id": world.bakkerij,
        "task_id": task.task_id,
        "document_id": task.about.document_id,
        "document_sha256": task.about.sha256,
        "upload_id": world.upload(world.bakkerij).upload_id,
        "user_id": pieter,
        "recipient_id": pieter,
        "successor_id": world.users["BRAM"].user_id,
        "table_id": "taken",
    }


def send(portal: Portal, contract: Contract, known: dict[str, str]) -> Answer:
    body = BODIES.get(name(contract), lambda _: {})(known)
    return ask(portal, contract, known, body)


def test_akkoord_on_annas_page_is_not_pieters(world: World, anna: User, texts: FakeSms) -> None:
    task = world.publish("ANNA", "PIETER")
    browser = Portal(world.host).sign_in(world.users["PIETER"])
    pieters_page = browser.person
    answer(browser, challenge(browser, anna), code_in(texts))
    annas_page, browser.person = browser.person, pieters_page
    assert told(approve(browser, task)) == REFUSED
    assert tasks.get(world.office_id, task.client_id, task.task_id) == task
    browser.person = annas_page
    assert approve(browser, task).status == 200
    acts = audit.history(world.office_id, task.about.document_id)
    (approved,) = (event for event in acts if event.action == "task_approved")
    assert approved.actor_id == anna.user_id


@pytest.mark.parametrize(
    ("whose", "signed_in"),
    [("ANNA", "PIETER"), ("ANNA", "WILLEM"), ("BRAM", "WILLEM"), ("BRAM", "ANNA")],
)
def test_no_route_writes_for_another_than_the_page_is_of(
    world: World, whose: str, signed_in: str
) -> None:
    """Each before it looks at what is asked, so that it costs reading the session and no more."""
    world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    known = ids(world)
    portal = left_open(world, whose, signed_in)
    portal.get("/office")
    with metered() as meter:
        answers = {name(each): told(send(portal, each, known)) for each in WRITES}
    assert answers == dict.fromkeys(answers, REFUSED)
    assert meter.requests == ["GetItem"] * len(WRITES)
    assert portal.get("/me").status == 200


def test_no_route_writes_for_a_page_that_does_not_say_whose_it_is(world: World) -> None:
    known = ids(world)
    for who in ("ANNA", "BRAM"):
        portal = Portal(world.host).sign_in(world.users[who])
        portal.person = ""
        with metered() as meter:
            answers = {name(each): told(send(portal, each, known)) for each in WRITES}
        assert answers == dict.fromkeys(answers, REFUSED)
        assert set(meter.requests) <= {"GetItem"}


@pytest.mark.parametrize("said", ["x", "null", " ", "{}.{}", "{},{}", "{}#", "é" * 300, "x" * 9000])
def test_what_is_no_person_is_refused(world: World, said: str) -> None:
    anna = world.users["ANNA"].user_id
    portal = Portal(world.host).sign_in(world.users["ANNA"])
    portal.person = said.format(anna, anna)
    assert told(approve(portal, world.publish("ANNA"))) == REFUSED


def test_nothing_is_lost_for_who_signs_in_again(world: World, later: Later) -> None:
    """The page goes on in the new session with what was typed in the old one."""
    task = world.publish("ANNA")
    portal = Portal(world.host).sign_in(world.users["ANNA"])
    page = portal.person
    later(minutes=31)
    assert told(approve(portal, task)) == (401, "not_signed_in")
    assert portal.sign_in(world.users["ANNA"]).person == page
    assert approve(portal, task).status == 200


def test_a_page_whose_session_is_over_is_asked_to_sign_in_whosever_it_was(world: World) -> None:
    portal = left_open(world, "ANNA", "PIETER")
    portal.cookie = "x"
    assert told(approve(portal, world.publish("ANNA"))) == (401, "not_signed_in")


def test_a_page_of_before_looking_along_sends_nothing_during_it(world: World, bram: Portal) -> None:
    """Nor would it otherwise; but now it is told why."""
    page = bram.person
    look_along(bram, world)
    assert bram.person != page
    assert told(approve(bram, world.publish("ANNA"))) == (403, "only_looking")
    bram.person = page
    assert told(bram.delete("/viewing")) == REFUSED
    assert bram.get("/me").body["viewing"]


@pytest.mark.parametrize("how", ["stopped", "over"])
def test_a_page_of_looking_along_sends_nothing_after_it(
    world: World, bram: Portal, how: str, later: Later
) -> None:
    look_along(bram, world)
    page = bram.person
    if how == "stopped":
        bram.delete("/viewing")
    else:
        later(minutes=20)
        bram.get("/me")
        later(minutes=30, seconds=1)
    bram.person = page
    known = ids(world)
    answers = {name(each): told(send(bram, each, known)) for each in WRITES}
    assert answers == dict.fromkeys(answers, REFUSED)
    assert bram.get("/me").body["kind"] == "employee"


def test_a_page_of_anna_is_not_one_of_who_looks_along_with_her(world: World, bram: Portal) -> None:
    look_along(bram, world)
    bram.person = world.users["ANNA"].user_id
    task = world.publish("ANNA")
    assert told(approve(bram, task)) == REFUSED
    opening = f"/clients/{world.bakkerij}/documents/{task.about.document_id}/openings"
    assert told(bram.post(opening, {})) == REFUSED
    assert told(bram.delete("/session")) == REFUSED


def test_who_only_reads_is_not_asked_whose_page_it_is(world: World) -> None:
    portal = left_open(world, "ANNA", "PIETER")
    assert portal.get("/me").body["name"] == world.users["PIETER"].name
    portal.person = ""
    assert portal.get("/tasks").status == 200


def test_who_is_not_signed_in_is_not_asked_whose_page_it_is(world: World) -> None:
    stranger, stale = Portal(world.host), left_open(world, "ANNA", "PIETER")
    for each in PUBLIC:
        for portal in (stranger, stale):
            assert told(send(portal, each, {})) != REFUSED, name(each)
