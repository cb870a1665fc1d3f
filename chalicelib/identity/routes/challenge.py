"""What a challenge looks like to who must answer it, and the answer."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chalicelib.core import clock
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.shapes import Answer, Body
from chalicelib.identity.actions.codes import Asked
from chalicelib.offices.domain import Method

_CODE = r"^([0-9]{6}|[A-Za-z0-9]{4}([ -]?[A-Za-z0-9]{4}){5})$"
ProofCode = Annotated[str, Meta(pattern=_CODE)]


class ChallengeView(Answer, kw_only=True):
    """Answer by `method`, or choose another of `methods`. `sent_to` is the masked number of a code
    by text message (F086). Without a `challenge_id` nothing is asked: the session is open."""

    challenge_id: str
    name: str
    sent_to: str
    resend_after_seconds: int
    expires_at: str
    method: Method | UnsetType = UNSET
    methods: list[Method] | UnsetType = UNSET


class MethodChoice(Body, kw_only=True):
    method: Method


class CodeAnswer(Body, kw_only=True):
    """Six digits, or a recovery code."""

    code: ProofCode


def challenge_view(asked: Asked) -> ChallengeView:
    challenge, by_text = asked.challenge, asked.challenge.method is Method.SMS
    return ChallengeView(
        challenge_id=challenge.challenge_id,
        name=asked.user.name,
        sent_to=masked_mobile(asked.user.mobile) if by_text else "",
        resend_after_seconds=challenge.wait(challenge.sent_at) if by_text else 0,
        expires_at=clock.stamp(challenge.expires_at),
        method=challenge.method,
        methods=list(asked.methods),
    )
