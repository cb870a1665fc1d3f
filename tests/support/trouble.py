"""AWS, or who gives the time, on a bad day: every call fails, in one of several ways."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from botocore import endpoint
from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from msgspec import Struct, field

from chalicelib.gateways.signing import timestamps
from tests.functions import is_running

# As botocore calls them in an address, in the order in which a signing comes to need them; those
# who give the time are no service of AWS.
TABLES, TIME = ("dynamodb",), "timestamps"
OTHERS = ("email", "sns", "sqs", "s3", "kms", TIME)
SERVICES = (*TABLES, *OTHERS)
WAYS = ("refused", "timeout", "throttled", "broken")
CODES = {"throttled": "ThrottlingException", "broken": "InternalFailure"}
STATUS = {"throttled": 400, "broken": 500}


class Trouble(Struct, kw_only=True):
    """`asked` is what was asked of the service, and `lost` what got no answer: a question and its
    repetitions are one. The first `spared` questions are answered as ever."""

    services: tuple[str, ...]
    way: str
    spared: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def lost(self) -> list[str]:
        return self.asked[self.spared :]

    def fail(self, service: str, request: Any) -> AWSResponse:
        if self.way == "refused":
            raise EndpointConnectionError(endpoint_url=request.url)
        if self.way == "timeout":
            raise ReadTimeoutError(endpoint_url=request.url)
        body = json.dumps({"__type": CODES[self.way]}).encode()
        headers = {"x-amzn-errortype": CODES[self.way]}
        if service in ("s3", "sns"):
            body = f"<Error><Code>{CODES[self.way]}</Code></Error>".encode()
            body = body if service == "s3" else b"<E>" + body + b"</E>"
        return AWSResponse(request.url, STATUS[self.way], headers, _Raw(body))


class _Raw:
    def __init__(self, body: bytes) -> None:
        self.body = body

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.body


@contextmanager
def down(services: tuple[str, ...], way: str, spared: int = 0) -> Iterator[Trouble]:
    """For the portal, not for the test around it; nobody really waits."""
    trouble = Trouble(services=services, way=way, spared=spared)
    send, ask = endpoint.Endpoint._send, endpoint.Endpoint.make_request
    stamp = timestamps.ask

    def sent(self: Any, request: Any) -> Any:
        fails = is_running() and self._endpoint_prefix in services and trouble.lost
        return trouble.fail(self._endpoint_prefix, request) if fails else send(self, request)

    def asked(self: Any, operation: Any, request: Any) -> Any:
        if is_running() and self._endpoint_prefix in services:
            trouble.asked.append(f"{self._endpoint_prefix} {operation.name}")
        return ask(self, operation, request)

    def stamped(url: str, request: bytes) -> bytes:
        if TIME in services:
            trouble.asked.append(f"{TIME} {url}")
        if TIME in services and trouble.lost:
            raise OSError(way)
        return stamp(url, request)

    nobody_waits = SimpleNamespace(sleep=lambda _: None)
    with (
        patch.object(endpoint.Endpoint, "_send", sent),
        patch.object(endpoint.Endpoint, "make_request", asked),
        patch.object(endpoint, "time", nobody_waits),
        patch.object(timestamps, "ask", stamped),
    ):
        yield trouble
