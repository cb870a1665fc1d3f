"""Who hears what of a signing while it is under way, and what is said of it at the end."""

from datetime import date

from pikepdf import Dictionary, Pdf, String

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState
from tests.http.proving import step_up
from tests.support.acting import a_pdf
from tests.support.ceremony import Desk
from tests.support.signing import document


def test_who_was_asked_beside_whoever_refuses_hears_that_it_is_over(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.work()
    assert desk.decline("ANNA", task).status == 200
    desk.work()
    assert desk.subjects("PIETER")[-1] == "Niet ondertekend"
    later = desk.ask(("ANNA", 1), ("PIETER", 2))
    desk.work()
    known = len(desk.subjects("PIETER"))
    assert desk.decline("ANNA", later).status == 200
    desk.work()
    assert len(desk.subjects("PIETER")) == known


def test_who_may_not_sign_any_more_is_told_to_the_office_and_named_at_the_end(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.work()
    desk.world.leave("PIETER", task.client_id)
    desk.work()
    assert "Een ondertekenaar minder" in desk.subjects("BRAM")
    desk.sign("ANNA", task)
    desk.work()
    anna, pieter = (desk.world.users[who].name for who in ("ANNA", "PIETER"))
    seen = desk.signing("ANNA", task)
    assert (seen["status"], seen["signers"][1]["state"]) == ("ready_to_send", "removed")
    assert seen["what_comes_next"].startswith(f"Getekend door {anna}.")
    assert seen["what_comes_next"].endswith(f"Niet meer gevraagd: {pieter}.")
    mails = desk.pipeline.aws.outbox()
    mail = next(each for each in mails if each.subject.startswith("Ondertekening afgerond"))
    assert f"Ondertekend door: {anna}" in mail.text
    assert f"Niet meer gevraagd: {pieter}" in mail.text


def test_nobody_reminds_themselves(desk: Desk) -> None:
    task = desk.ask(("BRAM", 1), ("ANNA", 2))
    desk.work()
    mine = desk.signing("BRAM", task)
    assert ("remind" in mine["may"], "remind" in mine["signers"][0]["may"]) == (False, False)
    refused = desk.door("BRAM").post(desk.path(task, "/reminders"), {"user_ids": []})
    assert refused.fields == {"user_ids": "nobody_still_to_act"}
    assert "signing_reminded" not in history(desk, task)


def history(desk: Desk, task: Task) -> list[str]:
    path = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    return [each["action"] for each in desk.door("BRAM").get(path).body["items"]]


def test_what_only_looks_like_a_signature_is_not_called_one(desk: Desk) -> None:
    def pretend(made: Pdf) -> None:
        made.Root.Piece = Dictionary(ByteRange=[0, 1, 2, 3], Contents=String("x"))

    task = desk.ask(("ANNA", 1), content=a_pdf(pretend))
    desk.work()
    seen = desk.signing("BRAM", task)
    assert (seen["status"], seen["form_reason"]) == ("open", "no_other_way")


def test_a_scan_that_somebody_sends_in_is_no_document_to_publish(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    scan = desk.scan("ANNA", task, "krabbel.jpg")
    wish = {"document_id": new_id(), "upload_id": scan, "type_id": "overig", "title": "Scan"}
    place = f"/clients/{task.client_id}/publications"
    assert desk.door("BRAM").post(place, wish).status == 404
    body = {"document_sha256": task.about.sha256, "upload_ids": [scan], "remark": ""}
    assert desk.door("ANNA").put(desk.path(task, "/paper"), body).status == 200


def test_a_signature_that_came_too_late_is_told_to_who_gave_it(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.work()
    given = desk.prove("ANNA", task)
    desk.put("ANNA", given, "signature", {"typed": "Anna de Vries"})
    upload = desk.upload(document(pages=2))
    bram, at = desk.world.actor("BRAM"), clock.now()
    publishing.add_version(
        bram, task.client_id, task.about.document_id, upload.upload_id, "Beter", at
    )
    desk.work()
    assert desk.look("ANNA", given)["step"] == "failed"
    assert "Uw handtekening telt niet mee" in desk.subjects("ANNA")
    assert "Uw handtekening telt niet mee" not in desk.subjects("PIETER")
    assert "signature_lost" in history(desk, task)


def test_not_signing_takes_a_code_for_exactly_that(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    other = desk.ask(("ANNA", 1), content=document(pages=2), pages=2)
    anna = desk.door("ANNA")
    body = {"document_sha256": task.about.sha256, "reason": "Klopt niet"}
    refused = anna.put(desk.path(task, "/decline"), body)
    assert (refused.status, refused.fields) == (403, {"purpose": "decline"})
    for purpose, about in (("approve", task), ("reject", task), ("decline", other)):
        step_up(anna, desk.texts, purpose, about.about.sha256)
        assert anna.put(desk.path(task, "/decline"), body).problem == "step_up_needed"
    assert desk.task(task.task_id).state is TaskState.OPEN
    assert desk.decline("ANNA", task).status == 200
    assert desk.task(task.task_id).state is TaskState.REJECTED


def test_who_must_sign_is_told_both_days_by_their_own_names(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), deadline_on=date(2098, 12, 20), expires_on=date(2098, 12, 28))
    desk.work()
    assert desk.door("BRAM").post(desk.path(task, "/reminders"), {}).status == 201
    desk.work()
    asked, reminded = desk.pipeline.aws.outbox(desk.world.users["ANNA"].email)[:2][::-1]
    for mail in (asked, reminded):
        assert "Graag uiterlijk: 20 december 2098" in mail.text
        assert "Laatste dag om te ondertekenen: 28 december 2098" in mail.text


def test_what_only_the_office_can_pass_on_is_not_said_to_be_for_nobody(desk: Desk) -> None:
    desk.world.employ("MIRA", "Mira Smit")
    desk.world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    desk.ask(("MIRA", 1), ("ANNA", 2))
    desk.work()
    desk.world.stop("MIRA", by="WILLEM")
    desk.work()
    told = desk.pipeline.aws.outbox(desk.world.users["BRAM"].email)[0]
    assert "Kies in het portaal wie er in de plaats tekent" in told.text
    assert "niemand" not in (told.subject + told.text).lower()
