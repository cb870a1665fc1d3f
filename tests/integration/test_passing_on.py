"""What waits for somebody who loses the right to do it goes on: through stream and queue."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, by
from chalicelib.clients import jobs as client_jobs
from chalicelib.clients.events import RightsChanged, RightsEnded
from chalicelib.clients.store import memberships
from chalicelib.clients.store.memberships import Changed
from chalicelib.core import clock
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.documents.store import documents
from chalicelib.identity.domain.user import Status
from chalicelib.identity.events.accounts import AccountReactivated
from chalicelib.identity.events.shared import GivenRights
from chalicelib.identity.store import signing_in, users
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.actions import passing_on
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import lists, tasks
from chalicelib.work.domain.office_task import TaskState
from tests.functions import run
from tests.pipeline import Pipeline, approve, box, run_reactions
from tests.support.office_work import kept
from tests.world import ALL_RIGHTS, World

LOOKS = Rights(role=Role.MEDEWERKER, read=True)


def give(world: World, who: str, rights: Rights) -> None:
    """Other rights at the bakery, with their event, as the office changes them."""
    user = users.user(world.office_id, world.users[who].user_id)
    member = memberships.membership(world.office_id, world.bakkerij, user.user_id)
    assert member
    at, subject = clock.now(), {"client_id": world.bakkerij, "subject_id": user.user_id}
    event = by(
        world.actor("BRAM"), RightsChanged(given=GivenRights(role=rights.role)), at, **subject
    )
    access = replace(user.access[world.bakkerij], rights=rights)
    changed = user.with_access(world.bakkerij, access)
    given = Changed(member=replace(member, rights=rights), user=changed, event=event)
    memberships.change_membership(given, world.actor("BRAM"))
    world.users[who] = users.user(world.office_id, user.user_id)


def end(world: World, who: str) -> None:
    world.leave(who, world.bakkerij)


def open_again(world: World, who: str) -> None:
    """An account that was stopped, with its event, as the office does after a code."""
    user = users.user(world.office_id, world.users[who].user_id)
    about = {"client_id": NO_CLIENT, "subject_id": user.user_id}
    event = by(world.actor("BRAM"), AccountReactivated(), clock.now(), **about)
    signing_in.reactivate(user.activated(), event)


def now(task: Task) -> Task:
    return tasks.get(task.office_id, task.client_id, task.task_id)


def states(task: Task) -> dict[str, str]:
    return {each.name.split()[0]: each.state.value for each in now(task).recipients}


def history(task: Task) -> list[Event]:
    return list(audit.history(task.office_id, task.about.document_id))


def waiting(world: World, who: str) -> int:
    return len(lists.open_items(world.office_id, world.users[who].user_id, None, 500)[0])


def subjects(pipeline: Pipeline, world: World, who: str) -> list[str]:
    return [mail.subject.split(":")[0] for mail in box(pipeline, world, who)]


def test_the_other_director_inherits_it_and_gets_a_mail_once(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA", deadline_on=date(2030, 1, 31))
    give(world, "ANNA", LOOKS)
    pipeline.run()
    pipeline.run()
    assert states(task) == {"Anna": "removed", "Pieter": "open"}
    assert (waiting(world, "ANNA"), waiting(world, "PIETER")) == (0, 1)
    assert subjects(pipeline, world, "PIETER") == ["Graag uw akkoord"]
    assert [event.action for event in history(task)] == ["task_published", "task_passed_on"]
    assert history(task)[-1].details["passed_to"] == world.users["PIETER"].name
    approve(world, "PIETER", task)
    assert now(task).state is TaskState.READY_TO_SEND
    assert pipeline.waiting == []


def test_who_has_another_place_only_inherits_nothing(world: World, pipeline: Pipeline) -> None:
    give(world, "PIETER", replace(ALL_RIGHTS, folders=("jaarrekening",)))
    task = world.publish("ANNA")
    end(world, "ANNA")
    pipeline.run()
    assert now(task).state is TaskState.STUCK
    assert waiting(world, "PIETER") == 0


def test_what_nobody_may_do_waits_for_the_office_which_hears_of_it(
    world: World, pipeline: Pipeline
) -> None:
    end(world, "PIETER")
    task = world.publish("ANNA")
    world.stop("ANNA")
    pipeline.run()
    pipeline.run()
    assert (now(task).state, states(task)) == (TaskState.STUCK, {"Anna": "removed"})
    (mail,) = box(pipeline, world, "BRAM")
    assert mail.subject == "Kies wie dit doet: Btw-aangifte – Bakkerij De Vries B.V."
    assert f"/kantoor/klanten/{task.client_id}/documenten/{task.about.document_id}" in mail.text
    assert task.about.title not in mail.text
    assert [each.item_id for each in kept(world)] == [f"task#{task.task_id}"]
    shown = documents.document(world.office_id, task.client_id, task.about.document_id)
    assert shown.status.value == "stuck"
    open_again(world, "ANNA")
    pipeline.run()
    assert states(task) == {"Anna": "removed"}


def test_rights_that_were_given_back_meanwhile_change_nothing(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA", "PIETER")
    give(world, "ANNA", LOOKS)
    give(world, "ANNA", ALL_RIGHTS)
    pipeline.run()
    assert states(task) == {"Anna": "open", "Pieter": "open"}
    assert [event.action for event in history(task)] == ["task_published"]


def test_who_looks_only_keeps_what_is_to_be_read(world: World, pipeline: Pipeline) -> None:
    reading = world.publish("ANNA", type_id="concept-vpb")
    give(world, "ANNA", LOOKS)
    pipeline.run()
    assert states(reading) == {"Anna": "open"}


def test_all_of_many_tasks_are_passed_on_but_those_at_another_client_stay(
    world: World, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing_on, "PAGE", 2)
    asked = [world.publish("ANNA") for _ in range(5)]
    elsewhere = world.publish("ANNA", client_id=world.holding)
    end(world, "ANNA")
    pipeline.run()
    assert [states(task)["Pieter"] for task in asked] == ["open"] * 5
    assert states(elsewhere) == {"Anna": "open"}


def test_a_task_that_somebody_is_busy_with_is_passed_on_at_the_next_try(
    world: World, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, free = world.publish("ANNA"), world.publish("ANNA")
    give(world, "ANNA", LOOKS)
    save = tasks.save

    def somebody_was_earlier(change: Any, *, before: Task) -> None:
        if before.task_id == busy.task_id:
            raise Conflict("changed_meanwhile")
        save(change, before=before)

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "save", somebody_was_earlier)
        pipeline.run()
    assert (states(busy), states(free)["Anna"]) == ({"Anna": "open"}, "removed")
    assert len(pipeline.waiting) == 1
    pipeline.work("REACTIONS_QUEUE_URL", run_reactions)
    assert (states(busy)["Anna"], pipeline.waiting) == ("removed", [])


def test_where_all_must_approve_the_history_says_that_it_goes_on_without_one(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    end(world, "PIETER")
    pipeline.run()
    assert history(task)[-1].details["without"] == "yes"
    approve(world, "ANNA", task)
    assert now(task).state is TaskState.READY_TO_SEND


def test_somebody_invited_inherits_somebody_stopped_does_not(
    world: World, pipeline: Pipeline
) -> None:
    give(world, "PIETER", LOOKS)
    for who, status in (("LOTTE", Status.INVITED), ("MEHMET", Status.DEACTIVATED)):
        user = world.join(who, who.title(), world.bakkerij)
        signing_in.keep_change(replace(user, status=status))
    task = world.publish("ANNA")
    end(world, "ANNA")
    pipeline.run()
    assert states(task) == {"Anna": "removed", "Lotte": "open"}


def test_a_new_version_is_asked_of_who_may_do_it_now_and_nobody_else_hears(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    approve(world, "ANNA", task)
    give(world, "ANNA", LOOKS)
    world.renew(task)
    pipeline.run()
    assert states(task) == {"Anna": "removed", "Pieter": "open"}
    assert "Nieuwe versie" in subjects(pipeline, world, "PIETER")
    assert "Nieuwe versie" not in subjects(pipeline, world, "ANNA")


def test_a_new_version_that_nobody_may_answer_waits_for_the_office(world: World) -> None:
    task = world.publish("ANNA")
    give(world, "ANNA", LOOKS)
    give(world, "PIETER", LOOKS)
    newer = world.renew(task)
    assert (now(task).state, newer.status.value) == (TaskState.STUCK, "stuck")


def test_a_last_day_that_passed_is_put_on_record_once_and_passes_tasks_on(
    world: World, pipeline: Pipeline, later: Callable[[timedelta], None]
) -> None:
    task = world.publish("ANNA")
    give(world, "ANNA", replace(ALL_RIGHTS, ends_on=str(clock.today())))
    give(world, "PIETER", replace(ALL_RIGHTS, ends_on=str(clock.today() + timedelta(days=90))))
    run(client_jobs.end_rights)
    assert endings(world, "ANNA") == []
    later(timedelta(days=3))
    for _ in range(2):
        run(client_jobs.end_rights)
        pipeline.run()
    (ended,) = endings(world, "ANNA")
    assert (ended.client_id, ended.actor_id) == (world.bakkerij, "system")
    assert ended.details["ends_on"] == str(clock.today() - timedelta(days=3))
    assert endings(world, "PIETER") == []
    assert states(task) == {"Anna": "removed", "Pieter": "open"}


def test_rights_that_were_prolonged_while_the_job_ran_have_not_ended(
    world: World, later: Callable[[timedelta], None]
) -> None:
    give(world, "ANNA", replace(ALL_RIGHTS, ends_on=str(clock.today())))
    later(timedelta(days=1))
    (past,) = [
        each
        for each in memberships.ended_before(clock.today())
        if each.user_id == world.users["ANNA"].user_id
    ]
    give(world, "ANNA", ALL_RIGHTS)
    told, about = RightsEnded(ends_on="2026-01-01"), {"client_id": "x", "subject_id": "x"}
    event = by(world.actor("BRAM"), told, clock.now(), **about)
    with pytest.raises(Conflict):
        memberships.note_end(past, event)
    run(client_jobs.end_rights)
    assert endings(world, "ANNA") == []


def endings(world: World, who: str) -> list[Event]:
    found = audit.history(world.office_id, world.users[who].user_id)
    return [event for event in found if event.action == "rights_ended"]
