"""The rules of a signing: stages, refusal, the last day, and who comes instead of whom."""

from datetime import date, timedelta

import pytest

from chalicelib.core.clock import end_of
from chalicelib.core.errors import Conflict, Invalid, NotAllowed, NotFound
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.signing.domain import instead, moves, reminding
from chalicelib.signing.domain.preparing import ask_now
from chalicelib.signing.domain.signatories import (
    Signatories,
    Signatory,
    check_boxes,
    in_turn,
    is_fully_signed,
    signatories,
)
from chalicelib.tasks.domain import ending
from chalicelib.tasks.domain.asking import ask_again, ask_others, pass_on
from chalicelib.tasks.domain.moves import Move, check_answer
from chalicelib.tasks.domain.recipient import MOST_ASKED, Recipient
from chalicelib.tasks.domain.signer import Box, Signer
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.work import WaitsOn, line_of, waits_on
from chalicelib.work.domain.office_task import TaskState
from tests.support.happenings import happened
from tests.unit.test_tasks_domain import ANNA, BRAM, NOON, PIETER, btw_return
from tests.unit.test_tasks_domain import states as states_of

LAST_DAY = date(2026, 3, 20)
AFTER = end_of(LAST_DAY)
BOX = Box(page=1, left=0.1, top=0.7, width=0.3, height=0.1)
BRAM_SIGNS = Recipient(user_id="BRAM", name="Bram", by_office=True)
ABLE = {"ANNA": "Anna", "PIETER": "Pieter", "BRAM": "Bram"}
ABLE_IN_ORDER = ("BRAM", "ANNA", "PIETER")
REFUSED = happened("signing_refused", reason_code="pdf_damaged")


STAGES = (
    Signatory(user_id="ANNA", stage=2, box=BOX),
    Signatory(user_id="PIETER", stage=2),
)


def signing(*people: Signatory, **changes: object) -> Task:
    """Bram first, then Anna and Pieter; or others, with their stages where those matter."""
    asked = (
        BRAM_SIGNS,
        Recipient(user_id="ANNA", name="Anna"),
        Recipient(user_id="PIETER", name="Pieter"),
    )
    stages = people if "recipients" in changes else STAGES
    facts: dict[str, object] = {
        "action": Action.SIGN,
        "rule": Rule.ALL,
        "recipients": asked,
        "kept": Signatories(people=stages),
        "deadline_on": date(2026, 3, 10),
        "expires_on": LAST_DAY,
        "closes_at": AFTER,
    }
    return in_turn(btw_return(**facts | changes))


def after_bram() -> Task:
    return moves.sign(signing(), BRAM, NOON, NOON).task


def told(change: object, name: str) -> str:
    event = change.event  # type: ignore[attr-defined]
    assert event
    return str(event.details.get(name, ""))


def test_a_client_is_waited_for_only_when_a_client_can_do_something() -> None:
    assert waits_on(signing()) is WaitsOn.OFFICE
    assert waits_on(after_bram()) is WaitsOn.CLIENT
    beside = signing(recipients=(BRAM_SIGNS, Recipient(user_id="ANNA", name="Anna")))
    assert waits_on(beside) is WaitsOn.CLIENT
    assert waits_on(signing(state=TaskState.WITHDRAWN)) is None


def test_a_stage_opens_when_the_one_before_is_complete() -> None:
    task = signing()
    assert [task.seen_state(each) for each in task.recipients] == ["open", "waiting", "waiting"]
    with pytest.raises(Conflict, match="not_your_turn"):
        moves.sign(task, ANNA, NOON, NOON)
    change = moves.sign(task, BRAM, NOON, NOON)
    assert (told(change, "asked"), told(change, "last")) == ("ANNA,PIETER", "")
    assert moves.sign(change.task, BRAM, NOON, NOON).event is None
    second = moves.sign(change.task, PIETER, NOON, NOON)
    assert told(second, "asked") == ""
    last = moves.sign(second.task, ANNA, NOON, NOON)
    assert (told(last, "last"), last.task.state) == ("yes", TaskState.OPEN)
    assert is_fully_signed(last.task)
    done = moves.finish(last.task, NOON, 2)
    assert (done.task.state, told(done, "signed_version")) == (TaskState.READY_TO_SEND, "2")
    with pytest.raises(Conflict, match="not_in_this_state"):
        moves.finish(done.task, NOON)


def test_what_is_wrong_is_said_in_order() -> None:
    task, sha = after_bram(), signing().about.sha256
    with pytest.raises(NotAllowed, match="not_your_task"):
        check_answer(task, Move.SIGN, "OTHER", sha, NOON)
    wrong = {
        "other_action": btw_return(),
        "signing_expired": replace(task, closes_at=NOON),
        "withdrawn": moves.withdraw_signing(task, BRAM, "x", NOON).task,
        "already_handled": moves.sign(task, ANNA, NOON, NOON).task,
    }
    for code, each in wrong.items():
        with pytest.raises(Conflict, match=code):
            check_answer(each, Move.SIGN, "ANNA", sha, NOON)
    with pytest.raises(Conflict, match="document_changed"):
        check_answer(task, Move.SIGN, "ANNA", "other", NOON)
    gone = pass_on(task, "ANNA", {"PIETER": "Pieter"}, NOON).task
    with pytest.raises(Conflict, match="no_longer_asked"):
        check_answer(gone, Move.SIGN, "ANNA", sha, NOON)


def test_what_was_given_before_the_end_counts_and_what_all_signed_does_not_expire() -> None:
    task = after_bram()
    assert moves.sign(task, ANNA, AFTER - timedelta(seconds=1), AFTER).event
    with pytest.raises(Conflict, match="signing_expired"):
        moves.sign(task, ANNA, AFTER, AFTER)
    expired = ending.close(task, AFTER)
    assert (expired.task.state, told(expired, "asks")) == (TaskState.EXPIRED, "sign")
    assert states_of(expired.task) == ["signed", "expired", "expired"]
    assert task.as_of(AFTER).state is TaskState.EXPIRED
    assert (line_of(expired.task).expired_at, line_of(task).expired_at) == (AFTER, None)
    both = moves.sign(moves.sign(task, ANNA, NOON, NOON).task, PIETER, NOON, NOON).task
    assert not both.is_due(AFTER)


def test_one_refusal_ends_it_with_a_reason() -> None:
    task = after_bram()
    with pytest.raises(Invalid):
        moves.decline(task, ANNA, "abc", " ", NOON)
    change = moves.decline(task, ANNA, "abc", "Nee", NOON)
    assert (change.task.state, told(change, "remark")) == (TaskState.REJECTED, "Nee")
    assert states_of(change.task) == ["signed", "declined", "released"]
    assert moves.decline(change.task, ANNA, "abc", "Nee", NOON).event is None


def test_withdrawing_asks_nothing_any_more_and_only_what_is_under_way() -> None:
    gone = moves.withdraw_signing(after_bram(), BRAM, "Verkeerd", NOON)
    assert (gone.task.state, told(gone, "reason")) == (TaskState.WITHDRAWN, "Verkeerd")
    assert moves.withdraw_signing(gone.task, BRAM, "x", NOON).event is None
    with pytest.raises(Conflict, match="not_in_this_state"):
        moves.withdraw_signing(replace(signing(), state=TaskState.FILED), BRAM, "x", NOON)


def test_a_reminder_goes_to_those_whose_turn_it_is_and_not_twice_an_hour() -> None:
    task = after_bram()
    one = reminding.remind(task, BRAM, frozenset({"ANNA"}), NOON)
    assert told(one, "asked") == "ANNA"
    rest = reminding.remind(one.task, BRAM, frozenset(), NOON)
    assert told(rest, "asked") == "PIETER"
    with pytest.raises(Conflict, match="reminded_just_now"):
        reminding.remind(rest.task, BRAM, frozenset(), NOON + timedelta(minutes=59))
    assert reminding.remind(rest.task, BRAM, frozenset(), NOON + timedelta(hours=1)).event
    with pytest.raises(Invalid):
        reminding.remind(task, BRAM, frozenset({"BRAM"}), NOON)
    with pytest.raises(Conflict, match="not_in_this_state"):
        reminding.remind(task, BRAM, frozenset(), AFTER)


def test_more_time_also_for_what_has_expired() -> None:
    task = after_bram()
    with pytest.raises(Invalid):
        moves.extend(task, BRAM, date(2026, 3, 1), NOON)
    assert moves.extend(task, BRAM, LAST_DAY, NOON).event is None
    later = moves.extend(task, BRAM, date(2026, 4, 1), NOON)
    assert (later.task.closes_at, told(later, "asked")) == (end_of(date(2026, 4, 1)), "")
    again = moves.extend(task, BRAM, date(2026, 4, 1), AFTER)
    assert (told(again, "asked"), states_of(again.task)) == (
        "ANNA,PIETER",
        ["signed", "open", "open"],
    )
    with pytest.raises(Conflict, match="not_in_this_state"):
        moves.extend(
            moves.decline(task, ANNA, "abc", "Nee", NOON).task, BRAM, date(2026, 4, 1), NOON
        )


def test_somebody_else_in_the_same_stage_and_place() -> None:
    task, olga = after_bram(), Recipient(user_id="OTHER", name="Olga")
    change = instead.replace_signer(task, BRAM, "ANNA", olga, NOON)
    assert [each.user_id for each in change.task.recipients] == ["BRAM", "ANNA", "OTHER", "PIETER"]
    new = signatories(change.task).of("OTHER")
    assert (new.stage, new.box, told(change, "asked")) == (2, BOX, "OTHER")
    back = instead.replace_signer(
        change.task, BRAM, "OTHER", Recipient(user_id="ANNA", name="Anna"), NOON
    ).task
    assert states_of(back) == ["signed", "removed", "open", "open"]
    before_turn = instead.replace_signer(signing(), BRAM, "ANNA", olga, NOON)
    assert told(before_turn, "asked") == ""
    with pytest.raises(NotFound):
        instead.replace_signer(task, BRAM, "OTHER", olga, NOON)
    with pytest.raises(Conflict, match="not_in_this_state"):
        instead.replace_signer(task, BRAM, "BRAM", olga, NOON)
    with pytest.raises(Invalid):
        instead.replace_signer(task, BRAM, "ANNA", Recipient(user_id="PIETER", name="Pieter"), NOON)


def test_lost_rights_pass_over_whoever_lost_them() -> None:
    task = after_bram()
    assert pass_on(task, "ANNA", ABLE, NOON).event is None
    gone = pass_on(task, "ANNA", {"PIETER": "Pieter"}, NOON)
    assert (states_of(gone.task), told(gone, "without")) == (["signed", "removed", "open"], "yes")
    alone = signing(
        Signatory(user_id="ANNA", box=BOX), recipients=(Recipient(user_id="ANNA", name="Anna"),)
    )
    heirs = {f"U{i}": "Olga" for i in range(MOST_ASKED + 1)}
    change = pass_on(alone, "ANNA", heirs, NOON, heirs)
    anew = change.task
    assert len(told(change, "passed_to").split("\n")) == MOST_ASKED
    assert (anew.state, anew.turn) == (TaskState.PREPARING, ())
    passed = ask_now(anew, NOON)
    assert len(told(passed, "asked").split(",")) == MOST_ASKED
    assert len([each for each in passed.task.recipients if each.is_open]) == MOST_ASKED
    heir = passed.task.recipients[1].user_id
    assert signatories(passed.task).of(heir).box == BOX
    assert pass_on(alone, "ANNA", {"BRAM": "Bram"}, NOON, {}).task.state is TaskState.STUCK
    last = moves.sign(
        signing(recipients=(BRAM_SIGNS, Recipient(user_id="ANNA", name="A"))), BRAM, NOON, NOON
    )
    assert pass_on(last.task, "ANNA", heirs, NOON, heirs).task.state is TaskState.STUCK
    one = pass_on(last.task, "ANNA", {"OTHER": "Olga"}, NOON)
    assert (one.task.state, told(one, "asked")) == (TaskState.OPEN, "OTHER")
    office = pass_on(signing(), "BRAM", {"ANNA": "Anna"}, NOON)
    assert (office.task.state, told(office, "lost")) == (TaskState.STUCK, "Bram")
    next_stage = signing(
        Signatory(user_id="PIETER", stage=2),
        recipients=(
            Recipient(user_id="ANNA", name="Anna"),
            Recipient(user_id="PIETER", name="P"),
        ),
    )
    assert told(pass_on(next_stage, "ANNA", {"PIETER": "P"}, NOON), "asked") == "PIETER"


def test_a_new_version_voids_signatures_and_asks_from_the_first_stage() -> None:
    signed = moves.sign(after_bram(), ANNA, NOON, NOON).task
    again = ask_again(signed, BRAM, 2, "def", ABLE, NOON)
    assert (told(again, "voided_approvals"), told(again, "asked")) == ("Bram\nAnna", "")
    asked = ask_now(again.task, NOON)
    assert (told(asked, "voided_approvals"), told(asked, "asked")) == ("Bram\nAnna", "BRAM")
    assert (asked.event and asked.event.action, again.task.held) == ("task_reopened", False)
    assert [signatories(again.task).of(it).stage for it in ABLE_IN_ORDER] == [1, 2, 2]
    assert again.task.closes_at == AFTER
    with pytest.raises(Conflict, match="signing_preparing"):
        check_answer(again.task, Move.SIGN, "BRAM", "def", NOON)
    late = ask_again(signed, BRAM, 2, "def", ABLE, AFTER).task
    assert (late.expires_on, late.closes_at) == (None, None)
    nobody = ask_again(signed, BRAM, 2, "def", {"OTHER": "Olga"}, NOON).task
    assert nobody.state is TaskState.STUCK
    with pytest.raises(Conflict, match="other_action"):
        ask_others(signed, BRAM, ("ANNA",), ABLE, NOON)


def test_a_place_lies_on_the_page() -> None:
    check_boxes([Signer(user_id="ANNA", stage=1, box=BOX), Signer(user_id="PIETER")], 1)
    for box in (replace(BOX, page=2), replace(BOX, left=0.8), replace(BOX, width=0.001)):
        with pytest.raises(Invalid):
            check_boxes([Signer(user_id="ANNA", stage=1, box=box)], 1)


def test_no_place_lies_over_that_of_somebody_else() -> None:
    beside = replace(BOX, left=BOX.left + BOX.width)
    check_boxes(
        [
            Signer(user_id="ANNA", stage=1, box=BOX),
            Signer(user_id="PIETER", stage=1, box=beside),
            Signer(user_id="BRAM"),
        ],
        1,
    )
    for box in (BOX, replace(BOX, left=0.2, top=0.65)):
        with pytest.raises(Invalid) as refused:
            check_boxes(
                [
                    Signer(user_id="ANNA", stage=1, box=BOX),
                    Signer(user_id="PIETER", stage=1, box=box),
                ],
                1,
            )
        assert [each.code for each in refused.value.fields] == ["boxes_overlap"]


def test_what_keeps_anybody_from_signing_waits_for_the_office_until_it_is_over() -> None:
    asked = signing(recipients=(BRAM_SIGNS, Recipient(user_id="ANNA", name="Anna")))
    assert waits_on(asked) is WaitsOn.CLIENT
    found = moves.trouble(asked, "pdf_damaged", REFUSED, NOON)
    assert told(found, "reason_code") == "pdf_damaged"
    assert waits_on(found.task) is WaitsOn.OFFICE
    again = moves.trouble(found.task, "pdf_damaged", REFUSED, NOON)
    assert (again.task, again.event) == (found.task, None)
    newer = ask_again(found.task, BRAM, 2, "def", ABLE, NOON).task
    withdrawn = moves.withdraw_signing(found.task, BRAM, "Verkeerd bestand", NOON).task
    signed_after_all = moves.sign(found.task, BRAM, NOON, NOON).task
    assert {each.problem for each in (newer, withdrawn, signed_after_all)} == {""}


def test_a_rule_of_signing_says_so_where_a_task_was_read_without_its_signatories() -> None:
    with pytest.raises(TypeError, match="without its signatories"):
        signatories(replace(signing(), kept=None))
