"""What the office must do is written with the move that makes it so; every test here and of signing
ends by holding it against the tasks."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.core.table import Write, transaction
from chalicelib.tasks.actions import acting
from chalicelib.tasks.domain import answering
from chalicelib.tasks.domain.asking import ask_others
from chalicelib.tasks.domain.recipient import MOST_ASKED, Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.item import Why
from chalicelib.work.domain.office_task import TaskState
from chalicelib.work.store import KEPT, DoneRow
from tests.support.office_work import kept
from tests.world import World


def approve(world: World, task: Task, who: str = "ANNA") -> Task:
    at, actor = clock.now(), world.actor(who)
    return acting.approve_task(actor, task.client_id, task.task_id, task.about.sha256, "Klopt", at)


def complete(world: World, task: Task) -> Task:
    bram, at = world.actor("BRAM"), clock.now()
    return acting.complete_task(bram, task.client_id, task.task_id, TaskState.FILED, "", at)


def test_what_was_approved_is_work_until_it_was_handed_in(world: World) -> None:
    task = world.publish("ANNA", deadline_on=clock.today())
    assert kept(world) == []
    approve(world, task)
    (item,) = kept(world)
    assert (item.why, item.due_on, item.shared) == (Why.READY_TO_SEND, clock.today(), True)
    (anna,) = item.about.people
    assert (anna.name, anna.remark) == ("Anna de Vries", "Klopt")
    complete(world, task)
    assert kept(world) == []


def test_of_what_is_done_nothing_is_kept_but_that_it_is_and_that_not_for_long(
    world: World,
) -> None:
    task = world.publish("ANNA")
    approve(world, task)
    complete(world, task)
    row = DoneRow.get(world.office_id, f"task#{task.task_id}")
    known = {"office_id", "item_id", "state", "expires_at"}
    assert (row.state, set(row.to_dynamodb_dict())) == ("done", known)
    goes = clock.now() + KEPT
    assert abs(goes.timestamp() - int(row.expires_at)) < timedelta(hours=1).total_seconds()


def test_whoever_loses_a_race_leaves_no_work_behind(world: World) -> None:
    task = world.publish("ANNA", "PIETER")
    stale = tasks.get(task.office_id, task.client_id, task.task_id)
    approve(world, task)
    change = answering.reject(stale, world.actor("PIETER"), stale.about.sha256, "Nee", clock.now())
    with pytest.raises(Conflict, match="changed_meanwhile"):
        tasks.save(change, before=stale)
    assert [each.why for each in kept(world)] == [Why.READY_TO_SEND]


def test_a_task_of_as_many_as_may_be_asked_fits_with_its_work(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody else is asked instead of everybody, at once."""
    task = world.publish("ANNA")
    many = tuple(Recipient(user_id=f"A{each}", name="Naam") for each in range(MOST_ASKED))
    before = replace(task, recipients=many)
    others = {f"B{each}": "Naam" for each in range(MOST_ASKED)}
    change = ask_others(before, world.actor("BRAM"), tuple(others), others, clock.now())
    stuck = replace(change, task=replace(change.task, state=TaskState.STUCK))
    written: list[int] = []
    whole = Write.whole

    def counted(write: Write) -> object:
        made, late = whole(write)
        written.append(len(late))
        return made, late

    monkeypatch.setattr(Write, "whole", counted)
    with transaction() as write:
        tasks.put(stuck, write, before)
    assert written == [2 * MOST_ASKED + 4]
    assert written[0] < 100
    assert [each.why for each in kept(world)] == [Why.STUCK]
