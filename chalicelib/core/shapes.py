"""Bases of what goes in and out as JSON."""

from functools import lru_cache
from typing import Any, get_args, get_type_hints

import msgspec

from chalicelib.core.letters import visible
from chalicelib.core.text import is_line


class Body(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A request's body or query: a field we do not know is refused, and lines of text (names,
    titles) come in without characters that cannot be seen."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str) and not value.isascii() and name in _lines(type(self)):
                msgspec.structs.force_setattr(self, name, _seen(name, value))


def _seen(name: str, value: str) -> str:
    """In the words that `decoding` knows, when nothing is left."""
    if not (seen := visible(value)):
        raise ValueError(f"Expected `str` of length >= 1 - at `$.{name}`")
    return seen


@lru_cache(maxsize=256)
def _lines(kind: type) -> frozenset[str]:
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _has_line(hint))


def _has_line(hint: Any) -> bool:
    """Also where it may be left out."""
    return is_line(hint) or any(is_line(each) for each in get_args(hint))


class Answer(msgspec.Struct, kw_only=True):
    """What a route answers."""
