"""DynamoDB over HTTP: signs, sends, repeats. What botocore does for this service, without reading
what it can do for every other one (ADR 65)."""

import hashlib
import hmac
import os
import random
import time
import uuid
import weakref
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import msgspec
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    EndpointConnectionError,
    HTTPClientError,
    NoCredentialsError,
    ReadTimeoutError,
)
from msgspec import Struct

from chalicelib import VERSION
from chalicelib.core import outside
from chalicelib.core.errors import Refused
from chalicelib.core.wire import HttpAnswer, Wire

SERVICE = "dynamodb"
TARGET = "DynamoDB_20120810."
CONTENT = "application/x-amz-json-1.0"
Reply = dict[str, Any]


class NoAnswerOfTables(HTTPClientError):
    """Something on the way answered, such as a balancer with a page of its own."""


class Keys(Struct, frozen=True, kw_only=True):
    """What a request is signed with; `token` is empty for keys that do not end by themselves."""

    access: str
    secret: str
    token: str = ""


def keys() -> Keys:
    """Those in the environment, as Lambda gives them; else what botocore finds on this machine."""
    known = os.environ
    access, secret = known.get("AWS_ACCESS_KEY_ID"), known.get("AWS_SECRET_ACCESS_KEY")
    if access and secret:
        return Keys(access=access, secret=secret, token=known.get("AWS_SESSION_TOKEN", ""))
    found = _of_this_machine().get_frozen_credentials()
    return Keys(access=found.access_key, secret=found.secret_key, token=found.token or "")


def _told_elsewhere() -> str:
    """Where another service answers than the region's own (AWS: service-specific endpoints)."""
    names = ("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


@lru_cache(maxsize=1)
def _of_this_machine() -> Any:
    """Of the profile of whoever runs a command; they renew themselves."""
    from botocore.session import get_session

    if found := get_session().get_credentials():
        return found
    raise NoCredentialsError


class TableClient:
    """Stands where PynamoDB expects botocore's client: the same question, reply and errors."""

    def __init__(self, region: str, url: str, patience: outside.Patience) -> None:
        self.region = region
        self.url = url or _told_elsewhere() or f"https://{SERVICE}.{region}.amazonaws.com"
        self.patience = patience
        self.host = urlsplit(self.url).netloc
        self.idle: list[Wire] = []
        weakref.finalize(self, _close_all, self.idle)

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
        answer = self.send(self.signed(TARGET + operation, body), body)
        if answer.status == 200:
            return _decoded(answer.content)
        raise ClientError(_told(answer), operation)

    def signed(self, target: str, body: bytes) -> dict[str, str]:
        """The headers of a request that only whoever has the keys can make (AWS: Signature
        Version 4)."""
        own, stamp = keys(), time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        headers = {"host": self.host, "x-amz-date": stamp, "x-amz-target": target}
        if own.token:
            headers["x-amz-security-token"] = own.token
        scope = f"{stamp[:8]}/{self.region}/{SERVICE}/aws4_request"
        names = ";".join(sorted(headers))
        lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        asked = f"POST\n/\n\n{lines}\n{names}\n{_hash(body)}"
        signature = _mac(
            _signing_key(own.secret, scope),
            f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{_hash(asked.encode())}",
        ).hex()
        credential = f"Credential={own.access}/{scope}"
        return headers | {
            "content-type": CONTENT,
            "user-agent": f"akkoord/{VERSION}",
            "authorization": f"AWS4-HMAC-SHA256 {credential}, SignedHeaders={names}, "
            f"Signature={signature}",
        }

    def send(self, headers: dict[str, str], body: bytes) -> HttpAnswer:
        """The answer, over a connection that others have left."""
        wire = self.connected()
        try:
            answer = wire.post(headers, body)
        except TimeoutError as error:
            wire.close()
            raise ReadTimeoutError(endpoint_url=self.url, error=error) from error
        except OSError as error:
            wire.close()
            raise ConnectionClosedError(endpoint_url=self.url, error=error) from error
        if answer.is_last:
            wire.close()
        else:
            self.idle.append(wire)
        return answer

    def connected(self) -> Wire:
        """A connection that nobody uses at this moment, and that DynamoDB has not closed."""
        with suppress(IndexError):
            while True:
                wire = self.idle.pop()
                if not wire.is_shut:
                    return wire
                wire.close()
        wait = self.patience
        try:
            return Wire(self.url, wait.connect, wait.read(wait.attempts))
        except OSError as error:
            raise EndpointConnectionError(endpoint_url=self.url, error=error) from error


def pause(again: int) -> None:
    """Before a next try: at random, up to what is counted with `Patience.read`."""
    time.sleep(random.uniform(0, outside.PAUSE * (again + 1)))  # noqa: S311


def _close_all(lines: list[Wire]) -> None:
    while lines:
        lines.pop().close()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _mac(secret: bytes, told: str) -> bytes:
    return hmac.digest(secret, told.encode(), "sha256")


def _signing_key(secret: str, scope: str) -> bytes:
    made = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        made = _mac(made, part)
    return made


def _decoded(content: bytes) -> Reply:
    try:
        return msgspec.json.decode(content, type=dict[str, Any]) if content else {}
    except msgspec.DecodeError as error:
        raise NoAnswerOfTables(error=error) from error


def _told(answer: HttpAnswer) -> Any:
    """What was refused, in the form of botocore; something on the way may have answered with a
    page of its own."""
    try:
        told = _decoded(answer.content)
    except NoAnswerOfTables:
        told = {}
    named = str(answer.headers.get("x-amzn-errortype") or told.get("__type") or answer.status)
    code = named.split(":")[0].rsplit("#", 1)[-1]
    message = str(told.get("message") or told.get("Message") or "")
    return told | {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPStatusCode": answer.status, "HTTPHeaders": answer.headers},
    }
