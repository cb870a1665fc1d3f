"""What is recorded of a factor that somebody else replaced: only once it is another, to the office
with by whom and why, to everybody else that and when."""

from datetime import timedelta

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.identity.actions import new_emails
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import users
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later
from tests.portal import Answer, Portal
from tests.support.replacing import HOW, NEW_EMAIL, agree, ask, link, second, was_told
from tests.world import World


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def now(user: User) -> User:
    return users.user(user.office_id, user.user_id)


def answered(door: Portal, task: Task, act: str = "approval") -> Answer:
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/{act}"
    reason = {"reason": "Klopt niet"} if act == "rejection" else {}
    return door.put(path, {"document_sha256": task.about.sha256, **reason})


def told(door: Portal, task: Task) -> dict[str, str]:
    """What the last line of the history says of what was replaced."""
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    details: dict[str, str] = door.get(place).body["items"][-1]["details"]
    return {name: text for name, text in details.items() if name.startswith("replaced_")}


def follow_link(user: User) -> None:
    """The new address confirms itself."""
    asked = new_email_rows.new_email(user.office_id, user.user_id)
    assert asked
    ids = (user.office_id, user.user_id, asked.asked)
    token = new_emails.new_email_link(*ids, clock.now())
    stranger = Portal(f"{user.office_id}.test")
    assert stranger.put("/email-confirmations", {"token": token}).status == 200


def test_an_address_is_replaced_when_the_new_one_confirmed_itself_and_not_before(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    was_told(anna)
    later(hours=72)
    run(count_replacements)
    assert (now(anna).email, now(anna).replaced) == (anna.email, {})
    assert rows.counting(anna.office_id, anna.user_id) == ()
    before, after = world.publish("ANNA"), world.publish("ANNA")
    inside = Portal(world.host).sign_in(now(anna))
    assert not answered(inside, before).problem
    assert told(bram.sign_in(world.users["BRAM"]), before) == {}
    later(hours=75)
    follow_link(anna)
    assert now(anna).email == NEW_EMAIL
    again = Portal(world.host).sign_in(now(anna))
    assert not answered(again, after).problem
    at = clock.now()
    said = told(bram.sign_in(world.users["BRAM"]), after)
    assert said["replaced_email"] == now(anna).replaced["email"]
    assert clock.parse(said["replaced_email"]) > at - timedelta(minutes=5)
    assert said["replaced_email_ground"] == "waited"


def test_an_old_address_that_is_still_in_use_is_not_called_one_that_came_by_waiting(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    was_told(anna)
    later(hours=72)
    run(count_replacements)
    again = Portal(world.host).sign_in(world.users["BRAM"])
    ask(again, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE, Via.MAIL)
    assert stranger.post("/replacement-links", {"token": token}).body["may_confirm"]


def test_an_address_that_was_taken_back_before_it_confirmed_itself_was_never_replaced(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    assert not bram.delete(f"/people/{anna.user_id}/new-email").problem
    assert now(anna).replaced == {}
    assert rows.counting(anna.office_id, anna.user_id) == ()


@pytest.mark.parametrize("act", ["approval", "rejection"])
def test_the_office_reads_by_whom_and_why_and_everybody_else_that_and_when(
    world: World, anna: User, bram: Portal, texts: FakeSms, act: str
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    agree(second(world), texts, anna, Factor.MOBILE)
    task = world.publish("ANNA")
    assert not answered(inside, task, act).problem
    at = now(anna).replaced["mobile"]
    for who in (inside, Portal(world.host).sign_in(world.users["PIETER"])):
        assert told(who, task) == {"replaced_mobile": at}
    said = told(bram, task)
    assert said["replaced_mobile"] == said["replaced_mobile_proven_at"] == at
    assert said["replaced_mobile_asked_by"] == world.users["BRAM"].name
    assert said["replaced_mobile_confirmed_by"] == world.users["FATIMA"].name
    assert said["replaced_mobile_ground"] == "colleague"
    assert said["replaced_mobile_how"] == HOW


def test_of_72_hours_without_a_stop_the_office_reads_that_it_counted_as_proof(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    was_told(anna)
    later(hours=72)
    run(count_replacements)
    task = world.publish("ANNA")
    assert not answered(Portal(world.host).sign_in(now(anna)), task).problem
    said = told(Portal(world.host).sign_in(world.users["BRAM"]), task)
    assert said["replaced_mobile_ground"] == "waited"
    assert "replaced_mobile_confirmed_by" not in said


def test_when_the_address_changes_the_log_says_by_whom_and_why(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    follow_link(anna)
    event = list(audit.history(anna.office_id, anna.user_id))[-1]
    assert event.action == "email_changed"
    assert event.details["asked_by_name"] == world.users["BRAM"].name
    assert event.details["confirmed_by_name"] == world.users["FATIMA"].name
    assert (event.details["ground"], event.details["how"]) == ("colleague", HOW)
