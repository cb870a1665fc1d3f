"""Remembers, in the stand-in itself, that the demo was made; so that it is made once."""

from typing import Any

import boto3
from botocore.exceptions import ClientError

from scripts.local.stream import Checkpoint
from scripts.plain import Stop

KEY = {"stream": {"S": "demo"}}


def is_made(environment: dict[str, str]) -> bool:
    """Stop when it was broken off halfway: what is there fits nothing any more."""
    state = _state(environment)
    if state == "begun":
        raise Stop("The demo was only half made: run `make reset`, then `make up` again.")
    return state == "made"


def mark(environment: dict[str, str], state: str) -> None:
    """`state` is begun or made."""
    Checkpoint(
        _dynamodb(), _table(environment), "route_events"
    )  # makes the table when it is not there
    _dynamodb().put_item(TableName=_table(environment), Item=KEY | {"state": {"S": state}})


def _state(environment: dict[str, str]) -> str:
    try:
        found = _dynamodb().get_item(TableName=_table(environment), Key=KEY)
    except ClientError as error:
        if error.response["Error"]["Code"] == "ResourceNotFoundException":
            return ""
        raise
    return str(found.get("Item", {}).get("state", {}).get("S", ""))


def _table(environment: dict[str, str]) -> str:
    return f"{environment['TABLE_PREFIX']}pump"


def _dynamodb() -> Any:
    make: Any = boto3.client
    return make("dynamodb", region_name="eu-west-1")
