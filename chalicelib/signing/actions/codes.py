"""The two codes of a ceremony: answered in order, each once, in the browser where it began."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotSignedIn
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.codes import AskedChallenge, choose
from chalicelib.identity.actions.codes import send_again as send_code_again
from chalicelib.identity.actions.limiting import forget_codes
from chalicelib.identity.actions.proving import Given, burn, inside, prove
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import users
from chalicelib.offices.events import Method
from chalicelib.signing.actions import ceremonies
from chalicelib.signing.actions.ceremonies import ASKING
from chalicelib.signing.actions.means import means_at
from chalicelib.signing.actions.running import Running
from chalicelib.signing.domain.ceremony import Ceremony, Step
from chalicelib.signing.store import signings


@inside()
def answer(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, given: Given, at: datetime
) -> Running:
    """The right code by mail asks for the second one; after that one the signature may come."""
    ceremony = _asking(actor, client_id, ceremony_id)
    user = users.user(actor.office_id, actor.user_id)
    challenge = burn(actor.office_id, ceremony.challenge_id or "-", Purpose.SIGNING, at)
    _check_binding(challenge, ceremony)
    _check_method(visitor, challenge, ceremony, user)
    ceremonies.check_unchanged(actor, ceremony, at)
    used = prove(visitor, challenge, user, given, at)
    forget_codes(visitor, user, at)
    proved = ceremony.proved(used.method, at)
    signings.keep_proof(proved, challenge, user, used)
    known = ceremonies.mine(actor, client_id, ceremony_id)
    return (
        ceremonies.ask_code(visitor, user, known, at)
        if known.step is Step.SECOND
        else Running(ceremony=known, user=user)
    )


@inside()
def send_again(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, at: datetime
) -> Running:
    """A new code in place of the one before; or the first, when that could not be sent."""
    ceremony = _asking(actor, client_id, ceremony_id)
    user = users.user(actor.office_id, actor.user_id)
    if not ceremony.challenge_id:
        return ceremonies.ask_code(visitor, user, ceremony, at)
    before = _asked(visitor, ceremony, user, at)
    return _noted(ceremony, before, send_code_again(visitor, before, at), at)


@inside()
def choose_method(
    visitor: Visitor,
    actor: Actor,
    client_id: str,
    ceremony_id: str,
    method: Method,
    at: datetime,
) -> Running:
    ceremony = _asking(actor, client_id, ceremony_id)
    user = users.user(actor.office_id, actor.user_id)
    before = _asked(visitor, ceremony, user, at)
    return _noted(ceremony, before, choose(visitor, before, method, at), at)


def _asking(actor: Actor, client_id: str, ceremony_id: str) -> Ceremony:
    ceremony = ceremonies.mine(actor, client_id, ceremony_id)
    if ceremony.step not in ASKING:
        raise Conflict("begin_anew" if ceremony.is_over else "already_handled")
    return ceremony


def _asked(visitor: Visitor, ceremony: Ceremony, user: User, at: datetime) -> AskedChallenge:
    asked = ceremonies.asked_now(visitor, ceremony, user, at)
    if asked is None:
        raise NotSignedIn("code_expired")
    return asked


def _check_binding(challenge: Challenge, ceremony: Ceremony) -> None:
    """Not a code of another ceremony, another step, or other documents."""
    if challenge.user_id != ceremony.signer.user_id:
        raise NotSignedIn("code_expired")
    if not challenge.is_for(Purpose.SIGNING, ceremony.binding):
        raise NotSignedIn("code_expired")


def _check_method(visitor: Visitor, challenge: Challenge, ceremony: Ceremony, user: User) -> None:
    """What the office does not take any more counts no more, also where it was asked for."""
    if challenge.method not in means_at(ceremony, user, visitor.host).methods:
        raise Conflict("method_not_allowed")


def _noted(
    ceremony: Ceremony, before: AskedChallenge, asked: AskedChallenge, at: datetime
) -> Running:
    """Of a message that went out earlier it is not said that it went out now."""
    challenge = asked.challenge
    was_sent = challenge.proof != before.challenge.proof
    to = ceremonies.sent_to(asked.user, challenge.method) if was_sent else ""
    known = ceremony.asked(challenge.challenge_id, challenge.method, to, at)
    signings.keep_ceremony(known)
    return Running(ceremony=known, user=asked.user, asked=asked)
