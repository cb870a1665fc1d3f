"""What is signed on paper or elsewhere counts once the office says that it has it."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.documents.store import documents, same_files
from chalicelib.signing.domain.signatories import signatories
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.jobs import close_unread_tasks
from chalicelib.work.domain.office_task import TaskState
from tests.functions import run
from tests.support.ceremony import PHOTO, Desk, tomorrow
from tests.support.office_work import waiting
from tests.support.paper import judge, on_paper
from tests.world import closing_ran_before

Later = Callable[[timedelta], None]
DONE = "Ondertekening afgerond"


def with_scan(desk: Desk, who: str, task: Task) -> str:
    """The document that the scan became."""
    answer = on_paper(desk, who, task, desk.scan(who, task, "handtekening.jpg"))
    assert answer.status == 200, answer.body
    kept = signatories(desk.task(task.task_id))
    return kept.of(desk.world.users[who].user_id).scans[0].document_id


def history(task: Task) -> list[str]:
    return [each.action for each in audit.history(task.office_id, task.about.document_id)]


def dossier(desk: Desk, who: str, task: Task) -> dict[str, str]:
    """What this person finds in the dossier, with its status."""
    found = desk.door(who).get(f"/documents?client_id={task.client_id}").body["items"]
    return {each["document_id"]: each["status"] for each in found}


def stands(desk: Desk, who: str, task: Task) -> tuple[str, str]:
    seen: dict[str, Any] = desk.signing(who, task)
    return seen["awaits"] or seen["status"], seen["what_comes_next"]


def test_when_all_chose_paper_nothing_is_signed_before_the_office_has_it_all(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    with_scan(desk, "ANNA", task)
    on_paper(desk, "PIETER", task, remark="Bij de balie afgegeven")
    desk.work()
    waits = "Wie dit is gevraagd, heeft gereageerd. Het kantoor moet nog bevestigen dat het de"
    for who in ("ANNA", "PIETER", "BRAM"):
        state, next_ = stands(desk, who, task)
        assert state == "receipt"
        assert next_.startswith(waits)
    assert desk.task(task.task_id).state is TaskState.OPEN
    assert "signing_completed" not in history(task)
    assert DONE not in [*desk.subjects("ANNA"), *desk.subjects("BRAM")]
    assert desk.subjects("BRAM")[-2:] == ["Ontvangst bevestigen", "Ontvangst bevestigen"]
    for _ in range(2):
        assert judge(desk, "ANNA", task, good=True, remark="Ligt in de kluis").status == 200
    other = judge(desk, "ANNA", task, good=True, remark="Ligt in de la")
    assert (other.status, other.problem) == (409, "said_otherwise")
    desk.work()
    assert stands(desk, "ANNA", task)[0] == "receipt"
    judge(desk, "PIETER", task, good=True)
    desk.work()
    assert desk.task(task.task_id).state is TaskState.READY_TO_SEND
    state, next_ = stands(desk, "ANNA", task)
    assert (state, "zonder handtekeningen" in next_) == ("ready_to_send", True)
    assert desk.subjects("PIETER")[-1] == DONE
    mail = desk.pipeline.aws.outbox(desk.world.users["ANNA"].email)[0]
    assert "Niemand tekende digitaal" in mail.text
    assert "Het ondertekende document staat in het dossier" not in mail.text
    assert history(task)[-2:] == ["paper_received", "signing_completed"]
    assert desk.signing("BRAM", task)["signed_version"] is None


def test_some_digital_and_some_on_paper_is_sealed_when_the_paper_is_there(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    with_scan(desk, "PIETER", task)
    desk.sign("ANNA", task)
    desk.work()
    assert stands(desk, "ANNA", task)[0] == "receipt"
    assert desk.signing("ANNA", task)["signed_version"] is None
    judge(desk, "PIETER", task, good=True)
    desk.work()
    state, next_ = stands(desk, "PIETER", task)
    assert (state, "met de digitale handtekeningen" in next_) == ("ready_to_send", True)
    assert desk.signing("ANNA", task)["signed_version"] == 2
    assert desk.subjects("ANNA")[-1] == DONE


def test_a_scan_is_for_the_office_until_it_is_good_and_then_in_the_dossier(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    first = with_scan(desk, "ANNA", task)
    assert dossier(desk, "BRAM", task)[first] == "unconfirmed"
    place = f"/clients/{task.client_id}/documents/{first}"
    for who in ("ANNA", "PIETER"):
        assert first not in dossier(desk, who, task)
        assert desk.door(who).get(place).status == 404
        assert desk.door(who).post(f"{place}/openings", {"download": False}).status == 404
        assert desk.door(who).get(f"{place}/history").status == 404
        assert desk.signing(who, task)["signers"][0]["scans"] == []
    assert desk.door("BRAM").post(f"{place}/openings", {"download": False}).status == 201
    judge(desk, "ANNA", task, good=False)
    assert first not in dossier(desk, "ANNA", task)
    assert dossier(desk, "BRAM", task)[first] == "unconfirmed"
    second = with_scan(desk, "ANNA", task)
    judge(desk, "ANNA", task, good=True)
    assert dossier(desk, "PIETER", task)[second] == "published"
    assert [first in dossier(desk, who, task) for who in ("ANNA", "BRAM")] == [False, True]
    assert desk.signing("PIETER", task)["signers"][0]["scans"][0]["document_id"] == second
    judge(desk, "ANNA", task, good=False)
    assert second not in dossier(desk, "PIETER", task)


def test_paper_is_sent_back_and_comes_again_another_way(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    scan = desk.scan("ANNA", task, "handtekening.jpg")
    assert on_paper(desk, "PIETER", task, scan).status == 404
    assert on_paper(desk, "ANNA", task).fields
    assert [on_paper(desk, "ANNA", task, scan).status for _ in "12"] == [200, 200]
    assert on_paper(desk, "ANNA", task, scan, remark="Per post").problem == "said_otherwise"
    desk.work()
    assert desk.states(task) == {"Anna": "signed_on_paper", "Pieter": "open"}
    turn = desk.pipeline.aws.outbox(desk.world.users["PIETER"].email)[0]
    assert turn.subject.startswith("U bent aan de beurt om te ondertekenen")
    assert "Handtekeningen die al digitaal zijn gezet" in turn.text
    judge(desk, "ANNA", task, good=False)
    desk.work()
    assert desk.states(task) == {"Anna": "open", "Pieter": "waiting"}
    assert desk.subjects("ANNA")[-1] == "Graag opnieuw ondertekenen"
    on_paper(desk, "ANNA", task, remark="Het origineel is per post onderweg")
    judge(desk, "ANNA", task, good=True)
    desk.sign("PIETER", task)
    desk.work()
    assert desk.states(task) == {"Anna": "signed_elsewhere", "Pieter": "signed"}
    assert desk.signing("ANNA", task)["signed_version"] == 2


@pytest.mark.parametrize("pieter", ["digitally", "on paper"])
def test_a_receipt_is_not_taken_back_once_all_have_signed(desk: Desk, pieter: str) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    scan = with_scan(desk, "ANNA", task)
    judge(desk, "ANNA", task, good=True)
    if pieter == "digitally":
        desk.sign("PIETER", task)
    else:
        on_paper(desk, "PIETER", task, remark="Per post")
        judge(desk, "PIETER", task, good=True)
        assert judge(desk, "PIETER", task, good=False).problem == "receipt_is_final"
    desk.work()
    ended = desk.task(task.task_id)
    told = {who: desk.subjects(who) for who in ("ANNA", "PIETER", "BRAM")}
    refused = judge(desk, "ANNA", task, good=False, remark="Niet ontvangen")
    desk.work()
    assert (refused.status, refused.problem) == (409, "receipt_is_final")
    assert "kan niet meer worden teruggenomen" in refused.body["title"]
    assert (desk.task(task.task_id), ended.state) == (ended, TaskState.READY_TO_SEND)
    assert {who: desk.subjects(who) for who in told} == told
    assert dossier(desk, "ANNA", task)[scan] == "published"
    assert [each["may"] for each in desk.signing("BRAM", task)["signers"]] == [[], []]
    assert (desk.signing("ANNA", task)["may"], stands(desk, "ANNA", task)[0]) == (
        [],
        "ready_to_send",
    )


def test_the_same_picture_sent_in_twice_is_kept_once(desk: Desk) -> None:
    """Also when it is the same only once what stood behind the picture is cut off."""
    task = desk.ask(("ANNA", 1))
    place = desk.path(task, "/scans")
    names = ("voor.jpg", "nog eens.jpg", "telefoon.jpg")
    contents = (PHOTO, PHOTO, PHOTO + b"what a phone appends")
    sent = [desk.send("ANNA", place, *each) for each in zip(names, contents, strict=True)]
    ids = [str(each["upload_id"]) for each in sent]
    assert on_paper(desk, "ANNA", task, ids[0], ids[0]).fields == {"upload_ids": "twice"}
    answer = on_paper(desk, "ANNA", task, *reversed(ids))
    assert answer.status == 200, answer.body
    (scan,) = desk.signing("BRAM", task)["signers"][0]["scans"]
    found = documents.document(task.office_id, task.client_id, scan["document_id"])
    assert found.sha256 == hashlib.sha256(PHOTO).hexdigest()
    for content in contents:
        sha256 = hashlib.sha256(content).hexdigest()
        assert same_files.with_file(task.office_id, task.client_id, sha256) == [found.document_id]


@pytest.mark.parametrize(("good", "receipt"), [(True, "confirmed"), (False, "refused")])
def test_whoever_looks_reads_who_judged_the_paper(desk: Desk, good: bool, receipt: str) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.world.employ("ESTHER", "Esther")
    on_paper(desk, "ANNA", task, remark="Per post")
    judge(desk, "ANNA", task, good=good)
    for who in ("ESTHER", "BRAM", "PIETER"):
        anna = desk.signing(who, task)["signers"][0]
        assert (anna["receipt"], anna["receipt_by"]) == (receipt, desk.world.users["BRAM"].name)


def test_what_was_opened_stays_opened_when_the_paper_is_sent_back(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.door("ANNA").post(desk.path(task, "/openings"), {"download": True})
    desk.work()
    on_paper(desk, "ANNA", task, remark="Per post")
    judge(desk, "ANNA", task, good=False)
    assert desk.signing("BRAM", task)["signers"][0]["opened_at"]


def test_who_signs_digitally_after_all_is_not_said_to_have_sent_bad_paper(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    on_paper(desk, "ANNA", task, remark="Per post")
    judge(desk, "ANNA", task, good=False)
    desk.sign("ANNA", task)
    desk.work()
    signer = desk.signing("ANNA", task)["signers"][0]
    assert (signer["state"], signer["receipt"]) == ("signed", None)


def test_a_last_day_that_passes_while_the_office_has_the_paper_ends_nothing(
    desk: Desk, later: Later
) -> None:
    task = desk.ask(("ANNA", 1), expires_on=tomorrow())
    on_paper(desk, "ANNA", task, remark="Per post")
    later(timedelta(days=3))
    desk.doors.clear()
    closing_ran_before(clock.now())
    run(close_unread_tasks)
    assert stands(desk, "ANNA", task)[0] == "receipt"
    judge(desk, "ANNA", task, good=False)
    assert desk.signing("ANNA", task)["expires_on"] is None
    assert desk.sign("ANNA", task).status == 200


def test_paper_of_one_waits_while_the_time_of_another_passes_until_there_is_more(
    desk: Desk, later: Later
) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1), expires_on=tomorrow())
    on_paper(desk, "ANNA", task, remark="Per post")
    later(timedelta(days=3))
    desk.doors.clear()
    closing_ran_before(clock.now())
    run(close_unread_tasks)
    anna = desk.signing("BRAM", task)["signers"][0]
    assert (anna["receipt"], anna["may"]) == (None, [])
    assert judge(desk, "ANNA", task, good=True).problem == "not_in_this_state"
    body = {"expires_on": str(tomorrow())}
    assert desk.door("BRAM").put(desk.path(task, "/expiry"), body).status == 200
    assert desk.signing("BRAM", task)["signers"][0]["receipt"] == "awaited"
    assert judge(desk, "ANNA", task, good=True).status == 200


@pytest.mark.parametrize("end", ["withdrawal", "decline"])
def test_paper_that_waited_when_it_ended_is_neither_judged_nor_in_the_dossier(
    desk: Desk, end: str
) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    scan = with_scan(desk, "ANNA", task)
    if end == "decline":
        assert desk.decline("PIETER", task).status == 200
    else:
        body = {"reason": "Andere versie"}
        assert desk.door("BRAM").put(desk.path(task, "/withdrawal"), body).status == 200
    assert desk.signing("ANNA", task)["signers"][0]["receipt"] is None
    assert judge(desk, "ANNA", task, good=True).problem == "not_in_this_state"
    assert scan not in dossier(desk, "ANNA", task)


def test_nobody_is_reminded_of_what_only_the_office_must_confirm(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    on_paper(desk, "ANNA", task, remark="Per post")
    refused = desk.door("BRAM").post(desk.path(task, "/reminders"), {"user_ids": []})
    assert refused.fields == {"user_ids": "nobody_still_to_act"}
    queue = waiting(desk.door("BRAM"), "office")
    (row,) = [each for each in queue if each["task_id"] == task.task_id]
    assert (row["status"], row["recipients"][0]["awaits_office"]) == ("open", True)


def test_a_scan_is_not_itself_asked_to_be_signed(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    scan = with_scan(desk, "ANNA", task)
    found = documents.document(task.office_id, task.client_id, scan)
    assert (found.file_name, found.is_for_office_alone) == ("handtekening.jpg", True)
    body = {"task_id": new_id(), "document_id": scan}
    body |= {"signers": [{"user_id": desk.world.users["ANNA"].user_id}]}
    place = f"/clients/{task.client_id}/signings"
    assert desk.door("BRAM").post(place, body).problem == "not_in_this_state"
    judge(desk, "ANNA", task, good=True)
    assert desk.door("BRAM").post(place, body).fields == {"asked.action": "signing_needs_pdf"}
