"""A fresh code for a sensitive act (F093, F163), and whether one was given."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import NotSignedIn
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.codes import AskedChallenge, ask, choose, send_again
from chalicelib.identity.actions.limiting import forget_codes
from chalicelib.identity.actions.proving import Given, burn, inside, prove
from chalicelib.identity.domain.challenge import Challenge, in_session
from chalicelib.identity.domain.factor import Means, methods_to_prove
from chalicelib.identity.domain.step_up import StepUp, good_until, step_up_of
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.sessions import SteppedUp
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, factors, step_ups, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method


def ask_step_up(visitor: Visitor, actor: Actor, wanted: StepUp) -> AskedChallenge:
    user = users.user(actor.office_id, actor.user_id)
    means = _means(visitor, user)
    bound = in_session(actor.session_key, wanted.binding)
    return ask(visitor, user, means, purpose=Purpose.STEP_UP, at=clock.now(), binding=bound)


@inside()
def answer_step_up(
    visitor: Visitor, actor: Actor, challenge_id: str, given: Given
) -> tuple[StepUp, datetime]:
    """What may be done now, and until when."""
    at = clock.now()
    challenge = burn(actor.office_id, challenge_id, Purpose.STEP_UP, at)
    user, bound = _owner(actor, challenge)
    used = prove(visitor, challenge, user, given, at)
    forget_codes(visitor, user, at)
    wanted, until = step_up_of(bound), good_until(at)
    also = Act.REJECT if wanted.rejected else None
    told = SteppedUp(purpose=wanted.act, method=used.method, also=also)
    event = by(actor, told, at, client_id=NO_CLIENT, subject_id=actor.user_id)
    step_ups.step_up(
        actor, user, (challenge, used), subjects=wanted.subjects, until=until, event=event
    )
    return wanted, until


@inside()
def send_step_up_again(visitor: Visitor, actor: Actor, challenge_id: str) -> AskedChallenge:
    at = clock.now()
    return send_again(visitor, _asked(visitor, actor, challenge_id, at), at)


@inside()
def choose_step_up_method(
    visitor: Visitor, actor: Actor, challenge_id: str, method: Method
) -> AskedChallenge:
    at = clock.now()
    return choose(visitor, _asked(visitor, actor, challenge_id, at), method, at)


def has_code(actor: Actor, act: Act, document_sha256: str) -> bool:
    """Whether a fresh code was given, in this browser, for this act and document."""
    (subject,) = StepUp(act=act, documents=(document_sha256,) if document_sha256 else ()).subjects
    return bool(actor.session_key) and step_ups.has_proved(actor, subject, clock.now())


def _means(visitor: Visitor, user: User) -> Means:
    held = factors.held_by(user).at(visitor.host)
    return Means(
        methods=methods_to_prove(user, held, offices.get(user.office_id)), passkeys=held.passkeys
    )


def _asked(visitor: Visitor, actor: Actor, challenge_id: str, at: datetime) -> AskedChallenge:
    challenge = challenges.challenge(actor.office_id, challenge_id, at)
    if not challenge.is_about(Purpose.STEP_UP):
        raise NotSignedIn("code_expired")
    user, _ = _owner(actor, challenge)
    return AskedChallenge(user=user, challenge=challenge, means=_means(visitor, user))


def _owner(actor: Actor, challenge: Challenge) -> tuple[User, str]:
    """With what it is for. Of somebody else's challenge nobody learns that it exists; nor of one
    that they asked in another browser."""
    bound = challenge.bound_in(actor.session_key)
    if challenge.user_id != actor.user_id or bound is None:
        raise NotSignedIn("code_expired")
    return users.user(actor.office_id, actor.user_id), bound
