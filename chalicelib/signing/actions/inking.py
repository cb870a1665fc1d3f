"""Follows."""

from typing import Any


def complete(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def give_signature(*given: Any, **named: Any) -> Any:
    raise NotImplementedError
