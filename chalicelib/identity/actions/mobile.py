"""One's own mobile number: the factor one has first, then a code to the new number (F104, C9)."""

from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock, numbers, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import NotSignedIn, bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.codes import AskedChallenge, ask_for_code, send_another
from chalicelib.identity.actions.proving import burn, inside, prove_sent
from chalicelib.identity.actions.replacements import overtaken
from chalicelib.identity.domain.challenge import Challenge, in_session
from chalicelib.identity.domain.factor import Means
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.factors import MobileChanged
from chalicelib.identity.events.shared import Factor, Purpose
from chalicelib.identity.store import challenges, own_changes, users
from chalicelib.identity.store import replacements as rows
from chalicelib.offices.events import Method

BY_TEXT = Means(methods=(Method.SMS,))


def ask_new_mobile(visitor: Visitor, actor: Actor, text: str) -> AskedChallenge:
    number = numbers.mobile(text)
    if number is None:
        raise bad_field("mobile", "not_a_mobile")
    known = users.user(actor.office_id, actor.user_id)
    if number == known.mobile and not known.number_wrong:
        raise bad_field("mobile", "your_mobile")
    step_up.require(actor, Act.CHANGE_MOBILE)
    user = replace(known, mobile=number)
    bound = in_session(actor.session_key, number)
    challenge = ask_for_code(visitor, user, Purpose.NEW_MOBILE, clock.now(), bound)
    return _sent(user, challenge)


@inside()
def send_new_mobile_again(visitor: Visitor, actor: Actor, challenge_id: str) -> AskedChallenge:
    at = clock.now()
    old = challenges.challenge(actor.office_id, challenge_id, at)
    user = _owner(actor, old)
    return _sent(user, send_another(visitor, old, user, at))


@inside()
def change_mobile(actor: Actor, challenge_id: str, code: str) -> None:
    at = clock.now()
    challenge = burn(actor.office_id, challenge_id, Purpose.NEW_MOBILE, at)
    user = _owner(actor, challenge)
    proved = challenge, prove_sent(challenge, user, code, at)
    told = MobileChanged(mobile=numbers.masked_mobile(user.mobile))
    event = by(actor, told, at, client_id=NO_CLIENT, subject_id=user.user_id)
    gone, ends = overtaken(actor, Factor.MOBILE)
    left = rows.waiting(user.office_id, user.user_id)
    after = replace(user, number_wrong=False, replacing=len(left) > len(gone))
    own_changes.keep_own_mobile(after, proved, gone, event, *ends)


def _sent(user: User, challenge: Challenge) -> AskedChallenge:
    """The number is still only what somebody typed: no other way counts, and no office needs to
    hear of it."""
    if not challenge.is_sent:
        raise bad_field("mobile", "mobile_refused")
    return AskedChallenge(user=user, challenge=challenge, means=BY_TEXT)


def _owner(actor: Actor, challenge: Challenge) -> User:
    """With the number that the code was sent to, in the browser where it was asked."""
    number = challenge.bound_in(actor.session_key)
    is_theirs = challenge.user_id == actor.user_id and challenge.is_about(Purpose.NEW_MOBILE)
    if number is None or not is_theirs:
        raise NotSignedIn("code_expired")
    return replace(users.user(actor.office_id, actor.user_id), mobile=number)
