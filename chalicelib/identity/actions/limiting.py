"""How much may come from one place, and how much an office may send, in a quarter of an hour."""

from datetime import datetime

from chalicelib.core.visitor import Visitor
from chalicelib.identity import store
from chalicelib.identity.domain.limit import (
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


def count_invitation(office_id: str, at: datetime) -> None:
    store.count(office_id, OFFICE_INVITATIONS, "", at)
