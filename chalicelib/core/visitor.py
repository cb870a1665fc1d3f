"""Who knocks, and at the door of which office; nothing here knows what an office is."""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from chalice.app import Request

from chalicelib.core import errors
from chalicelib.core.actor import Actor
from chalicelib.core.config import config
from chalicelib.core.language import Language


@dataclass(frozen=True)
class Visitor:
    """Whoever knocks: not signed in, but at the door of one office."""

    office_id: str
    host: str
    language: Language
    ip: str
    user_agent: str
    cookie: str = ""
    place: str = ""


@dataclass(frozen=True)
class Door:
    """How the outer door finds offices and actors; app.py fills it in."""

    office_at: Callable[[str], str]
    actor_of: Callable[[Visitor], Actor]


_doors: list[Door] = []


def open_door(door: Door) -> None:
    """Called once by app.py; the last one counts."""
    _doors[:] = [door]


def door() -> Door:
    return _doors[0]


def visitor_of(request: Request, language: Language) -> Visitor:
    host = _host(request)
    return Visitor(
        door().office_at(host),
        host,
        language,
        _address(request),
        request.headers.get("user-agent", "")[:300],
        _cookie(request.headers.get("cookie", "")),
        _place(request),
    )


def _host(request: Request) -> str:
    """CloudFront says which host was asked for; only who knows the origin key is believed."""
    settings = config()
    if settings.is_local:
        return str(request.headers.get("host", "")).split(":")[0].lower()
    shown = str(request.headers.get("x-origin-key", ""))
    if not hmac.compare_digest(shown.encode(), settings.origin_key.encode()):
        raise errors.NotFound
    return str(request.headers.get("x-office-host", "")).lower()


def _address(request: Request) -> str:
    """Whose request it is: API Gateway sees CloudFront alone, which says whom it saw. Only asked
    for once the host was believed."""
    if config().is_local:
        return str(request.context.get("identity", {}).get("sourceIp") or "")
    return str(request.headers.get("x-viewer-address", ""))


def _place(request: Request) -> str:
    """City and country in words as CloudFront knows them by the address; empty on a laptop. Like
    the address believed because only CloudFront has the origin key, and it removes these headers
    when somebody sends them."""
    names = ("x-viewer-city", "x-viewer-country")
    parts = [_plain(str(request.headers.get(name, ""))) for name in names]
    return "" if config().is_local else ", ".join(filter(None, parts))


def _plain(header: str) -> str:
    """As CloudFront writes it: what is not plain ASCII is encoded with percent signs."""
    text = unquote(header, errors="ignore")[:60]
    return "".join(each for each in text if each.isprintable())


def cookie_name() -> str:
    return "__Host-session" if config().secure else "session"


def _cookie(header: str) -> str:
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name == cookie_name():
            return value
    return ""


def same_origin(request: Request, visitor: Visitor) -> None:
    origin = str(request.headers.get("origin", "")).lower()
    own = f"{config().web_origin_scheme}://{visitor.host}"
    if not re.fullmatch(re.escape(own) + r"(:[0-9]{1,5})?", origin):
        raise errors.NotAllowed("foreign_origin")
