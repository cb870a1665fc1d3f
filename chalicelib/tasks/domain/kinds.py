"""Which kinds of task there are: each module has its own, and app.py makes them known (ADR 58)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from chalicelib.offices.domain.types import Action

if TYPE_CHECKING:  # a kind knows tasks, and a task asks its kind
    from chalicelib.tasks.domain.kind import Kind

_KNOWN: "dict[Action, Callable[[], Kind]]" = {}


def know(found: "Mapping[Action, Callable[[], Kind]]") -> None:
    """Of an action that was known already the last counts."""
    _KNOWN.update(found)


def of(action: Action) -> "Kind":
    return _KNOWN[action]()
