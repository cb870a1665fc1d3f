"""Follows."""

from typing import Any


def deliveries_view(*given: Any) -> Any:
    raise NotImplementedError


def people_to_sign(*given: Any) -> Any:
    raise NotImplementedError


def settings_view(*given: Any) -> Any:
    raise NotImplementedError


def signing_list(*given: Any) -> Any:
    raise NotImplementedError


def signing_view(*given: Any) -> Any:
    raise NotImplementedError
