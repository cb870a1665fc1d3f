"""Tasks: what an office asks of people, and the moves that are allowed."""

from chalicelib.tasks.domain.asking import MOST_ASKED, ask_again, ask_others, pass_on
from chalicelib.tasks.domain.on_behalf import GroundKind, OnBehalf, Recorded
from chalicelib.tasks.domain.publication import RIGHT_FOR, Asked, ask
from chalicelib.tasks.domain.recipient import Able, PersonState, Recipient
from chalicelib.tasks.domain.states import MOVES, State
from chalicelib.tasks.domain.task import Change, Task, TypeNames

__all__ = [
    "MOST_ASKED",
    "MOVES",
    "RIGHT_FOR",
    "Able",
    "Asked",
    "Change",
    "GroundKind",
    "OnBehalf",
    "PersonState",
    "Recipient",
    "Recorded",
    "State",
    "Task",
    "TypeNames",
    "ask",
    "ask_again",
    "ask_others",
    "pass_on",
]
