"""From asking to a sealed document in the dossier, through the real routes, queues and keys."""

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.gateways.signing import engine, findings
from chalicelib.signing.actions import ceremonies, inking
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState
from tests.support.ceremony import DRAWN, Desk
from tests.support.sending import fetch


def read_by(desk: Desk, who: str, task: Task) -> list[tuple[str, str]]:
    """What this person reads in the history: what happened, and who did it."""
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    found = desk.door(who).get(place).body["items"]
    return [(each["action"], each["actor_name"]) for each in found]


def file_now(desk: Desk, who: str, task: Task) -> findings.Report:
    """As it opens for this person."""
    opened = desk.door(who).post(desk.path(task, "/openings"), {"download": False})
    with fetch(opened.body["url"]) as reply:
        content = reply.read()
    assert hashlib.sha256(content).hexdigest() == opened.body["sha256"]
    return engine.validate(content)


def history(task: Task) -> list[str]:
    return [each.action for each in audit.history(task.office_id, task.about.document_id)]


def test_one_signer_goes_the_whole_way(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    seen = desk.signing("ANNA", task)
    assert (seen["status"], seen["may"]) == ("open", ["sign", "decline", "paper"])
    given = desk.sign("ANNA", task)
    assert given.body["step"] == "signing"
    assert desk.put("ANNA", given, "completion").problem == "not_ready_yet"
    desk.work()
    assert desk.look("ANNA", given)["step"] == "ready"
    assert desk.put("ANNA", given, "completion").body["step"] == "completed"
    assert desk.put("ANNA", given, "completion").body["step"] == "completed"
    assert desk.task(task.task_id).state is TaskState.READY_TO_SEND
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    report = engine.validate(files.read(made.file_key, made.latest.file_version))
    assert report.sealed
    assert (made.version, made.status, made.sha256) == (2, "ready_to_send", report.sha256)
    assert [each.name for each in report.findings][1] == desk.world.users["ANNA"].name
    assert desk.subjects("ANNA") == [
        "Graag ondertekenen",
        "Uw code om te ondertekenen bij Van Dijk Accountants",
        "Ondertekening afgerond",
    ]
    told = {"task_published", "signature_given", "task_signed", "signing_completed"}
    told |= {"signing_begun"}
    assert set(history(task)) == told
    anna, bram = (desk.world.users[who].name for who in ("ANNA", "BRAM"))
    read = [("task_published", bram), ("task_signed", anna), ("signing_completed", "")]
    assert read_by(desk, "ANNA", task) == read_by(desk, "BRAM", task) == read


def test_the_office_signs_first_and_then_both_directors_at_the_same_moment(desk: Desk) -> None:
    task = desk.ask(("ANNA", 2), ("PIETER", 2), ("BRAM", 1))
    desk.work()
    assert desk.states(task) == {"Anna": "waiting", "Pieter": "waiting", "Bram": "open"}
    assert (desk.waiting("ANNA"), desk.waiting("BRAM")) == (0, 1)
    assert desk.begin("ANNA", task).problem == "not_your_turn"
    assert not desk.subjects("ANNA")
    desk.sign("BRAM", task)
    desk.work()
    assert desk.states(task) == {"Anna": "open", "Pieter": "open", "Bram": "signed"}
    assert desk.subjects("ANNA") == ["U bent aan de beurt om te ondertekenen"]
    [first] = file_now(desk, "ANNA", task).findings
    assert (first.kind, first.name) == ("certification", desk.world.users["BRAM"].name)
    anna, pieter = desk.prove("ANNA", task), desk.prove("PIETER", task)
    desk.put("ANNA", anna, "signature", DRAWN)
    desk.put("PIETER", pieter, "signature", {"typed": "P. Vermeer"})
    desk.work()
    names = [each.name for each in file_now(desk, "BRAM", task).findings]
    expected = [desk.world.users[who].name for who in ("BRAM", "ANNA", "PIETER")]
    assert names[:3] == expected
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"
    assert desk.signing("ANNA", task)["signed_version"] == 2
    assert desk.subjects("BRAM")[-1] == "Ondertekening afgerond"


def test_several_documents_of_one_client_in_one_go_with_one_pair_of_codes(desk: Desk) -> None:
    chosen = [desk.ask(("ANNA", 1)), desk.ask(("ANNA", 1), expires_on=date(2099, 1, 1))]
    listed = desk.door("ANNA").get(f"/clients/{desk.world.bakkerij}/signings").body
    days = {each["task_id"]: each["expires_on"] for each in listed["items"]}
    assert days.keys() == {each.task_id for each in chosen}
    assert days[chosen[1].task_id] == "2099-01-01"
    assert days[chosen[0].task_id] is None
    assert (listed["needs_mobile"], listed["email_to"][:5]) == (False, "a•••@")
    given = desk.sign("ANNA", *chosen)
    [text] = [each.text for each in desk.texts.texted]
    assert "2 documenten van Bakkerij De Vries B.V." in text
    desk.work()
    assert desk.look("ANNA", given)["step"] == "ready"
    assert {desk.task(each.task_id).state for each in chosen} == {TaskState.READY_TO_SEND}
    assert desk.waiting("ANNA") == 0


def test_how_it_goes_on_is_told_of_each_document_by_itself(desk: Desk) -> None:
    alone, both = desk.ask(("ANNA", 1)), desk.ask(("ANNA", 1), ("PIETER", 1))
    in_turn = desk.ask(("ANNA", 1), ("BRAM", 2))
    given = desk.sign("ANNA", alone, both, in_turn)
    assert {each["what_comes_next"] for each in given.body["documents"]} == {""}
    desk.work()
    desk.work()
    told = {
        each["task_id"]: each["what_comes_next"] for each in desk.look("ANNA", given)["documents"]
    }
    anna, pieter, bram = (desk.world.users[who].name for who in ("ANNA", "PIETER", "BRAM"))
    signed = f"Getekend door {anna}. Het ondertekende document staat in het dossier."
    assert told == {
        alone.task_id: signed,
        both.task_id: f"Wacht op de handtekening van {pieter}.",
        in_turn.task_id: f"Wacht op de handtekening van {bram}.",
    }
    done = desk.put("ANNA", given, "completion").body["documents"]
    assert {each["task_id"]: each["what_comes_next"] for each in done} == told


def test_what_arrived_signed_is_wrapped_and_stays_byte_for_byte(desk: Desk) -> None:
    before = desk.ask(("ANNA", 1))
    desk.sign("ANNA", before)
    desk.work()
    made = documents.document(before.office_id, before.client_id, before.about.document_id)
    signed = files.read(made.file_key, made.latest.file_version)
    task = desk.ask(("PIETER", 1), content=signed)
    desk.sign("PIETER", task)
    desk.work()
    seen = desk.signing("PIETER", task)
    assert (seen["form"], seen["status"]) == ("wrapper", "ready_to_send")
    wrapper = documents.document(task.office_id, task.client_id, task.about.document_id)
    content = files.read(wrapper.file_key, wrapper.latest.file_version)
    assert engine.unwrap(content) == signed
    assert told(desk.check(content=content)) == ["under_seal", "seal", "timestamp"]
    assert desk.check(content=content)["signatures"][0]["name"] == desk.world.users["PIETER"].name


def test_more_than_six_signers_are_collected_under_one_seal(desk: Desk) -> None:
    people = [f"LID{i}" for i in range(7)]
    for who in people:
        desk.world.join(who, f"{who} de Vries", desk.world.bakkerij)
    task = desk.ask(*((who, 1) for who in people))
    for who in people:
        desk.sign(who, task)
    desk.seal()
    seen = desk.signing("LID0", task)
    assert (seen["form"], seen["status"], seen["signatures"]) == ("collected", "ready_to_send", 7)
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    found = desk.check(content=files.read(made.file_key, made.latest.file_version))
    assert [each["name"] for each in found["signatures"][:7]] == [
        f"{who} de Vries" for who in people
    ]
    assert told(found) == [*["under_seal"] * 7, "seal", "timestamp"]


def told(found: dict[str, Any]) -> list[str]:
    assert found["verdict"] == "unchanged"
    return [each["kind"] for each in found["signatures"]]


def test_the_evidence_explains_itself_and_every_chain_in_it_is_whole(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    path = desk.path(task, "/evidence")
    assert desk.door("BRAM").post(path).problem == "not_signed_yet"
    desk.sign("ANNA", task)
    desk.work()
    assert desk.door("BRAM").get(path).body["state"] == "none"
    assert desk.door("BRAM").post(path).body["state"] == "making"
    assert [read_by(desk, who, task)[-1][0] for who in ("ANNA", "BRAM")] == [
        "signing_completed",
        "evidence_asked",
    ]
    desk.work()
    ready = desk.door("BRAM").get(path).body
    assert ready["state"] == "ready"
    assert read_by(desk, "BRAM", task)[-1][0] == "evidence_opened"
    with fetch(ready["url"]) as reply:
        archive = zipfile.ZipFile(io.BytesIO(reply.read()))
    assert {"signed.pdf", "original.pdf", "report.json", "README.nl.txt"} <= set(archive.namelist())
    assert archive.read("certificates/roots.pem").startswith(b"-----BEGIN CERTIFICATE-----")
    log = json.loads(archive.read("log.json"))
    assert whole(log["file"])
    assert all(whole(each["log"]) for each in log["ceremonies"])
    lines = archive.read("log-lines.jsonl").split(b"\n")
    assert hashlib.sha256(lines[0]).hexdigest() == log["file"][0]["sha256"]
    [ceremony] = log["ceremonies"]
    whats = [each["what"] for each in ceremony["log"]]
    asked = ["code_asked", "code_verified"]
    assert whats == ["begun", *asked, *asked, "signature_given", "document_ready"]
    assert log["signed_sha256"] == hashlib.sha256(archive.read("signed.pdf")).hexdigest()


def whole(log: list[dict[str, Any]]) -> bool:
    before = ["0" * 64, *(each["sha256"] for each in log)]
    return [each["before"] for each in log] == before[:-1]


def test_anybody_may_check_a_document_and_learns_nothing_of_what_is_in_it(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.sign("ANNA", task)
    desk.work()
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    content = files.read(made.file_key, made.latest.file_version)
    known = desk.check(content=content)
    assert (known["verdict"], known["ours"]) == ("unchanged", True)
    people = [each["name"] for each in known["signatures"] if each["kind"] == "signature"]
    assert people == [desk.world.users["ANNA"].name]
    by_hash = desk.check(sha256=made.sha256)
    assert (by_hash["verdict"], by_hash["released_at"]) == ("unchanged", known["released_at"])
    assert "Jaarrekening" not in json.dumps([known, by_hash])
    spoilt = bytearray(content)
    spoilt[len(content) // 3] ^= 1
    changed = desk.check(content=bytes(spoilt))
    assert (changed["verdict"] in ("changed", "unreadable"), changed["ours"]) == (True, False)
    assert desk.check(sha256="0" * 64)["verdict"] == "unknown"
    assert signings.released(desk.world.office_id, made.sha256)


def test_a_signature_that_is_sent_again_in_between_gets_the_same_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an impatient finger: whoever loses the race hears what the winner left."""
    anna = desk.prove("ANNA", desk.ask(("ANNA", 1)))
    check, first = ceremonies.check_unchanged, iter(["one that is quicker"])

    def slowly(*given: Any) -> None:
        if next(first, ""):
            assert desk.put("ANNA", anna, "signature", DRAWN).body["step"] == "signing"
        check(*given)

    monkeypatch.setattr(inking, "check_unchanged", slowly)
    answer = desk.put("ANNA", anna, "signature", DRAWN)
    assert (answer.status, answer.body.get("step")) == (200, "signing")
