"""Keeps how facts are stored: per struct and form its shape and one stored item, in tests/facts.

Writes what a new form looks like, beside those of before, which stay. Refuses a struct that is of
another shape than its form: what is stored already would be read as something else, or not at all.
Keeps the versions of the standard catalogue as well.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct, structs
from pynamodb.attributes import Attribute, NumberAttribute, TTLAttribute

import chalicelib
from chalicelib.core import forms
from chalicelib.core.facts_row import FactsRow, facts_of
from chalicelib.offices.domain.catalogue import VERSIONS
from scripts.openapi import portal

FOLDER = Path(__file__).parents[1] / "tests" / "facts"
CATALOGUE = FOLDER / "catalogue"
WHAT_TO_DO = """{name} is of another shape than form {form}, in which it is stored: {what}.
Register a function beside it, @upgrade({name}, to={next}), that gives facts of form {form} as they
are now (or gives them as they are, when a new field has a default). Then run
python -m scripts.facts_forms, and commit what it writes. Where nothing of it was ever stored but on
a laptop: delete the form from tests/facts/{name}.json, run the same, and make reset."""
# What a struct does not take as just any text.
SOME = {"colour": "#112233", "sms_sender": "Akkoord"}
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Form(Struct, kw_only=True):
    """Of one struct: the fields of it and of what it holds, and an item as the table had it."""

    form: int
    shape: dict[str, Any]
    stored: dict[str, Any]


def rows() -> dict[str, type[FactsRow[Any]]]:
    """By the name of the struct that each has as facts."""
    portal()
    for module in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
        if ".store" in module.name:
            importlib.import_module(module.name)
    ours = (row for row in _below(FactsRow) if row.__module__.startswith("chalicelib."))
    return {facts_of(row).__name__: row for row in ours if hasattr(row, "Meta")}


def _below(kind: type[FactsRow[Any]]) -> Iterator[type[FactsRow[Any]]]:
    for row in kind.__subclasses__():
        yield row
        yield from _below(row)


def kept(name: str) -> list[Form]:
    """The forms in which these facts were ever stored, the first first."""
    path = FOLDER / f"{name}.json"
    return msgspec.json.decode(path.read_bytes(), type=list[Form]) if path.exists() else []


def complaint(kind: type[Struct], last: Form) -> str:
    """What to do, when the struct is not as it is stored; nothing when all is well."""
    now, name = shape(kind), kind.__name__
    other = sorted(each for each in {*now, *last.shape} if not _fits(each, now, last.shape))
    if not other:
        return ""
    what = "; ".join(f"{each} was {last.shape.get(each)}, is {now.get(each)}" for each in other)
    return WHAT_TO_DO.format(name=name, form=last.form, next=last.form + 1, what=what)


def _fits(name: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """What an enum gains is no other form: nothing that is stored has it."""
    new, old = now.get(name), before.get(name)
    if isinstance(new, list) and isinstance(old, list):
        return set(old) <= set(new)
    return bool(new == old)


def shape(kind: type[Struct]) -> dict[str, Any]:
    """The fields of a struct, and of all that it holds: each with its type and its default."""
    found: dict[str, Any] = {}
    _add(kind, found)
    return found


def _add(kind: Any, found: dict[str, Any]) -> None:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        found[kind.__name__] = [each.value for each in kind]
    elif isinstance(kind, type) and issubclass(kind, Struct) and kind.__name__ not in found:
        hints = get_type_hints(kind)
        fields = {each.name: _field(hints[each.name], each) for each in structs.fields(kind)}
        found[kind.__name__] = fields
        for name in fields:
            _add(hints[name], found)
    for each in get_args(kind):
        _add(each, found)


def _field(hint: Any, field: structs.FieldInfo) -> str:
    name = hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)
    plain = re.sub(r"(\w+\.)+(?=\w)", "", name)
    default = field.default
    if field.default_factory is not NODEFAULT:
        default = field.default_factory()
    return plain if default is NODEFAULT else f"{plain} = {msgspec.json.encode(default).decode()}"


def example(row: type[FactsRow[Any]]) -> dict[str, Any]:
    """An item of which every field says something else than usual."""
    return item(row, sample(facts_of(row), ""))


def item(row: type[FactsRow[Any]], known: Struct) -> dict[str, Any]:
    """These facts as the table has them; what they do not say themselves is made up."""
    needed = {name: each for name, each in row.get_attributes().items() if not each.null}
    given = {name: _filled(each) for name, each in needed.items() if name not in ("facts", "form")}
    stored: dict[str, Any] = row.of(known, **given).serialize()
    return stored


def _filled(attribute: Attribute[Any]) -> Any:
    if isinstance(attribute, TTLAttribute):
        return NOON
    return 7 if isinstance(attribute, NumberAttribute) else str(attribute.attr_name)


def sample(hint: Any, name: str, usual: Any = None) -> Any:
    """A value of this type that is not the usual one; a text is the name of its field."""
    kind, inner = get_origin(hint) or hint, list(get_args(hint))
    if kind is Literal:
        return next(each for each in reversed(inner) if each != usual)
    if kind in (Union, UnionType):
        return sample([each for each in inner if each is not NoneType][-1], name)
    if hint is bool:
        return not usual
    if issubclass(kind, StrEnum):
        return next(each for each in reversed(kind) if each != usual)
    if issubclass(kind, Struct):
        return _filled_struct(kind)
    if issubclass(kind, Mapping):
        return {sample(inner[0], name): sample(inner[1], name)}
    if issubclass(kind, tuple | frozenset):
        return kind(sample(each, name) for each in inner if each is not ...)
    return {str: SOME.get(name, name), int: 7, float: 0.5, datetime: NOON, date: NOON.date()}[kind]


def _filled_struct(kind: type[Struct]) -> Struct:
    hints = get_type_hints(kind)
    fields = structs.fields(kind)
    return kind(**{each.name: sample(hints[each.name], each.name, each.default) for each in fields})


def least(kind: type[Struct]) -> Struct:
    """What says as little as it may: nothing, or else as usual, or else anything."""
    hints = get_type_hints(kind)
    needed = [each.name for each in structs.fields(kind) if each.required]
    return kind(**{name: _least(hints[name], name) for name in needed})


def _least(hint: Any, name: str) -> Any:
    if NoneType in get_args(hint):
        return None
    kind = get_origin(hint) or hint
    if isinstance(kind, type) and issubclass(kind, Struct):
        return least(kind)
    may_be_empty = kind is tuple and ... in get_args(hint)
    return () if may_be_empty else sample(hint, name)


def renew(name: str, row: type[FactsRow[Any]]) -> str:
    """Adds the form of now, where it is not there; says what is wrong with the one that is."""
    known, kind = kept(name), facts_of(row)
    if known and known[-1].form == forms.form_of(kind):
        return complaint(kind, known[-1])
    new = Form(form=forms.form_of(kind), shape=shape(kind), stored=example(row))
    text = msgspec.json.format(msgspec.json.encode([*known, new]), indent=2)
    (FOLDER / f"{name}.json").write_bytes(text + b"\n")
    return ""


def renew_catalogue() -> None:
    """Keeps the versions of the standard catalogue that are new; what is kept already stays."""
    for version, whole in VERSIONS.items():
        path = CATALOGUE / f"{version}.json"
        if not path.exists():
            path.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")


def main() -> int:
    CATALOGUE.mkdir(exist_ok=True, parents=True)
    renew_catalogue()
    wrong = [each for each in (renew(name, row) for name, row in sorted(rows().items())) if each]
    print("\n\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
