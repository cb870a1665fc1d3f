"""Nobody signs while somebody else replaces what proves them, and afterwards the evidence says what
was replaced: to who signed along that and when, to the office also by whom."""

import io
import json
import zipfile

import pytest

from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import users
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from tests.support.ceremony import DRAWN, Desk
from tests.support.paper import judge, on_paper
from tests.support.replacing import HOW, agree, ask, now, passed_on, second
from tests.support.sealed_words import logs_in
from tests.support.sending import fetch


def test_while_it_waits_nobody_begins_goes_on_or_declines_but_paper_may_come(desk: Desk) -> None:
    first, other = desk.ask(("ANNA", 1)), desk.ask(("ANNA", 1))
    desk.work()
    under_way = desk.prove("ANNA", first)
    ask(desk.door("BRAM"), desk.texts, desk.world.users["ANNA"], Factor.MOBILE)
    assert desk.put("ANNA", under_way, "signature", DRAWN).problem == "prove_first"
    assert desk.look("ANNA", under_way)["step"] == "void"
    assert desk.begin("ANNA", other).problem == "prove_first"
    assert desk.decline("ANNA", other).problem == "prove_first"
    body = {"document_sha256": other.about.sha256, "remark": "Per post"}
    assert desk.door("ANNA").put(desk.path(other, "/paper"), body).status == 200
    assert desk.door("ANNA").delete("/me/replacements/mobile").status == 204
    assert desk.sign("ANNA", first).body["step"] == "signing"


def test_the_file_says_that_and_when_and_the_evidence_of_the_office_by_whom(desk: Desk) -> None:
    world, task = desk.world, desk.ask(("ANNA", 1), ("PIETER", 1))
    ask(desk.door("BRAM"), desk.texts, world.users["ANNA"], Factor.MOBILE)
    assert agree(second(world), desk.texts, world.users["ANNA"], Factor.MOBILE).status == 204
    desk.work()
    for who in ("ANNA", "PIETER"):
        desk.sign(who, task)
        desk.work()
    at = users.user(world.office_id, world.users["ANNA"].user_id).replaced["mobile"]
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    logs = logs_in(files.read(made.file_key, made.latest.file_version))
    moment = at[:19].replace("T", " ")
    mine, pieters = (logs[world.users[who].name] for who in ("ANNA", "PIETER"))
    assert f"Door iemand anders vervangen: mobiel nummer {moment} UTC" in mine
    assert "vervangen" not in pieters
    for name in (world.users["BRAM"].name, world.users["FATIMA"].name, HOW):
        assert name not in mine + pieters
    desk.door("BRAM").post(desk.path(task, "/evidence"))
    desk.work()
    with fetch(desk.door("BRAM").get(desk.path(task, "/evidence")).body["url"]) as reply:
        log = json.loads(zipfile.ZipFile(io.BytesIO(reply.read())).read("log.json"))
    anna, pieter = (
        [line for line in each["log"] if line["what"] == "factor_replaced"]
        for each in log["ceremonies"]
    )
    assert pieter == []
    (told,) = anna
    facts = {name: told["facts"][name] for name in ("factor", "asked_by", "confirmed_by", "how")}
    assert facts == {
        "factor": "mobile",
        "asked_by": world.users["BRAM"].name,
        "confirmed_by": world.users["FATIMA"].name,
        "how": HOW,
    }
    assert (told["facts"]["ground"], told["facts"]["replaced_at"]) == ("colleague", at)


def test_an_employee_of_whom_something_waits_does_not_say_that_paper_is_good(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    on_paper(desk, "ANNA", task, remark="Per post")
    passed_on(now(desk.world.users["BRAM"]))
    assert judge(desk, "ANNA", task, good=True).problem == "prove_first"
    assert desk.door("BRAM").delete("/me/replacements/mobile").status == 204
    assert judge(desk, "ANNA", task, good=True).status < 300


def replaced_in_history(desk: Desk, who: str, task: Task, action: str) -> dict[str, str]:
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    lines = desk.door(who).get(place).body["items"]
    anna = desk.world.users["ANNA"].name
    mine = [it for it in lines if (it["action"], it["actor_name"]) == (action, anna)]
    details = mine[-1]["details"]
    return {name: text for name, text in details.items() if name.startswith("replaced_")}


@pytest.mark.parametrize("way", ["sign", "decline", "paper"])
def test_the_history_says_so_however_the_signer_answered(desk: Desk, way: str) -> None:
    world, task = desk.world, desk.ask(("ANNA", 1), ("PIETER", 2))
    desk.work()
    ask(desk.door("BRAM"), desk.texts, world.users["ANNA"], Factor.MOBILE)
    assert agree(second(world), desk.texts, world.users["ANNA"], Factor.MOBILE).status == 204
    if way == "sign":
        desk.sign("ANNA", task)
    elif way == "decline":
        assert desk.decline("ANNA", task).status == 200
    else:
        body = {"document_sha256": task.about.sha256, "remark": "Per post"}
        assert desk.door("ANNA").put(desk.path(task, "/paper"), body).status == 200
    happened = {"sign": "signature_given", "decline": "task_declined"}
    told = happened.get(way, "task_signed_elsewhere")
    for action in (told, "task_signed") if way == "sign" else (told,):
        at = users.user(world.office_id, world.users["ANNA"].user_id).replaced["mobile"]
        said = replaced_in_history(desk, "BRAM", task, action)
        assert said["replaced_mobile_asked_by"] == world.users["BRAM"].name
        assert said["replaced_mobile_how"] == HOW
        if way != "decline":
            assert replaced_in_history(desk, "PIETER", task, action) == {"replaced_mobile": at}
        desk.work()


def test_what_was_replaced_while_the_codes_were_given_is_in_the_log_too(desk: Desk) -> None:
    world, task = desk.world, desk.ask(("ANNA", 1))
    desk.work()
    under_way = desk.prove("ANNA", task)
    ask(desk.door("BRAM"), desk.texts, world.users["ANNA"], Factor.MOBILE)
    assert agree(second(world), desk.texts, world.users["ANNA"], Factor.MOBILE).status == 204
    assert desk.put("ANNA", under_way, "signature", DRAWN).status == 200
    ceremony = signings.ceremony(world.office_id, task.client_id, under_way.body["ceremony_id"])
    told = [each.facts["asked_by"] for each in ceremony.log if each.what == "factor_replaced"]
    assert told == [world.users["BRAM"].name]


def test_an_address_that_is_not_in_use_yet_stands_in_no_log(desk: Desk) -> None:
    world, task = desk.world, desk.ask(("ANNA", 1))
    ask(desk.door("BRAM"), desk.texts, world.users["ANNA"], Factor.EMAIL)
    assert agree(second(world), desk.texts, world.users["ANNA"], Factor.EMAIL).status == 204
    desk.work()
    under_way = desk.prove("ANNA", task)
    ceremony = signings.ceremony(world.office_id, task.client_id, under_way.body["ceremony_id"])
    assert [each.what for each in ceremony.log if each.what == "factor_replaced"] == []


def test_a_ceremony_that_leads_nowhere_says_why(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    under_way = desk.prove("ANNA", task)
    assert desk.look("ANNA", under_way)["void_because"] == ""
    ask(desk.door("BRAM"), desk.texts, desk.world.users["ANNA"], Factor.MOBILE)
    desk.put("ANNA", under_way, "signature", DRAWN)
    assert desk.door("ANNA").delete("/me/replacements/mobile").status == 204
    assert desk.put("ANNA", under_way, "signature", DRAWN).problem == "begin_anew"
    because = desk.look("ANNA", under_way)["void_because"]
    assert "een wijziging van uw account" in because
    again = desk.prove("ANNA", task)
    desk.door("ANNA").delete(desk.at(again))
    assert desk.look("ANNA", again)["void_because"] == "U bent met ondertekenen gestopt."
