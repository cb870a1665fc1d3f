"""Tasks: what an office asks of people, and the moves that are allowed."""

from chalicelib.tasks.domain.publication import RIGHT_FOR, Asked, ask
from chalicelib.tasks.domain.recipient import PersonState, Recipient
from chalicelib.tasks.domain.states import MOVES, State
from chalicelib.tasks.domain.task import Change, Task, TypeNames

__all__ = [
    "MOVES",
    "RIGHT_FOR",
    "Asked",
    "Change",
    "PersonState",
    "Recipient",
    "State",
    "Task",
    "TypeNames",
    "ask",
]
