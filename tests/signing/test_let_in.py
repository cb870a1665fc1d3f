"""Whom one employee let in signs nothing in the place of another, in the file or on paper."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.identity.store import signing_in
from chalicelib.tasks.domain.task import Task
from tests.http.proving import proved
from tests.support.ceremony import Desk
from tests.support.namens import active
from tests.support.newcomers import GROUND, let_in_of, others_heard, vouched
from tests.support.paper import judge, on_paper
from tests.support.replacing import second
from tests.support.sealed_words import logs_in
from tests.support.sending import fetch


@pytest.fixture
def asked(desk: Desk) -> Task:
    """Of Pieter, and then by Bram of somebody whom Bram just let in."""
    rights = {"role": "medewerker", "read": True, "approve": True, "sign": True}
    facts = {"name": "Pieter Jansen", "mobile": "06-12345603", "language": "nl"}
    body = {**facts, "email": f"{new_id().lower()}@elders.example", "rights": rights}
    place = f"/clients/{desk.world.bakkerij}/people"
    fake = proved(desk.door("BRAM"), desk.texts).post(place, body)
    assert fake.status == 201, fake.body
    active(desk.world, "FAKE", fake.body["user_id"])
    task = desk.ask(("PIETER", 1))
    other = f"/signers/{desk.world.users['PIETER'].user_id}/replacement"
    chosen = {"user_id": desk.world.users["FAKE"].user_id}
    assert desk.passes_on().put(desk.path(task, other), chosen).status == 200
    desk.work()
    return task


def test_they_do_not_sign_in_the_place_of_somebody(desk: Desk, asked: Task) -> None:
    assert desk.begin("FAKE", asked).problem == "let_in_lately"
    assert desk.decline("FAKE", asked).problem == "let_in_lately"


def test_their_page_says_so_before_they_try_and_the_office_reads_it_too(
    desk: Desk, asked: Task
) -> None:
    own = desk.signing("FAKE", asked)
    assert own["acts_from"]
    (listed,) = desk.door("FAKE").get(f"/clients/{asked.client_id}/signings").body["items"]
    assert listed["acts_from"] == own["acts_from"]
    fake = desk.world.users["FAKE"].user_id
    shown = {each["user_id"]: each["acts_from"] for each in desk.signing("BRAM", asked)["signers"]}
    assert shown[fake] == own["acts_from"]
    assert {from_ for who, from_ in shown.items() if who != fake} == {None}
    assert {each["acts_from"] for each in own["signers"]} == {None}
    assert vouched(desk.world, desk.texts, asked.client_id, fake).status == 200
    assert desk.signing("FAKE", asked)["acts_from"] is None


def line_of(desk: Desk, task: Task) -> str:
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    return logs_in(files.read(made.file_key, made.latest.file_version))["Pieter Jansen"]


def test_the_file_says_when_they_got_their_rights_and_the_evidence_by_whom_and_who_vouched(
    desk: Desk, asked: Task
) -> None:
    world, fake = desk.world, desk.world.users["FAKE"].user_id
    assert vouched(world, desk.texts, asked.client_id, fake).status == 200
    desk.sign("FAKE", asked)
    desk.work()
    at = let_in_of(world, asked.client_id, fake).at
    line, bram, fatima = (
        line_of(desk, asked),
        *(world.users[each].name for each in ("BRAM", "FATIMA")),
    )
    assert f"Rechten gekregen: {at:%Y-%m-%d %H:%M:%S} UTC" in line
    for told in (bram, fatima, GROUND):
        assert told not in line
    facts = evidence_log(desk, asked)["let_in"]
    assert (facts["let_in_by"], facts["let_in_vouched_by"]) == (bram, fatima)
    assert facts["let_in_ground"] == GROUND
    assert "let_in_waited" not in facts


def test_the_history_of_a_signature_says_that_and_when_and_for_the_office_the_rest(
    desk: Desk, asked: Task
) -> None:
    fake = desk.world.users["FAKE"].user_id
    assert vouched(desk.world, desk.texts, asked.client_id, fake).status == 200
    desk.sign("FAKE", asked)
    desk.work()
    place = f"/clients/{asked.client_id}/documents/{asked.about.document_id}/history"
    for who, all_of_it in (("BRAM", True), ("ANNA", False)):
        items = desk.door(who).get(place).body["items"]
        (signed,) = (each for each in items if each["action"] == "task_signed")
        told = {each for each in signed["details"] if each.startswith("replaced_")}
        assert "replaced_let_in" in told
        assert (len(told) > 1) is all_of_it


def test_who_waited_has_that_in_the_evidence(
    desk: Desk, asked: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, then = desk.world.users["FAKE"].user_id, clock.now()
    others_heard(desk.world, asked.client_id, fake)
    monkeypatch.setattr(clock, "now", lambda: then + timedelta(hours=73))
    desk.doors.clear()
    desk.sign("FAKE", asked)
    desk.work()
    assert evidence_log(desk, asked)["let_in"]["let_in_waited"] == "yes"


def evidence_log(desk: Desk, task: Task) -> dict[str, dict[str, str]]:
    """Of the one ceremony, by what a line is about."""
    desk.door("BRAM").post(desk.path(task, "/evidence"))
    desk.work()
    with fetch(desk.door("BRAM").get(desk.path(task, "/evidence")).body["url"]) as reply:
        log = json.loads(zipfile.ZipFile(io.BytesIO(reply.read())).read("log.json"))
    (ceremony,) = log["ceremonies"]
    return {line["what"]: line["facts"] for line in ceremony["log"]}


def leave(desk: Desk, task: Task) -> None:
    desk.world.leave("FAKE", task.client_id)


@pytest.mark.parametrize("before", [lambda desk, task: None, leave], ids=["here", "gone"])
def test_their_paper_is_not_confirmed_by_who_let_them_in(
    desk: Desk, asked: Task, before: Callable[[Desk, Task], None]
) -> None:
    on_paper(desk, "FAKE", asked, remark="Per post")
    before(desk, asked)
    theirs = judge(desk, "FAKE", asked, good=True)
    assert (theirs.status, theirs.problem) == (409, "vouch_needs_a_colleague")
    second(desk.world)
    assert judge(desk, "FAKE", asked, good=True, by="FATIMA").status == 200


def test_nor_by_a_colleague_whom_who_let_them_in_let_in_lately(desk: Desk, asked: Task) -> None:
    on_paper(desk, "FAKE", asked, remark="Per post")
    second(desk.world)
    fatima, bram = (desk.world.users[who] for who in ("FATIMA", "BRAM"))
    then = clock.now() - timedelta(days=4)
    signing_in.keep_change(replace(fatima, let_in_by=(bram.user_id,), invited_at=then))
    theirs = judge(desk, "FAKE", asked, good=True, by="FATIMA")
    assert (theirs.status, theirs.problem) == (409, "vouch_needs_another_colleague")


def test_for_whom_a_colleague_vouched_it_is_as_for_anybody(desk: Desk, asked: Task) -> None:
    fake = desk.world.users["FAKE"].user_id
    assert vouched(desk.world, desk.texts, asked.client_id, fake).status == 200
    on_paper(desk, "FAKE", asked, remark="Per post")
    assert judge(desk, "FAKE", asked, good=True).status == 200
