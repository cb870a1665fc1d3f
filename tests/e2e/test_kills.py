"""Workers are killed while people act, at moments that the seed decides: no answer was a lie."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Timer
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Error

from tests.e2e.desk import Desk, Published
from tests.e2e.door import Door, fine
from tests.e2e.papers import new_title
from tests.laptop import Portal
from tests.people import Client
from tests.settings import ROUNDS
from tests.waiting import eventually

DOCUMENTS = 4 * ROUNDS
LONGEST = 0.08  # seconds: about what an approval takes


@pytest.fixture
def kill(portal: Portal) -> Callable[[Random], Timer]:
    """Ends one of the processes that answer requests, in a moment; another takes its place."""
    (master,) = (p for p in children(portal.child.process.pid) if "gunicorn" in command(p))

    def end(luck: Random) -> None:
        os.kill(luck.choice(children(master)), signal.SIGKILL)

    def kill(luck: Random) -> Timer:
        timer = Timer(luck.uniform(0, LONGEST), end, (luck,))
        timer.start()
        return timer

    return kill


def children(process: int) -> list[int]:
    """Those that live."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(each) for each in found if command(int(each))]


def command(process: int) -> str:
    """Empty for one that has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except FileNotFoundError:
        return ""


def test_no_approval_that_was_answered_is_lost_or_doubled(
    desk: Desk,
    door: Door,
    portal: Portal,
    kill: Callable[[Random], Timer],
    randomly_seed: int,
) -> None:
    luck = Random(randomly_seed)  # noqa: S311
    client = desk.take_on(new_title("Bakkerij"))
    person = desk.let_in(client)
    documents = [desk.publish(client, f"Stuk {number}", person) for number in range(DOCUMENTS)]
    session = door.asking(person)
    for document in documents:
        killing = kill(luck)
        approve(session, document)
        killing.join()
    for document in documents:
        actions = [event["action"] for event in history(desk, document)]
        assert actions.count("task_approved") == 1, actions
    eventually(lambda: len(told(portal, client)) >= DOCUMENTS)
    assert len(told(portal, client)) == DOCUMENTS


def approve(session: APIRequestContext, document: Published) -> None:
    """As a person does who sees that it did not work and presses again."""
    place = f"/api/clients/{document.client.id}/tasks/{document.task_id}"

    def answered() -> bool:
        try:
            sha256 = fine(session.get(place))["document_sha256"]
            answer = session.put(f"{place}/approval", data={"document_sha256": sha256})
        except (Error, AssertionError):
            return False
        return answer.ok

    eventually(answered)


def history(desk: Desk, document: Published) -> list[dict[str, Any]]:
    """The last one that was killed may have taken a question with it: it is asked again."""

    def found() -> list[dict[str, Any]]:
        try:
            return desk.history(document)
        except Error:
            return []

    answer: list[dict[str, Any]] = eventually(found)
    return answer


def told(portal: Portal, client: Client) -> list[str]:
    """What the office was mailed of approvals at a client."""
    subjects = [mail["subject"] for mail in portal.outbox()]
    return [each for each in subjects if each.startswith("Akkoord:") and client.name in each]
