"""The cookies of a session, and of a browser that was here before."""

from chalicelib.core.config import config
from chalicelib.core.visitor import DEVICE, SESSION, cookie_name
from chalicelib.identity.actions.opening import OpenedSession

YEAR = 365 * 24 * 60 * 60


def cookies(opened: OpenedSession) -> dict[str, str | list[str]]:
    """The headers of an answer that signs somebody in."""
    return {"Set-Cookie": [_cookie(SESSION, opened.token), known_browser(opened.device)]}


def known_browser(device: str) -> str:
    return f"{_cookie(DEVICE, device)}; Max-Age={YEAR}"


def no_cookie() -> str:
    """Signed out; the browser stays known."""
    return f"{_cookie(SESSION, '')}; Max-Age=0"


def _cookie(noun: str, value: str) -> str:
    secure = "; Secure" if config().secure else ""
    return f"{cookie_name(noun)}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"
