"""Facts as texts: how the fields of an event stand in its row, and how they are read back."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct, structs

from chalicelib.core import clock
from chalicelib.core.language import BETWEEN


class Part(Struct, frozen=True, kw_only=True):
    """Facts that several events have: their own fields stand beside the rest. Another struct in an
    event is one text, as JSON."""


class Between(Struct, frozen=True, kw_only=True):
    """What stands between the parts of a list that is one text."""

    text: str


class Beginning(Struct, frozen=True, kw_only=True):
    """What the names begin with of facts that are a mapping, and stand beside the rest."""

    text: str


Ids = tuple[str, ...]
Names = Annotated[tuple[str, ...], Between(text=BETWEEN)]
Words = Annotated[tuple[str, ...], Between(text=", ")]
S = TypeVar("S", bound=Struct)


class _Field(NamedTuple):
    name: str
    kind: Any
    between: str
    beginning: str
    default: Any


def texts(facts: Struct) -> dict[str, str]:
    """What differs from its default, by name; of a part of it its own fields, beside the rest."""
    found: dict[str, str] = {}
    for field in _fields(type(facts)):
        value = getattr(facts, field.name)
        if isinstance(value, Part):
            found |= texts(value)
        elif field.beginning:
            found |= {field.beginning + name: text for name, text in value.items()}
        elif value != field.default:
            found[field.name] = _text(value, field.between)
    return found


def read(kind: type[S], told: Mapping[str, str]) -> S:
    """The facts that were written so; what this kind does not know is left out."""
    given: dict[str, Any] = {}
    for field in _fields(kind):
        if _is(Part, field.kind):
            given[field.name] = read(field.kind, told)
        elif field.beginning:
            given[field.name] = _rest(field.beginning, told)
        elif field.name in told:
            given[field.name] = _value(field, told[field.name])
    return kind(**given)


@lru_cache
def _fields(kind: type[Struct]) -> tuple[_Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_field(each, hints[each.name]) for each in structs.fields(kind))


def _field(declared: structs.FieldInfo, hint: Any) -> _Field:
    kind, mark = _marked(_needed(hint))
    between = mark.text if isinstance(mark, Between) else ","
    beginning = mark.text if isinstance(mark, Beginning) else ""
    return _Field(declared.name, kind, between, beginning, declared.default)


def _needed(hint: Any) -> Any:
    """What it is where it is not None."""
    rest = [each for each in get_args(hint) if each is not NoneType]
    return rest[0] if NoneType in get_args(hint) else hint


def _marked(hint: Any) -> tuple[Any, Any]:
    """The type, and how it stands in its text."""
    if get_origin(hint) is not Annotated:
        return hint, None
    kind, mark = get_args(hint)
    return kind, mark


def _rest(beginning: str, told: Mapping[str, str]) -> dict[str, str]:
    ours = ((name, text) for name, text in told.items() if name.startswith(beginning))
    return {name.removeprefix(beginning): text for name, text in ours}


def _text(value: Any, between: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return between.join(value)
    if isinstance(value, datetime):
        return clock.stamp(value)
    if isinstance(value, Struct):
        return msgspec.json.encode(value).decode()
    return str(value)


def _value(field: _Field, text: str) -> Any:
    if field.kind is bool:
        return text == "yes"
    if get_origin(field.kind) is tuple:
        return tuple(text.split(field.between)) if text else ()
    if _is(Struct, field.kind):
        return msgspec.json.decode(text, type=field.kind)
    return msgspec.convert(text, field.kind, strict=False)


def _is(base: type[Struct], kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, base)
