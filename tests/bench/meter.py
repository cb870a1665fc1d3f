"""Counts what is asked of DynamoDB, and the read units that DynamoDB would bill for it."""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from msgspec import Struct, field

from chalicelib.core.dynamo import TableClient

UNIT = 4096


class Meter(Struct, kw_only=True):
    """`requests` are operation names in order; `looked_at` counts what was read and did not fit
    as well, of which the units are not in `list_units`."""

    requests: list[str] = field(default_factory=list)
    session_units: float = 0.0
    list_bytes: int = 0
    looked_at: int = 0
    list_units: float = 0.0

    def note(self, operation: str, parsed: Mapping[str, Any]) -> None:
        self.requests.append(operation)
        if operation == "GetItem":
            self.session_units += units(size_of(parsed.get("Item", {})))
        if operation == "BatchGetItem":
            found = [item for rows in parsed["Responses"].values() for item in rows]
            self.session_units += sum(units(size_of(item)) for item in found) / 2
        if operation == "Query":
            self.looked_at += parsed["ScannedCount"]
            size = sum(map(size_of, parsed["Items"]))
            self.list_bytes += size
            self.list_units += units(size) / 2


def units(size: int) -> int:
    """Of a consistent read; an index is read eventually, for half of it."""
    return max(1, math.ceil(size / UNIT))


@contextmanager
def metered() -> Iterator[Meter]:
    meter = Meter()
    with listening(meter.note):
        yield meter


@contextmanager
def listening(note: Callable[[str, Mapping[str, Any]], None]) -> Iterator[None]:
    """Tells each operation of DynamoDB and its reply."""
    ask = TableClient._make_api_call

    def told(client: TableClient, operation: str, arguments: dict[str, Any]) -> Any:
        reply = ask(client, operation, arguments)
        note(operation, reply)
        return reply

    with patch.object(TableClient, "_make_api_call", told):
        yield


def size_of(item: Mapping[str, Mapping[str, Any]]) -> int:
    """As DynamoDB counts: names and texts in UTF-8, numbers by two digits a byte."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def _value(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    return len(content) // 2 + 2 if kind == "N" else len(str(content).encode())
