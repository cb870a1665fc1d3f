"""Namens: what an employee records for somebody, and how it is told apart from their own act."""

import pytest

from chalicelib.clients.events import GroundKind
from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.errors import Conflict, Invalid
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain import answering
from chalicelib.tasks.domain.on_behalf import OnBehalf
from chalicelib.work.domain.office_task import TaskState
from tests.unit.test_tasks_domain import ANNA, BRAM, NOON, PIETER, btw_return, draft, states

FOR_ANNA = OnBehalf(user_id="ANNA", kind=GroundKind.PHONE, ground="Gebeld op maandag")
FATIMA = Actor(
    office_id="van-dijk",
    user_id="FATIMA",
    name="Fatima",
    kind=UserKind.EMPLOYEE,
    role=EmployeeRole.ACCOUNTANT,
)


def test_an_approval_by_telephone_counts_and_says_by_whom_for_whom_and_why() -> None:
    change = answering.approve(btw_return(), BRAM, "abc", "Prima zo", NOON, on_behalf=FOR_ANNA)
    assert change.task.state is TaskState.READY_TO_SEND
    assert states(change.task) == ["approved", "released"]
    recorded = change.task.recipients[0].recorded
    assert recorded is not None
    assert (recorded.name, recorded.ground) == ("Bram", "Gebeld op maandag")
    assert change.event is not None
    assert (change.event.action, change.event.actor_id) == ("task_approved", "BRAM")
    told = change.event.details
    assert (told["on_behalf_of"], told["on_behalf_of_id"]) == ("Anna de Vries", "ANNA")
    assert (told["ground_kind"], told["ground"]) == ("phone", "Gebeld op maandag")
    assert told["remark"] == "Prima zo"
    assert "code_given" not in told


def test_the_event_says_that_no_code_of_the_client_was_given() -> None:
    asked = OnBehalf(
        user_id="ANNA", kind=GroundKind.PAPER, ground="Getekende brief", lacks_code=True
    )
    change = answering.approve(btw_return(), BRAM, "abc", "", NOON, on_behalf=asked)
    assert change.event is not None
    assert change.event.details["code_given"] == "no"


def test_a_rejection_needs_a_reason_here_too() -> None:
    with pytest.raises(Invalid):
        answering.reject(btw_return(), BRAM, "abc", " ", NOON, on_behalf=FOR_ANNA)
    change = answering.reject(
        btw_return(), BRAM, "abc", "Omzet klopt niet", NOON, on_behalf=FOR_ANNA
    )
    assert change.task.state is TaskState.REJECTED


def test_a_reading_is_recorded_for_one_of_several() -> None:
    change = answering.mark_read(draft(), BRAM, "abc", NOON, on_behalf=FOR_ANNA)
    assert (change.task.state, states(change.task)) == (TaskState.OPEN, ["read", "open"])


def test_recording_it_again_changes_nothing_but_for_a_colleague_it_was_handled() -> None:
    recorded = answering.approve(
        btw_return(rule=Rule.ALL), BRAM, "abc", "", NOON, on_behalf=FOR_ANNA
    ).task
    assert answering.approve(recorded, BRAM, "abc", "", NOON, on_behalf=FOR_ANNA).event is None
    with pytest.raises(Conflict, match="already_handled"):
        answering.approve(recorded, FATIMA, "abc", "", NOON, on_behalf=FOR_ANNA)
    assert answering.approve(recorded, ANNA, "abc", "", NOON).event is None
    with pytest.raises(Conflict, match="said_otherwise"):
        answering.approve(recorded, ANNA, "abc", "Toch niet", NOON)


def test_what_somebody_did_themself_is_not_recorded_for_them() -> None:
    acted = answering.approve(btw_return(rule=Rule.ALL), ANNA, "abc", "", NOON).task
    with pytest.raises(Conflict, match="already_handled"):
        answering.approve(acted, BRAM, "abc", "", NOON, on_behalf=FOR_ANNA)
    assert answering.approve(acted, PIETER, "abc", "", NOON).task.state is TaskState.READY_TO_SEND


def test_another_version_than_was_discussed_is_refused() -> None:
    with pytest.raises(Conflict, match="document_changed"):
        answering.approve(btw_return(), BRAM, "old", "", NOON, on_behalf=FOR_ANNA)
