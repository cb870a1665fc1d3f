"""Bases of what goes in and out as JSON."""

from functools import lru_cache
from typing import get_args, get_type_hints

import msgspec

from chalicelib.core.letters import shows, visible
from chalicelib.core.text import LINES_OF_TEXT, Line


class Body(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A request's body or query: a field we do not know is refused, and lines of text (names,
    titles) come in without characters that cannot be seen."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str) and not value.isascii() and name in _lines(type(self)):
                msgspec.structs.force_setattr(self, name, self._seen(name, value))

    def _seen(self, name: str, value: str) -> str:
        """Refused in the words that `decoding` knows, when it must be there and nothing is left."""
        seen = visible(value)
        if not shows(seen) and _lines(type(self))[name]:
            raise ValueError(f"Expected `str` of length >= 1 - at `$.{name}`")
        return seen


@lru_cache(maxsize=256)
def _lines(kind: type) -> dict[str, bool]:
    """The fields that hold a line of text, and whether there must be one."""
    hints = get_type_hints(kind, include_extras=True)
    found = {name: {hint, *get_args(hint)} for name, hint in hints.items()}
    return {name: Line in kinds for name, kinds in found.items() if kinds & LINES_OF_TEXT}


class Answer(msgspec.Struct, kw_only=True):
    """What a route answers."""
