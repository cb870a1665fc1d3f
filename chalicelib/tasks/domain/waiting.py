"""Who a task waits for, and how far it is."""

from enum import StrEnum
from typing import NamedTuple

from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain.recipient import HAS_SIGNED
from chalicelib.tasks.domain.states import WAITS_FOR_OFFICE
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain import PersonState, TaskState


class WaitsOn(StrEnum):
    CLIENT = "client"
    OFFICE = "office"


_DONE = HAS_SIGNED | {PersonState.APPROVED, PersonState.READ}


class Turnout(NamedTuple):
    """How many did what is asked, of how many who must."""

    done: int
    needed: int


def progress(task: Task) -> Turnout:
    """By the rule of the task, of whom it is asked now; what the office awaits counts once it is
    there."""
    asked = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    done = [each.state in _DONE and not each.awaits_office for each in asked]
    if task.rule is Rule.ANY_ONE:
        return Turnout(int(any(done)), min(1, len(asked)))
    return Turnout(sum(done), len(asked))


def waits_on(task: Task) -> WaitsOn | None:
    """None once nothing more happens. Of what is being prepared no client knows, and where only
    employees can sign now no client can do anything."""
    if task.state in WAITS_FOR_OFFICE or task.problem or task.awaits_office:
        return WaitsOn.OFFICE
    if task.state is TaskState.AWAITS_PARTNER:
        return WaitsOn.CLIENT
    if task.state is not TaskState.OPEN:
        return None
    turn = [each for each in task.recipients if task.is_turn_of(each)]
    is_ours = bool(turn) and all(each.by_office for each in turn)
    return WaitsOn.OFFICE if is_ours else WaitsOn.CLIENT
