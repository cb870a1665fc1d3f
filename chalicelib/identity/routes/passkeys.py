"""Passkeys: set up, named and taken away by their owner; signing in with one alone."""

from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Line
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import passkey_door, passkeys
from chalicelib.identity.routes import passkey_shapes
from chalicelib.identity.routes.cookie import cookies
from chalicelib.identity.routes.factors import RecoveryCodes
from chalicelib.identity.routes.me import Me, me_view
from chalicelib.identity.routes.passkey_shapes import (
    PasskeyAssertion,
    PasskeyAttestation,
    PasskeyCreation,
    PasskeyRequest,
)

routes = Routes(__name__)


class PasskeyOffer(Answer, kw_only=True):
    """What the device makes is put under `passkey_id`, within ten minutes."""

    passkey_id: str
    options: PasskeyCreation


class NewPasskey(Body, kw_only=True):
    name: Line
    credential: PasskeyAttestation


class PasskeyRename(Body, kw_only=True):
    name: Line


class PasskeyChallenge(Answer, kw_only=True):
    challenge_id: str
    options: PasskeyRequest


class PasskeyAnswer(Body, kw_only=True):
    credential: PasskeyAssertion


@routes.post("/me/passkeys", needs=Needs.ENROLLING, code=Act.CHANGE_FACTOR)
def offer_passkey(visitor: Visitor, actor: Actor) -> PasskeyOffer:
    """Takes the password again; at most twenty each."""
    offer = passkeys.offer_passkey(visitor, actor)
    return PasskeyOffer(passkey_id=offer.passkey_id, options=passkey_shapes.creation_of(offer))


@routes.put("/me/passkeys/{passkey_id}", needs=Needs.ENROLLING)
def keep_passkey(
    visitor: Visitor, actor: Actor, passkey_id: str, body: NewPasskey
) -> RecoveryCodes:
    """The first recovery codes, shown this once; none when there are some already."""
    made = passkey_shapes.attestation_of(body.credential)
    codes = passkeys.keep_passkey(visitor, actor, passkey_id, body.name, made)
    return RecoveryCodes(codes=list(codes))


@routes.put("/me/passkeys/{passkey_id}/name", needs=Needs.SIGNED_IN)
def rename_passkey(actor: Actor, passkey_id: str, body: PasskeyRename) -> None:
    passkeys.rename_passkey(actor, passkey_id, body.name)


@routes.delete("/me/passkeys/{passkey_id}", needs=Needs.SIGNED_IN, code=Act.CHANGE_FACTOR)
def remove_passkey(actor: Actor, passkey_id: str) -> None:
    passkeys.remove_passkey(actor, passkey_id)


@routes.post("/passkey-challenges", needs=Needs.PUBLIC)
def ask_passkey(visitor: Visitor) -> PasskeyChallenge:
    """For whoever is at the door: the device offers the passkeys that it has for this office."""
    asked = passkey_door.ask_passkey(visitor)
    options = passkey_shapes.request_of(asked.challenge_id, visitor.host)
    return PasskeyChallenge(challenge_id=asked.challenge_id, options=options)


@routes.put("/passkey-challenges/{challenge_id}/answer", needs=Needs.PUBLIC)
def answer_passkey(visitor: Visitor, challenge_id: str, body: PasskeyAnswer) -> Reply[Me]:
    """Signed in: a passkey that recognised its owner is both factors."""
    opened = passkey_door.answer_passkey(
        visitor, challenge_id, passkey_shapes.assertion_of(body.credential)
    )
    return Reply(body=me_view(opened.session), headers=cookies(opened))
