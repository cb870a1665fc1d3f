"""The portal of `make up` around a little app, to see what the local runner itself does."""

from pathlib import Path
from typing import Any

from scripts import resources
from tests.laptop import Portal

APP = {"AKKOORD_APP": "tests.support.little_app"}
EVENTS = "akkoord-local-events"


def settings(folder: Path) -> dict[str, str]:
    """With a folder in which a test says what must fail."""
    (folder / "fail").mkdir()
    return APP | {"FAIL": str(folder / "fail")}


def client(portal: Portal, service: str) -> Any:
    return resources.client(service, portal.endpoint)


def happen(portal: Portal, name: str) -> None:
    """An event is written to the table whose stream the pump reads."""
    item = {"client_key": {"S": "van-dijk#1"}, "event_key": {"S": name}}
    client(portal, "dynamodb").put_item(TableName=EVENTS, Item=item)


def fail(folder: Path, what: str, times: int = 1) -> Path:
    """The last of the files that make `what` fail, each once."""
    for number in range(times):
        path = folder / "fail" / f"{what}.{number}"
        path.touch()
    return path


def sent(portal: Portal, subject: str) -> list[dict[str, str]]:
    return [message for message in portal.outbox() if message["subject"] == subject]
