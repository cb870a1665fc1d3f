"""DynamoDB over HTTP: asks, and asks again what may pass. What botocore does for this service,
without reading what it can do for every other one (ADR 65)."""

import random
import time
import uuid
from typing import Any

import msgspec

from chalicelib.core import outside
from chalicelib.core.errors import Refused
from chalicelib.core.service import Reply, Service, decoded, refusal

SERVICE = "dynamodb"
TARGET = "DynamoDB_20120810."
CONTENT = "application/x-amz-json-1.0"


class TableClient(Service):
    """Stands where PynamoDB expects botocore's client: the same question, reply and errors."""

    def __init__(self, region: str, url: str, patience: outside.Patience) -> None:
        super().__init__(SERVICE, region, url, patience)

    def _make_api_call(self, operation: str, arguments: dict[str, Any]) -> Reply:
        """The reply of DynamoDB; raises one of `outside.RAISED`. What may pass is asked again, the
        same transaction under the same token, so that it is done once."""
        if operation == "TransactWriteItems":
            arguments.setdefault("ClientRequestToken", str(uuid.uuid4()))
        body = msgspec.json.encode(arguments)
        for again in range(self.patience.attempts - 1):
            try:
                return self.ask(operation, body)
            except outside.RAISED as error:
                if outside.meaning(error) is Refused:
                    raise
            pause(again)
        return self.ask(operation, body)

    def ask(self, operation: str, body: bytes) -> Reply:
        """The reply to one try."""
        signed = self.signed({"x-amz-target": TARGET + operation}, body)
        answer = self.send(signed | {"content-type": CONTENT}, body)
        if answer.status == 200:
            return decoded(answer.content)
        raise refusal(answer, operation)


def pause(again: int) -> None:
    """Before a next try: at random, up to what is counted with `Patience.read`."""
    time.sleep(random.uniform(0, outside.PAUSE * (again + 1)))  # noqa: S311
