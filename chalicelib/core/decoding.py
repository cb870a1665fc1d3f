"""Bodies and query strings into msgspec Structs; what does not fit is named by field and code."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from chalicelib.core.errors import Invalid, bad_field

# The wording of msgspec, and the code our texts know it by.
_CODES = [
    (re.compile(r"^refused: (?P<code>\w+)"), ""),
    (re.compile(r"missing required field `(?P<field>[^`]+)`"), "required"),
    (re.compile(r"unknown field `(?P<field>[^`]+)`"), "unknown_field"),
    (re.compile(r"of length >= 1\b"), "required"),
    (re.compile(r"of length >="), "too_short"),
    (re.compile(r"of length <="), "too_long"),
    (re.compile(r"matching regex"), "invalid"),
    (re.compile(r"RFC3339 encoded date"), "no_such_date"),
    (re.compile(r"^Expected .*, got"), "invalid"),
]


def decode_body(raw: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        raise _named(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Invalid("not_json") from error


def decode_query(given: Mapping[str, str] | None, kind: Any) -> Any:
    try:
        return msgspec.convert(dict(given or {}), kind, strict=False)
    except msgspec.ValidationError as error:
        raise _named(str(error)) from error


def refusal(field: str, code: str) -> ValueError:
    """To raise by a struct that judges itself, while it is decoded."""
    return ValueError(f"refused: {code} - at `$.{field}`")


def _named(message: str) -> Invalid:
    code, inner = next(
        ((code, found) for pattern, code in _CODES if (found := pattern.search(message))),
        ("invalid", None),
    )
    said = inner.groupdict() if inner else {}
    parts = [*_path(message), said.get("field", "")]
    return bad_field(".".join(filter(None, parts)) or "body", said.get("code", code))


def _path(message: str) -> list[str]:
    """`… - at `$.role` - at `$.rights`` → rights, role: a struct that judges itself is nearest."""
    return re.findall(r"at `\$\.?([^`]*)`", message)[::-1]
