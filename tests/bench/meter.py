"""Counts what is asked of DynamoDB, and the read units that DynamoDB would bill for it."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field

from chalicelib.core.table import connection

UNIT = 4096
EVENT = "after-call.dynamodb"


class Meter(Struct, kw_only=True):
    """`requests` are operation names in order."""

    requests: list[str] = field(default_factory=list)
    session_units: float = 0.0
    list_bytes: int = 0
    list_units: float = 0.0

    def note(self, model: Any, parsed: Mapping[str, Any], **_: Any) -> None:
        self.requests.append(model.name)
        if model.name == "GetItem":
            self.session_units += units(size_of(parsed.get("Item", {})))
        if model.name == "Query":
            size = sum(map(size_of, parsed["Items"]))
            self.list_bytes += size
            self.list_units += units(size) / 2


def units(size: int) -> int:
    """Of a consistent read; an index is read eventually, for half of it."""
    return max(1, math.ceil(size / UNIT))


@contextmanager
def metered() -> Iterator[Meter]:
    meter = Meter()
    events = connection().client.meta.events
    events.register(EVENT, meter.note)
    try:
        yield meter
    finally:
        events.unregister(EVENT, meter.note)


def size_of(item: Mapping[str, Mapping[str, Any]]) -> int:
    """As DynamoDB counts: names and texts in UTF-8, numbers by two digits a byte."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def _value(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    return len(content) // 2 + 2 if kind == "N" else len(str(content).encode())
