"""Follows."""

from typing import Any


def certificates_view(*given: Any) -> Any:
    raise NotImplementedError


def checked_document(*given: Any) -> Any:
    raise NotImplementedError


def evidence_view(*given: Any) -> Any:
    raise NotImplementedError
