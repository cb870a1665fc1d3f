"""One letter: whom it is for, what stands in it, and out it goes."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT
from chalicelib.core import log
from chalicelib.core.actor import UserKind
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.delivery.actions import rendered, send_once, text_once, texted
from chalicelib.delivery.domain import AT_FORMER_ADDRESS, Addressee, DeliveryOutcome, Mail, Text
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.factors import EmailChangeAsked, MobileChanged
from chalicelib.identity.events.replacements import ReplacementAsked
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as replacement_rows
from chalicelib.identity.store import users
from chalicelib.notifications.actions.digests import digest_facts
from chalicelib.notifications.actions.facts import facts_of
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import Digest, Letter
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office

# What somebody hears whose account was stopped: that others came in, and that they themself went.
ALSO_STOPPED = frozenset({"let_in", "access_ended"})


def send_letter(letter: Letter | Digest, at: datetime) -> None:
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
        event_id=letter.known_as,
        outcome=outcome,
    )


def _send(letter: Letter | Digest, office: Office, at: datetime) -> DeliveryOutcome:
    if isinstance(letter, Digest):
        return send_once(letter.key, office, lambda: _compose_digest(letter, office), at)
    if letter.by_text:
        return text_once(letter.key, office, lambda: _compose_text(letter, office, at), at)
    return send_once(letter.key, office, lambda: _compose(letter, office, at), at)


def _compose_digest(digest: Digest, office: Office) -> Mail:
    to = _general_address(office)
    facts = digest_facts(digest, office, to.language)
    return rendered(digest.key, digest.message, to, facts, office)


def _compose_text(letter: Letter, office: Office, at: datetime) -> Text:
    user = users.user(letter.office_id, letter.to)
    number = _number(letter, user)
    if not number or user.status is Status.DEACTIVATED:
        raise NotFound
    facts = {"office_name": office.name, **facts_of(letter, office, user.language, at)}
    return texted(letter.message, number, facts, user.language)


def _compose(letter: Letter, office: Office, at: datetime) -> Mail:
    to = _addressee(letter, office)
    facts = facts_of(letter, office, to.language, at)
    return rendered(letter.key, letter.message, to, facts, office)


def _general_address(office: Office) -> Addressee:
    return Addressee(name=office.name, email=office.email, language=Language.NL)


def _addressee(letter: Letter, office: Office) -> Addressee:
    """What an employee who left would hear about a client, the office hears at its own address."""
    if letter.to == OFFICE:
        return _general_address(office)
    user = users.user(letter.office_id, letter.to)
    if user.status is not Status.DEACTIVATED or letter.message in ALSO_STOPPED:
        return Addressee(name=user.name, email=_address(letter, user), language=user.language)
    if user.kind is UserKind.EMPLOYEE and letter.event.client_id != NO_CLIENT:
        return _general_address(office)
    raise NotFound


def _number(letter: Letter, user: User) -> str:
    """That another one is in use is told at the old one; a number that was said not to be theirs is
    asked nothing."""
    told = letter.event.told
    if isinstance(told, ReplacementAsked):
        return user.mobile if user.texted else ""
    if not isinstance(told, MobileChanged):
        return user.mobile
    return replacement_rows.former_mobile(letter.office_id, letter.to, letter.event.at)


def _address(letter: Letter, user: User) -> str:
    """A new address is confirmed by a mail to it; that it is in use is told at the old one."""
    told, known = letter.event.told, (letter.office_id, letter.to, letter.event.event_id)
    if isinstance(told, EmailChangeAsked) and not letter.beside:
        return new_email_rows.awaited_email(*known)
    if letter.message in AT_FORMER_ADDRESS:
        return new_email_rows.former_email(*known)
    return user.email
