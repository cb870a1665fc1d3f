"""Looking at what waits for the office, as one of its employees."""

from datetime import datetime

from msgspec import Struct

from chalicelib.core.actor import Actor
from chalicelib.work import store
from chalicelib.work.domain import Counts, WorkItem, counted


class Page(Struct, frozen=True, kw_only=True):
    """Part of what waits, and with the first part how much it is in all."""

    items: list[WorkItem]
    cursor: str | None
    counts: Counts | None


def waiting(actor: Actor, cursor: str | None, limit: int, at: datetime) -> Page:
    """What waits for this employee, by due date."""
    found, after = store.waiting(actor.office_id, cursor, limit)
    items = [each for each in found if each.waits_for(actor, at)]
    counts = None if cursor else _counts(actor, items, after, at)
    return Page(items=items, cursor=after, counts=counts)


def _counts(actor: Actor, items: list[WorkItem], after: str | None, at: datetime) -> Counts:
    rest = store.waiting_after(actor.office_id, after) if after else ()
    return counted([*items, *(each for each in rest if each.waits_for(actor, at))], actor)
