"""Accountbeveiliging: the password, and where somebody is signed in (F010, F105, F110)."""

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Password
from chalicelib.identity.actions import own_sessions
from chalicelib.identity.domain.session import Session
from chalicelib.identity.routes.cookie import no_cookie

routes = Routes(__name__)


class PasswordChange(Body, kw_only=True):
    old_password: Password
    password: Password


class SessionView(Answer, kw_only=True):
    """`browser`, `system` and `place` are empty when unknown; `methods` are how it was opened."""

    session_id: str
    browser: str
    system: str
    place: str = ""
    started_at: str
    last_used_at: str
    methods: list[str]
    is_this: bool


class SessionList(Answer, kw_only=True):
    items: list[SessionView]


@routes.put("/me/password", needs=Needs.SIGNED_IN, code=Act.CHANGE_PASSWORD)
def change_password(actor: Actor, body: PasswordChange) -> None:
    """Signs out every other browser."""
    own_sessions.change_password(actor, body.old_password, body.password)


@routes.get("/me/sessions", needs=Needs.SIGNED_IN)
def list_sessions(actor: Actor) -> SessionList:
    return SessionList(items=[_view(actor, each) for each in own_sessions.sessions_of(actor)])


@routes.delete("/me/sessions/{session_id}", needs=Needs.SIGNED_IN)
def end_session(actor: Actor, session_id: str) -> None:
    own_sessions.end_session(actor, session_id)


@routes.delete("/me/sessions", needs=Needs.SIGNED_IN)
def end_sessions(actor: Actor) -> Reply[None]:
    """Everywhere, here too."""
    own_sessions.end_sessions(actor)
    return Reply(body=None, headers={"Set-Cookie": no_cookie()})


def _view(actor: Actor, session: Session) -> SessionView:
    return SessionView(
        session_id=session.session_id,
        browser=session.device.browser,
        system=session.device.system,
        place=session.device.place,
        started_at=clock.stamp(session.started_at),
        last_used_at=clock.stamp(session.seen_at),
        methods=list(session.factors),
        is_this=session.token_sha256 == actor.session_key,
    )
