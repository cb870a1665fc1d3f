"""Leaves of botocore's data what the portal reads: a cold start parses all that is left."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

# The tables have a client of their own (core/dynamo.py).
SERVICES = ("kms", "s3", "secretsmanager", "sesv2", "sns", "sqs", "sts")
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
    """A description without its prose."""
    told: Model = _without_prose(content)
    for setting in told.get("clientContextParams", {}).values():
        setting["documentation"] = ""  # botocore reads it when it makes a client of S3
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
