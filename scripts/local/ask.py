"""Requests to something on this machine."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit


def call(
    method: str,
    url: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    timeout: float = 60,
) -> tuple[int, bytes]:
    """Status and body of the answer."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=timeout)
    try:
        query = f"?{parts.query}" if parts.query else ""
        connection.request(method, f"{parts.path}{query}", body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def get(url: str, timeout: float = 10) -> bytes | None:
    """The body of a 200; None when nobody answers, or answers something else."""
    try:
        status, body = call("GET", url, timeout=timeout)
    except (OSError, http.client.HTTPException):
        return None
    return body if status == 200 else None


def post_json(url: str, body: Any, origin: str) -> tuple[int, Any]:
    """Status and answer, as a page of `origin` would ask it."""
    headers = {"Content-Type": "application/json", "Origin": origin}
    status, answer = call("POST", url, json.dumps(body).encode(), headers)
    return status, json.loads(answer or b"null")
