"""How much waits: counted from the stream, each change once, and recounted every night."""

import random

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.tasks import jobs
from chalicelib.tasks.actions import own_lines
from chalicelib.tasks.domain import lines as rules
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.store import counts, lines, tasks
from chalicelib.work.domain.office_task import TaskState
from tests.aws import Aws
from tests.functions import run, running
from tests.support.lines import counted, follow, records
from tests.world import World


def settle(world: World, task: Task, state: TaskState = TaskState.READY_TO_SEND) -> None:
    known = tasks.get(world.office_id, task.client_id, task.task_id)
    with transaction() as write:
        tasks.put(Change(task=known.settled(state)), write, known)


def numbers(world: World) -> dict[str, int]:
    known = counts.count(world.office_id, counts.EVERYTHING, fresh=True)
    return dict(known.numbers)


def test_each_change_counts_once_at_the_office_and_at_its_client(world: World, aws: Aws) -> None:
    first, _ = world.publish("ANNA"), world.publish("ANNA", client_id=world.holding)
    follow(aws, world)
    assert counted(world) == {"client": 2}
    settle(world, first)
    follow(aws, world)
    assert counted(world) == {"client": 1, "office": 1}
    assert counted(world, counts.at_client(world.bakkerij)) == {"office": 1}
    settle(world, first, TaskState.FILED)
    follow(aws, world)
    assert (counted(world), counted(world, counts.at_client(world.bakkerij))) == ({"client": 1}, {})


def test_a_batch_that_comes_again_or_in_other_parts_is_counted_once(world: World, aws: Aws) -> None:
    first, *_ = [world.publish("ANNA") for _ in range(4)]
    settle(world, first)
    every = records(aws, world)
    follow(aws, world, every[:3], every[:3], every[1:4], every[2:], every)
    assert counted(world) == {"client": 3, "office": 1}


def test_two_who_count_at_once_lose_nothing(
    world: World, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that was given away again while its first worker still lives."""
    world.publish("ANNA")
    world.publish("ANNA")
    every, save = records(aws, world), counts.save

    def overtaken(*given: object) -> None:
        monkeypatch.setattr(counts, "save", save)
        follow(aws, world, every[:1])
        save(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(counts, "save", overtaken)
    follow(aws, world, every)
    assert counted(world) == {"client": 2}


@pytest.fixture
def tonight(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests have offices of their own, of which nothing was counted."""
    monkeypatch.setattr(jobs, "office_ids", lambda: {world.office_id} & {*offices.office_ids()})


@pytest.mark.usefixtures("tonight")
def test_what_the_night_finds_otherwise_is_set_right_and_said(world: World, aws: Aws) -> None:
    world.publish("ANNA")
    follow(aws, world)
    run(jobs.recount_lines)
    wrong = counts.count(world.office_id, counts.EVERYTHING, fresh=True)
    assert counts.correct(wrong, {"client": 7, "office": 2})
    with pytest.raises(jobs.CountsDiffered, match="1 counts"):
        run(jobs.recount_lines)
    assert counted(world) == {"client": 1}
    run(jobs.recount_lines)


def test_what_was_counted_on_while_it_was_recounted_stays(world: World, aws: Aws) -> None:
    world.publish("ANNA")
    stale = counts.count(world.office_id, counts.EVERYTHING)
    follow(aws, world)
    assert not counts.correct(stale, {})
    assert counted(world) == {"client": 1}


@pytest.fixture
def two_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever works for two clients has lines of their own."""
    monkeypatch.setattr(rules, "ONE_BY_ONE", 1)


def own(world: World, who: str) -> list[str]:
    return sorted(lines.rows_of(lines.scope_of(world.office_id, world.users[who].user_id)))


def work_for(world: World, who: str, *clients: str) -> None:
    known = users.user(world.office_id, world.users[who].user_id)
    with transaction() as write:
        users.change_user(replace(known, assigned=frozenset(clients)), write)
    with running("RunReactions"):
        own_lines.spread(world.office_id, known.user_id)


@pytest.mark.usefixtures("two_are_many")
def test_who_works_for_many_clients_has_lines_that_follow_the_offices(
    world: World, aws: Aws
) -> None:
    third = world.another_client("Fietsenmaker Yilmaz")
    world.join("ANNA", "Anna", third)
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij, third)
    seen = [world.publish("ANNA"), world.publish("ANNA", client_id=third)]
    world.publish("ANNA", client_id=world.holding)
    follow(aws, world)
    assert own(world, "FATIMA") == sorted(each.task_id for each in seen)
    scope = counts.of_employee(world.users["FATIMA"].user_id)
    assert counted(world, scope) == {"client": 2}
    settle(world, seen[0], TaskState.FILED)
    follow(aws, world)
    assert (own(world, "FATIMA"), counted(world, scope)) == ([seen[1].task_id], {"client": 1})


@pytest.mark.usefixtures("two_are_many")
def test_what_somebody_works_for_changes_and_their_lines_with_it(world: World, aws: Aws) -> None:
    third = world.another_client("Fietsenmaker Yilmaz")
    world.join("ANNA", "Anna", third)
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    ids = {
        client: world.publish("ANNA", client_id=client).task_id
        for client in (world.bakkerij, world.holding, third)
    }
    follow(aws, world)
    assert own(world, "FATIMA") == []
    for clients in ([world.bakkerij, third], [world.holding, third], [*ids]):
        work_for(world, "FATIMA", *clients)
        assert own(world, "FATIMA") == sorted(ids[each] for each in clients)
    work_for(world, "FATIMA", third)
    assert own(world, "FATIMA") == []
    follow(aws, world)
    assert counted(world, counts.of_employee(world.users["FATIMA"].user_id)) == {}


@pytest.mark.usefixtures("two_are_many")
def test_word_that_comes_late_brings_nothing_back(world: World, aws: Aws) -> None:
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij, world.holding)
    task = world.publish("ANNA")
    follow(aws, world)
    settle(world, task)
    settle(world, task, TaskState.FILED)
    every = records(aws, world)
    for _ in range(3):
        changes = [lines.change_of(each) for each in random.sample(every, len(every))]
        last = [lines.change_of(each) for each in every[-1:]]
        with running("FollowLines"):
            own_lines.follow([*changes, *last, *changes])
        assert own(world, "FATIMA") == []


@pytest.mark.usefixtures("two_are_many", "tonight")
def test_the_night_brings_up_lines_that_were_missed(world: World, aws: Aws) -> None:
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij, world.holding)
    task = world.publish("ANNA")
    with pytest.raises(jobs.CountsDiffered):
        run(jobs.recount_lines)
    assert own(world, "FATIMA") == [task.task_id]


@pytest.mark.usefixtures("two_are_many", "tonight")
def test_lines_that_the_night_brought_are_counted_once(
    world: World, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come by the stream as all others do."""
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij, world.holding)
    world.publish("ANNA")
    monkeypatch.setattr(jobs, "follow", lambda changes: None)
    follow(aws, world)
    with pytest.raises(jobs.CountsDiffered, match="1 counts"):
        run(jobs.recount_lines)
    follow(aws, world)
    scope = counts.of_employee(world.users["FATIMA"].user_id)
    assert (counted(world), counted(world, scope)) == ({"client": 1}, {"client": 1})
    run(jobs.recount_lines)
