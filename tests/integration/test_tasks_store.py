"""Tasks on real tables: races, lists that cost what they should, and closing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.errors import Conflict, TryAgain
from chalicelib.documents.store import documents
from chalicelib.tasks.actions import acting, closing, opening, publishing
from chalicelib.tasks.domain import answering
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.wish import Wish
from chalicelib.tasks.store import lists, tasks
from chalicelib.tasks.store.person_rows import PersonRow
from chalicelib.work.domain.office_task import TaskState
from tests.functions import run
from tests.world import World, close_due, closing_ran_before


@pytest.fixture
def world(aws: object) -> World:
    return World().open()


def actions(task: Task) -> list[str]:
    return [event.action for event in audit.history(task.office_id, task.about.document_id)]


def open_titles(world: World, who: str) -> int:
    items, _ = lists.open_items(world.office_id, world.users[who].user_id, None, 100)
    return len(items)


def test_one_approval_settles_the_task_for_everybody_in_one_transaction(world: World) -> None:
    task = world.publish("ANNA", "PIETER")
    assert (open_titles(world, "ANNA"), open_titles(world, "PIETER")) == (1, 1)
    acting.approve_task(
        world.actor("ANNA"),
        task.client_id,
        task.task_id,
        task.about.sha256,
        "Klopt",
        clock.now(),
    )
    assert (open_titles(world, "ANNA"), open_titles(world, "PIETER")) == (0, 0)
    dossier = documents.document(world.office_id, task.client_id, task.about.document_id)
    assert dossier.status.value == "ready_to_send"
    assert actions(task) == ["task_published", "task_approved"]


def test_two_directors_at_the_same_moment_one_wins_the_other_is_told(world: World) -> None:
    task = world.publish("ANNA", "PIETER")

    def approve(who: str) -> str:
        try:
            acting.approve_task(
                world.actor(who),
                task.client_id,
                task.task_id,
                task.about.sha256,
                "",
                clock.now(),
            )
        except Conflict as conflict:
            return conflict.code
        return "approved"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(approve, ("ANNA", "PIETER")))
    assert answers == ["already_handled", "approved"]
    assert actions(task).count("task_approved") == 1


def test_where_all_must_approve_both_may_do_so_at_the_same_moment(world: World) -> None:
    task = world.publish("ANNA", "PIETER", rule="all")

    def approve(who: str) -> TaskState:
        return acting.approve_task(
            world.actor(who), task.client_id, task.task_id, task.about.sha256, "", clock.now()
        ).state

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(approve, ("ANNA", "PIETER"))) == [
            TaskState.OPEN,
            TaskState.READY_TO_SEND,
        ]
    assert actions(task).count("task_approved") == 2


def test_a_stale_copy_saves_neither_task_nor_event(world: World) -> None:
    task = world.publish("ANNA", "PIETER")
    stale = tasks.get(task.office_id, task.client_id, task.task_id)
    tasks.save(
        answering.approve(task, world.actor("ANNA"), task.about.sha256, "", clock.now()),
        before=task,
    )
    change = answering.reject(stale, world.actor("PIETER"), stale.about.sha256, "Nee", clock.now())
    with pytest.raises(Conflict, match="changed_meanwhile"):
        tasks.save(change, before=stale)
    assert "task_rejected" not in actions(task)


def test_a_new_version_puts_the_task_back_on_every_list(world: World) -> None:
    task = world.publish("ANNA", "PIETER")
    anna = world.actor("ANNA")
    acting.approve_task(anna, task.client_id, task.task_id, task.about.sha256, "", clock.now())
    world.renew(task)
    again = tasks.get(task.office_id, task.client_id, task.task_id)
    assert (again.state, again.about.version) == (TaskState.OPEN, 2)
    assert (open_titles(world, "ANNA"), open_titles(world, "PIETER")) == (1, 1)
    with pytest.raises(Conflict, match="document_changed"):
        acting.approve_task(anna, task.client_id, task.task_id, task.about.sha256, "", clock.now())


def test_withdrawing_empties_the_lists_and_keeps_the_history(world: World) -> None:
    task = world.publish("ANNA")
    publishing.withdraw(
        world.actor("BRAM"), task.client_id, task.about.document_id, "Verkeerde klant", clock.now()
    )
    assert open_titles(world, "ANNA") == 0
    assert set(actions(task)) == {"task_published", "document_withdrawn", "task_voided"}


def test_the_list_reads_open_tasks_only_whatever_the_archive_holds(world: World) -> None:
    for _ in range(3):
        task = world.publish("ANNA")
        acting.approve_task(
            world.actor("ANNA"), task.client_id, task.task_id, task.about.sha256, "", clock.now()
        )
    world.publish("ANNA")
    found = PersonRow.open_by_user.query(f"{world.office_id}#{world.users['ANNA'].user_id}")
    assert len(list(found)) == 1
    assert found.total_count == 1


def test_due_tasks_close_once_though_the_job_runs_twice_at_the_same_time(world: World) -> None:
    drafts = [world.publish("ANNA", "PIETER", type_id="concept-vpb") for _ in range(4)]
    at = clock.now() + timedelta(days=31)
    closing_ran_before(at)
    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(partial(run, closing.close_unread_tasks), (at, at)))
    assert sum(counts) >= len(drafts)
    for draft in drafts:
        assert actions(draft) == ["task_published", "task_closed"]
        closed = tasks.get(draft.office_id, draft.client_id, draft.task_id)
        assert closed.state is TaskState.CLOSED_AUTOMATICALLY
    assert open_titles(world, "ANNA") == 0


def test_what_is_not_due_yet_or_is_to_be_approved_stays_open(world: World) -> None:
    world.publish("ANNA", type_id="concept-vpb")
    world.publish("ANNA")
    close_due(clock.now() + timedelta(days=29))
    assert open_titles(world, "ANNA") == 2


def test_after_days_of_outage_the_days_in_between_are_made_up_for(world: World) -> None:
    first = world.publish("ANNA", type_id="concept-vpb")
    later = world.publish("ANNA", type_id="concept-vpb", at=clock.now() + timedelta(days=3))
    close_due(clock.now() + timedelta(days=29))
    run(closing.close_unread_tasks, clock.now() + timedelta(days=45))
    for task in (first, later):
        assert tasks.get(task.office_id, task.client_id, task.task_id).state is (
            TaskState.CLOSED_AUTOMATICALLY
        )


def test_a_task_that_somebody_opened_at_that_moment_is_closed_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = world.publish("ANNA", type_id="concept-vpb")
    due = clock.now() + timedelta(days=30, seconds=5)
    stale = tasks.get(task.office_id, task.client_id, task.task_id)
    tasks.save_opening(stale.opened(world.users["ANNA"].user_id, clock.now()))
    with monkeypatch.context() as patch:
        patch.setattr(lists, "due", lambda bucket, at: iter([stale]))
        close_due(due)
    closed = tasks.get(task.office_id, task.client_id, task.task_id)
    assert closed.state is TaskState.CLOSED_AUTOMATICALLY


def test_the_same_publication_sent_twice_is_one_document(world: World) -> None:
    upload = world.upload(world.bakkerij)
    wish = Wish(
        document_id="01ARZ3NDEKTSV4RRFFQ69G5FAV",
        upload_id=upload.upload_id,
        type_id="btw-aangifte",
        title="Btw",
        recipients=(world.users["ANNA"].user_id,),
    )
    first = publishing.publish(world.actor("BRAM"), world.bakkerij, wish, clock.now())
    again = publishing.publish(world.actor("BRAM"), world.bakkerij, wish, clock.now())
    assert first.task_id == again.task_id
    assert open_titles(world, "ANNA") == 1


def test_opening_is_remembered_for_who_opened_this_version(world: World) -> None:
    task = world.publish("ANNA", "PIETER", type_id="concept-vpb")
    anna = world.users["ANNA"].user_id
    for version, at in ((2, clock.now()), (1, clock.now()), (1, clock.now())):
        opening.mark_opened(world.office_id, anna, task.about.document_id, version, at)
    seen = tasks.get(task.office_id, task.client_id, task.task_id)
    assert [bool(each.opened_at) for each in seen.recipients] == [True, False]


def test_an_opening_that_meets_another_change_is_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = world.publish("ANNA")
    stale = tasks.get(task.office_id, task.client_id, task.task_id)
    tasks.save_opening(stale.opened(world.users["ANNA"].user_id, clock.now()))
    monkeypatch.setattr(tasks, "get", lambda *ids: stale)
    anna = world.users["ANNA"].user_id
    with pytest.raises(TryAgain):
        opening.mark_opened(world.office_id, anna, task.about.document_id, 1, clock.now())


def test_a_long_list_comes_in_pages(world: World) -> None:
    for _ in range(3):
        world.publish("ANNA")
    anna = world.users["ANNA"].user_id
    first, cursor = lists.open_items(world.office_id, anna, None, 2)
    rest, end = lists.open_items(world.office_id, anna, cursor, 2)
    assert (len(first), len(rest), end) == (2, 1, None)


def test_the_first_closing_run_ever_looks_back_a_month(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = world.publish("ANNA", type_id="concept-vpb", at=clock.now() - timedelta(days=50))
    monkeypatch.setattr(lists, "closing_day", lambda: None)
    run(closing.close_unread_tasks, clock.now())
    closed = tasks.get(task.office_id, task.client_id, task.task_id)
    assert closed.state is TaskState.CLOSED_AUTOMATICALLY
