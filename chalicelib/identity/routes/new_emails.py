"""Confirming a new e-mail address by a link in a mail."""

from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Token
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import new_emails

routes = Routes(__name__)


class EmailLink(Body, kw_only=True):
    token: Token


class EmailLinkView(Answer, kw_only=True):
    """`email` is the new address."""

    name: str
    email: str


@routes.post("/email-links", needs=Needs.PUBLIC, status=200)
def look_at_email_link(visitor: Visitor, body: EmailLink) -> EmailLinkView:
    user, new = new_emails.email_behind(visitor, body.token)
    return EmailLinkView(name=user.name, email=new.email)


@routes.put("/email-confirmations", needs=Needs.PUBLIC)
def confirm_email(visitor: Visitor, body: EmailLink) -> EmailLinkView:
    """The address counts from now on; other browsers are signed out."""
    user = new_emails.confirm_email(visitor, body.token)
    return EmailLinkView(name=user.name, email=user.email)
