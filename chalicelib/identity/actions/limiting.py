"""How much may come from one place, and how much an office may send, in a quarter of an hour."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.visitor import Visitor
from chalicelib.identity import store
from chalicelib.identity.domain.limit import (
    BEHEERDER_INVITATIONS,
    FROM_ADDRESS,
    OFFICE_INVITATIONS,
    OFFICE_MESSAGES,
    address_group,
)


def count_address(visitor: Visitor, at: datetime) -> None:
    """Many share an address, so it is generous: it stops who tries one password on everybody."""
    if group := address_group(visitor.ip):
        store.count(visitor.office_id, FROM_ADDRESS, group, at)


def count_message(office_id: str, at: datetime) -> None:
    store.count(office_id, OFFICE_MESSAGES, "", at)


def count_invitation(actor: Actor, at: datetime) -> None:
    """One beheerder can never use up what is there for the whole office."""
    if not actor.is_employee:
        store.count(actor.office_id, BEHEERDER_INVITATIONS, actor.user_id, at)
    store.count(actor.office_id, OFFICE_INVITATIONS, "", at)
