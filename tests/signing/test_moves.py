"""A button is there if and only if its route does it: of what is signed, and of its people."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.core.table import key
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from chalicelib.tasks.store.rows import TaskRow
from tests.portal import Answer
from tests.support.ceremony import Desk
from tests.support.paper import judge, on_paper

Try = Callable[[Desk, str, Task], Answer]


def put(noun: str, **body: Any) -> Try:
    return lambda desk, who, task: desk.door(who).put(desk.path(task, f"/{noun}"), body)


def decline(desk: Desk, who: str, task: Task) -> Answer:
    return put("decline", document_sha256=task.about.sha256, reason="Nee")(desk, who, task)


def remind(desk: Desk, who: str, task: Task, *whom: str) -> Answer:
    body = {"user_ids": [desk.world.users[each].user_id for each in whom]}
    return desk.door(who).post(desk.path(task, "/reminders"), body)


def replace(desk: Desk, who: str, task: Task, gone: str) -> Answer:
    place = desk.path(task, f"/signers/{desk.world.users[gone].user_id}/replacement")
    return desk.door(who).put(place, {"user_id": desk.world.users["BRAM"].user_id})


TRIES: dict[Move, Try] = {
    Move.SIGN: lambda desk, who, task: desk.begin(who, task),
    Move.DECLINE: decline,
    Move.PAPER: lambda desk, who, task: on_paper(desk, who, task, remark="Per post"),
    Move.REMIND: remind,
    Move.EXTEND: put("expiry", expires_on="2099-01-01"),
    Move.WITHDRAW_REQUEST: put("withdrawal", reason="Vergissing"),
    Move.EVIDENCE: lambda desk, who, task: desk.door(who).post(desk.path(task, "/evidence")),
}
WITH: dict[Move, Callable[[Desk, str, Task, str], Answer]] = {
    Move.REMIND: remind,
    Move.REPLACE: replace,
    Move.CONFIRM_RECEIPT: lambda desk, who, task, whom: judge(desk, whom, task, good=True),
}


def prepared(desk: Desk) -> Task:
    return desk.prepare(("ANNA", 1), ("PIETER", 2))


def asked(desk: Desk) -> Task:
    return desk.ask(("ANNA", 1), ("PIETER", 2))


def reminded(desk: Desk) -> Task:
    task = asked(desk)
    assert remind(desk, "BRAM", task).status == 201
    return desk.task(task.task_id)


def half(desk: Desk) -> Task:
    task = asked(desk)
    assert on_paper(desk, "ANNA", task, remark="Per post").status == 200
    return desk.task(task.task_id)


def whole(desk: Desk) -> Task:
    task = half(desk)
    assert on_paper(desk, "PIETER", task, remark="Per post").status == 200
    return desk.task(task.task_id)


def declined(desk: Desk) -> Task:
    task = asked(desk)
    assert desk.decline("ANNA", task).status == 200
    return desk.task(task.task_id)


def withdrawn(desk: Desk) -> Task:
    task = asked(desk)
    assert TRIES[Move.WITHDRAW_REQUEST](desk, "BRAM", task).status == 200
    return desk.task(task.task_id)


def is_done(desk: Desk, task: Task, answer: Answer) -> bool:
    """It became something else, a ceremony began, or only a code is asked for it."""
    changed = desk.task(task.task_id) != task
    return changed or "ceremony_id" in answer.body or answer.problem == "step_up_needed"


@pytest.mark.parametrize(
    "stage",
    [prepared, asked, reminded, half, whole, declined, withdrawn],
    ids=lambda it: it.__name__,
)
def test_what_may_be_done_is_what_is_not_refused(desk: Desk, stage: Callable[[Desk], Task]) -> None:
    task = stage(desk)
    for who in ("ANNA", "PIETER", "BRAM"):
        listed = desk.door(who).get(desk.page(task)).body.get("may", [])
        for move, attempt in TRIES.items():
            done = is_done(desk, task, attempt(desk, who, task))
            assert done == (move in listed), (who, move, listed)
            task = stage(desk) if done else task


@pytest.mark.parametrize("stage", [asked, reminded, half, declined], ids=lambda it: it.__name__)
def test_of_each_signer_too(desk: Desk, stage: Callable[[Desk], Task]) -> None:
    task = stage(desk)
    for i, whom in enumerate(("ANNA", "PIETER")):
        listed = desk.signing("BRAM", task)["signers"][i]["may"]
        for move, attempt in WITH.items():
            done = is_done(desk, task, attempt(desk, "BRAM", task, whom))
            assert done == (move in listed), (whom, move, listed)
            task = stage(desk) if done else task


def test_what_is_read_with_others_is_of_one_moment_as_well(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody signs between the look at the task and that at what signing keeps of it."""
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    which = [(task.client_id, task.task_id)]
    before = list(TaskRow.batch_get([(key(task.office_id, task.client_id), task.task_id)]))
    desk.sign("ANNA", task)
    desk.work()
    monkeypatch.setattr(TaskRow, "batch_get", lambda *_, **__: iter(before))
    (found,) = tasks.several(task.office_id, which)
    assert found == tasks.get(task.office_id, task.client_id, task.task_id)
