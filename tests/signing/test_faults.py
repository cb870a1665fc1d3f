"""What goes wrong in a signing: another version, races, dead workers, services down."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.core.errors import Conflict, Refused, TryAgain
from chalicelib.documents.store import documents
from chalicelib.gateways import files as bucket
from chalicelib.gateways.signing import chain, engine, shapes
from chalicelib.signing import jobs
from chalicelib.signing.actions import working
from chalicelib.signing.domain.signing import FileState
from chalicelib.signing.store import signings
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState
from tests.aws import Signatures
from tests.fakes.mail import Killed
from tests.functions import run, running
from tests.support import office_work
from tests.support.ceremony import DRAWN, Desk
from tests.support.dying import killed_at
from tests.support.signing import document

Later = Callable[[timedelta], None]


def findings(task: Task) -> list[str]:
    """Who stands in the file as it is now."""
    signing = signings.signing(task)
    assert signing
    report = engine.validate(bucket.read(signing.file.key, signing.file.version))
    assert report.good
    return [each.name for each in report.findings if each.kind == "signature"]


def names(desk: Desk, *who: str) -> list[str]:
    return [desk.world.users[each].name for each in who]


def test_a_new_version_between_code_and_signature_voids_the_codes(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    proved = desk.prove("ANNA", task)
    publishing.add_version(
        desk.world.actor("BRAM"),
        task.client_id,
        task.about.document_id,
        desk.upload(document(pages=2)).upload_id,
        "Verbeterd",
        clock.now(),
    )
    assert desk.put("ANNA", proved, "signature", DRAWN).problem == "document_changed"
    found = desk.look("ANNA", proved)
    assert (found["step"], found["void_because"]) == ("void", "Een document is gewijzigd.")
    assert desk.begin("ANNA", task).problem == "document_changed"
    assert desk.begin("ANNA", desk.task(task.task_id)).problem == "signing_preparing"
    desk.seal()
    newer = desk.task(task.task_id)
    desk.sign("ANNA", newer)
    desk.work()
    assert desk.signing("ANNA", newer)["signed_version"] == 3


def test_who_is_stopped_after_signing_has_signed_and_before_it_has_not(desk: Desk) -> None:
    task, other = desk.ask(("ANNA", 1), ("PIETER", 1)), desk.ask(("PIETER", 1))
    given, proved = desk.sign("ANNA", task), desk.prove("PIETER", task, other)
    for who in ("ANNA", "PIETER"):
        desk.world.stop(who)
    assert desk.put("PIETER", proved, "signature", DRAWN).status == 401
    desk.work()
    assert desk.states(task)["Anna"] in ("signed", "removed")
    assert desk.states(task)["Pieter"] == "removed"
    assert given.body["step"] == "signing"


def test_two_who_sign_in_the_same_second_are_both_in_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the file with one signature is on its way, the other one comes in between."""
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.work()
    ceremonies = {}
    for who in ("ANNA", "PIETER"):
        given = desk.sign(who, task)
        known = given.body["ceremony_id"]
        ceremonies[who] = signings.ceremony(desk.world.office_id, task.client_id, known)
    real = signings.keep_signature

    def overtaken(*given: Any) -> None:
        monkeypatch.setattr(signings, "keep_signature", real)
        working.add_signature(ceremonies["PIETER"], task.task_id, clock.now())
        real(*given)

    monkeypatch.setattr(signings, "keep_signature", overtaken)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        working.add_signature(ceremonies["ANNA"], task.task_id, clock.now())
    assert findings(desk.task(task.task_id)) == names(desk, "PIETER")
    desk.work()
    assert findings(desk.task(task.task_id)) == names(desk, "PIETER", "ANNA")
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"


def test_two_documents_of_one_ceremony_are_made_at_the_same_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desk.ask(("ANNA", 1)), desk.ask(("ANNA", 1))
    given = desk.sign("ANNA", one, other)
    known = signings.ceremony(desk.world.office_id, one.client_id, given.body["ceremony_id"])
    real, calls = signings.keep_signature, []

    def overtaken(*facts: Any) -> None:
        calls.append(facts)
        if len(calls) == 1:
            working.add_signature(known, other.task_id, clock.now())
        real(*facts)

    monkeypatch.setattr(signings, "keep_signature", overtaken)
    working.add_signature(known, one.task_id, clock.now())
    assert len(calls) == 3
    assert desk.look("ANNA", given)["step"] == "ready"
    assert [findings(each) for each in (one, other)] == [names(desk, "ANNA")] * 2


STEPS = [
    (engine, "sign", "after"),
    (signings, "keep_signature", "before"),
    (signings, "keep_signature", "after"),
    (signings, "keep_sealed", "before"),
    (signings, "keep_sealed", "after"),
]


def test_a_worker_killed_at_any_step_leaves_one_signature_and_one_seal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for holder, name, when in STEPS:
        task = desk.ask(("ANNA", 1))
        desk.sign("ANNA", task)
        killed_at(monkeypatch, holder, name, when)
        with pytest.raises(Killed):
            desk.seal()
        desk.seal()
        assert findings(task) == names(desk, "ANNA"), name
        made = documents.document(task.office_id, task.client_id, task.about.document_id)
        assert (made.version, desk.task(task.task_id).state) == (2, TaskState.READY_TO_SEND), name
        assert engine.validate(bucket.read(made.file_key, made.latest.file_version)).sealed, name


def test_without_a_timestamp_nothing_is_half_done_and_it_is_told_after_a_quarter_of_an_hour(
    desk: Desk, signatures: Signatures, monkeypatch: pytest.MonkeyPatch, later: Later
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    given = desk.sign("ANNA", task)
    with pytest.MonkeyPatch.context() as down:
        hours_off = signatures.address("clock/7200")
        down.setenv("TSA_URLS", f"{signatures.address('500')},{hours_off}")
        config.cache_clear()
        desk.work()
        assert desk.look("ANNA", given)["step"] == "signing"
        assert findings(task) == []
        later(timedelta(minutes=16))
        run(jobs.watch_signings)
        run(jobs.watch_signings)
        assert waiting(desk) == {"office": ["Een handtekening komt"], "client": []}
        desk.work()
    config.cache_clear()
    assert desk.subjects("BRAM") == ["Ondertekenen lukt niet"]
    desk.work()
    assert findings(task) == names(desk, "ANNA")
    desk.doors.clear()
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"
    assert waiting(desk) == {"office": [None], "client": []}


def test_signed_and_not_sealed_is_shown_and_finished_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, later: Later
) -> None:
    task = desk.ask(("ANNA", 1))
    real = engine.seal

    def down(*_: Any) -> bytes:
        raise TryAgain("kms ThrottlingException")

    monkeypatch.setattr(engine, "seal", down)
    given = desk.sign("ANNA", task)
    desk.work()
    signing = signings.signing(task)
    assert signing
    assert signing.state is FileState.SEALING_PENDING
    assert desk.look("ANNA", given)["step"] == "ready"
    assert desk.signing("ANNA", task)["awaits"] == "seal"
    assert desk.waiting("ANNA") == 0
    assert waiting(desk) == {"office": [], "client": [None]}
    later(timedelta(minutes=16))
    run(jobs.watch_signings)
    later(timedelta(hours=1))
    run(jobs.watch_signings)
    assert waiting(desk) == {"office": ["Het afsluiten van"], "client": []}
    monkeypatch.setattr(engine, "seal", real)
    desk.work()
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"


def test_what_cannot_be_signed_is_told_to_the_office_and_not_begun(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), content=b"%PDF-1.7 geen pdf")
    desk.work()
    seen = desk.signing("BRAM", task)
    may = ["new_version", "withdraw", "withdraw_request"]
    assert (seen["status"], seen["may"]) == ("preparing", may)
    assert seen["problem"]
    assert desk.begin("ANNA", task).status == 404
    assert (desk.subjects("ANNA"), desk.subjects("BRAM")) == ([], ["Ondertekenen lukt niet"])
    (row,) = office_tasks(desk, "office")
    assert row["problem"] == seen["problem"]


def office_tasks(desk: Desk, waiting_on: str) -> list[dict[str, Any]]:
    """As Bram sees them."""
    desk.doors.clear()
    return office_work.waiting(desk.door("BRAM"), waiting_on)


def waiting(desk: Desk) -> dict[str, list[str | None]]:
    """For whom the office's tasks wait, with the first words of what is wrong."""
    return {who: [said(row) for row in office_tasks(desk, who)] for who in ("office", "client")}


def said(row: dict[str, Any]) -> str | None:
    return row["problem"] and " ".join(row["problem"].split()[:3])


def missing() -> tuple[shapes.CertificateLeft, ...]:
    raise Refused("pki NoSuchKey")


def test_certificates_are_looked_at_before_a_ceremony_and_sixty_days_ahead(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = desk.door("BRAM").get("/signing-certificates").body["items"]
    assert shown
    assert all(each["days"] >= 0 for each in shown)
    chain._published.cache_clear()
    with running("WatchCertificates"):
        assert len(engine.days_left()) == len(shown)
    soon = clock.now() + timedelta(days=20)
    left = shapes.CertificateLeft(
        name="seal", subject="Akkoord seal", serial="01", until=soon, days=20
    )
    monkeypatch.setattr(engine, "days_left", lambda: (left,))
    run(jobs.watch_certificates)
    desk.work()
    mails = desk.pipeline.aws.outbox(f"info@{desk.world.host}")
    assert [mail.subject for mail in mails] == ["Certificaten lopen af"]
    task = desk.ask(("ANNA", 1))
    past = shapes.CertificateLeft(
        name="seal", subject="Akkoord seal", serial="01", until=clock.now(), days=0
    )
    monkeypatch.setattr(engine, "days_left", lambda: (past,))
    assert desk.begin("ANNA", task).problem == "signing_not_possible_now"
    monkeypatch.setattr(engine, "days_left", missing)
    run(jobs.watch_certificates)
    assert desk.begin("ANNA", task).problem == "signing_not_possible_now"
