"""Asking for a code: the user waits for it, so what is sent does not go through the queue."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct, field

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by_itself
from chalicelib.core.config import config
from chalicelib.core.errors import Conflict, Refused, TooMany, bad_field
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.render import render
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.gateways import sms
from chalicelib.identity.actions.limiting import count_code, count_message
from chalicelib.identity.domain.challenge import LASTS, SENT, Challenge, new_challenge, new_code
from chalicelib.identity.domain.factor import Means
from chalicelib.identity.domain.limit import WRONG_CODES
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.sessions import CodeNotSent
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, counters
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method

# Brings the code of a challenge to its user; Refused when that will never do.
Post = Callable[[User, Challenge, str], None]


class Wording(Struct, frozen=True, kw_only=True):
    """The text message that carries a code, and what it says besides the code; with `mail` a code
    by e-mail can be sent too."""

    message: str = "code"
    facts: Mapping[str, object] = field(default_factory=dict)
    mail: Post | None = None


USUAL = Wording()


class AskedChallenge(Struct, frozen=True, kw_only=True):
    """A challenge to this user, and every way in which they can answer it. `not_sent` says that a
    text message could not be sent, and that it goes on in another way."""

    user: User
    challenge: Challenge
    means: Means
    not_sent: bool = False
    wording: Wording = USUAL


def ask(
    visitor: Visitor,
    user: User,
    means: Means,
    purpose: Purpose,
    at: datetime,
    binding: str,
    wording: Wording = USUAL,
) -> AskedChallenge:
    """By the first of the methods; a text message or mail is sent."""
    if not means.methods:
        raise Conflict("no_mobile")
    if means.methods[0] in SENT:
        asked = new_challenge(user.office_id, user.user_id, purpose, at, binding)
        challenge = _first_code(visitor, user, asked.by(means.methods[0]), at, wording)
        return _sent_or_else(
            AskedChallenge(user=user, challenge=challenge, means=means, wording=wording), at
        )
    count_code(visitor, user, purpose, at)
    asked = new_challenge(user.office_id, user.user_id, purpose, at, binding)
    challenge = asked.by(means.methods[0])
    challenges.add_challenge(challenge)
    return AskedChallenge(user=user, challenge=challenge, means=means)


def ask_for_code(
    visitor: Visitor, user: User, purpose: Purpose, at: datetime, binding: str = ""
) -> Challenge:
    """A challenge of which the code is on its way to the user's phone, unless it `is_sent` not."""
    asked = new_challenge(user.office_id, user.user_id, purpose, at, binding)
    return _first_code(visitor, user, asked, at, USUAL)


def _first_code(
    visitor: Visitor, user: User, asked: Challenge, at: datetime, wording: Wording
) -> Challenge:
    if asked.method is Method.SMS and not user.mobile:
        raise Conflict("no_mobile")
    _count_message(visitor, user, asked.purpose, at)
    code = new_code()
    to = _place(user, asked.method)
    challenge = asked.asking(code, config().key("code_pepper"), asked.method, to)
    challenges.add_challenge(challenge)
    return _send(visitor, user, challenge, code, wording)


def send_another(
    visitor: Visitor, old: Challenge, user: User, at: datetime, wording: Wording = USUAL
) -> Challenge:
    """A new code in place of the old one, but not too soon and not without end."""
    if not old.sends_left:
        raise TooMany("too_many_codes", int((old.expires_at - at).total_seconds()))
    if wait := old.wait(at):
        raise TooMany("code_just_sent", wait)
    _count_message(visitor, user, old.purpose, at)
    code = new_code()
    to = _place(user, Method.EMAIL if old.method is Method.EMAIL else Method.SMS)
    challenge = old.sent_again(code, config().key("code_pepper"), at, to)
    challenges.replace_code(old, challenge)
    return _send(visitor, user, challenge, code, wording)


def _place(user: User, method: Method) -> str:
    return user.email if method is Method.EMAIL else user.mobile


def _count_message(visitor: Visitor, user: User, purpose: Purpose, at: datetime) -> None:
    """None goes out that could not be answered any more today."""
    counters.check(user.office_id, WRONG_CODES, user.user_id, at)
    count_code(visitor, user, purpose, at)
    count_message(user.office_id, at)


def send_again(visitor: Visitor, asked: AskedChallenge, at: datetime) -> AskedChallenge:
    if asked.challenge.method not in SENT:
        raise Conflict("other_method")
    challenge = send_another(visitor, asked.challenge, asked.user, at, asked.wording)
    return _sent_or_else(replace(asked, challenge=challenge), at)


def choose(visitor: Visitor, asked: AskedChallenge, method: Method, at: datetime) -> AskedChallenge:
    """Another way to answer; a text message that went out before is not sent again."""
    if method not in asked.means.methods:
        raise bad_field("method", "not_your_method")
    if method is Method.SMS and not asked.challenge.is_sent:
        challenge = send_another(visitor, asked.challenge, asked.user, at, asked.wording)
        return _sent_or_else(replace(asked, challenge=challenge), at)
    challenges.choose_method(asked.challenge, method)
    return replace(asked, challenge=asked.challenge.by(method))


def _sent_or_else(asked: AskedChallenge, at: datetime) -> AskedChallenge:
    """Who cannot be sent a code goes on in another way, if there is one; the office hears of it."""
    if asked.challenge.is_sent:
        return asked
    _tell_office(asked.user, at)
    other = next((each for each in asked.means.methods if each not in SENT), None)
    if other is None:
        raise Conflict("code_not_sent")
    challenges.choose_method(asked.challenge, other)
    return replace(asked, challenge=asked.challenge.by(other), not_sent=True)


def _tell_office(user: User, at: datetime) -> None:
    told = CodeNotSent(mobile=masked_mobile(user.mobile))
    audit.put(by_itself(user.office_id, told, at, client_id=NO_CLIENT, subject_id=user.user_id))


def _send(
    visitor: Visitor, user: User, challenge: Challenge, code: str, wording: Wording
) -> Challenge:
    """Without its code when that is refused: nobody has it, so nothing can be answered with it."""
    try:
        if challenge.method is Method.EMAIL and wording.mail:
            wording.mail(user, challenge, code)
        else:
            _send_text(visitor, user, code, wording)
    except Refused:
        unsent = challenge.unsent()
        challenges.replace_code(challenge, unsent)
        return unsent
    return challenge


def _send_text(visitor: Visitor, user: User, code: str, wording: Wording) -> None:
    office = offices.get(user.office_id)
    text = render(
        f"{user.language}/sms/{wording.message}/body.txt",
        code=code,
        office_name=office.name,
        minutes=int(LASTS.total_seconds()) // 60,
        host=visitor.host,
        **wording.facts,
    )
    sms.send(sender=office.sms_sender, to=user.mobile, text=text)
