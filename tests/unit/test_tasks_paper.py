"""The rules of what is signed on paper: it counts once the office says that it has it."""

from datetime import timedelta

import pytest

from chalicelib.core.errors import Conflict, Invalid, NotFound
from chalicelib.core.replacing import replace
from chalicelib.signing.domain import moves
from chalicelib.signing.domain.signatories import (
    Receipt,
    Scan,
    Signatory,
    is_fully_signed,
    signatories,
)
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.work import WaitsOn, waits_on
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.unit.test_tasks_domain import ANNA, BRAM, NOON, PIETER
from tests.unit.test_tasks_domain import states as states_of
from tests.unit.test_tasks_signing import after_bram, signing, told


def test_paper_waits_for_the_office_and_may_be_sent_back() -> None:
    task, scans = after_bram(), (Scan(document_id="D9", file_name="scan.pdf"),)
    with pytest.raises(Invalid):
        moves.sign_otherwise(task, ANNA, "abc", (), "", NOON)
    paper = moves.sign_otherwise(task, ANNA, "abc", scans, "", NOON).task
    anna = paper.recipient("ANNA")
    assert anna
    assert (anna.state, anna.awaits_office) == (PersonState.SIGNED_ON_PAPER, True)
    kept = signatories(paper).of("ANNA")
    assert (kept.receipt, kept.scans) == (Receipt.AWAITED, scans)
    assert moves.sign_otherwise(paper, ANNA, "abc", scans, "", NOON).event is None
    with pytest.raises(NotFound):
        moves.judge_receipt(paper, BRAM, "OTHER", True, "", NOON)
    with pytest.raises(Conflict, match="not_in_this_state"):
        moves.judge_receipt(paper, BRAM, "PIETER", True, "", NOON)
    with pytest.raises(Invalid):
        moves.judge_receipt(paper, BRAM, "ANNA", False, " ", NOON)
    has_it = moves.judge_receipt(paper, BRAM, "ANNA", True, "", NOON)
    assert told(has_it, "signer") == "Anna"
    assert moves.judge_receipt(has_it.task, BRAM, "ANNA", True, "", NOON).event is None
    again = moves.judge_receipt(paper, BRAM, "ANNA", False, "Onleesbaar", NOON)
    assert (told(again, "asked"), states_of(again.task)) == ("ANNA", ["signed", "open", "open"])
    elsewhere = moves.sign_otherwise(again.task, ANNA, "abc", (), "Per post", NOON).task
    assert states_of(elsewhere)[1] == "signed_elsewhere"
    withdrawn = moves.withdraw_signing(paper, BRAM, "x", NOON).task
    with pytest.raises(Conflict, match="not_in_this_state"):
        moves.judge_receipt(withdrawn, BRAM, "ANNA", False, "x", NOON)


def test_paper_that_the_office_does_not_have_yet_ends_nothing() -> None:
    paper = moves.sign_otherwise(
        signing(recipients=(Recipient(user_id="ANNA", name="Anna"),)),
        ANNA,
        "abc",
        (),
        "Per post",
        NOON,
    ).task
    assert (paper.awaits_office, waits_on(paper)) == (True, WaitsOn.OFFICE)
    assert not paper.awaits_people
    assert not is_fully_signed(paper)
    with pytest.raises(Conflict, match="not_in_this_state"):
        moves.finish(paper, NOON)
    has_it = moves.judge_receipt(paper, BRAM, "ANNA", True, "", NOON).task
    anna = signatories(has_it).of("ANNA")
    assert (anna.receipt_by, anna.receipt_at) == (BRAM.name, NOON)
    done = moves.finish(has_it, NOON)
    assert (done.task.state, told(done, "on_paper")) == (TaskState.READY_TO_SEND, "all")
    assert moves.judge_receipt(done.task, BRAM, "ANNA", True, "", NOON).event is None
    ended = [replace(done.task, state=each) for each in (TaskState.COMPLETED, TaskState.FILED)]
    for late in (has_it, done.task, *ended):
        with pytest.raises(Conflict, match="receipt_is_final"):
            moves.judge_receipt(late, BRAM, "ANNA", False, "Nee", NOON)


def test_whoever_sent_bad_paper_has_time_again_and_is_told_when_it_is_their_turn() -> None:
    people = (
        Recipient(user_id="ANNA", name="Anna"),
        Recipient(user_id="PIETER", name="Pieter"),
    )
    second = Signatory(user_id="PIETER", stage=2)
    task = signing(second, recipients=people, closes_at=NOON + timedelta(hours=1))
    both = moves.sign_otherwise(task, ANNA, "abc", (), "Per post", NOON).task
    both = moves.sign_otherwise(both, PIETER, "abc", (), "Per post", NOON).task
    later = NOON + timedelta(days=2)
    anna = moves.judge_receipt(both, BRAM, "ANNA", False, "Nee", later)
    assert (anna.task.expires_on, anna.task.as_of(later).state) == (None, TaskState.OPEN)
    assert told(anna, "asked") == "ANNA"
    pieter = moves.judge_receipt(anna.task, BRAM, "PIETER", False, "Nee", later)
    assert told(pieter, "asked") == ""
    assert states_of(pieter.task) == ["open", "waiting"]
