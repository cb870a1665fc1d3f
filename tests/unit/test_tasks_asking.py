"""Of whom a task is asked when rights go, when the office chooses others, and at a new version."""

from datetime import timedelta

import pytest

from chalicelib.core.errors import Conflict, Invalid, NotAllowed
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.asking import ask_again, ask_others, pass_on
from chalicelib.tasks.domain.recipient import MOST_ASKED, Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.term import closing_time
from chalicelib.tasks.domain.work import WaitsOn, waits_on
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.unit.test_tasks_domain import ANNA, BOTH, BRAM, NOON, OTHER, PIETER, btw_return, draft
from tests.unit.test_tasks_domain import states as states_of

PIETER_MAY = {"PIETER": "Pieter de Vries"}
OLGA_MAY = {"OTHER": "Olga"}
NOBODY: dict[str, str] = {}
LATER = NOON + timedelta(days=10)


def only_anna(**changes: object) -> Task:
    return btw_return(recipients=(Recipient(user_id="ANNA", name="Anna de Vries"),), **changes)


def stuck(**changes: object) -> Task:
    return pass_on(only_anna(**changes), "ANNA", NOBODY, NOON).task


def test_a_new_version_voids_approvals_asks_everybody_again_and_says_so() -> None:
    ready = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    change = ask_again(ready, BRAM, 2, "def", BOTH, NOON)
    assert change.task.state is TaskState.OPEN
    assert states_of(change.task) == ["open", "open"]
    assert change.event is not None
    assert change.event.action == "task_reopened"
    assert change.event.details["voided_approvals"] == "Anna de Vries"
    assert (
        answering.approve(change.task, PIETER, "def", "", NOON).task.state
        is TaskState.READY_TO_SEND
    )


def test_a_new_version_starts_the_reading_term_anew() -> None:
    again = ask_again(draft(), BRAM, 2, "def", BOTH, LATER).task
    assert again.closes_at == closing_time(LATER, 30)


def test_a_new_version_is_not_asked_of_who_may_no_longer_do_it() -> None:
    ready = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    again = ask_again(ready, BRAM, 2, "def", PIETER_MAY, NOON).task
    assert states_of(again) == ["removed", "open"]
    assert not again.recipients[0].has_acted


def test_a_new_version_is_not_asked_again_of_who_was_dropped() -> None:
    dropped = ask_others(btw_return(), BRAM, ("PIETER",), BOTH, NOON).task
    assert states_of(ask_again(dropped, BRAM, 2, "def", BOTH, NOON).task) == ["removed", "open"]


def test_a_new_version_is_asked_of_whoever_may_when_nobody_of_before_may() -> None:
    again = ask_again(stuck(), BRAM, 2, "def", OLGA_MAY, NOON).task
    assert (again.state, states_of(again)) == (TaskState.OPEN, ["removed", "open"])
    back = ask_again(stuck(), BRAM, 2, "def", {"ANNA": "Anna de Vries"}, NOON).task
    assert (back.state, states_of(back)) == (TaskState.OPEN, ["open"])


def test_a_new_version_that_nobody_may_answer_waits_for_the_office() -> None:
    change = ask_again(btw_return(), BRAM, 2, "def", NOBODY, NOON)
    assert (change.task.state, change.task.about.version) == (TaskState.STUCK, 2)
    assert change.event is not None
    assert change.event.action == "task_stuck"


def test_the_others_go_on_without_who_may_no_longer() -> None:
    change = pass_on(btw_return(), "ANNA", PIETER_MAY, NOON)
    assert (change.task.state, states_of(change.task)) == (TaskState.OPEN, ["removed", "open"])
    assert change.event is not None
    assert (change.event.action, change.event.actor_id) == ("task_passed_on", "system")
    assert change.event.details["lost"] == "Anna de Vries"
    assert "without" not in change.event.details
    assert "asked" not in change.event.details


def test_where_all_must_approve_the_office_can_read_that_one_is_left_out() -> None:
    change = pass_on(btw_return(rule=Rule.ALL), "ANNA", PIETER_MAY, NOON)
    assert change.event is not None
    assert change.event.details["without"] == "yes"
    done = answering.approve(change.task, PIETER, "abc", "", NOON).task
    assert done.state is TaskState.READY_TO_SEND


def test_where_all_must_approve_the_last_one_is_not_just_left_out() -> None:
    half = answering.approve(btw_return(rule=Rule.ALL), PIETER, "abc", "", NOON).task
    change = pass_on(half, "ANNA", PIETER_MAY, NOON)
    assert change.task.state is TaskState.STUCK
    assert states_of(change.task) == ["removed", "approved"]


def test_who_was_not_asked_before_inherits_it() -> None:
    change = pass_on(only_anna(), "ANNA", BOTH | OLGA_MAY, NOON)
    assert change.event is None
    change = pass_on(only_anna(), "ANNA", PIETER_MAY | OLGA_MAY, NOON)
    assert states_of(change.task) == ["removed", "open", "open"]
    assert change.event is not None
    assert change.event.details["passed_to"] == "Pieter de Vries\nOlga"
    assert change.event.details["asked"] == "PIETER,OTHER"
    assert (
        answering.approve(change.task, OTHER, "abc", "", NOON).task.state is TaskState.READY_TO_SEND
    )


def test_an_heir_has_the_whole_reading_term() -> None:
    read = draft(recipients=(Recipient(user_id="ANNA", name="Anna de Vries"),))
    passed = pass_on(read, "ANNA", PIETER_MAY, LATER).task
    assert passed.closes_at == closing_time(LATER, 30)


def test_not_more_people_inherit_than_fit_in_one_change() -> None:
    crowd = {f"U{number}": f"Naam {number}" for number in range(200)}
    passed = pass_on(only_anna(), "ANNA", crowd, NOON).task
    assert len(passed.recipients) == MOST_ASKED + 1


def test_what_everybody_else_has_read_is_read() -> None:
    half = answering.mark_read(draft(), PIETER, "abc", NOON).task
    change = pass_on(half, "ANNA", PIETER_MAY, NOON)
    assert (change.task.state, states_of(change.task)) == (TaskState.READ, ["removed", "read"])
    assert change.event is not None
    assert change.event.details["state"] == "read"


def test_what_nobody_may_do_waits_for_the_office() -> None:
    change = pass_on(only_anna(), "ANNA", NOBODY, NOON)
    assert change.task.state is TaskState.STUCK
    assert waits_on(change.task) is WaitsOn.OFFICE
    assert change.event is not None
    assert (change.event.action, change.event.details["lost"]) == ("task_stuck", "Anna de Vries")


def test_a_stuck_task_is_completed_or_withdrawn_but_not_filed() -> None:
    assert (
        ending.complete(stuck(), BRAM, TaskState.COMPLETED, "", NOON).task.state
        is TaskState.COMPLETED
    )
    assert ending.withdraw(stuck(), BRAM, "Vergissing", NOON).task.state is TaskState.WITHDRAWN
    with pytest.raises(Conflict, match="not_in_this_state"):
        ending.complete(stuck(), BRAM, TaskState.FILED, "", NOON)


def test_what_is_completed_has_no_problem_any_more() -> None:
    late = replace(stuck(), problem="signature_takes_long")
    assert ending.complete(late, BRAM, TaskState.COMPLETED, "", NOON).task.problem == ""


def test_a_stuck_task_to_read_does_not_close_by_itself() -> None:
    read = draft(recipients=(Recipient(user_id="ANNA", name="Anna de Vries"),))
    left = pass_on(read, "ANNA", NOBODY, NOON).task
    assert not left.is_due(NOON + timedelta(days=99))


def test_again_or_too_late_nothing_is_passed_on() -> None:
    passed = pass_on(btw_return(), "ANNA", PIETER_MAY, NOON).task
    assert pass_on(passed, "ANNA", PIETER_MAY, NOON).event is None
    assert pass_on(btw_return(), "STRANGER", PIETER_MAY, NOON).event is None
    assert pass_on(btw_return(), "ANNA", BOTH, NOON).event is None
    settled = answering.approve(btw_return(), PIETER, "abc", "", NOON).task
    assert pass_on(settled, "ANNA", PIETER_MAY, NOON).event is None
    assert pass_on(draft(), "ANNA", PIETER_MAY, NOON + timedelta(days=31)).event is None


def test_who_lost_it_hears_that_it_is_no_longer_asked_of_them() -> None:
    passed = pass_on(btw_return(), "ANNA", PIETER_MAY, NOON).task
    with pytest.raises(Conflict, match="no_longer_asked"):
        answering.approve(passed, ANNA, "abc", "", NOON)
    with pytest.raises(NotAllowed, match="not_your_task"):
        answering.approve(passed, OTHER, "abc", "", NOON)


def test_the_office_asks_others_and_says_who_instead_of_whom() -> None:
    change = ask_others(btw_return(), BRAM, ("PIETER", "OTHER"), BOTH | OLGA_MAY, NOON)
    assert states_of(change.task) == ["removed", "open", "open"]
    assert change.event is not None
    assert (change.event.action, change.event.actor_id) == ("task_passed_on", "BRAM")
    told = change.event.details
    assert (told["lost"], told["passed_to"], told["asked"]) == ("Anna de Vries", "Olga", "OTHER")


def test_asking_the_same_people_changes_nothing() -> None:
    assert ask_others(btw_return(), BRAM, ("PIETER", "ANNA"), BOTH, NOON).event is None


def test_who_acted_keeps_what_they_did_whoever_is_asked_now() -> None:
    half = answering.approve(btw_return(rule=Rule.ALL), ANNA, "abc", "Klopt", NOON).task
    changed = ask_others(half, BRAM, ("OTHER",), BOTH | OLGA_MAY, NOON).task
    assert states_of(changed) == ["approved", "removed", "open"]
    assert changed.recipients[0].remark == "Klopt"
    same = ask_others(half, BRAM, ("ANNA", "OTHER"), PIETER_MAY | OLGA_MAY, NOON).task
    assert states_of(same) == ["approved", "removed", "open"]


def test_who_was_dropped_may_be_asked_again() -> None:
    dropped = ask_others(btw_return(), BRAM, ("PIETER",), BOTH, NOON).task
    assert states_of(ask_others(dropped, BRAM, ("ANNA",), BOTH, NOON).task) == ["open", "removed"]


def test_asking_others_makes_a_stuck_task_open_with_a_whole_term() -> None:
    read = draft(recipients=(Recipient(user_id="ANNA", name="Anna de Vries"),))
    left = pass_on(read, "ANNA", NOBODY, NOON).task
    much_later = NOON + timedelta(days=90)
    asked = ask_others(left, BRAM, ("OTHER",), OLGA_MAY, much_later).task
    assert (asked.state, asked.closes_at) == (TaskState.OPEN, closing_time(much_later, 30))


def test_dropping_somebody_leaves_the_term_as_it_was() -> None:
    assert ask_others(draft(), BRAM, ("ANNA",), BOTH, LATER).task.closes_at == draft().closes_at


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (("PIETER", "PIETER"), "twice"),
        (("OTHER",), "may_not_do_this"),
        (("ANNA",), "nobody_still_to_act"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_at_the_recipients(
    chosen: tuple[str, ...], code: str
) -> None:
    half = answering.approve(btw_return(rule=Rule.ALL), ANNA, "abc", "", NOON).task
    with pytest.raises(Invalid) as error:
        ask_others(half, BRAM, chosen, BOTH, NOON)
    assert [(each.field, each.code) for each in error.value.fields] == [("recipients", code)]


def test_what_is_settled_or_closed_is_asked_of_nobody_else() -> None:
    settled = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    for task in (settled, draft()):
        with pytest.raises(Conflict, match="not_in_this_state"):
            ask_others(task, BRAM, ("PIETER",), BOTH, NOON + timedelta(days=31))


def test_no_longer_asked_is_for_who_had_not_acted() -> None:
    acted = Recipient(user_id="ANNA", name="Anna").act(PersonState.APPROVED, NOON)
    assert acted.let_go(PersonState.REMOVED) == acted
