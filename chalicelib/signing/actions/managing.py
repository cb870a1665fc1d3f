"""Follows."""

from typing import Any


def extend(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def remind(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def replace_signer(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def withdraw(*given: Any, **named: Any) -> Any:
    raise NotImplementedError
