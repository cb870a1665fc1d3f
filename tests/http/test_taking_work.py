"""Who does what of what waits: an employee takes it, takes it over, or gives it back."""

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.table import transaction
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.work import work_of
from chalicelib.tasks.store import tasks
from chalicelib.work import store
from tests.http.test_work import approved, colleague
from tests.portal import Answer, Portal
from tests.world import World


@pytest.fixture
def joost(world: World) -> Portal:
    return colleague(world, "JOOST", EmployeeRole.ACCOUNTANT)


def path(task: Task, rest: str) -> str:
    return f"/work/task-{task.task_id}/{rest}"


def take(door: Portal, task: Task, seen: str | None = None) -> Answer:
    return door.put(path(task, "taker"), {"seen": seen})


def give_back(door: Portal, task: Task, word: str = "") -> Answer:
    return door.put(path(task, "return"), {"word": word})


def line(door: Portal, task: Task) -> tuple[str, str | None, bool | None]:
    """The state, who took it, and whether that is who looks."""
    items = door.get("/work").body["items"]
    (item,) = [each for each in items if each["task"]["task_id"] == task.task_id]
    taking = item["taking"] or {"by_name": None, "is_own": None}
    return item["state"], taking["by_name"], taking["is_own"]


def test_who_takes_it_is_seen_by_everybody_who_could(
    world: World, bram: Portal, joost: Portal
) -> None:
    task = approved(world)
    assert line(joost, task) == ("open", None, None)
    taken = take(bram, task)
    assert (taken.status, taken.body["state"]) == (200, "taken")
    assert take(bram, task).body == taken.body
    name = world.users["BRAM"].name
    assert line(bram, task) == ("taken", name, True)
    assert line(joost, task) == ("taken", name, False)


def test_a_colleague_takes_it_over_from_whom_they_saw_there(
    world: World, bram: Portal, joost: Portal
) -> None:
    task = approved(world)
    fatima = colleague(world, "FATIMA", EmployeeRole.ACCOUNTANT)
    take(bram, task)
    for seen in (None, world.users["FATIMA"].user_id):
        refused = take(joost, task, seen)
        assert (refused.status, refused.problem) == (409, "taken_by_colleague")
    assert line(joost, task)[1] == world.users["BRAM"].name
    assert take(joost, task, world.users["BRAM"].user_id).status == 200
    assert take(fatima, task, world.users["BRAM"].user_id).problem == "taken_by_colleague"
    assert line(fatima, task)[1] == "Joost"


def test_who_took_it_gives_it_back_with_a_word_for_the_next(
    world: World, bram: Portal, joost: Portal
) -> None:
    task = approved(world)
    assert give_back(bram, task).body["state"] == "open"
    take(bram, task)
    assert give_back(joost, task).problem == "taken_by_colleague"
    back = give_back(bram, task, "Wacht op de jaaropgave").body
    assert (back["state"], back["taking"]["word"]) == ("returned", "Wacht op de jaaropgave")
    assert give_back(bram, task, "Iets anders").body == back
    assert line(joost, task) == ("returned", world.users["BRAM"].name, False)
    bram_s = {"word": "Wacht op de jaaropgave", "word_by": world.users["BRAM"].name}
    taken = take(joost, task).body["taking"]
    assert (line(joost, task)[0], {name: taken[name] for name in bram_s}) == ("taken", bram_s)
    assert give_back(joost, task).body["taking"]["word"] == "Wacht op de jaaropgave"
    take(bram, task)
    again = give_back(bram, task, "Is er").body["taking"]
    assert (again["word"], again["word_by"]) == ("Is er", world.users["BRAM"].name)


def test_nobody_takes_what_they_do_not_find_among_what_waits(world: World, bram: Portal) -> None:
    task = approved(world)
    elsewhere = colleague(world, "SVEN", EmployeeRole.ACCOUNTANT, world.holding)
    for rest, body in (("taker", {"seen": None}), ("return", {"word": ""})):
        assert elsewhere.put(path(task, rest), body).status == 404
        assert bram.put(f"/work/task-{task.client_id}/{rest}", body).status == 404
        assert bram.put(f"/work/niets/{rest}", body).status == 404
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert take(anna, task).status in (403, 404)
    strangers = World().open()
    stranger = Portal(strangers.host).sign_in(strangers.users["BRAM"])
    assert take(stranger, task).status == 404


def test_what_is_done_is_nobodys_when_it_waits_again(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    refusal = {"document_sha256": task.about.sha256, "reason": "Klopt niet"}
    rejection = f"/clients/{task.client_id}/tasks/{task.task_id}/rejection"
    assert anna.put(rejection, refusal).status == 200
    take(bram, task)
    assert line(bram, task)[0] == "taken"
    again = world.renew(task)
    assert bram.get("/work").body["items"] == []
    assert take(bram, task).status == 404
    refusal["document_sha256"] = again.sha256
    assert anna.put(rejection, refusal).status == 200
    assert line(bram, task) == ("open", None, None)


def test_who_left_does_nothing_any_more(world: World, bram: Portal) -> None:
    task = approved(world)
    joost = colleague(world, "JOOST", EmployeeRole.ACCOUNTANT)
    world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    take(joost, task)
    world.stop("JOOST", by="WILLEM")
    assert line(bram, task) == ("open", None, None)
    assert take(bram, task).status == 200
    assert line(bram, task) == ("taken", world.users["BRAM"].name, True)


def test_it_stays_with_who_took_it_while_it_is_written_again(world: World, bram: Portal) -> None:
    task = approved(world)
    take(bram, task)
    known = tasks.get(world.office_id, task.client_id, task.task_id)
    again = work_of(known)
    assert again
    with transaction() as write:
        store.put(again, write)
    assert line(bram, task)[0] == "taken"
