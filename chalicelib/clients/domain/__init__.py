"""Clients, the rights that people have there, and what is asked of the office about them."""

from chalicelib.clients.domain.client import (
    Client,
    ClientKind,
    Facts,
    checked,
    differences,
)
from chalicelib.clients.domain.membership import (
    Membership,
    check_changes_mobile,
    check_given,
    check_rights,
    check_touches,
    may_change_mobile,
)
from chalicelib.clients.domain.request import PeopleRequest, RequestState, Wanted

__all__ = [
    "Client",
    "ClientKind",
    "Facts",
    "Membership",
    "PeopleRequest",
    "RequestState",
    "Wanted",
    "check_changes_mobile",
    "check_given",
    "check_rights",
    "check_touches",
    "checked",
    "differences",
    "may_change_mobile",
]
