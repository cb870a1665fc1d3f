"""Follows."""

from typing import Any


def check(*given: Any, **named: Any) -> Any:
    raise NotImplementedError
