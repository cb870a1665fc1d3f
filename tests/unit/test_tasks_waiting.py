"""How far a task is: by its rule, of whom it is asked now."""

from datetime import UTC, datetime

import pytest

from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain import answering
from chalicelib.tasks.domain.asking import ask_others, pass_on
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.work import progress
from chalicelib.work.domain.office_task import PersonState
from tests.unit.test_tasks_domain import ANNA, BOTH, BRAM, OTHER, PIETER, btw_return

AT = datetime(2026, 3, 2, 11, tzinfo=UTC)
ALSO = {**BOTH, OTHER.user_id: OTHER.name}


def approved(task: Task) -> Task:
    return answering.approve(task, ANNA, task.about.sha256, "", AT).task


@pytest.mark.parametrize(("rule", "needed"), [(Rule.ANY_ONE, 1), (Rule.ALL, 2), (Rule.EACH, 2)])
def test_it_counts_by_the_rule_of_the_task(rule: Rule, needed: int) -> None:
    task = btw_return(rule=rule)
    assert progress(task) == (0, needed)
    assert progress(approved(task)) == (1, needed)


def test_whoever_it_is_no_longer_asked_of_does_not_count() -> None:
    task = btw_return(rule=Rule.ALL)
    lost = pass_on(task, PIETER.user_id, {ANNA.user_id: ANNA.name}, AT).task
    assert progress(lost) == (0, 1)
    others = ask_others(approved(task), BRAM, (OTHER.user_id,), ALSO, AT).task
    assert len(others.recipients) == 3
    assert progress(others) == (1, 2)


def test_what_is_left_to_nobody_needs_nobody() -> None:
    stuck = btw_return(rule=Rule.ANY_ONE)
    for who in (ANNA, PIETER):
        stuck = pass_on(stuck, who.user_id, {}, AT).task
    assert progress(stuck) == (0, 0)


@pytest.mark.parametrize(("awaited", "done"), [(True, 1), (False, 2)])
def test_paper_counts_once_the_office_has_it(awaited: bool, done: int) -> None:
    signers = (
        Recipient(user_id="A", name="Anna", state=PersonState.SIGNED),
        Recipient(
            user_id="P", name="Pieter", state=PersonState.SIGNED_ON_PAPER, awaits_office=awaited
        ),
        Recipient(user_id="S", name="Saskia", state=PersonState.REMOVED),
    )
    task = replace(btw_return(rule=Rule.ALL), action=Action.SIGN, recipients=signers)
    assert progress(task) == (done, 2)
