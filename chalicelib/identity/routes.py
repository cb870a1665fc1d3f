"""Signing in and out, choosing a password, and what a person sets for themselves."""

from chalicelib.core.actor import Actor, Kind, Rights
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Code, Email, Key, Password, Token
from chalicelib.core.visitor import Visitor
from chalicelib.offices.routes import OfficeView

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
    raise NotImplementedError


@routes.put("/challenges/{challenge_id}/answer", needs=Needs.PUBLIC)
def answer_challenge(visitor: Visitor, challenge_id: str, body: CodeAnswer) -> Reply[Me]:
    raise NotImplementedError


@routes.put("/challenges/{challenge_id}/message", needs=Needs.PUBLIC)
def send_code_again(visitor: Visitor, challenge_id: str) -> ChallengeView:
    raise NotImplementedError


@routes.delete("/challenges/{challenge_id}", needs=Needs.PUBLIC)
def abandon_challenge(visitor: Visitor, challenge_id: str) -> None:
    raise NotImplementedError


@routes.delete("/session", needs=Needs.SIGNED_IN)
def sign_out(actor: Actor) -> Reply[None]:
    raise NotImplementedError


@routes.get("/me", needs=Needs.SIGNED_IN)
def show_me(actor: Actor) -> Me:
    raise NotImplementedError


@routes.put("/me/language", needs=Needs.SIGNED_IN)
def choose_language(actor: Actor, body: LanguageChoice) -> Me:
    raise NotImplementedError


@routes.get("/me/layouts", needs=Needs.SIGNED_IN)
def show_layouts(actor: Actor) -> Layouts:
    raise NotImplementedError


@routes.put("/me/layouts/{table_id}", needs=Needs.SIGNED_IN)
def keep_layout(actor: Actor, table_id: str, body: TableLayout) -> TableLayout:
    raise NotImplementedError


@routes.post("/password-requests", needs=Needs.PUBLIC, status=202)
def request_password(visitor: Visitor, body: PasswordRequest) -> None:
    raise NotImplementedError


@routes.post("/password-links", needs=Needs.PUBLIC, status=200)
def look_at_link(visitor: Visitor, body: PasswordLink) -> PasswordLinkView:
    raise NotImplementedError


@routes.put("/password", needs=Needs.PUBLIC)
def choose_password(visitor: Visitor, body: NewPassword) -> None:
    raise NotImplementedError
