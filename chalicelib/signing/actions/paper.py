"""Follows."""

from typing import Any


def complete_scan(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def judge_receipt(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def own_scan(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def sign_on_paper(*given: Any, **named: Any) -> Any:
    raise NotImplementedError


def start_scan(*given: Any, **named: Any) -> Any:
    raise NotImplementedError
