"""Signing in and out, choosing a password, and what a person sets for themselves."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor, Kind, Rights
from chalicelib.core.config import config
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Code, Email, Key, Password, Token
from chalicelib.core.visitor import Visitor, cookie_name
from chalicelib.identity import actions, store
from chalicelib.identity.domain import Access, Challenge, Column, Layout, Session, User
from chalicelib.offices import store as offices
from chalicelib.offices.routes import OfficeView, office_view

routes = Routes(__name__)


class SignIn(Body, kw_only=True):
    email: Email
    password: Password


class ChallengeView(Answer, kw_only=True):
    """A code was sent; `sent_to` is the masked number (F086)."""

    challenge_id: str
    name: str
    sent_to: str
    resend_after_seconds: int
    expires_at: str


class CodeAnswer(Body, kw_only=True):
    code: Code


class ClientAccess(Answer, kw_only=True):
    client_id: str
    name: str
    kind: str
    rights: Rights


class Me(Answer, kw_only=True):
    """`clients` is empty for an employee, who finds clients by searching."""

    user_id: str
    name: str
    email: str
    kind: Kind
    language: Language
    office: OfficeView
    clients: list[ClientAccess]


class LanguageChoice(Body, kw_only=True):
    language: Language


class ColumnLayout(Body, kw_only=True):
    column_id: Key
    width: int
    hidden: bool = False


class TableLayout(Body, kw_only=True):
    """How one person likes one table: columns in order, and what it is sorted by."""

    columns: list[ColumnLayout]
    sort_by: Key | None = None
    descending: bool = False


class Layouts(Answer, kw_only=True):
    tables: dict[str, TableLayout]


class PasswordRequest(Body, kw_only=True):
    email: Email


class PasswordLink(Body, kw_only=True):
    token: Token


class PasswordLinkView(Answer, kw_only=True):
    """`purpose` is invitation or reset."""

    name: str
    email: str
    purpose: str


class NewPassword(Body, kw_only=True):
    token: Token
    password: Password


@routes.post("/sessions", needs=Needs.PUBLIC)
def sign_in(visitor: Visitor, body: SignIn) -> ChallengeView:
    return _challenge(*actions.sign_in(visitor, body.email, body.password))


@routes.put("/challenges/{challenge_id}/answer", needs=Needs.PUBLIC)
def answer_challenge(visitor: Visitor, challenge_id: str, body: CodeAnswer) -> Reply[Me]:
    session, token = actions.answer_challenge(visitor, challenge_id, body.code)
    return Reply(_me(session), headers={"Set-Cookie": _cookie(token)})


@routes.put("/challenges/{challenge_id}/message", needs=Needs.PUBLIC)
def send_code_again(visitor: Visitor, challenge_id: str) -> ChallengeView:
    return _challenge(*actions.send_code_again(visitor, challenge_id))


@routes.delete("/challenges/{challenge_id}", needs=Needs.PUBLIC)
def abandon_challenge(visitor: Visitor, challenge_id: str) -> None:
    actions.abandon_challenge(visitor, challenge_id)


@routes.delete("/session", needs=Needs.SIGNED_IN)
def sign_out(actor: Actor) -> Reply[None]:
    actions.sign_out(actor)
    return Reply(None, headers={"Set-Cookie": f"{_cookie('')}; Max-Age=0"})


@routes.get("/me", needs=Needs.SIGNED_IN)
def show_me(actor: Actor) -> Me:
    return _me(store.session(actor.office_id, actor.session_key))


@routes.put("/me/language", needs=Needs.SIGNED_IN)
def choose_language(actor: Actor, body: LanguageChoice) -> Me:
    actions.choose_language(actor, body.language)
    return _me(store.session(actor.office_id, actor.session_key))


@routes.get("/me/layouts", needs=Needs.SIGNED_IN)
def show_layouts(actor: Actor) -> Layouts:
    mine = store.layouts(actor.office_id, actor.user_id)
    return Layouts(tables={layout.table_id: _layout(layout) for layout in mine})


@routes.put("/me/layouts/{table_id}", needs=Needs.SIGNED_IN)
def keep_layout(actor: Actor, table_id: str, body: TableLayout) -> TableLayout:
    columns = tuple(Column(each.column_id, each.width, each.hidden) for each in body.columns)
    actions.keep_layout(actor, Layout(table_id, columns, body.sort_by, body.descending))
    return body


@routes.post("/password-requests", needs=Needs.PUBLIC, status=202)
def request_password(visitor: Visitor, body: PasswordRequest) -> None:
    """The same answer whoever asks; the mail goes to who has the address (F003)."""
    actions.request_password(visitor, body.email)


@routes.post("/password-links", needs=Needs.PUBLIC, status=200)
def look_at_link(visitor: Visitor, body: PasswordLink) -> PasswordLinkView:
    user, link = actions.link_behind(visitor, body.token)
    return PasswordLinkView(name=user.name, email=user.email, purpose=link.purpose)


@routes.put("/password", needs=Needs.PUBLIC)
def choose_password(visitor: Visitor, body: NewPassword) -> None:
    actions.choose_password(visitor, body.token, body.password)


def _challenge(user: User, challenge: Challenge) -> ChallengeView:
    return ChallengeView(
        challenge_id=challenge.challenge_id,
        name=user.name,
        sent_to=masked_mobile(user.mobile),
        resend_after_seconds=challenge.wait(challenge.sent_at),
        expires_at=clock.stamp(challenge.expires_at),
    )


def _me(session: Session) -> Me:
    return Me(
        user_id=session.user_id,
        name=session.name,
        email=session.email,
        kind=session.kind,
        language=session.language,
        office=office_view(offices.get(session.office_id)),
        clients=[_access(*each) for each in session.access.items() if each[1].rights.read],
    )


def _access(client_id: str, access: Access) -> ClientAccess:
    return ClientAccess(
        client_id=client_id, name=access.name, kind=access.kind, rights=access.rights
    )


def _layout(layout: Layout) -> TableLayout:
    columns = [ColumnLayout(**vars(column)) for column in layout.columns]
    return TableLayout(columns=columns, sort_by=layout.sort_by, descending=layout.descending)


def _cookie(token: str) -> str:
    secure = "; Secure" if config().secure else ""
    return f"{cookie_name()}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"
