"""The cookie of a session."""

from chalicelib.core.config import config
from chalicelib.core.visitor import cookie_name
from chalicelib.identity.actions.opening import Opened


def cookies(opened: Opened) -> dict[str, str]:
    """The headers of an answer that signs somebody in."""
    return {"Set-Cookie": session_cookie(opened.token)}


def session_cookie(token: str) -> str:
    secure = "; Secure" if config().secure else ""
    return f"{cookie_name()}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"


def no_cookie() -> str:
    return f"{session_cookie('')}; Max-Age=0"
