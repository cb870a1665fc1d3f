"""How much may come from one place or one person, and of one office, in a quarter of an hour."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.limit import (
    BEHEERDER_INVITATIONS,
    DOCUMENT_CHECKS,
    FROM_ADDRESS,
    OFFICE_CHECKS,
    OFFICE_INVITATIONS,
    OFFICE_MESSAGES,
    OFFICE_UPLOADS,
    UPLOADS,
    address_group,
)
from chalicelib.identity.store import counters


def count_address(visitor: Visitor, at: datetime) -> None:
    """Many share an address, so it is generous: it stops who tries one password on everybody."""
    if group := address_group(visitor.ip):
        counters.count(visitor.office_id, FROM_ADDRESS, group, at)


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


def count_upload(office_id: str, user_id: str, at: datetime) -> None:
    """Room for who publishes a whole year in one go, and an end for who fills the storage."""
    counters.count(office_id, UPLOADS, user_id, at)
    counters.count(office_id, OFFICE_UPLOADS, "", at)
