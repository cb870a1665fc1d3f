"""A browser for tests: asks the real app, as API Gateway would, and keeps its cookie."""

import json
import re
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any
from unittest.mock import Mock
from urllib.parse import parse_qs, unquote

from msgspec import Struct

from chalicelib.core.config import config
from chalicelib.core.visitor import DEVICE, cookie_name
from chalicelib.identity.actions import opening
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from tests import functions, tally


class Answer(Struct, frozen=True, kw_only=True):
    """`body` is what the JSON said; None when there was none. `cookies` are set by it."""

    status: int
    body: Any
    headers: Mapping[str, str]
    cookies: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """The code of a problem, or an empty string."""
        return str(self.body["type"]) if self.status >= 400 else ""

    @property
    def fields(self) -> dict[str, str]:
        """What is wrong with which field, by code."""
        return {each["field"]: each["code"] for each in self.body.get("fields", [])}


class Portal:
    """`Portal(host).sign_in(user).put("/me/language", {"language": "en"})`. What it shows was made
    for a `person`; when another comes or goes it is loaded anew, as the web does."""

    def __init__(self, host: str, language: str = "nl") -> None:
        self.host = host
        self.language = language
        self.cookie = ""
        self.device = ""
        self.person = ""
        self.address = "192.0.2.1"

    def sign_in(self, user: User) -> "Portal":
        """At once, without password and code."""
        tally.count("sign-ins")
        office_id = offices.office_at(self.host)
        self.cookie = opening.start_session(users.user(office_id, user.user_id))
        self.person = user.user_id
        return self

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.ask("PUT", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Answer:
        return self.ask("DELETE", path, None, **headers)

    def ask(self, method: str, path: str, body: Any, **headers: str) -> Answer:
        """`headers` by their names with underscores; `body` is sent as it is when it is text."""
        from app import app

        given = self._headers() | {name.replace("_", "-"): headers[name] for name in headers}
        with functions.running(functions.API):
            raw = app(_event(app.routes, method, path, body, given, self.address), Mock())
        answer = Answer(
            status=raw["statusCode"],
            body=_json(raw["body"]),
            headers=_lower(raw),
            cookies=_cookies(raw),
        )
        for cookie in answer.cookies:
            self._keep_cookie(cookie)
        self._know_for_whom(path, answer)
        return answer

    def _headers(self) -> dict[str, str]:
        return {
            "host": self.host,
            "origin": f"{config().web_origin_scheme}://{self.host}",
            "content-type": "application/json",
            "accept-language": self.language,
            "cookie": f"{cookie_name()}={self.cookie}; {cookie_name(DEVICE)}={self.device}",
        } | ({"akkoord-person": self.person} if self.person else {})

    def _know_for_whom(self, path: str, answer: Answer) -> None:
        if answer.status < 400 and isinstance(answer.body, dict) and "person" in answer.body:
            self.person = answer.body["person"]
        elif answer.status < 400 and (answer.cookies or path.endswith(("/viewing", "/viewings"))):
            self.get("/me")

    def _keep_cookie(self, header: str) -> None:
        ((name, kept),) = SimpleCookie(header).items()
        if name == cookie_name(DEVICE):
            self.device = kept.value
        else:
            self.cookie = kept.value


def _event(
    routes: Mapping[str, Any],
    method: str,
    path: str,
    body: Any,
    headers: dict[str, str],
    address: str,
) -> dict[str, Any]:
    path, _, query = path.partition("?")
    resource, params = _route(routes, path)
    return {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "multiValueQueryStringParameters": parse_qs(query, keep_blank_values=True) or None,
        "pathParameters": params or None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "requestId": "test",
            "identity": {"sourceIp": address},
        },
        "body": body if isinstance(body, str) else json.dumps(body),
        "isBase64Encoded": False,
    }


def _route(routes: Mapping[str, Any], path: str) -> tuple[str, dict[str, str]]:
    """A fixed segment wins from one in braces, as in API Gateway."""
    for pattern in sorted(routes, key=lambda each: each.count("{")):
        found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", pattern), path)
        if found:
            return pattern, {name: unquote(value) for name, value in found.groupdict().items()}
    raise LookupError(path)


def _lower(raw: Mapping[str, Any]) -> dict[str, str]:
    return {name.lower(): value for name, value in raw["headers"].items()}


def _cookies(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Each header that sets one; several come together."""
    one = _lower(raw).get("set-cookie")
    return (one,) if one else tuple(raw["multiValueHeaders"].get("Set-Cookie", ()))


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except json.JSONDecodeError:
        return text
