"""Follows."""

from typing import Any


def open_file(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def signings_to_sign(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def visible_signing(*given: Any, **named: Any) -> Any:
    raise NotImplementedError
