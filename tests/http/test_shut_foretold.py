"""Who cannot answer yet is told to the office before anybody tries (property 3)."""

from typing import Any

import pytest

from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_letting_in import invited, of, path
from tests.portal import Portal
from tests.support.newcomers import others_heard, vouched
from tests.support.replacing import ask
from tests.world import World


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


def waiting(door: Portal, task_id: str) -> dict[str, dict[str, Any]]:
    """By name: of whom it waits in the overview."""
    items = door.get("/office-tasks").body["items"]
    (row,) = (each for each in items if each["task_id"] == task_id)
    return {each["user_id"]: each for each in row["recipients"]}


def test_the_overview_and_the_task_say_from_when_whom_one_employee_let_in_acts(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    zoe, anna = invited(world, bram), world.users["ANNA"].user_id
    task = world.publish("ZOE", "ANNA")
    own = of(world).get(path(task)).body["acts_from"]
    seen = waiting(bram, task.task_id)
    assert (seen[zoe]["acts_from"], seen[anna]["acts_from"]) == (own, None)
    (same,) = (each for each in bram.get(path(task)).body["recipients"] if each["user_id"] == zoe)
    assert own
    assert same["acts_from"] == own
    assert vouched(world, texts, world.bakkerij, zoe).status == 200
    assert waiting(bram, task.task_id)[zoe]["acts_from"] is None


def test_it_is_counted_from_when_the_others_heard(world: World, bram: Portal, later: Later) -> None:
    zoe = invited(world, bram)
    task = world.publish("ZOE")
    others_heard(world, world.bakkerij, zoe)
    later(hours=71)
    assert waiting(of(world, "BRAM"), task.task_id)[zoe]["acts_from"]
    later(hours=72.1)
    assert waiting(of(world, "BRAM"), task.task_id)[zoe]["acts_from"] is None


def test_nobody_of_the_client_reads_it_of_another_and_who_only_reads_waits_for_nothing(
    world: World, bram: Portal
) -> None:
    zoe = invited(world, bram)
    task, reading = world.publish("ZOE", "ANNA"), world.publish("ZOE", type_id="concept-vpb")
    seen = of(world, "ANNA").get(path(task)).body["recipients"]
    assert {each["acts_from"] for each in seen} == {None}
    assert waiting(bram, reading.task_id)[zoe]["acts_from"] is None


def test_the_overview_says_of_whom_a_change_of_the_account_waits(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    task = world.publish("ANNA", "PIETER")
    assert not ask(bram, texts, anna, Factor.MOBILE).problem
    seen = waiting(bram, task.task_id)
    pieter = world.users["PIETER"].user_id
    assert (seen[anna.user_id]["shut"], seen[pieter]["shut"]) == (True, False)
