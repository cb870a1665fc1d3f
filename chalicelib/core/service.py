"""One service of AWS over HTTP: signs and sends. What botocore does for every service, without
reading what it can do for each (ADR 65)."""

import hashlib
import hmac
import os
import time
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
from chalicelib.core.wire import HttpAnswer, Wire

Reply = dict[str, Any]


class NoAnswerOfService(HTTPClientError):
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


@lru_cache(maxsize=1)
def _of_this_machine() -> Any:
    """Of the profile of whoever runs a command; they renew themselves."""
    from botocore.session import get_session

    if found := get_session().get_credentials():
        return found
    raise NoCredentialsError


class Service:
    """Where `name` answers; `url` is empty for the region's own. Raises one of `outside.RAISED`."""

    def __init__(self, name: str, region: str, url: str, patience: outside.Patience) -> None:
        self.name = name
        self.region = region
        self.url = url or _told_elsewhere(name) or f"https://{name}.{region}.amazonaws.com"
        self.patience = patience
        self.host = urlsplit(self.url).netloc
        self.idle: list[Wire] = []
        weakref.finalize(self, _close_all, self.idle)

    def signed(self, told: dict[str, str], body: bytes, path: str = "/") -> dict[str, str]:
        """The headers of a question that only whoever has the keys can put (AWS: Signature Version
        4), what is `told` among them. `path` has letters, digits, dashes and slashes alone."""
        own, stamp = keys(), time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        headers = {"host": self.host, "x-amz-date": stamp, **told}
        if own.token:
            headers["x-amz-security-token"] = own.token
        scope = f"{stamp[:8]}/{self.region}/{self.name}/aws4_request"
        names = ";".join(sorted(headers))
        lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        asked = f"POST\n{path}\n\n{lines}\n{names}\n{_hash(body)}"
        signature = _mac(
            _signing_key(own.secret, scope),
            f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{_hash(asked.encode())}",
        ).hex()
        credential = f"Credential={own.access}/{scope}"
        return headers | {
            "user-agent": f"akkoord/{VERSION}",
            "authorization": f"AWS4-HMAC-SHA256 {credential}, SignedHeaders={names}, "
            f"Signature={signature}",
        }

    def send(self, headers: dict[str, str], body: bytes, path: str = "/") -> HttpAnswer:
        """The answer, over a connection that others have left."""
        wire = self.connected()
        try:
            answer = wire.post(headers, body, path)
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
        """A connection that nobody uses at this moment, and that the service has not closed."""
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


def decoded(content: bytes) -> Reply:
    """What was answered; NoAnswerOfService where that is none of AWS."""
    try:
        return msgspec.json.decode(content, type=dict[str, Any]) if content else {}
    except msgspec.DecodeError as error:
        raise NoAnswerOfService(error=error) from error


def refusal(answer: HttpAnswer, operation: str) -> ClientError:
    """What was refused, in the form of botocore; something on the way may have answered with a
    page of its own."""
    try:
        told = decoded(answer.content)
    except NoAnswerOfService:
        told = {}
    named = str(answer.headers.get("x-amzn-errortype") or told.get("__type") or answer.status)
    code = named.split(":")[0].rsplit("#", 1)[-1]
    message = str(told.get("message") or told.get("Message") or "")
    response: Any = told | {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPStatusCode": answer.status, "HTTPHeaders": answer.headers},
    }
    return ClientError(response, operation)


def _told_elsewhere(name: str) -> str:
    """Where another service answers than the region's own (AWS: service-specific endpoints)."""
    names = (f"AWS_ENDPOINT_URL_{name.upper()}", "AWS_ENDPOINT_URL")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


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
