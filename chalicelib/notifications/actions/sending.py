"""One letter: whom it is for, what stands in it, and out it goes."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT
from chalicelib.core import log
from chalicelib.core.actor import Kind
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.delivery.actions import send_once, text_once
from chalicelib.delivery.domain import Addressee, Mail, Message, Outcome, Text
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as replacement_rows
from chalicelib.identity.store import users
from chalicelib.notifications.actions.facts import facts_of
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office

# What somebody hears whose account was stopped: that others came in, and that they themself went.
ALSO_STOPPED = frozenset({Message.LET_IN, Message.ACCESS_ENDED})


def send_letter(letter: Letter, at: datetime) -> None:
    """Sends it once; a letter to somebody, or about something, that is gone is let go."""
    try:
        office = offices.get(letter.office_id)
        outcome = str(_send(letter, office, at))
    except NotFound:
        outcome = "nobody_to_tell"
    log.line(
        "mail",
        office=letter.office_id,
        message=letter.message,
        event_id=letter.event_id,
        outcome=outcome,
    )


def _send(letter: Letter, office: Office, at: datetime) -> Outcome:
    if letter.by_text:
        return text_once(letter.key, office, lambda: _compose_text(letter, office, at), at)
    return send_once(letter.key, office, lambda: _compose(letter, office, at), at)


def _compose_text(letter: Letter, office: Office, at: datetime) -> Text:
    user = users.user(letter.office_id, letter.to)
    number = _number(letter, user)
    if not number or user.status is Status.DEACTIVATED:
        raise NotFound
    facts = {"office_name": office.name, **facts_of(letter, office, user.language, at)}
    return Text(
        key=letter.key, message=letter.message, to=number, language=user.language, facts=facts
    )


def _compose(letter: Letter, office: Office, at: datetime) -> Mail:
    to = _addressee(letter, office)
    return Mail(
        key=letter.key,
        message=letter.message,
        to=to,
        facts=facts_of(letter, office, to.language, at),
    )


def _addressee(letter: Letter, office: Office) -> Addressee:
    """What an employee who left would hear about a client, the office hears at its own address."""
    general = Addressee(name=office.name, email=office.email, language=Language.NL)
    if letter.to == OFFICE:
        return general
    user = users.user(letter.office_id, letter.to)
    if user.status is not Status.DEACTIVATED or letter.message in ALSO_STOPPED:
        return Addressee(name=user.name, email=_address(letter, user), language=user.language)
    if user.kind is Kind.EMPLOYEE and letter.client_id != NO_CLIENT:
        return general
    raise NotFound


def _number(letter: Letter, user: User) -> str:
    """That another one is in use is told at the old one; a number that was said not to be theirs is
    asked nothing."""
    if letter.message is Message.REPLACEMENT_ASKED:
        return user.mobile if user.texted else ""
    if letter.message is not Message.REPLACEMENT_COUNTS:
        return user.mobile
    return replacement_rows.former_mobile(letter.office_id, letter.to, letter.at)


def _address(letter: Letter, user: User) -> str:
    """A new address is confirmed by a mail to it; that it is in use is told at the old one."""
    match letter.message:
        case Message.NEW_EMAIL:
            return new_email_rows.awaited_email(letter.office_id, letter.to, letter.event_id)
        case Message.EMAIL_CHANGED | Message.INVITATION_MOVED:
            return new_email_rows.former_email(letter.office_id, letter.to, letter.event_id)
        case _:
            return user.email
