"""What only one kind of task shows: each module makes its own, app.py makes them known (ADR 62)."""

from collections.abc import Callable

from chalicelib.core.actor import Actor
from chalicelib.core.shapes import Answer
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain.task import Apart, Task


class TaskPart(Answer, tag_field="kind", kw_only=True):
    """Whose tag is the action. Of a person it says only what is of the kind, in the order of the
    `recipients`."""


Make = Callable[[Task, Apart | None, Actor], TaskPart]
_KNOWN: dict[Action, tuple[type[TaskPart], Make]] = {}


def know(action: Action, shape: type[TaskPart], make: Make) -> None:
    """From here on a task of this kind is shown with a part of this shape."""
    _KNOWN[action] = (shape, make)


def shapes() -> list[type[TaskPart]]:
    """Of all that are known: together the union that the web reads."""
    return [shape for shape, _ in _KNOWN.values()]


def part_of(task: Task, apart: Apart | None, actor: Actor) -> TaskPart | None:
    """None of a kind that shows what all tasks show."""
    known = _KNOWN.get(task.action)
    return known[1](task, apart, actor) if known else None
