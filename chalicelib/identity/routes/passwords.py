"""Choosing a password by a link in a mail, and asking for that link."""

from chalicelib.core.http import Needs, Routes
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Email, Password, Token
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.link import LinkPurpose
from chalicelib.identity.routes.cookie import known_browser

routes = Routes(__name__)


class PasswordRequest(Body, kw_only=True):
    email: Email


class PasswordLink(Body, kw_only=True):
    token: Token


class PasswordLinkView(Answer, kw_only=True):
    name: str
    email: str
    purpose: LinkPurpose


class NewPassword(Body, kw_only=True):
    token: Token
    password: Password


@routes.post("/password-requests", needs=Needs.PUBLIC, status=202)
def request_password(visitor: Visitor, body: PasswordRequest) -> None:
    """The same answer whoever asks; the mail goes to who has the address (F003)."""
    passwords.request_password(visitor, body.email)


@routes.post("/password-links", needs=Needs.PUBLIC, status=200)
def look_at_link(visitor: Visitor, body: PasswordLink) -> PasswordLinkView:
    user, link = passwords.link_behind(visitor, body.token)
    return PasswordLinkView(name=user.name, email=user.email, purpose=link.purpose)


@routes.put("/password", needs=Needs.PUBLIC)
def choose_password(visitor: Visitor, body: NewPassword) -> Reply[None]:
    """The browser is known from now on; signing in comes next."""
    device = passwords.choose_password(visitor, body.token, body.password)
    return Reply(body=None, headers={"Set-Cookie": known_browser(device)})
