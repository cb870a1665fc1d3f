"""What a challenge looks like to who must answer it, and the answer."""

from msgspec import UNSET, UnsetType

from chalicelib.core import clock
from chalicelib.core.errors import bad_field
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import ProofCode
from chalicelib.identity.actions.codes import AskedChallenge
from chalicelib.identity.actions.proving import Given
from chalicelib.identity.routes.passkey_shapes import (
    PasskeyAssertion,
    PasskeyRequest,
    assertion_of,
    request_of,
)
from chalicelib.offices.events import Method


class ChallengeView(Answer, kw_only=True):
    """Answer by `method`, or choose another of `methods`. `sent_to` is the masked number of a code
    by text message (F086), `passkey` what the browser asks of a device. `not_sent`: a text
    message could not be sent, so it goes on in another way. Without a `challenge_id` nothing is
    asked: the session is open."""

    challenge_id: str
    name: str
    sent_to: str
    resend_after_seconds: int
    expires_at: str
    method: Method | UnsetType = UNSET
    methods: list[Method] | UnsetType = UNSET
    passkey: PasskeyRequest | UnsetType = UNSET
    not_sent: bool = False


class MethodChoice(Body, kw_only=True):
    method: Method


class ProofAnswer(Body, kw_only=True):
    """Six digits or a recovery code; or what the browser got from a passkey."""

    code: ProofCode | UnsetType = UNSET
    credential: PasskeyAssertion | UnsetType = UNSET

    @property
    def given(self) -> Given:
        """One of the two."""
        if isinstance(self.credential, UnsetType) == isinstance(self.code, UnsetType):
            raise bad_field("code", "required")
        if isinstance(self.credential, UnsetType):
            return str(self.code)
        return assertion_of(self.credential)


def challenge_view(asked: AskedChallenge) -> ChallengeView:
    challenge, by_text = asked.challenge, asked.challenge.method is Method.SMS
    return ChallengeView(
        challenge_id=challenge.challenge_id,
        name=asked.user.name,
        sent_to=masked_mobile(asked.user.mobile) if by_text else "",
        resend_after_seconds=challenge.wait(challenge.sent_at) if by_text else 0,
        expires_at=clock.stamp(challenge.expires_at),
        method=challenge.method,
        methods=list(asked.means.methods),
        passkey=passkey_request(asked),
        not_sent=asked.not_sent,
    )


def passkey_request(asked: AskedChallenge) -> PasskeyRequest | UnsetType:
    """What the browser gives its device; only where a passkey is to answer."""
    passkeys = asked.means.passkeys
    if asked.challenge.method is not Method.PASSKEY or not passkeys:
        return UNSET
    return request_of(asked.challenge.challenge_id, passkeys[0].rp_id, passkeys)
