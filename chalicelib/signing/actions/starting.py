"""Follows."""

from typing import Any


class Wanted:
    def __init__(self, **facts: Any) -> None: ...


def people_to_sign(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def start_signing(*given: Any, **named: Any) -> Any:
    raise NotImplementedError
