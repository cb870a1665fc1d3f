"""Bases of what goes in and out as JSON."""

from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, get_args, get_type_hints

import msgspec

from chalicelib.core.decoding import refusal
from chalicelib.core.text import FIRST_DAY, LAST_DAY, READINGS, ComingDay, TextReading


class Body(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A request's body or query: a field we do not know is refused, text comes in as its type is
    read (without what cannot be seen), no day lies beyond what anybody means, and in a list each
    text stands once, but for those that `may_repeat`."""

    may_repeat: ClassVar[frozenset[str]] = frozenset()

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str):
                self._read(name, value)
            elif isinstance(value, date) and not FIRST_DAY <= value <= LAST_DAY:
                raise refusal(name, _range_of(type(self), name))
            elif isinstance(value, list) and name not in self.may_repeat and _repeats(value):
                raise refusal(name, "twice")

    def _read(self, name: str, value: str) -> None:
        reading = readings(type(self)).get(name)
        if reading is None:
            return
        tidy = reading.tidy(value)
        if wrong := reading.wrong(value, tidy):
            raise refusal(name, wrong)
        msgspec.structs.force_setattr(self, name, tidy)


def _repeats(value: list[Any]) -> bool:
    """Ids and names; what has parts is for the rules behind it, which know what makes two alike."""
    texts = [each for each in value if isinstance(each, str)]
    return len(set(texts)) < len(texts)


@lru_cache(maxsize=256)
def readings(kind: type) -> dict[str, TextReading]:
    """The fields of a body that are text of a kind that we tidy, and how."""
    hints = get_type_hints(kind, include_extras=True)
    found = {name: _reading(hint) for name, hint in hints.items()}
    return {name: reading for name, reading in found.items() if reading}


def _range_of(kind: type, name: str) -> str:
    """Between which days it may be, as a code of errors.json."""
    hint = get_type_hints(kind, include_extras=True)[name]
    return "day_to_come" if ComingDay in (hint, *get_args(hint)) else "day_out_of_range"


def _reading(hint: Any) -> TextReading | None:
    return next((READINGS[each] for each in (hint, *get_args(hint)) if each in READINGS), None)


class Answer(msgspec.Struct, kw_only=True):
    """What a route answers."""
