"""Who a task waits for, as the office sees it."""

from enum import StrEnum

from chalicelib.tasks.domain.states import WAITS_FOR_OFFICE, State
from chalicelib.tasks.domain.task import Task


class WaitsOn(StrEnum):
    CLIENT = "client"
    OFFICE = "office"


def waits_on(task: Task) -> WaitsOn | None:
    """None once nothing more happens. Of what is being prepared no client knows, and where only
    employees can sign now no client can do anything."""
    if task.state in WAITS_FOR_OFFICE or task.problem or task.awaits_receipt:
        return WaitsOn.OFFICE
    if task.state is not State.OPEN:
        return None
    turn = [each for each in task.recipients if task.is_turn_of(each)]
    is_ours = bool(turn) and all(each.by_office for each in turn)
    return WaitsOn.OFFICE if is_ours else WaitsOn.CLIENT
