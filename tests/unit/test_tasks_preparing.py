"""Wordt klaargezet: what is asked only once its file has passed (ADR 36)."""

from datetime import timedelta

import pytest

from chalicelib.core.errors import Conflict
from chalicelib.signing.domain import instead, moves, preparing
from chalicelib.signing.store.rows import row_of_signatories
from chalicelib.tasks.domain.asking import ask_again, pass_on
from chalicelib.tasks.domain.lines import waiting_line
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.work import WaitsOn, waits_on
from chalicelib.tasks.events.asking import TaskPublished
from chalicelib.tasks.store.person_rows import person_row_of
from chalicelib.tasks.store.rows import TaskRow
from chalicelib.work.domain.office_task import TaskState
from tests.unit.test_tasks_domain import BRAM, NOON
from tests.unit.test_tasks_signing import ABLE, AFTER, signing, told

LATER = NOON + timedelta(minutes=16)


def held(**changes: object) -> Task:
    task = signing(held=True, **changes)
    return preparing.prepare(task, BRAM, TaskPublished(task=task.as_told), NOON).task


def test_it_stands_in_no_list_of_people_and_under_no_term() -> None:
    line = waiting_line(held())
    assert line
    assert (line.waits, TaskRow.of(held()).closes_bucket) == (WaitsOn.OFFICE, None)
    assert row_of_signatories(held()).waiting_key
    assert [person_row_of(held(), each.user_id).open_key for each in held().recipients] == [
        None
    ] * 3
    asked = preparing.ask_now(held(), LATER).task
    assert person_row_of(asked, "BRAM").open_key
    assert TaskRow.of(asked).closes_bucket.startswith("2026-03-")
    assert not held().is_due(AFTER)


def test_the_event_that_asks_is_of_whoever_set_it_going() -> None:
    change = preparing.ask_now(held(), LATER)
    assert change.event
    assert (change.event.action, change.event.actor_id, change.event.at) == (
        "task_published",
        BRAM.user_id,
        LATER,
    )
    assert (told(change, "asked"), told(change, "held")) == ("BRAM", "")
    with pytest.raises(Conflict, match="not_in_this_state"):
        preparing.ask_now(change.task, LATER)
    assert preparing.ask_now(held(), AFTER).task.expires_on is None


def test_what_was_never_heard_of_is_told_as_new_after_any_change() -> None:
    refused = preparing.refuse(held(), "pdf_damaged", NOON)
    assert waits_on(refused.task) is WaitsOn.OFFICE
    assert not preparing.waits_for_worker(refused.task)
    assert row_of_signatories(refused.task).waiting_key is None
    newer = ask_again(refused.task, BRAM, 2, "def", ABLE, NOON).task
    other = instead.replace_signer(
        newer, BRAM, "ANNA", Recipient(user_id="OTHER", name="Olga"), NOON
    ).task
    fewer = pass_on(other, "PIETER", {"OTHER": "Olga", "BRAM": "Bram"}, NOON).task
    stuck = pass_on(fewer, "BRAM", {"OTHER": "Olga"}, NOON).task
    assert stuck.state is TaskState.STUCK
    back = instead.replace_signer(
        stuck, BRAM, "BRAM", Recipient(user_id="MIRA", name="Mira"), NOON
    ).task
    assert {each.state for each in (newer, other, fewer, back)} == {TaskState.PREPARING}
    asked = preparing.ask_now(back, NOON)
    assert asked.event
    assert (asked.event.action, asked.task.about.version) == ("task_published", 2)


def test_what_hangs_is_told_once_and_tried_again_each_time() -> None:
    late = preparing.ask_worker_again(held(), LATER)
    assert (told(late, "again"), late.task.problem) == ("", "preparing_takes_long")
    again = preparing.ask_worker_again(late.task, LATER)
    assert (told(again, "again"), preparing.waits_for_worker(again.task)) == ("yes", True)
    assert preparing.ask_now(again.task, LATER).task.problem == ""
    gone = moves.withdraw_signing(held(), BRAM, "Verkeerd", NOON).task
    for each in (gone, preparing.refuse(held(), "pdf_damaged", NOON).task):
        with pytest.raises(Conflict, match="not_in_this_state"):
            preparing.ask_worker_again(each, LATER)
