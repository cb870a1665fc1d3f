"""What happens to rights and accounts without anybody asking."""

from typing import Any

from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import Reaction
from chalicelib.clients.actions import ending, moving
from chalicelib.clients.actions.listing import name_people
from chalicelib.clients.events import (
    AccessGranted,
    MembershipEnded,
    RightsChanged,
    RightsEnded,
)
from chalicelib.core import clock, log
from chalicelib.identity.events.accounts import PersonInvited


def end_rights(event: Any) -> None:
    """Every day: rights whose last day has passed."""
    log.line("job", job="end_rights", ended=ending.end_rights(clock.now()))


def count_replacements(event: Any) -> None:
    """Every quarter of an hour: what nobody stopped in 72 hours."""
    log.line("job", job="count_replacements", counted=moving.count_due(clock.now()))


def note_people(event: Event) -> None:
    """After somebody came or went."""
    name_people(event.office_id, event.client_id)


REACTIONS = (
    Reaction(
        name="note_people",
        act=note_people,
        does="`clients`: a client is found by the people who have access",
        to=(PersonInvited, RightsChanged, RightsEnded, MembershipEnded, AccessGranted),
    ),
)
