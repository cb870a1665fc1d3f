"""Leaves of botocore's data what the portal reads: a cold start parses all that is left."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

SERVICES = ("dynamodb", "kms", "s3", "secretsmanager", "sesv2", "sns", "sqs", "sts")
# What PynamoDB asks of a table; making and changing tables is CloudFormation's.
TABLE_OPERATIONS = (
    "BatchGetItem",
    "BatchWriteItem",
    "DeleteItem",
    "GetItem",
    "PutItem",
    "Query",
    "TransactGetItems",
    "TransactWriteItems",
    "UpdateItem",
)
# endpoints.json knows SES by another name.
ENDPOINTS = (*SERVICES, "email")
PARTITION = "aws"

Model = dict[str, Any]


def trim(data: Path) -> None:
    for folder in (folder for folder in data.iterdir() if folder.is_dir()):
        if folder.name not in SERVICES:
            shutil.rmtree(folder)
    for unread in (*data.rglob("examples-*"), *data.rglob("waiters-*")):
        unread.unlink()
    for packed in list(data.rglob("*.json.gz")):
        _write(packed.with_suffix(""), _model(json.loads(gzip.decompress(packed.read_bytes()))))
        packed.unlink()
    for name, trimmed in (("endpoints", _endpoints), ("partitions", _partitions)):
        path = data / f"{name}.json"
        _write(path, trimmed(json.loads(path.read_text())))


def _write(path: Path, content: Model) -> None:
    path.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False))


def _endpoints(content: Model) -> Model:
    (partition,) = (each for each in content["partitions"] if each["partition"] == PARTITION)
    services = {name: facts for name, facts in partition["services"].items() if name in ENDPOINTS}
    return {**content, "partitions": [{**partition, "services": services}]}


def _partitions(content: Model) -> Model:
    return {**content, "partitions": [p for p in content["partitions"] if p["id"] == PARTITION]}


def _model(content: Model) -> Model:
    """A description without its prose; of DynamoDB only what is done to the rows of a table."""
    told: Model = _without_prose(content)
    for setting in told.get("clientContextParams", {}).values():
        setting["documentation"] = ""  # botocore reads it when it makes a client of S3
    if told.get("metadata", {}).get("serviceId") == "DynamoDB":
        told["operations"] = {name: told["operations"][name] for name in TABLE_OPERATIONS}
        used = _shapes_of(told)
        told["shapes"] = {name: shape for name, shape in told["shapes"].items() if name in used}
    return told


def _without_prose(content: Any) -> Any:
    if isinstance(content, list):
        return [_without_prose(each) for each in content]
    if not isinstance(content, dict):
        return content
    return {
        name: _without_prose(value)
        for name, value in content.items()
        if not (name == "documentation" and isinstance(value, str))
    }


def _shapes_of(model: Model) -> set[str]:
    used: set[str] = set()
    left = list(_named(list(model["operations"].values())))
    while left:
        name = left.pop()
        if name not in used:
            used.add(name)
            left += _named(model["shapes"][name])
    return used


def _named(content: Any) -> list[str]:
    """Every shape that is referred to."""
    if isinstance(content, list):
        return [name for each in content for name in _named(each)]
    if not isinstance(content, dict):
        return []
    own = [content["shape"]] if isinstance(content.get("shape"), str) else []
    return own + [name for each in content.values() for name in _named(each)]
