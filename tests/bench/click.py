"""The walk of a click on Akkoord: which files of the house run, once everything is loaded."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import chalicelib
from chalicelib.tasks.domain.task import Task
from tests.bench.lines import Line, line
from tests.bench.stage import Stage
from tests.portal import Portal

HOUSE = Path(chalicelib.__file__).parent
# Before the house was arranged anew, issue 7.
BEFORE = 35


def figures(stage: Stage) -> Iterator[Line]:
    """By the second click: the first one loads what there is to load."""
    anna = Portal(stage.world.host)
    anna.sign_in(stage.world.users["ANNA"])
    walks = [walk(anna, stage.world.publish("ANNA")) for _ in range(2)]
    outside_core = [each for each in walks[-1] if each.parts[0] != "core"]
    yield line("session.click.files", len(outside_core), "files outside core", BEFORE - 1)


def walk(person: Portal, task: Task) -> set[Path]:
    found: set[Path] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(HOUSE):
            found.add(path.relative_to(HOUSE))

    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    sys.setprofile(note)
    try:
        answer = person.put(path, {"document_sha256": task.about.sha256})
    finally:
        sys.setprofile(None)
    assert answer.status == 200
    return found
