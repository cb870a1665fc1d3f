"""What the office does with a signing that is under way, and what comes in on paper."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from chalice.app import SQSEvent

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.delivery.actions import reference
from chalicelib.documents.store import documents
from chalicelib.gateways.signing import engine
from chalicelib.notifications.jobs import note_feedback
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.jobs import close_unread_tasks
from chalicelib.tasks.store import lists, tasks
from chalicelib.work.domain.office_task import TaskState
from tests.functions import run
from tests.support.ceremony import Desk, tomorrow
from tests.support.pages import text, written
from tests.support.sending import fetch
from tests.support.ses_events import DELIVERY, bounce, envelope, record
from tests.support.signing import document
from tests.world import closing_ran_before

Later = Callable[[timedelta], None]


def office(desk: Desk, method: str, task: Task, part: str, body: dict[str, Any]) -> dict[str, Any]:
    """By Bram, after a code for asking others where that is what he does."""
    door = desk.passes_on() if part.endswith("/replacement") else desk.door("BRAM")
    answer = door.ask(method, desk.path(task, part), body)
    assert answer.status in (200, 201), answer.body
    return dict(answer.body)


def tell(desk: Desk, task: Task, told: Any) -> None:
    """As SES tells of the mail that asked Anna."""
    [event] = [
        each
        for each in audit.history(desk.world.office_id, task.about.document_id)
        if each.action == "task_published"
    ]
    key = f"{desk.world.office_id}#mail#{event.event_id}#{user_id(desk, 'ANNA')}"
    run(note_feedback, sqs(envelope(record(told, reference=reference(key), message="task_new"))))


def sqs(body: str) -> SQSEvent:
    return SQSEvent({"Records": [{"messageId": "m", "body": body}]}, None)


def user_id(desk: Desk, who: str) -> str:
    return desk.world.users[who].user_id


def status(task: Task) -> str:
    document = documents.document(task.office_id, task.client_id, task.about.document_id)
    return document.status.value


def test_one_refusal_ends_it_and_everybody_concerned_hears_of_it(desk: Desk) -> None:
    desk.world.employ("MIRA", "Mira Smit")
    task = desk.ask(("ANNA", 1), ("PIETER", 2), by="MIRA")
    desk.sign("ANNA", task)
    desk.work()
    assert desk.decline("PIETER", task).status == 200
    assert desk.decline("PIETER", task).status == 200
    assert desk.decline("PIETER", task, "Ik teken liever niet").problem == "said_otherwise"
    assert desk.decline("ANNA", task).problem == "already_handled"
    desk.work()
    seen = desk.signing("ANNA", task)
    assert (seen["status"], desk.task(task.task_id).state) == ("rejected", TaskState.REJECTED)
    assert seen["signers"][1]["remark"] == "De cijfers kloppen niet"
    for who in ("ANNA", "BRAM", "MIRA"):
        assert desk.subjects(who)[-1] == "Niet ondertekend", who
    assert "Niet ondertekend" not in desk.subjects("PIETER")
    assert not any("cijfers" in mail.text for mail in desk.pipeline.aws.outbox())


def test_the_office_is_told_what_a_box_of_its_own_hides(desk: Desk) -> None:
    kept, over = desk.publish_without_task(), {"page": 1, "top": 0.04, "width": 0.3, "height": 0.08}
    boxes = {"ANNA": {**over, "left": 0.05}, "PIETER": {**over, "left": 0.5}}
    signers = [{"user_id": user_id(desk, who), "box": box} for who, box in boxes.items()]
    wish = {"task_id": new_id(), "document_id": kept.document_id, "signers": signers}
    path = f"/clients/{desk.world.bakkerij}/signings"
    assert desk.door("BRAM").post(path, wish).status == 201
    desk.work()
    seen = desk.signing("BRAM", desk.task(wish["task_id"]))
    assert (seen["hiding"], seen["page_added"]) == ([user_id(desk, "ANNA")], False)


def test_the_office_is_told_that_a_page_was_added(desk: Desk) -> None:
    lines = [text("Alles is vol. " * 12, 5, y) for y in range(5, 840, 12)]
    task = desk.ask(("ANNA", 1), content=document(written(*lines)))
    desk.work()
    seen = desk.signing("BRAM", task)
    assert (seen["hiding"], seen["page_added"]) == ([], True)


@pytest.mark.parametrize(("lines", "more"), [(140, 2), (1, 1)])
def test_whoever_signs_reads_how_many_pages_the_file_before_them_has(
    desk: Desk, lines: int, more: int
) -> None:
    """With the page of the logs, and one for the boxes where they found no room."""
    full = [text("Alles is vol. " * 12, 5, 5 + 6 * line) for line in range(lines)]
    content = document(written(*full))
    came = engine.inspect(content).pages
    task = desk.ask(("ANNA", 1), content=content, pages=came)
    desk.work()
    begun = desk.begin("ANNA", task)
    opened = desk.door("ANNA").post(desk.path(task, "/openings"), {"download": False})
    with fetch(opened.body["url"]) as reply:
        shown = engine.inspect(reply.read()).pages
    assert shown == came + more
    assert [each["pages"] for each in begun.body["documents"]] == [shown]


def test_a_signing_of_what_is_in_the_dossier_and_its_withdrawal(desk: Desk) -> None:
    kept = desk.publish_without_task()
    found = desk.door("BRAM").get(f"/clients/{desk.world.bakkerij}/signers").body
    assert found["relation_manager_id"] == user_id(desk, "BRAM")
    kinds = {each["name"].split()[0]: each["kind"] for each in found["items"]}
    assert kinds == {"Anna": "client", "Pieter": "client", "Bram": "employee"}
    signers = [{"user_id": user_id(desk, "ANNA"), "stage": 1, "box": None}]
    wish = {"task_id": new_id(), "document_id": kept.document_id, "signers": signers}
    path = f"/clients/{desk.world.bakkerij}/signings"
    off = {"page": 1, "left": 0.9, "top": 0.1, "width": 0.3, "height": 0.1}
    wrong = {**wish, "signers": [{**signers[0], "box": off}]}
    assert desk.door("BRAM").post(path, wrong).fields == {"asked.signers": "box_off_the_page"}
    assert desk.door("BRAM").post(path, wish).status == 201
    assert desk.door("BRAM").post(path, wish).status == 201
    assert desk.waiting("ANNA") == 0
    desk.seal()
    other = desk.door("BRAM").post(path, {**wish, "task_id": new_id()})
    assert other.problem == "something_is_asked_already"
    task = desk.task(wish["task_id"])
    assert desk.waiting("ANNA") == 1
    withdrawn = office(desk, "PUT", task, "/withdrawal", {"reason": "Verkeerde versie"})
    assert (withdrawn["status"], status(task), desk.waiting("ANNA")) == (
        "withdrawn",
        "published",
        0,
    )
    assert desk.begin("ANNA", task).problem == "withdrawn"
    assert desk.door("BRAM").post(path, {**wish, "task_id": new_id()}).status == 201


def test_the_day_that_is_asked_for_and_the_last_one_to_sign_are_told_apart(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), deadline_on=tomorrow(), expires_on=date(2099, 1, 1))
    seen = desk.signing("ANNA", task)
    assert (seen["deadline_on"], seen["expires_on"]) == (str(tomorrow()), "2099-01-01")
    earlier = {"expires_on": str(clock.today())}
    refused = desk.door("BRAM").put(desk.path(task, "/expiry"), earlier)
    assert refused.fields == {"expires_on": "before_deadline"}


def test_a_reminder_and_more_time_for_what_had_expired(desk: Desk, later: Later) -> None:
    task = desk.ask(("ANNA", 1), expires_on=tomorrow())
    desk.work()
    office(desk, "POST", task, "/reminders", {})
    assert desk.door("BRAM").post(desk.path(task, "/reminders"), {}).problem == "reminded_just_now"
    desk.work()
    assert desk.subjects("ANNA")[-1] == "Herinnering ondertekenen"
    later(timedelta(days=3))
    desk.doors.clear()
    assert desk.begin("ANNA", task).problem == "signing_expired"
    assert desk.signing("BRAM", task)["status"] == "expired"
    closing_ran_before(clock.now())
    run(close_unread_tasks)
    desk.work()
    assert (status(task), desk.subjects("BRAM")[-1]) == ("expired", "Ondertekenen verlopen")
    past = {"expires_on": str(clock.today() - timedelta(days=1))}
    assert desk.door("BRAM").put(desk.path(task, "/expiry"), past).fields
    again = office(desk, "PUT", task, "/expiry", {"expires_on": str(tomorrow())})
    assert (again["status"], again["expires_on"]) == ("open", str(tomorrow()))
    desk.sign("ANNA", task)
    desk.work()
    assert desk.task(task.task_id).state is TaskState.READY_TO_SEND


def test_what_somebody_opens_as_its_last_day_ends_expires_all_the_same(
    desk: Desk, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = desk.ask(("ANNA", 1), expires_on=tomorrow())
    desk.work()
    found = tasks.plain(task.office_id, task.client_id, task.task_id)
    later(timedelta(days=3))
    tasks.save_opening(found.opened(desk.world.users["ANNA"].user_id, clock.now()))
    monkeypatch.setattr(lists, "due", lambda bucket, at: iter([found]))
    closing_ran_before(clock.now())
    run(close_unread_tasks)
    assert desk.task(task.task_id).state is TaskState.EXPIRED


def test_the_office_sees_how_far_each_mail_came(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    desk.work()
    [anna, pieter] = desk.door("BRAM").get(desk.path(task, "/deliveries")).body["items"]
    assert (anna["mail"], bool(anna["mailed_at"]), pieter["mail"]) == ("sent", True, "")
    tell(desk, task, DELIVERY)
    [anna, _] = desk.door("BRAM").get(desk.path(task, "/deliveries")).body["items"]
    assert (anna["mail"], anna["delivered_at"]) == ("delivered", "2026-11-22T09:00:03.012Z")
    tell(desk, task, bounce())
    [anna, _] = desk.door("BRAM").get(desk.path(task, "/deliveries")).body["items"]
    assert (anna["mail"], anna["delivered_at"]) == ("bounced", None)
    assert anna["signed_in_at"] is None
    desk.door("ANNA").post(desk.path(task, "/openings"), {"download": False})
    desk.work()
    [anna, _] = desk.door("BRAM").get(desk.path(task, "/deliveries")).body["items"]
    assert anna["signed_in_at"]
    assert anna["opened_at"]
    assert not anna["acted_at"]


@pytest.mark.parametrize("pages", [501])
def test_what_is_too_long_to_sign_is_refused_when_it_is_asked(desk: Desk, pages: int) -> None:
    with pytest.raises(Exception, match="invalid_fields"):
        desk.ask(("ANNA", 1), pages=pages)


@pytest.mark.parametrize("signed", [True, False])
def test_a_refusal_says_who_declined_and_what_is_signed(desk: Desk, signed: bool) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    if signed:
        desk.sign("ANNA", task)
        desk.work()
    desk.decline("PIETER", task)
    said = desk.signing("ANNA", task)["what_comes_next"]
    assert said.startswith(f"{desk.world.users['PIETER'].name} ondertekent niet.")
    assert desk.signing("PIETER", task)["what_comes_next"].startswith("U ondertekent niet.")
    assert ("niet door iedereen ondertekend" in said, "Niemand" in said) == (signed, not signed)


WITHDRAWN = "Ondertekenen ingetrokken"


def test_withdrawing_is_told_to_who_had_been_asked_and_to_nobody_else(desk: Desk) -> None:
    desk.world.join("SASKIA", "Saskia", desk.world.bakkerij)
    task = desk.ask(("ANNA", 1), ("PIETER", 2), ("SASKIA", 3))
    desk.work()
    desk.sign("ANNA", task)
    desk.work()
    desk.door("BRAM").put(desk.path(task, "/withdrawal"), {"reason": "Bedrag 12.345 klopt niet"})
    desk.work()
    for who in ("ANNA", "PIETER"):
        assert desk.subjects(who)[-1] == WITHDRAWN
        assert desk.subjects(who).count(WITHDRAWN) == 1
        mail = desk.pipeline.aws.outbox(desk.world.users[who].email)[0]
        assert "De reden leest u in het portaal" in mail.text
        assert "12.345" not in mail.text
    assert desk.subjects("SASKIA") == []
    assert WITHDRAWN not in desk.subjects("BRAM")


def test_taking_back_the_document_tells_them_too_finished_or_not(desk: Desk) -> None:
    tasks = desk.ask(("ANNA", 1), ("PIETER", 2)), desk.ask(("ANNA", 1))
    for task in tasks:
        desk.work()
        desk.sign("ANNA", task)
        desk.work()
    for task in tasks:
        place = f"/clients/{task.client_id}/documents/{task.about.document_id}/withdrawal"
        assert desk.door("BRAM").put(place, {"reason": "Bedrag 12.345 klopt niet"}).status == 200
    desk.work()
    told = [desk.subjects(who).count(WITHDRAWN) for who in ("ANNA", "PIETER", "BRAM")]
    assert told == [1, 1, 0]
    finished = [desk.subjects(who).count("Ingetrokken") for who in ("ANNA", "PIETER", "BRAM")]
    assert finished == [1, 0, 0]
