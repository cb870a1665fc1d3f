"""Sends a file with a ticket, as a browser does: the fields first, then the file."""

import secrets
from collections.abc import Mapping
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def send(url: str, fields: Mapping[str, str], content: bytes, **other: str) -> int:
    """The status of the POST; `other` replaces fields, as somebody up to no good would."""
    mark = secrets.token_hex(12)
    form = {**fields, **other}
    parts = [_part(mark, f'name="{name}"', value.encode()) for name, value in form.items()]
    parts.append(_part(mark, 'name="file"; filename="blob"', content))
    body = b"".join(parts) + f"--{mark}--\r\n".encode()
    kind = f"multipart/form-data; boundary={mark}"
    return status_of(Request(url, body, {"Content-Type": kind}))  # noqa: S310 (our stand-in)


def status_of(request: Request | str) -> int:
    try:
        with urlopen(request) as answer:  # noqa: S310 (our stand-in)
            return int(answer.status)
    except HTTPError as refused:
        refused.close()
        return refused.code


def fetch(url: str, **headers: str) -> HTTPResponse:
    """HTTPError for what may not be fetched."""
    answer: HTTPResponse = urlopen(Request(url, headers=headers))  # noqa: S310 (our stand-in)
    return answer


def _part(mark: str, name: str, value: bytes) -> bytes:
    head = f"--{mark}\r\nContent-Disposition: form-data; {name}\r\n\r\n"
    return head.encode() + value + b"\r\n"
