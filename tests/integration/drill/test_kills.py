"""The API and the pump with its workers are killed while people act and 7 % of what AWS is asked
fails: no answer was a lie, nothing is half done, and each mail went out once."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.client import HTTPException
from pathlib import Path
from random import Random

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.visitor import cookie_name
from chalicelib.delivery.domain import LEASE
from chalicelib.documents.store import documents
from chalicelib.identity.actions import opening
from chalicelib.identity.store import users
from chalicelib.tasks.domain.states import State
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.aws import Aws
from tests.integration.drill.house import House
from tests.portal import Portal
from tests.settings import ROUNDS
from tests.waiting import eventually
from tests.world import World

KILLS = 10 * ROUNDS


@pytest.fixture
def house(aws: Aws, tmp_path: Path, randomly_seed: int) -> Iterator[House]:
    house = House(aws, tmp_path, randomly_seed)
    house.start()
    yield house
    house.stop()


def test_no_approval_is_lost_or_doubled_and_each_mail_goes_out_once(
    world: World, house: House, later: Callable[[timedelta], None], randomly_seed: int
) -> None:
    luck, session = Random(randomly_seed), headers(world, "ANNA")  # noqa: S311
    asked = [world.publish("ANNA", "PIETER") for _ in range(KILLS)]
    for task in asked:
        killing = house.kill(luck)
        approve(house, task, session)
        killing.join()
    told = f"seed {randomly_seed}: killed {house.kills}, {house.struck} calls failed"
    sys.stdout.write(f"{told}\n")
    for task in asked:
        found = audit.history(task.office_id, task.document_id)
        assert [each.action for each in found] == ["task_published", "task_approved"]
        check_whole(task)
    for who in ("ANNA", "PIETER"):
        assert Portal(world.host).sign_in(world.users[who]).get("/tasks").body["items"] == []
    settle(world, house, later)
    assert sum(house.kills.values()) == KILLS
    assert mails(world, house) == [KILLS, KILLS, KILLS]


def headers(world: World, who: str) -> dict[str, str]:
    user = users.user(world.office_id, world.users[who].user_id)
    return {
        "Host": world.host,
        "Origin": f"http://{world.host}",
        "Cookie": f"{cookie_name()}={opening.start_session(user)}",
        "Akkoord-Person": user.user_id,
        "Content-Type": "application/json",
    }


def approve(house: House, task: Task, session: dict[str, str]) -> None:
    """As a person does who sees that it did not work and presses again."""
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    body = json.dumps({"document_sha256": task.document_sha256}).encode()

    def answered() -> bool:
        try:
            status, said = house.ask("PUT", path, body, session)
        except (OSError, HTTPException):
            return False
        assert status == 200 or status >= 500, said
        return bool(status == 200)

    eventually(answered)


def check_whole(task: Task) -> None:
    """The task and its document say the same."""
    kept = tasks.get(task.office_id, task.client_id, task.task_id)
    assert kept.state is State.READY_TO_SEND
    place = (task.office_id, task.client_id, task.document_id)
    assert documents.document(*place).status.value == "ready_to_send"


def mails(world: World, house: House) -> list[int]:
    names = ("ANNA", "PIETER", "BRAM")
    return [len(house.aws.outbox(world.users[who].email)) for who in names]


def settle(world: World, house: House, later: Callable[[timedelta], None]) -> None:
    """The weather clears; what a killed worker had claimed is free after its lease."""
    for _ in range(3):
        later(LEASE)
        house.calm()
        try:
            eventually(lambda: min(mails(world, house)) >= KILLS)
        except AssertionError:
            continue
        return
