"""Tables as the stores know them are the tables as infra makes them."""

import importlib
import pkgutil
from collections.abc import Iterator
from inspect import getmembers
from typing import Any

import pytest
from pynamodb.attributes import Attribute
from pynamodb.indexes import Index

import chalicelib
from chalicelib.core.config import config
from chalicelib.core.table import Row
from scripts.packaging.template import data_template


def stores() -> Iterator[str]:
    names = [module.name for module in pkgutil.walk_packages(chalicelib.__path__, "chalicelib.")]
    return (name for name in names if ".store" in name)


def rows(kind: type[Row] = Row) -> Iterator[type[Row]]:
    for row in kind.__subclasses__():
        if row.__module__.startswith("chalicelib.") and hasattr(row, "Meta"):
            yield row
        yield from rows(row)


def tables() -> dict[str, Any]:
    found = data_template()["Resources"].values()
    made = [each["Properties"] for each in found if each["Type"] == "AWS::DynamoDB::Table"]
    return {table["TableName"]["Fn::Sub"].removeprefix("${Prefix}"): table for table in made}


for store in stores():
    importlib.import_module(store)
TABLES = tables()
ROWS = sorted(rows(), key=lambda row: f"{row.__module__}.{row.__name__}")


def in_infra(row: type[Row]) -> dict[str, Any]:
    table: dict[str, Any] = TABLES[row.Meta.table_name.removeprefix(config().table_prefix)]
    return table


def in_code(row: type[Row]) -> dict[str, Any]:
    """What PynamoDB itself would create."""
    schema: Any = row._get_schema()
    found: dict[str, Any] = schema
    return found


def keys(found: list[dict[str, str]]) -> dict[str, str]:
    return {key["KeyType"]: key["AttributeName"] for key in found}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_keys_are_the_same(row: type[Row]) -> None:
    assert keys(in_code(row)["key_schema"]) == keys(in_infra(row)["KeySchema"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_indexes_are_the_same(row: type[Row]) -> None:
    """A row that shares its table need not know the indexes of the other."""
    made = {index["IndexName"]: index for index in in_infra(row).get("GlobalSecondaryIndexes", [])}
    for index in in_code(row)["global_secondary_indexes"]:
        there = made[index["index_name"]]
        assert keys(index["key_schema"]) == keys(there["KeySchema"])
        assert index["projection"] == there["Projection"]


def test_every_index_is_asked_by_somebody() -> None:
    known = {
        (row.Meta.table_name.removeprefix(config().table_prefix), index["index_name"])
        for row in ROWS
        for index in in_code(row)["global_secondary_indexes"]
    }
    made = {
        (noun, index["IndexName"])
        for noun, table in TABLES.items()
        for index in table.get("GlobalSecondaryIndexes", [])
    }
    assert known == made


def test_every_table_has_rows() -> None:
    known = {row.Meta.table_name.removeprefix(config().table_prefix) for row in ROWS}
    assert known == TABLES.keys()


def test_what_expires_is_swept() -> None:
    """A row with a time to live is in a table that looks at it."""
    for row in ROWS:
        if "expires_at" in row.get_attributes():
            wanted = {"AttributeName": "expires_at", "Enabled": True}
            assert in_infra(row).get("TimeToLiveSpecification") == wanted, row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_what_a_row_declares_is_found_as_inspect_finds_it(row: type[Row]) -> None:
    found = getmembers(row, lambda it: isinstance(it, Attribute | Index))
    ours = {**row.get_attributes(), **indexes_of(row)}
    assert {name: id(each) for name, each in ours.items()} == {
        name: id(each) for name, each in found
    }, "by id: two attributes that are compared are a condition"


def indexes_of(row: type[Row]) -> dict[str, Any]:
    return {name: each for name, each in vars(row).items() if isinstance(each, Index)}
