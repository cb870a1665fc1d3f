"""Who knocks, and at the door of which office; nothing here knows what an office is."""

import hmac
import re
from collections.abc import Callable
from urllib.parse import unquote

from chalice.app import Request
from msgspec import Struct

from chalicelib.core import errors
from chalicelib.core.actor import Act, Actor
from chalicelib.core.config import config
from chalicelib.core.language import Language

# A name or an address of IPv4 or, in brackets, IPv6; perhaps a port.
_HOST = re.compile(r"([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])\.?(?::[0-9]{0,5})?")
SESSION, DEVICE = "session", "device"


class Visitor(Struct, frozen=True, kw_only=True):
    """Whoever knocks: not signed in, but at the door of one office. `cookie` is of a session and
    `device` of a browser that was here before. Of a write `origin` is where the page came from
    that asks for it, which same_origin has looked at, and `person` for whom that page was made."""

    office_id: str
    host: str
    language: Language
    ip: str
    user_agent: str
    cookie: str = ""
    device: str = ""
    origin: str = ""
    place: str = ""
    person: str = ""


class Door(Struct, frozen=True, kw_only=True):
    """How the outer door finds offices and actors, the fresh code that somebody gave for an act
    (about a document), and whom it stops who would change something for the other people of a
    client; app.py fills it in."""

    office_at: Callable[[str], str]
    actor_of: Callable[[Visitor], Actor]
    take_turn: Callable[[Visitor], None]
    has_code: Callable[[Actor, Act, str], bool]
    check_touches_others: Callable[[Actor, str], None]


_doors: list[Door] = []


def open_door(door: Door) -> None:
    """Called once by app.py; the last one counts."""
    _doors[:] = [door]


def door() -> Door:
    return _doors[0]


def visitor_of(request: Request, language: Language) -> Visitor:
    host, cookies = _host(request), str(request.headers.get("cookie", ""))
    return Visitor(
        office_id=door().office_at(host),
        host=host,
        language=language,
        ip=_address(request),
        user_agent=request.headers.get("user-agent", "")[:300],
        cookie=_cookie(cookies, SESSION),
        device=_cookie(cookies, DEVICE),
        origin=str(request.headers.get("origin", "")).lower(),
        place=_place(request),
        person=str(request.headers.get("akkoord-person", "")),
    )


def _host(request: Request) -> str:
    """CloudFront says which host was asked for; only who knows the origin key is believed."""
    settings = config()
    if settings.is_local:
        return host_in(str(request.headers.get("host", "")))
    shown = str(request.headers.get("x-origin-key", "")).encode()
    if not any(hmac.compare_digest(shown, key.encode()) for key in settings.keys("origin_key")):
        raise errors.NotFound
    return host_in(_asked(request)[0])


def _asked(request: Request) -> tuple[str, str]:
    """The host that was asked for, and behind it from where (infra/cloudfront.yaml)."""
    host, _, place = str(request.headers.get("x-office-host", "")).partition(" ")
    return host, place


def host_in(header: str) -> str:
    """Without port, capitals and the point of the root; 400 for none, or for what is no host."""
    found = _HOST.fullmatch(header.strip(" \t"))
    if not found:
        raise errors.Invalid("no_host")
    return found[1].lower()


def _address(request: Request) -> str:
    """Whose request it is: API Gateway sees CloudFront alone, which says whom it saw. Only asked
    for once the host was believed."""
    if config().is_local:
        return str(request.context.get("identity", {}).get("sourceIp") or "")
    return str(request.headers.get("x-viewer-address", ""))


def _place(request: Request) -> str:
    """City and country as CloudFront knows them by the address, `Utrecht, Netherlands`; empty when
    it does not, and on a laptop. As little to be made up as the address. CloudFront writes what is
    not plain ASCII with percent signs."""
    if config().is_local:
        return ""
    said = unquote(_asked(request)[1], errors="ignore")
    return "".join(each for each in said if each.isprintable())[:100]


def cookie_name(noun: str = SESSION) -> str:
    """Browsers take a name with this prefix from this very host alone."""
    return f"__Host-{noun}" if config().secure else noun


def _cookie(header: str, noun: str) -> str:
    """Of two with one name nobody knows which is ours: neither is believed."""
    pairs = (part.strip().partition("=") for part in header.split(";"))
    values = [value for name, _, value in pairs if name == cookie_name(noun)]
    return values[0] if len(values) == 1 else ""


def same_origin(visitor: Visitor) -> None:
    """Only a laptop serves the web at a port."""
    own = f"{config().web_origin_scheme}://{visitor.host}"
    port = r"(:[0-9]{1,5})?" if config().is_local else ""
    if not re.fullmatch(re.escape(own) + port, visitor.origin):
        raise errors.NotAllowed("foreign_origin")


def same_person(visitor: Visitor, actor: Actor) -> None:
    """A tab stays open while somebody else signs in beside it: what is clicked there is not theirs.
    Without a word for whom it was made a page is nobody's, so that none can forget to say it."""
    if visitor.person != actor.person:
        raise errors.Conflict("other_person")
