"""The clients of an employee, and what the history tells of looking along."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.audit.domain import Event
from chalicelib.core.errors import bad_field

Assigned = Collection[str] | None
"""Ids of clients; None is every client."""


@dataclass(frozen=True)
class Look:
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


def differences(old: Assigned, new: Assigned) -> Mapping[str, str]:
    """By id; `all` says that it became, or was, every client."""
    before, after = frozenset(old or ()), frozenset(new or ())
    found = {
        "added": ",".join(sorted(after - before)),
        "removed": ",".join(sorted(before - after)),
        "all": "now" if new is None else "before" if old is None else "",
    }
    return {name: value for name, value in found.items() if value}


def looks(history: Iterable[Event]) -> list[Look]:
    """In the order in which they began; one that nobody ended, ended by itself."""
    found: dict[str, Look] = {}
    for event in history:
        viewing_id = event.details.get("viewing_id", "")
        if event.action == "viewing_started":
            found[viewing_id] = _look(event)
        elif event.action == "viewing_ended" and viewing_id in found:
            found[viewing_id] = replace(found[viewing_id], ended_at=event.at)
    return list(found.values())


def _look(event: Event) -> Look:
    told = event.details
    return Look(
        told["viewing_id"],
        event.actor_name,
        told["user_id"],
        told["user_name"],
        told["reason"],
        event.at,
        datetime.fromisoformat(told["until"]),
    )
