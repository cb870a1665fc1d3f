"""What is kept of clients, of who may act for them, and of what they ask about that."""

from chalicelib.clients.store.clients import (
    add,
    change,
    client,
    clients,
    clients_of_office,
    note,
)
from chalicelib.clients.store.memberships import (
    change_membership,
    ended_before,
    join,
    leave,
    membership,
    memberships,
    note_end,
)
from chalicelib.clients.store.requests import (
    add_request,
    decide,
    open_requests,
    request,
    requests_of,
)

__all__ = [
    "add",
    "add_request",
    "change",
    "change_membership",
    "client",
    "clients",
    "clients_of_office",
    "decide",
    "ended_before",
    "join",
    "leave",
    "membership",
    "memberships",
    "note",
    "note_end",
    "open_requests",
    "request",
    "requests_of",
]
