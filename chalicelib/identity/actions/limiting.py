"""How much may come from one place or one person, and of one office: what is counted when."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT
from chalicelib.core.actor import Actor
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import TooMany
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.limit import (
    BEHEERDER_INVITATIONS,
    DOCUMENT_CHECKS,
    DOOR_CODES,
    DOOR_CODES_IN_ALL,
    FRESH_STARTS,
    FROM_ADDRESS,
    OFFICE_CHECKS,
    OFFICE_INVITATIONS,
    OFFICE_MESSAGES,
    OFFICE_UPLOADS,
    PARTNER_CHANGES,
    PASSKEYS_FROM_ADDRESS,
    PASSWORD_REQUESTS,
    PASSWORDS_IN_ALL,
    PEOPLE_CHANGES,
    REQUESTS_IN_ALL,
    RIGHTS_CHANGES,
    UNUSED_CODES,
    UPLOADS,
    WRONG_CODES,
    WRONG_PASSWORDS,
    address_group,
)
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import counters


def count_address(visitor: Visitor, at: datetime) -> None:
    """Many share an address, so it is generous: it stops who tries one password on everybody."""
    if group := address_group(visitor.ip):
        counters.count(visitor.office_id, FROM_ADDRESS, group, at)


def count_passkey(visitor: Visitor, at: datetime) -> None:
    """Apart from all else: whoever guesses passwords here shuts no passkeys out."""
    if group := address_group(visitor.ip):
        counters.count(visitor.office_id, PASSKEYS_FROM_ADDRESS, group, at)


def count_code(visitor: Visitor, user: User, purpose: Purpose, at: datetime) -> None:
    """A code that goes out or is asked of an app. At the door a password is enough to ask for one:
    what a stranger asks there is counted where they are, and takes nothing from who is inside."""
    if purpose is not Purpose.SIGN_IN:
        counters.count(user.office_id, UNUSED_CODES, user.user_id, at)
        return
    counters.count(user.office_id, DOOR_CODES, user.user_id, at, address_group(visitor.ip))
    counters.count(user.office_id, DOOR_CODES_IN_ALL, user.user_id, at)


def forget_codes(visitor: Visitor, user: User, at: datetime) -> None:
    """One of them was answered."""
    counters.forget(user.office_id, UNUSED_CODES, user.user_id, at)
    counters.forget(user.office_id, DOOR_CODES, user.user_id, at, address_group(visitor.ip))
    counters.forget(user.office_id, DOOR_CODES_IN_ALL, user.user_id, at)


def count_request(visitor: Visitor, email: str, at: datetime) -> None:
    """Of a link in a mail. Each that was sent keeps working, so whoever uses up what there is for
    an address has filled a mailbox with links that its owner may use."""
    typed, there = normalised_email(email), address_group(visitor.ip)
    counters.count(visitor.office_id, PASSWORD_REQUESTS, typed, at, there)
    counters.count(visitor.office_id, REQUESTS_IN_ALL, typed, at)


def start_afresh(visitor: Visitor, user: User, at: datetime) -> None:
    """A new password by the link in a mail: whoever knew the old one is a stranger again, and what
    they used up counts no more. Wrong codes so only some times a day, since a mailbox may be read
    by others too."""
    office_id, there = user.office_id, address_group(visitor.ip)
    forget_codes(visitor, user, at)
    counters.forget(office_id, WRONG_PASSWORDS, user.email, at, there)
    counters.forget(office_id, PASSWORDS_IN_ALL, user.email, at)
    counters.forget(office_id, PASSWORD_REQUESTS, user.email, at, there)
    counters.forget(office_id, REQUESTS_IN_ALL, user.email, at)
    try:
        counters.count(office_id, FRESH_STARTS, user.user_id, at)
    except TooMany:
        return
    counters.forget(office_id, WRONG_CODES, user.user_id, at)


def count_document_check(visitor: Visitor, at: datetime) -> None:
    """Anybody may check documents, but a check of a file is work."""
    group = address_group(visitor.ip) or "-"
    counters.count(visitor.office_id, DOCUMENT_CHECKS, group, at)
    counters.count(visitor.office_id, OFFICE_CHECKS, "", at)


def count_message(office_id: str, at: datetime) -> None:
    counters.count(office_id, OFFICE_MESSAGES, "", at)


def count_invitation(actor: Actor, at: datetime) -> None:
    """One beheerder can never use up what is there for the whole office."""
    if not actor.is_employee:
        counters.count(actor.office_id, BEHEERDER_INVITATIONS, actor.user_id, at)
    counters.count(actor.office_id, OFFICE_INVITATIONS, "", at)


def count_rights_change(actor: Actor, client_id: str, user_id: str, at: datetime) -> None:
    """Of one person at one client, by whoever does it, and of all people there together: each goes
    by mail to them and the others."""
    counters.count(actor.office_id, PEOPLE_CHANGES, actor.user_id, at, client_id)
    counters.count(actor.office_id, RIGHTS_CHANGES, user_id, at, f"{client_id}{actor.user_id}")


def count_account_change(actor: Actor, user_id: str, at: datetime) -> None:
    """Of an account itself: each goes by mail to the others at every client."""
    counters.count(actor.office_id, RIGHTS_CHANGES, user_id, at, f"{NO_CLIENT}{actor.user_id}")


def count_partner_change(actor: Actor, client_id: str, at: datetime) -> None:
    """Each goes by mail to both, and to who acts for them."""
    counters.count(actor.office_id, PARTNER_CHANGES, actor.user_id, at, client_id)


def count_upload(office_id: str, user_id: str, at: datetime) -> None:
    """Room for who publishes a whole year in one go, and an end for who fills the storage."""
    counters.count(office_id, UPLOADS, user_id, at)
    counters.count(office_id, OFFICE_UPLOADS, "", at)
