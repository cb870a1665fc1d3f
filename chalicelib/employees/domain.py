"""The clients of an employee, and what the history tells of looking along."""

from collections.abc import Collection, Iterable
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import Event
from chalicelib.clients.events import EmployeeClientsChanged
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.employees.events import ViewingEnded, ViewingStarted

Assigned = Collection[str] | None
"""Ids of clients; None is every client."""


class Look(Struct, frozen=True, kw_only=True):
    """One time that an employee looked along, as its events tell. `ended_at` is at the latest."""

    viewing_id: str
    employee: str
    user_id: str
    name: str
    reason: str
    started_at: datetime
    ended_at: datetime


def check_clients(wanted: Assigned, known: Collection[str], managed: Collection[str]) -> None:
    """They exist, and whoever is relation manager of a client keeps it."""
    if wanted is None:
        return
    if not set(wanted) <= set(known):
        raise bad_field("client_ids", "no_such_client")
    if not set(managed) <= set(wanted):
        raise bad_field("client_ids", "manages_client")


def differences(old: Assigned, new: Assigned) -> EmployeeClientsChanged:
    """What changed, of two that differ."""
    before, after = frozenset(old or ()), frozenset(new or ())
    return EmployeeClientsChanged(
        added=tuple(sorted(after - before)),
        removed=tuple(sorted(before - after)),
        all="now" if new is None else "before" if old is None else None,
    )


def looks(history: Iterable[Event]) -> list[Look]:
    """In the order in which they began; one that nobody ended, ended by itself."""
    found: dict[str, Look] = {}
    for event in history:
        match event.told:
            case ViewingStarted() as begun:
                found[begun.viewing_id] = _look(event, begun)
            case ViewingEnded(viewing_id=known) if known in found:
                found[known] = replace(found[known], ended_at=event.at)
    return list(found.values())


def _look(event: Event, begun: ViewingStarted) -> Look:
    return Look(
        viewing_id=begun.viewing_id,
        employee=event.actor_name,
        user_id=begun.user_id,
        name=begun.user_name,
        reason=begun.reason,
        started_at=event.at,
        ended_at=begun.until,
    )
