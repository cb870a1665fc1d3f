"""Changing one task: load it, make a move, save it; and again when somebody else was first."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.core.actor import Actor, may
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.racing import judged_again, judged_with
from chalicelib.core.rights import Right
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.together import together
from chalicelib.tasks.store import tasks

Make = Callable[[Task, datetime], Change]
# Of which office and client, and its id.
Where = tuple[str, str, str]
Find = Callable[[str, str, str], Task]
See = Callable[[Actor, str, str], Task]
Save = Callable[[Change, Task, datetime], Task]


def visible_task(actor: Actor, client_id: str, task_id: str) -> Task:
    """What this person may not see is not there."""
    task = tasks.get(actor.office_id, client_id, task_id)
    if not may_see(actor, task):
        raise NotFound
    return task


def may_see(actor: Actor, task: Task) -> bool:
    """By where it lies; what is being prepared is there for the office only."""
    heard = actor.is_employee or not task.held
    return heard and may(actor, Right.READ, task.client_id, task.place)


def keep(change: Change, before: Task, at: datetime) -> Task:
    """The task as it is then, and the one beside it at the fiscal partner; a Conflict where
    somebody was earlier, also there."""
    beside = change.task.partner
    if beside is None or change.task.state is before.state:
        tasks.save(change, before=before)
        return change.task
    other = tasks.get(before.office_id, beside.client_id, beside.task_id)
    mine, theirs = together(change, other, at)
    tasks.save_both((mine, before), (theirs, other))
    return mine.task


@judged_again
def move(
    actor: Actor,
    client_id: str,
    task_id: str,
    make: Make,
    at: datetime,
    *,
    see: See = visible_task,
    save: Save = keep,
) -> Task:
    """What somebody does with a task that they may see, as it is by then."""
    task = see(actor, client_id, task_id)
    return _made(task, make, at, save)


def move_by_itself(
    where: Where, make: Make, at: datetime, *, known: Task | None = None, find: Find = tasks.get
) -> Task | None:
    """What the portal does with a task, as it is `known` or found; None where others are busy with
    it all the time, or it cannot be done any more: whoever calls comes again."""

    def again() -> Task:
        return find(*where)

    try:
        return judged_with(known or again(), again, lambda task: _made(task, make, at, keep))
    except Conflict:
        return None


def _made(task: Task, make: Make, at: datetime, save: Save) -> Task:
    change = make(task, at)
    return save(change, task, at) if change.event else change.task
