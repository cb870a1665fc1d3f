"""What is done with clients, with the people who act for them, and with what they ask."""

from chalicelib.clients.actions.clients import add_client, change_client
from chalicelib.clients.actions.ending import end_rights
from chalicelib.clients.actions.people import (
    change_mobile,
    change_rights,
    end_membership,
    invite,
    invite_again,
)
from chalicelib.clients.actions.requests import (
    ask_access,
    decline_request,
    grant_request,
    withdraw_request,
)

__all__ = [
    "add_client",
    "ask_access",
    "change_client",
    "change_mobile",
    "change_rights",
    "decline_request",
    "end_membership",
    "end_rights",
    "grant_request",
    "invite",
    "invite_again",
    "withdraw_request",
]
