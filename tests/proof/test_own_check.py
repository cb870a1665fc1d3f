"""What was made and our own check calls wrong: not kept, tried again, and told. Odd files are found
out before anybody is asked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core.errors import Refused
from chalicelib.gateways import files as bucket
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.findings import Report
from chalicelib.signing import jobs
from chalicelib.signing.domain.signing import Form
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from tests.functions import run
from tests.support.ceremony import Desk
from tests.support.office_work import waiting
from tests.support.sealed_words import words_shown
from tests.support.signing import document
from tests.unit.test_signing_odd_files import drawn_with, twice_the_same_field

Later = Callable[[timedelta], None]
Wrong = Callable[[Callable[[Report], bool]], None]


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> Wrong:
    """From now on our own check has something against these files."""
    real = engine.validate

    def against(which: Callable[[Report], bool]) -> None:
        def judge(content: bytes) -> Report:
            report = real(content)
            return Report(sha256=report.sha256, refused="pdf_damaged") if which(report) else report

        monkeypatch.setattr(engine, "validate", judge)

    return against


def problem(desk: Desk) -> str | None:
    desk.doors.clear()
    (row,) = waiting(desk.door("BRAM"), "office")
    return row["problem"] and " ".join(str(row["problem"]).split()[:3])


def test_a_signature_that_our_own_check_rejects_three_times_is_told_and_not_tried_for_ever(
    desk: Desk, wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    wrong(lambda _: True)
    given = desk.sign("ANNA", task)
    for _ in range(2):
        desk.seal()
        assert desk.look("ANNA", given)["step"] == "signing"
    desk.seal()
    assert desk.look("ANNA", given)["step"] == "failed"
    assert not [name for name, _ in desk.pipeline.waiting if name == "SIGNING_QUEUE_URL"]
    desk.work()
    assert problem(desk) == "Onze eigen controle"
    assert desk.subjects("BRAM") == ["Ondertekenen lukt niet"]
    assert known(task).signatures == ()
    wrong(lambda _: False)
    desk.sign("ANNA", task)
    desk.work()
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"


def test_a_seal_that_our_own_check_rejects_three_times_is_told_and_what_was_signed_is_kept(
    desk: Desk, wrong: Wrong, later: Later
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    wrong(lambda report: any(one.kind == "seal" for one in report.findings))
    given = desk.sign("ANNA", task)
    for _ in range(3):
        desk.work()
    assert desk.look("ANNA", given)["step"] == "ready"
    assert not [name for name, _ in desk.pipeline.waiting if name == "SIGNING_QUEUE_URL"]
    assert problem(desk) == "Onze eigen controle"
    later(timedelta(hours=2))
    run(jobs.watch_signings)
    desk.work()
    assert problem(desk) == "Onze eigen controle"
    assert desk.subjects("BRAM") == ["Ondertekenen lukt niet"]
    assert [each.name for each in known(task).signatures] == [desk.world.users["ANNA"].name]


def test_what_cannot_be_made_of_a_file_is_told_in_the_same_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()

    def never(*_: object) -> bytes:
        raise Refused("signing_impossible")

    monkeypatch.setattr(engine, "sign", never)
    given = desk.sign("ANNA", task)
    for _ in range(3):
        desk.seal()
    assert desk.look("ANNA", given)["step"] == "failed"
    assert problem(desk) == "Dit document kan"


def known(task: Task) -> Any:
    found = signings.signing(task)
    assert found
    return found


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (document(twice_the_same_field), Form.SIGNATURES),
        (drawn_with(b"/Type /Catalog", b"/Type /Catalog /A#4 1")(), Form.WRAPPER),
    ],
    ids=["two fields of one name", "half an escape in a name"],
)
def test_an_odd_file_is_signed_in_the_way_that_was_tried_for_it(
    desk: Desk, content: bytes, form: Form
) -> None:
    task = desk.ask(("ANNA", 1), content=content)
    desk.work()
    assert known(task).form is form
    desk.sign("ANNA", task)
    desk.work()
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"
    file = known(task).file
    sealed = bucket.read(file.key, file.version)
    report = engine.validate(sealed)
    assert report.sealed
    wraps = form is Form.WRAPPER
    assert desk.signing("BRAM", task)["form_reason"] == ("no_other_way" if wraps else "")
    shown = words_shown(sealed)
    if shown is not None:
        assert ("Ondertekenlogbijhetdocumentindebijlage" in shown) is wraps
        assert "eerderondertekend" not in shown
    assert [one.docmdp for one in report.findings if one.docmdp] == [
        1 if report.wrapped_sha256 else 2
    ]
