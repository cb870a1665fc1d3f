"""A button is there if and only if its route does it: what `may` lists, tried by who reads it."""

from collections.abc import Callable

import pytest

from chalicelib.core import clock
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.actions import acting, publishing
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState
from tests.http.test_recipients import PHONE, path
from tests.portal import Answer, Portal
from tests.world import World

TYPES = {Action.APPROVE: "btw-aangifte", Action.READ: "concept-vpb"}
Try = Callable[[World, Portal, Task], Answer]


def seen(task: Task, **more: object) -> dict[str, object]:
    return {"document_sha256": task.about.sha256, **more}


def record(world: World, door: Portal, task: Task) -> Answer:
    said = "reading" if task.action is Action.READ else "approval"
    theirs = path(task, f"/recipients/{world.users['ANNA'].user_id}/{said}")
    return door.put(theirs, seen(task, ground=PHONE))


def document(task: Task, rest: str) -> str:
    return f"/clients/{task.client_id}/documents/{task.about.document_id}/{rest}"


TRIES: dict[Move, Try] = {
    Move.APPROVE: lambda world, door, task: door.put(path(task, "/approval"), seen(task)),
    Move.REJECT: lambda world, door, task: door.put(
        path(task, "/rejection"), seen(task, reason="Klopt niet")
    ),
    Move.READ: lambda world, door, task: door.put(path(task, "/reading"), seen(task)),
    Move.COMPLETE: lambda world, door, task: door.put(
        path(task, "/completion"), {"outcome": "completed"}
    ),
    Move.ON_BEHALF: record,
    Move.ASK_OTHERS: lambda world, door, task: door.put(
        path(task, "/recipients"), {"recipients": [world.users["PIETER"].user_id]}
    ),
    Move.NEW_VERSION: lambda world, door, task: door.post(
        document(task, "versions"), {"upload_id": world.upload(task.client_id).upload_id}
    ),
    Move.WITHDRAW: lambda world, door, task: door.put(
        document(task, "withdrawal"), {"reason": "Vergissing"}
    ),
}


def asked(world: World, action: Action) -> Task:
    return world.publish("ANNA", type_id=TYPES[action])


def answered(world: World, action: Action) -> Task:
    task, anna, at = asked(world, action), world.actor("ANNA"), clock.now()
    where = (anna, task.client_id, task.task_id, task.about.sha256)
    if action is Action.READ:
        return acting.mark_task_read(*where, at)
    return acting.approve_task(*where, "", at)


def refused(world: World, action: Action) -> Task:
    task, anna = asked(world, Action.APPROVE), world.actor("ANNA")
    where = (anna, task.client_id, task.task_id, task.about.sha256)
    return acting.reject_task(*where, "Klopt niet", clock.now())


def filed(world: World, action: Action) -> Task:
    task = answered(world, Action.APPROVE)
    bram, where = world.actor("BRAM"), (task.client_id, task.task_id)
    return acting.complete_task(bram, *where, TaskState.FILED, "", clock.now())


def withdrawn(world: World, action: Action) -> Task:
    task, bram = asked(world, action), world.actor("BRAM")
    where = (task.client_id, task.about.document_id)
    publishing.withdraw(bram, *where, "Vergissing", clock.now())
    return now(task)


def now(task: Task) -> Task:
    return tasks.get(task.office_id, task.client_id, task.task_id)


def is_done(door: Portal, world: World, task: Task, move: Move) -> bool:
    """It became something else, or only a code is asked for it."""
    before, answer = now(task), TRIES[move](world, door, task)
    return answer.problem == "step_up_needed" or now(task) != before


@pytest.mark.parametrize("action", [Action.READ, Action.APPROVE])
@pytest.mark.parametrize("stage", [asked, answered, refused, filed, withdrawn])
def test_what_may_be_done_is_what_is_not_refused(
    world: World, stage: Callable[[World, Action], Task], action: Action
) -> None:
    for who in ("ANNA", "PIETER", "BRAM"):
        door = Portal(world.host).sign_in(world.users[who])
        task = stage(world, action)
        listed = door.get(path(task)).body["may"]
        for move in TRIES:
            assert is_done(door, world, task, move) == (move in listed), (who, move, listed)
            if move in listed:
                task = stage(world, action)
