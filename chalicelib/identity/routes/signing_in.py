"""Signing in and out."""

from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Body
from chalicelib.core.text import Email, Password
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import signing_in
from chalicelib.identity.actions.codes import AskedChallenge
from chalicelib.identity.domain.session import Session
from chalicelib.identity.routes.challenge import (
    ChallengeView,
    MethodChoice,
    ProofAnswer,
    challenge_view,
)
from chalicelib.identity.routes.cookie import cookies, no_cookie
from chalicelib.identity.routes.me import Me, me_view

routes = Routes(__name__)


class SignIn(Body, kw_only=True):
    email: Email
    password: Password


@routes.post("/sessions", needs=Needs.PUBLIC)
def sign_in(visitor: Visitor, body: SignIn) -> Reply[ChallengeView]:
    found = signing_in.sign_in(visitor, body.email, body.password)
    if isinstance(found, AskedChallenge):
        return Reply(body=challenge_view(found), status=201)
    return Reply(body=_nothing_asked(found.session), status=201, headers=cookies(found))


@routes.put("/challenges/{challenge_id}/method", needs=Needs.PUBLIC)
def choose_method(visitor: Visitor, challenge_id: str, body: MethodChoice) -> ChallengeView:
    return challenge_view(signing_in.choose_method(visitor, challenge_id, body.method))


@routes.put("/challenges/{challenge_id}/answer", needs=Needs.PUBLIC)
def answer_challenge(visitor: Visitor, challenge_id: str, body: ProofAnswer) -> Reply[Me]:
    opened = signing_in.answer_challenge(visitor, challenge_id, body.given)
    return Reply(body=me_view(opened.session), headers=cookies(opened))


@routes.put("/challenges/{challenge_id}/message", needs=Needs.PUBLIC)
def send_code_again(visitor: Visitor, challenge_id: str) -> ChallengeView:
    return challenge_view(signing_in.send_code_again(visitor, challenge_id))


@routes.delete("/challenges/{challenge_id}", needs=Needs.PUBLIC)
def abandon_challenge(visitor: Visitor, challenge_id: str) -> None:
    signing_in.abandon_challenge(visitor, challenge_id)


@routes.put("/challenges/{challenge_id}/password-stop", needs=Needs.PUBLIC)
def stop_password(visitor: Visitor, challenge_id: str) -> None:
    """The number that the code went to is wrong (F089): a mail brings a link to choose another
    password, and the office corrects the number."""
    signing_in.stop_password(visitor, challenge_id)


@routes.delete("/session", needs=Needs.ENROLLING, only_reads=True)
def sign_out(actor: Actor) -> Reply[None]:
    signing_in.sign_out(actor)
    return Reply(body=None, headers={"Set-Cookie": no_cookie()})


def _nothing_asked(session: Session) -> ChallengeView:
    return ChallengeView(
        challenge_id="",
        name=session.name,
        sent_to="",
        resend_after_seconds=0,
        expires_at="",
        methods=[],
    )
