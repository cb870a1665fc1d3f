"""What only one kind of task shows: each module makes its own, app.py makes them known (ADR 62)."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chalicelib.core.actor import Actor
from chalicelib.core.shapes import Answer
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain.task import Apart, Task


class TaskPart(Answer, tag_field="kind", kw_only=True):
    """Whose tag is the action. Of a person it says only what is of the kind, in the order of the
    `recipients`."""


Make = Callable[[Task, Apart | None, Actor], TaskPart]


class KindPart(NamedTuple):
    """Its shape, and how it is made."""

    shape: type[TaskPart]
    make: Make


_KNOWN: dict[Action, Callable[[], KindPart]] = {}


def know(found: Mapping[Action, Callable[[], KindPart]]) -> None:
    """From here on a task of such a kind is shown with such a part."""
    _KNOWN.update(found)


def shapes() -> list[type[TaskPart]]:
    """Of all that are known: together the union that the web reads."""
    return [found().shape for found in _KNOWN.values()]


def part_of(task: Task, apart: Apart | None, actor: Actor) -> TaskPart | None:
    """None of a kind that shows what all tasks show."""
    known = _KNOWN.get(task.action)
    return known().make(task, apart, actor) if known else None
