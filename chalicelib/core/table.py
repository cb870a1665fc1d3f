"""What every DynamoDB item is made of: one connection, one naming rule, one kind of transaction."""

import base64
import binascii
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from pynamodb import attributes, indexes, models
from pynamodb.connection import Connection
from pynamodb.connection.base import MetaTable
from pynamodb.connection.table import TableConnection
from pynamodb.exceptions import (
    DeleteError,
    PutError,
    TransactWriteError,
    UpdateError,
    VerboseClientError,
)
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, Projection
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from chalicelib.core import outside
from chalicelib.core.config import config
from chalicelib.core.dynamo import TableClient
from chalicelib.core.errors import Conflict, NotFound, Refused, TryAgain, bad_field

CONFLICT_RETRIES = 3
# As often as what was looked up late may be overtaken, before it is a Conflict like any other.
LATE_ROUNDS = 8
_KINDS = ("_condition_check_items", "_delete_items", "_put_items", "_update_items")
# Why DynamoDB cancels a transaction that may go through a moment later.
BUSY = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
FAILED = "ConditionalCheckFailed"
LONGEST_ID = 200


class _SharedConnection(Connection):
    def add_meta_table(self, meta_table: MetaTable) -> None:
        """Several kinds of rows may share a table; each adds the indexes that it knows."""
        known = self._tables.setdefault(meta_table.table_name, meta_table)
        if known is not meta_table:
            for part in ("AttributeDefinitions", "GlobalSecondaryIndexes"):
                own = known.data.get(part, [])
                known.data[part] = own + [
                    it for it in meta_table.data.get(part, []) if it not in own
                ]

    @property
    def client(self) -> Any:
        """Ours, in the place of botocore's."""
        if self._client is None:
            url = config().aws_endpoint_url
            self._client = TableClient(self.region, url, outside.patience())  # type: ignore[assignment]
        return self._client

    def _make_api_call(self, operation_name: str, operation_kwargs: dict[str, Any]) -> Any:
        """What may pass is not an error of the row: nobody has to tell it from a condition."""
        try:
            reply = super()._make_api_call(operation_name, operation_kwargs)
        except outside.RAISED as error:
            told = error.__cause__ if isinstance(error, VerboseClientError) else error
            kind = outside.meaning(told)  # type: ignore[arg-type]
            if kind is Refused:
                raise
            raise kind(f"dynamodb {outside.code_of(error)}") from error
        if reply.get("UnprocessedKeys"):  # PynamoDB would ask for the rest without end or pause
            raise TryAgain("dynamodb gave only a part")
        return reply


@lru_cache(maxsize=1)
def connection() -> Connection:
    return _SharedConnection(region=config().region)


def _members(kind: type, fits: Callable[[Any], bool]) -> list[tuple[str, Any]]:
    """What a class and those above it declare; without looking up whatever else a class has."""
    found: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        found |= vars(each)
    return [(name, value) for name, value in found.items() if fits(value)]


# PynamoDB looks through every row and index as it is declared, which takes `inspect` so long that a
# start shows it: 0.6 of 1.4 million instructions for each.
for _module in (attributes, indexes, models):
    vars(_module)["getmembers"] = _members


class Row(Model):
    """Base of every stored item; all tables share one connection."""

    @classmethod
    def _get_connection(cls) -> TableConnection:
        if cls._connection is None:
            table = super()._get_connection()
            shared = connection()
            shared.add_meta_table(table.get_meta_table())
            table.connection = shared
        return super()._get_connection()


M = TypeVar("M", bound=Row)


class GlobalIndex(GlobalSecondaryIndex[M]):
    """Base of every index: named as its row names it, holding everything unless told otherwise."""

    def __init_subclass__(cls, projection: Projection | None = None) -> None:
        cls.Meta = type("Meta", (), {"projection": projection or AllProjection()})
        super().__init_subclass__()  # type: ignore[no-untyped-call]


def table_name(noun: str) -> str:
    return f"{config().table_prefix}{noun}"


def key(*parts: str) -> str:
    """The parts of a key, the office first; an id that smuggles in a separator names nothing, nor
    does one that is longer than any of ours."""
    if any("#" in part or not 0 < len(part) <= LONGEST_ID for part in parts):
        raise NotFound
    return "#".join(parts)


class Write(TransactWrite):
    """What is written together. What depends on rows that others may add at that moment is added
    `late`: looked up as it is committed, and looked up again when it was overtaken."""

    def __init__(self) -> None:
        super().__init__(connection=connection())
        self._late: list[Late] = []

    def late(self, add: "Late") -> None:
        """`add` must put a condition on what it has read."""
        self._late.append(add)

    def whole(self) -> tuple[TransactWrite, list[bool]]:
        """With what is late, and which items those are: in the order in which AWS is told."""
        whole = TransactWrite(connection=connection())
        for kind in _KINDS:
            getattr(whole, kind).extend(getattr(self, kind))
        for add in self._late:
            add(whole)
        return whole, [
            at >= len(getattr(self, kind))
            for kind in _KINDS
            for at in range(len(getattr(whole, kind)))
        ]


Late = Callable[[TransactWrite], None]


@contextmanager
def transaction() -> Iterator[Write]:
    """All or nothing over several tables; somebody else's change in between is a Conflict."""
    write = Write()
    yield write
    _commit(write, CONFLICT_RETRIES, LATE_ROUNDS)


def _commit(write: Write, retries: int, rounds: int) -> None:
    whole, late = write.whole()
    try:
        whole.__exit__(None, None, None)
    except TransactWriteError as error:
        reasons = zip(error.cancellation_reasons, late, strict=False)
        found = {(reason.code, is_late) for reason, is_late in reasons if reason}
        _check_may_pass(error, found, retries, rounds)
        was_busy = not any(code == FAILED for code, _ in found)
        _commit(write, retries - was_busy, rounds - (not was_busy))


def _check_may_pass(
    error: TransactWriteError, found: set[tuple[str, bool]], retries: int, rounds: int
) -> None:
    """Whether what was refused may go through when it is looked up again."""
    if (FAILED, False) in found or ((FAILED, True) in found and not rounds):
        raise Conflict("changed_meanwhile") from error
    codes = {code for code, _ in found}
    if not codes & (BUSY | {FAILED}):
        raise error
    if FAILED not in codes and not retries:
        raise TryAgain("the transaction found others at work") from error


def wrote(write: Callable[[], object]) -> bool:
    """Whether one row was written; False when the condition of the write does not hold."""
    try:
        write()
    except (PutError, UpdateError, DeleteError) as error:
        if error.cause_response_code != f"{FAILED}Exception":
            raise
        return False
    return True


def encode_cursor(last_key: dict[str, Any] | None) -> str | None:
    return base64.urlsafe_b64encode(msgspec.json.encode(last_key)).decode() if last_key else None


def decode_cursor(cursor: str, **must_hold: str) -> dict[str, Any]:
    """The DynamoDB key in a cursor; `must_hold` are the attributes it may not disagree on."""
    try:
        last_key = msgspec.json.decode(
            base64.urlsafe_b64decode(cursor), type=dict[str, dict[str, str]]
        )
    except (ValueError, binascii.Error) as error:
        raise bad_field("cursor", "invalid") from error
    if any(last_key.get(name) != {"S": value} for name, value in must_hold.items()):
        raise bad_field("cursor", "invalid")
    return last_key
