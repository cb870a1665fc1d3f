"""What is read when it is needed: a process that has just started imports what its first request or
event asks for, and not the whole portal (ADR 66)."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[[], Any]:
    """Gives what is called `name` in this module, which is imported when that is first asked."""

    @cache
    def found() -> Any:
        return getattr(import_module(module), name)

    return found


def calling(module: str, name: str) -> Callable[..., Any]:
    """The function of that name in this module, which is imported when it is first called."""
    found = later(module, name)

    def call(*given: Any) -> Any:
        return found()(*given)

    call.__name__ = name
    return call
