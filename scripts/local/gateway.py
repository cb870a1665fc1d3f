"""What API Gateway does: a request becomes an event for the function, its answer a response."""

import base64
import gzip
import json
import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from werkzeug.wrappers import Request, Response

STAGE = "api"
COMPRESSED_FROM = 1024  # bytes, as infra/functions.yaml says
MAX_EVENT = 6 * 1024 * 1024  # what Lambda takes in; the portal itself refuses far less
TITLES = {
    404: ("not_found", "Deze pagina bestaat niet."),
    405: ("method_not_allowed", "Dit kan hier niet."),
    413: ("body_too_large", "Dit is te groot om in een keer te versturen."),
    502: ("unknown_error", "Er ging iets mis. Probeer het opnieuw."),
}
logger = logging.getLogger("gateway")

Function = Callable[[dict[str, Any], Any], dict[str, Any]]


@dataclass
class Context:
    """What Lambda tells a function about its own run."""

    function_name: str
    seconds: float = 30
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    started: float = field(default_factory=time.monotonic)
    invoked_function_arn: str = ""
    memory_limit_in_mb: int = 512

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.seconds - (time.monotonic() - self.started)) * 1000))


@dataclass(frozen=True)
class Match:
    """The route's pattern, and what its braces caught."""

    pattern: str
    parameters: dict[str, str]


class Gateway:
    """Sends requests below /api to the function, one at a time as one Lambda does."""

    def __init__(
        self, function: Function, routes: Mapping[str, Iterable[str]], binary_types: Iterable[str]
    ) -> None:
        self.function = function
        self.routes = {pattern: set(methods) for pattern, methods in routes.items()}
        self.binary_types = set(binary_types)
        self.lock = threading.Lock()

    def answer(self, request: Request) -> Response:
        path = raw_path(request).removeprefix(f"/{STAGE}") or "/"
        match = find(self.routes, path)
        if match is None:
            return problem(404)
        if request.method not in self.routes[match.pattern]:
            return problem(405, Allow=", ".join(sorted(self.routes[match.pattern])))
        body = request.stream.read(MAX_EVENT + 1)
        if len(body) > MAX_EVENT:
            drain(request)
            return problem(413)
        response = self.run(event_of(request, match, path, body, self.binary_types))
        return compressed(request, response)

    def run(self, event: dict[str, Any]) -> Response:
        context = Context("api", aws_request_id=event["requestContext"]["requestId"])
        try:
            with self.lock:
                return response_of(self.function(event, context))
        except Exception:  # Lambda too turns whatever escapes into a 502
            logger.exception("the function failed on %s", event["path"])
            return problem(502)


def raw_path(request: Request) -> str:
    """The path as it was sent: an encoded slash does not separate."""
    sent = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or request.path
    return str(sent).split("?", 1)[0]


def drain(request: Request, limit: int = 64 * 1024 * 1024) -> None:
    """Take in the rest, or the browser sees a broken connection instead of the answer."""
    while limit > 0 and (part := request.stream.read(64 * 1024)):
        limit -= len(part)


def find(routes: Iterable[str], path: str) -> Match | None:
    """A fixed segment wins from one in braces, as in API Gateway."""
    segments = path.split("/")
    matches = [match for pattern in routes if (match := fits(pattern, segments))]
    return min(matches, key=lambda match: len(match.parameters), default=None)


def fits(pattern: str, segments: list[str]) -> Match | None:
    wanted = pattern.split("/")
    if len(wanted) != len(segments):
        return None
    parameters = {}
    for name, segment in zip(wanted, segments, strict=True):
        if name.startswith("{") and segment:
            parameters[name[1:-1]] = unquote(segment)
        elif name != segment:
            return None
    return Match(pattern, parameters)


def event_of(
    request: Request, match: Match, path: str, body: bytes, binary_types: set[str]
) -> dict[str, Any]:
    """The proxy event of a REST API."""
    query = {name: request.args.getlist(name) for name in request.args}
    headers: dict[str, list[str]] = {}
    for name, value in request.headers:
        headers.setdefault(name, []).append(value)
    is_binary = request.mimetype in binary_types
    return {
        "resource": match.pattern,
        "path": path,
        "httpMethod": request.method,
        "headers": {name: values[-1] for name, values in headers.items()},
        "multiValueHeaders": headers,
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": match.parameters or None,
        "stageVariables": None,
        "requestContext": request_context(request, match, path),
        "body": text_of(body, is_binary) if body else None,
        "isBase64Encoded": is_binary,
    }


def text_of(body: bytes, is_binary: bool) -> str:
    return base64.b64encode(body).decode() if is_binary else body.decode(errors="replace")


def request_context(request: Request, match: Match, path: str) -> dict[str, Any]:
    return {
        "resourcePath": match.pattern,
        "httpMethod": request.method,
        "path": f"/{STAGE}{path}",
        "stage": STAGE,
        "requestId": str(uuid.uuid4()),
        "protocol": request.environ.get("SERVER_PROTOCOL", "HTTP/1.1"),
        "domainName": request.host,
        "identity": {
            "sourceIp": request.remote_addr or "",
            "userAgent": request.headers.get("User-Agent", ""),
        },
    }


def response_of(answer: Mapping[str, Any]) -> Response:
    body: str = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    response = Response(content, answer["statusCode"])
    response.headers.clear()
    for name, value in (answer.get("headers") or {}).items():
        response.headers[name] = value
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        response.headers.setlist(name, values)
    if answer["statusCode"] not in (204, 304):
        response.headers["Content-Length"] = str(len(content))
    return response


def compressed(request: Request, response: Response) -> Response:
    """For who reads it, where that is worth it."""
    content = response.get_data()
    if len(content) >= COMPRESSED_FROM and request.accept_encodings["gzip"]:
        response.set_data(gzip.compress(content, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def problem(status: int, **headers: str) -> Response:
    """What the gateway itself refuses, in the shape in which the portal refuses."""
    code, title = TITLES[status]
    body = json.dumps({"type": code, "title": title, "status": status}, ensure_ascii=False)
    return Response(
        body,
        status,
        {"Cache-Control": "no-store", **headers},
        content_type="application/problem+json",
    )
