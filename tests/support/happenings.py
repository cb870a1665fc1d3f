"""Events as they happen, for tests that tell of one without doing it."""

from enum import Enum
from typing import Any, get_args

from msgspec import NODEFAULT, Struct

from chalicelib.audit.domain import DECLARED, Happened, declare_all
from chalicelib.core.details import _fields, read

declare_all()
ACTIONS = frozenset(DECLARED)
SECURITY = {name: kind.concern for name, kind in DECLARED.items() if kind.concern}


def happened(action: str, **details: str) -> Happened:
    return read(DECLARED[action], details_of(action, **details))


def details_of(action: str, **details: str) -> dict[str, str]:
    """With something for every fact that the event must have."""
    return _needed(DECLARED[action]) | details


def _needed(kind: type[Struct]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in _fields(kind):
        if isinstance(field.kind, type) and issubclass(field.kind, Struct):
            found |= _needed(field.kind) if field.default is NODEFAULT else {}
        elif field.default is NODEFAULT and not field.beginning:
            found[field.name] = _any(field.kind)
    return found


def _any(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str(next(iter(kind)).value)
    if kind is int:
        return "1"
    if kind is bool:
        return "no"
    if getattr(kind, "__name__", "") in ("date", "datetime"):
        return "2026-11-22T09:00:00+00:00"[: 10 if kind.__name__ == "date" else None]
    choices = [each for each in get_args(kind) if isinstance(each, type) and issubclass(each, Enum)]
    return str(next(iter(choices[0])).value) if choices else "x"
