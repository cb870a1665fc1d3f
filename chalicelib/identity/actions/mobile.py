"""One's own mobile number: the factor one has first, then a code to the new number (F104, C9)."""

from dataclasses import replace

from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock, numbers
from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotSignedIn, bad_field
from chalicelib.core.visitor import Visitor
from chalicelib.identity import store
from chalicelib.identity.actions.codes import Asked, ask_for_code, send_another
from chalicelib.identity.actions.noting import refusal_noted
from chalicelib.identity.actions.proving import burn, inside, prove
from chalicelib.identity.actions.step_ups import require_step_up
from chalicelib.identity.domain import Act, Challenge, Purpose, User
from chalicelib.offices.domain import Method


def ask_new_mobile(visitor: Visitor, actor: Actor, text: str) -> Asked:
    require_step_up(actor, Act.CHANGE_MOBILE)
    number = numbers.mobile(text)
    if number is None:
        raise bad_field("mobile", "not_a_mobile")
    user = replace(store.user(actor.office_id, actor.user_id), mobile=number)
    challenge = ask_for_code(visitor, user, Purpose.NEW_MOBILE, clock.now(), number)
    return Asked(user, challenge, (Method.SMS,))


@inside()
def send_new_mobile_again(visitor: Visitor, actor: Actor, challenge_id: str) -> Asked:
    at = clock.now()
    old = store.challenge(actor.office_id, challenge_id, at)
    user = _owner(actor, old)
    return Asked(user, send_another(visitor, old, user, at), (Method.SMS,))


@inside()
def change_mobile(actor: Actor, challenge_id: str, code: str) -> None:
    at = clock.now()
    challenge = burn(actor.office_id, challenge_id, Purpose.NEW_MOBILE, at)
    user = _owner(actor, challenge)
    with refusal_noted(challenge, at):
        proved = challenge, prove(challenge, user, code, at)
    shown = numbers.masked_mobile(user.mobile)
    details = {"mobile": shown}
    event = by(actor, "mobile_changed", at, client_id=NO_CLIENT, subject_id=user.user_id, **details)
    store.keep_proved_change(user, proved, event)


def _owner(actor: Actor, challenge: Challenge) -> User:
    """With the number that the code was sent to."""
    if challenge.user_id != actor.user_id or not challenge.is_about(Purpose.NEW_MOBILE):
        raise NotSignedIn("code_expired")
    return replace(store.user(actor.office_id, actor.user_id), mobile=challenge.binding)
