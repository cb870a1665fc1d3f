"""Answers: JSON by msgspec, and errors as RFC 9457 problems in the language of whoever asked."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Generic, TypeVar

import msgspec
from chalice.app import Response
from msgspec import Struct, field

from chalicelib.core import clock, errors
from chalicelib.core.language import Language, spoken_list
from chalicelib.core.text import error_text

STATUS_OF: dict[type[errors.PortalError], int] = {
    errors.TooLarge: 413,
    errors.NotJson: 415,
    errors.Invalid: 400,
    errors.NotSignedIn: 401,
    errors.NotAllowed: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.TooMany: 429,
}
JSON_HEADERS = {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}

COME_BACK_SECONDS = 2

T = TypeVar("T")
Headers = Mapping[str, str | list[str]]


class Reply(Struct, Generic[T], frozen=True, kw_only=True):
    """A body with something more: another status, cookies, or text that is not JSON. A list is a
    header that comes several times."""

    body: T
    status: int = 200
    headers: Headers = field(default_factory=dict)


def essence(content_type: str) -> str:
    """What a Content-Type says it is, without parameters: `application/json`."""
    return content_type.partition(";")[0].strip().lower()


def render(answer: Any, status: int) -> Response:
    reply = answer if isinstance(answer, Reply) else Reply(body=answer, status=status)
    if reply.body is None:
        return _response("", 202 if status == 202 else 204, reply.headers)
    if isinstance(reply.body, str):
        return _response(reply.body, reply.status, reply.headers)
    return _response(msgspec.json.encode(reply.body).decode(), reply.status, reply.headers)


def problem(error: errors.PortalError, language: Language) -> Response:
    """RFC 9457, in the language of whoever asked."""
    status = next(status for kind, status in STATUS_OF.items() if isinstance(error, kind))
    fields = [
        {"field": at.field, "code": at.code, "message": _at_field(at, language)}
        for at in error.fields
    ]
    if isinstance(error, errors.TooMany):
        return _wait(error, language)
    title = _from_when(error, language) if isinstance(error, errors.NotYet) else ""
    return problem_response(status, error.code, language, fields, title=title)


def _at_field(at: errors.FieldError, language: Language) -> str:
    if not at.names:
        return error_text(at.code, language)
    text = error_text(f"{at.code}.named", language)
    return text.replace("{names}", spoken_list(at.names, language))


def _from_when(error: errors.NotYet, language: Language) -> str:
    moment = clock.local_moment(clock.rounded_up(error.opens))
    return error_text(error.code, language).replace("{moment}", moment)


def _wait(error: errors.TooMany, language: Language) -> Response:
    """Says when to come back, to the browser in seconds and to people by the clock."""
    until = clock.now() + timedelta(seconds=error.retry_after + 59)
    title = error_text(error.code, language).replace("{time}", clock.local_time(until))
    headers = {"Retry-After": str(error.retry_after)}
    return problem_response(429, error.code, language, headers=headers, title=title)


def try_again(language: Language) -> Response:
    """Somebody whom we asked did not help us now; the web comes back by itself."""
    headers = {"Retry-After": str(COME_BACK_SECONDS)}
    return problem_response(503, "try_again_later", language, headers=headers)


def problem_response(
    status: int,
    code: str,
    language: Language,
    fields: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
    title: str = "",
) -> Response:
    body: dict[str, object] = {
        "type": code,
        "title": title or error_text(code, language),
        "status": status,
    }
    if fields:
        body["fields"] = fields
    content_type = {"Content-Type": "application/problem+json"}
    return _response(msgspec.json.encode(body).decode(), status, content_type | (headers or {}))


def _response(body: str, status: int, headers: Headers) -> Response:
    return Response(body, {**JSON_HEADERS, **headers}, status)
