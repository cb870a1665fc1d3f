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

from chalicelib.core import dynamo
from chalicelib.core.wire import HttpAnswer
from chalicelib.gateways.signing import timestamps
from tests.functions import is_running
from tests.support.overhearing import overhearing

# As botocore calls them in an address, in the order in which a signing comes to need them; those
# who give the time are no service of AWS.
TABLES, TIME = (dynamo.SERVICE,), "timestamps"
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

    def fail(self, service: str, url: str) -> HttpAnswer:
        if self.way == "refused":
            raise EndpointConnectionError(endpoint_url=url)
        if self.way == "timeout":
            raise ReadTimeoutError(endpoint_url=url)
        body = json.dumps({"__type": CODES[self.way]}).encode()
        headers = {"x-amzn-errortype": CODES[self.way]}
        if service in ("s3", "sns"):
            body = f"<Error><Code>{CODES[self.way]}</Code></Error>".encode()
            body = body if service == "s3" else b"<E>" + body + b"</E>"
        return HttpAnswer(status=STATUS[self.way], headers=headers, content=body)

    def hear(self, service: str, operation: str, _: object) -> None:
        if is_running() and service in self.services:
            self.asked.append(f"{service} {operation}")

    def fails(self, service: str) -> bool:
        return bool(is_running() and service in self.services and self.lost)


class _Raw:
    def __init__(self, body: bytes) -> None:
        self.body = body

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.body


@contextmanager
def down(services: tuple[str, ...], way: str, spared: int = 0) -> Iterator[Trouble]:
    """For the portal, not for the test around it; nobody really waits."""
    trouble = Trouble(services=services, way=way, spared=spared)
    with (
        _tables_down(trouble),
        _others_down(trouble),
        _time_down(trouble),
        overhearing(trouble.hear),
    ):
        yield trouble


@contextmanager
def _tables_down(trouble: Trouble) -> Iterator[None]:
    send = dynamo.TableClient.send

    def sent(self: dynamo.TableClient, *given: Any) -> Any:
        fails = trouble.fails(dynamo.SERVICE)
        return trouble.fail(dynamo.SERVICE, self.url) if fails else send(self, *given)

    with (
        patch.object(dynamo.TableClient, "send", sent),
        patch.object(dynamo, "pause", lambda _: None),
    ):
        yield


@contextmanager
def _others_down(trouble: Trouble) -> Iterator[None]:
    send = endpoint.Endpoint._send

    def sent(self: Any, request: Any) -> Any:
        if not trouble.fails(self._endpoint_prefix):
            return send(self, request)
        told = trouble.fail(self._endpoint_prefix, request.url)
        return AWSResponse(request.url, told.status, told.headers, _Raw(told.content))

    nobody_waits = SimpleNamespace(sleep=lambda _: None)
    with (
        patch.object(endpoint.Endpoint, "_send", sent),
        patch.object(endpoint, "time", nobody_waits),
    ):
        yield


@contextmanager
def _time_down(trouble: Trouble) -> Iterator[None]:
    stamp = timestamps.ask

    def stamped(url: str, request: bytes) -> bytes:
        if TIME in trouble.services:
            trouble.asked.append(f"{TIME} {url}")
            if trouble.lost:
                raise OSError(trouble.way)
        return stamp(url, request)

    with patch.object(timestamps, "ask", stamped):
        yield
