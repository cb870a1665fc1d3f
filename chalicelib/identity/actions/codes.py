"""A code by text message; the user waits for it, so it does not go through the queue."""

from datetime import datetime

from chalicelib.core.config import config
from chalicelib.core.errors import Conflict, Refused, TooMany
from chalicelib.core.render import render
from chalicelib.core.visitor import Visitor
from chalicelib.gateways import sms
from chalicelib.identity import store
from chalicelib.identity.domain import Challenge, User
from chalicelib.identity.domain.challenge import LASTS, Purpose, new_challenge, new_code
from chalicelib.identity.domain.limit import UNUSED_CODES
from chalicelib.offices import store as offices


def ask_for_code(
    visitor: Visitor, user: User, purpose: Purpose, at: datetime, binding: str = ""
) -> Challenge:
    """A challenge of which the code is on its way to the user's phone."""
    if not user.mobile:
        raise Conflict("no_mobile")
    store.count(user.office_id, UNUSED_CODES, user.user_id, at)
    code = new_code()
    asked = new_challenge(user.office_id, user.user_id, purpose, at, binding)
    challenge = asked.asking(code, config().code_pepper)
    store.add_challenge(challenge)
    _send(visitor, user, code)
    return challenge


def send_another(visitor: Visitor, old: Challenge, user: User, at: datetime) -> Challenge:
    """A new code in place of the old one, but not too soon and not without end."""
    if not old.sends_left:
        raise TooMany("too_many_codes", int((old.expires_at - at).total_seconds()))
    if wait := old.wait(at):
        raise TooMany("code_just_sent", wait)
    store.count(user.office_id, UNUSED_CODES, user.user_id, at)
    code = new_code()
    challenge = old.sent_again(code, config().code_pepper, at)
    store.replace_code(old, challenge)
    _send(visitor, user, code)
    return challenge


def _send(visitor: Visitor, user: User, code: str) -> None:
    office = offices.get(user.office_id)
    text = render(
        f"{user.language}/sms/code/body.txt",
        code=code,
        office_name=office.name,
        minutes=int(LASTS.total_seconds()) // 60,
        host=visitor.host,
    )
    try:
        sms.send(sender=office.sms_sender, to=user.mobile, text=text)
    except Refused as error:
        raise Conflict("code_not_sent") from error
