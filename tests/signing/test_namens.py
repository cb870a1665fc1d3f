"""Who signs for somebody else does so in their own name, and everything says namens whom."""

import io
import json
import zipfile

import pytest

from chalicelib.audit import store as audit
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from tests.http.proving import proved
from tests.support.ceremony import Desk
from tests.support.namens import (
    NAMENS,
    SAID,
    active,
    let_in,
    own_dossier,
    proof_in,
    representative,
)
from tests.support.newcomers import vouched
from tests.support.sealed_words import logs_in, words_shown
from tests.support.sending import fetch


@pytest.fixture
def namens(desk: Desk) -> Desk:
    """In Anna's own dossier, where Lotte acts for her."""
    dossier = own_dossier(desk.world)
    proof = proof_in(desk.world, dossier)
    body = representative(desk.world, proof)
    lotte = let_in(proved(desk.door("BRAM"), desk.texts), dossier, body)
    active(desk.world, "LOTTE", lotte.body["user_id"])
    assert vouched(desk.world, desk.texts, dossier, lotte.body["user_id"]).status == 200
    desk.world.bakkerij = dossier
    return desk


def test_the_file_its_log_and_the_evidence_say_namens_whom(namens: Desk) -> None:
    desk, task = namens, namens.ask(("LOTTE", 1))
    desk.work()
    desk.sign("LOTTE", task)
    desk.work()
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    content = files.read(made.file_key, made.latest.file_version)
    (log,) = logs_in(content).values()
    assert "Namens: Anna de Vries (bewindvoerder)" in log
    shown = words_shown(content)
    assert shown is None or "".join(SAID.split()) in shown
    signed = [
        each
        for each in audit.history(task.office_id, task.about.document_id)
        if each.action in ("signature_given", "task_signed")
    ]
    assert {each.actor_name for each in signed} == {"Lotte Bakker"}
    assert len(signed) == 2
    assert all(NAMENS.items() <= each.details.items() for each in signed)
    desk.door("BRAM").post(desk.path(task, "/evidence"))
    desk.work()
    with fetch(desk.door("BRAM").get(desk.path(task, "/evidence")).body["url"]) as reply:
        evidence = zipfile.ZipFile(io.BytesIO(reply.read()))
    told = json.loads(evidence.read("log.json"))
    assert SAID in evidence.read("README.nl.txt").decode()
    assert NAMENS.items() <= told["signers"][0].items()
    begun = told["ceremonies"][0]["log"][0]
    assert (begun["what"], begun["facts"]["name"]) == ("begun", "Lotte Bakker")
    assert NAMENS.items() <= begun["facts"].items()


def test_the_office_reads_namens_whom_somebody_signs_declines_or_sends_paper(namens: Desk) -> None:
    desk, task = namens, namens.ask(("LOTTE", 1))
    seen = desk.signing("BRAM", task)
    assert seen["signers"][0]["represents"] == {
        "name": "Anna de Vries",
        "capacity": "bewindvoerder",
    }
    assert SAID in seen["what_comes_next"]
    desk.work()
    assert desk.decline("LOTTE", task).status == 200
    desk.work()
    (event,) = [
        each
        for each in audit.history(task.office_id, task.about.document_id)
        if each.action == "task_declined"
    ]
    assert NAMENS.items() <= event.details.items()
