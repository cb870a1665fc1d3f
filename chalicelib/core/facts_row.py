"""A row that knows its facts: `FactsRow[Document]` declares keys, indexes and columns, and how the
struct becomes an item, and an item the struct, is written here, once for all of them.

What a struct says stands in `facts`, as JSON in the `form` of this kind (core/forms.py). Apart from
it stand the fields that an attribute is made for: `KeyOf` puts some together in a key, and an
attribute with the name of a field has that one alone. That is for what a condition asks, what an
index sorts by and what is changed by itself, and for nothing else: every attribute costs time.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Generic, Self, TypeVar, get_args

import msgspec
from msgspec import NODEFAULT, Struct
from pynamodb.attributes import Attribute, NumberAttribute, UnicodeAttribute
from pynamodb.constants import MAP, STRING
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.core import clock, forms
from chalicelib.core.table import Row, key

F = TypeVar("F", bound=Struct)
# What is written as it is.
_PLAIN = frozenset({str, int, bool, float, datetime, date, type(None)})
_OURS = frozenset({"facts", "form", "revision"})


class KeyOf(UnicodeAttribute):
    """A key that these fields make together, and that is taken apart again when it is read."""

    def __init__(self, *fields: str, **more: Any) -> None:
        super().__init__(**more)
        self.fields = fields

    def made(self, known: Struct) -> str:
        return key(*(getattr(known, name) for name in self.fields))

    def apart(self, written: str) -> dict[str, str]:
        return dict(zip(self.fields, written.split("#"), strict=True))


class Moment(Attribute[Any]):
    """A time that sorts as text."""

    attr_type = STRING

    def serialize(self, value: Any) -> str:
        return clock.stamp(value)

    def deserialize(self, value: str) -> Any:
        return clock.parse(value)


class Json(Attribute[Any]):
    """A struct, a mapping or a list in one text; the same in the same text."""

    attr_type = STRING

    def serialize(self, value: Any) -> str:
        return msgspec.json.encode(_unusual(value), order="deterministic").decode()

    def deserialize(self, value: str) -> Any:
        return msgspec.json.decode(value)


class Texts(Attribute[Any]):
    """Texts by name, of which one can be set without the others."""

    attr_type = MAP

    def serialize(self, value: Any) -> Any:
        return {str(name): {STRING: text} for name, text in value.items()}

    def deserialize(self, value: Any) -> Any:
        return {name: text[STRING] for name, text in value.items()}


class FactsRow(Row, Generic[F]):
    """`revision` counts how often it was written, where the struct has that too: it says there as
    which it was read. `of_index` are attributes of an index alone, which stand there at times only,
    though a field is called the same."""

    of_index: ClassVar[frozenset[str]] = frozenset()
    facts = UnicodeAttribute()
    form = NumberAttribute()
    revision = NumberAttribute(null=True)

    @classmethod
    def of(cls, known: F, **given: Any) -> Self:
        """The item to write; `given` are attributes of which the struct says nothing."""
        parts = _parts(cls)
        for name, made_of in parts.keys:
            given[name] = made_of.made(known)
        given |= {name: _kept(cls, name, known) for name in parts.columns}
        if "revision" in parts.beside:
            given["revision"] = (_revision_of(known) or 0) + 1
        row = cls(facts=_written(known, parts.apart), form=forms.form_of(parts.kind), **given)
        row.index(known)
        return row

    def index(self, known: F) -> None:
        """Sets the keys of the sparse indexes in which it is to be found; of itself, none."""

    def read(self) -> F:
        """The struct, of whatever form it was stored in."""
        parts, form = _parts(type(self)), int(self.form)
        if parts.decoder and form == forms.form_of(parts.kind):
            return parts.decoder.decode(self.facts)  # type: ignore[no-any-return]
        stored = msgspec.json.decode(self.facts)
        if parts.apart:
            stored = {**dict.fromkeys(parts.needed), **stored, **self._apart(parts)}
        return msgspec.convert(forms.upgraded(parts.kind, stored, form), parts.kind)  # type: ignore[no-any-return]

    def _apart(self, parts: "_Parts") -> dict[str, Any]:
        """The fields that stand apart from the facts."""
        found = {name: getattr(self, name) for name in parts.beside}
        for name, made_of in parts.keys:
            found |= made_of.apart(getattr(self, name))
        return {name: value for name, value in found.items() if value is not None}

    @classmethod
    def same(cls, row: Row) -> Self:
        """An item that a query gave as another kind of row, as this one."""
        known, given = cls.get_attributes(), row.attribute_values
        return cls(**{name: value for name, value in given.items() if name in known})

    @classmethod
    def unchanged(cls, known: F) -> Condition:
        """Nobody wrote it since it was read; or nobody ever did."""
        revision = _revision_of(known)
        return cls.revision == revision if revision else cls.absent()

    @classmethod
    def absent(cls) -> Condition:
        """Nothing has these keys."""
        return cls.form.does_not_exist()

    def changes(self, but: Collection[str] = ()) -> list[Action]:
        """For an update: all that it says now, but for its keys and what stays as it is."""
        names = (name for name, each in self.get_attributes().items() if not _is_key(each))
        return changes(type(self), {each: getattr(self, each) for each in names if each not in but})


def changes(kind: type[Row], values: dict[str, Any]) -> list[Action]:
    """For an update: these attributes get these values, and what is None goes."""
    known = kind.get_attributes()
    return [
        known[name].remove() if value is None else known[name].set(value)
        for name, value in values.items()
    ]


def _written(known: Struct, apart: frozenset[str]) -> str:
    """As JSON, without what stands apart; the same facts in the same text."""
    told = _unusual(known)
    left = {name: each for name, each in told.items() if name not in apart} if apart else told
    return msgspec.json.encode(left).decode()


def _unusual(value: Any) -> Any:
    """A struct by name, without what is as its defaults are, however deep: that so much need not be
    written is safe, since another default is another form. A set stands in one order."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Struct):
        usual = _usual(type(value))
        return value if usual.is_list else _by_name(value, usual)
    if isinstance(value, Mapping):
        return {name: _unusual(each) for name, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_unusual(each) for each in value] if isinstance(value, tuple) else value


def _by_name(value: Struct, usual: "_Usual") -> dict[str, Any]:
    told = ((name, getattr(value, name), default) for name, default in usual.fields.items())
    return usual.tag | {name: _unusual(each) for name, each, default in told if each != default}


class _Usual(Struct, frozen=True, kw_only=True):
    """Of a kind of struct: whether it is written as a list, what tells it from others, its fields
    and their defaults; what no value is, of a field without one."""

    is_list: bool
    tag: dict[str, Any]
    fields: dict[str, Any]


@cache
def _usual(kind: type[Struct]) -> _Usual:
    """From what the struct has of itself: `structs.fields` would work out all its types first, and
    that costs a start more than all the rest of this."""
    config, names = kind.__struct_config__, kind.__struct_fields__
    known = kind.__struct_defaults__
    defaults = (*(NODEFAULT for _ in names[len(known) :]), *map(_default, known))
    tag = {config.tag_field: config.tag} if config.tag_field else {}
    fields = dict(zip(names, defaults, strict=True))
    return _Usual(is_list=config.array_like, tag=tag, fields=fields)


def _default(given: Any) -> Any:
    factory = getattr(given, "factory", None)
    return factory() if factory else given


def _kept(row: type[Row], name: str, known: Struct) -> Any:
    """What a column says; nothing when that is as usual, and may be left out."""
    value = getattr(known, name)
    usual = value == _usual(type(known)).fields[name] and row.get_attributes()[name].null
    return None if usual else value


class _Parts(Struct, frozen=True, kw_only=True):
    """What stands where: `columns` are the fields with an attribute of their own, `beside` all
    attributes that are read as fields, `apart` the fields that are not in the facts, `needed` the
    columns that say None by not being there; the decoder is of facts that have all of them."""

    kind: Any
    keys: tuple[tuple[str, KeyOf], ...]
    columns: tuple[str, ...]
    beside: tuple[str, ...]
    apart: frozenset[str]
    needed: tuple[str, ...]
    decoder: msgspec.json.Decoder[Any] | None


@cache
def _parts(row: type[FactsRow[Any]]) -> _Parts:
    """Worked out when the first of these rows is met, so that starting costs nothing."""
    kind = facts_of(row)
    fields, known = kind.__struct_fields__, row.get_attributes()
    keys = tuple((name, each) for name, each in known.items() if isinstance(each, KeyOf))
    made = {name for _, each in keys for name in each.fields}
    others = made | _OURS | row.of_index
    columns = tuple(each for each in fields if each in known and each not in others)
    beside = columns + (("revision",) if "revision" in fields else ())
    apart = frozenset({*made, *beside})
    decoder = None if apart else msgspec.json.Decoder(kind)
    needed = tuple(each for each in columns if _usual(kind).fields[each] is NODEFAULT)
    return _Parts(
        kind=kind,
        keys=keys,
        columns=columns,
        beside=beside,
        apart=apart,
        needed=needed,
        decoder=decoder,
    )


def facts_of(row: type[FactsRow[Any]]) -> type[Struct]:
    """The struct between the brackets."""
    bases = (base for each in row.__mro__ for base in vars(each).get("__orig_bases__", ()))
    return next(kind for base in bases for kind in get_args(base) if isinstance(kind, type))


def _revision_of(known: Struct) -> int | None:
    """As which it was read; nothing of what was never written."""
    revision: int | None = getattr(known, "revision")  # noqa: B009  not every struct has it
    return revision


def _is_key(attribute: Attribute[Any]) -> bool:
    return attribute.is_hash_key or attribute.is_range_key
