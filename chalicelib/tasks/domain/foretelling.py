"""What becomes of a task when somebody may no longer do it, said before by the rule itself."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.tasks.domain.asking import pass_on
from chalicelib.tasks.domain.recipient import Able, Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import TaskState


class Outcome(StrEnum):
    """GOES_ON with the others, PASSED_ON to who was not asked before, STUCK: the office
    must choose; SETTLED by what others did."""

    GOES_ON = "goes_on"
    PASSED_ON = "passed_on"
    STUCK = "stuck"
    SETTLED = "settled"


class Foretold(Struct, frozen=True, kw_only=True):
    """`names` are of whom it is asked then, `heirs` those of them who are new; `ends_on` is there
    when it comes after that day."""

    task: Task
    outcome: Outcome
    names: tuple[str, ...] = ()
    heirs: frozenset[str] = frozenset()
    ends_on: str = ""


def foretell(
    task: Task, user_id: str, able: Able, at: datetime, heirs: Able, ends_on: str = ""
) -> Foretold | None:
    """None where nothing is asked of this person, or they may go on."""
    change = pass_on(task, user_id, able, at, heirs)
    if change.event is None:
        return None
    before = {each.user_id for each in task.recipients if each.is_open}
    left = [each for each in change.task.recipients if each.is_open]
    new = [each for each in left if each.user_id not in before]
    return Foretold(
        task=task,
        outcome=_outcome(change.task.state, new),
        names=tuple(each.name for each in new or left),
        heirs=frozenset(each.user_id for each in new),
        ends_on=ends_on,
    )


def _outcome(state: TaskState, new: list[Recipient]) -> Outcome:
    if state is TaskState.STUCK:
        return Outcome.STUCK
    if state is TaskState.READ:
        return Outcome.SETTLED
    return Outcome.PASSED_ON if new else Outcome.GOES_ON
