"""What waits, as an employee asks for it, right at any size.

What is not much is read whole: then the numbers are what is there at that moment, nothing among
them. Of what is much a page is read from the index of its order, and the numbers are those that
were counted from the stream; a zero is looked up before it is said (ADR 68).
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.actor import Actor, authorise, may
from chalicelib.core.order import Page
from chalicelib.core.rights import Right
from chalicelib.tasks.domain.lines import (
    ListOrder,
    Numbers,
    OfficeList,
    Sieve,
    TaskLine,
    counted,
    has_own_lines,
    numbers_of,
    waits_in,
)
from chalicelib.tasks.domain.work import WaitsOn
from chalicelib.tasks.store import counts, lines

# As many as are read whole, because that is as cheap as a page.
FEW = 400


class WantedLines(Struct, frozen=True, kw_only=True):
    """Which list, what is left of it, in which order, behind which place."""

    of: OfficeList | None = None
    client_id: str | None = None
    sieve: Sieve = Sieve()
    order: ListOrder = ListOrder()
    after: str | None = None


class Overview(Struct, frozen=True, kw_only=True):
    page: Page[TaskLine]
    numbers: Numbers | None


def overview(actor: Actor, wanted: WantedLines, at: datetime) -> Overview:
    """NotFound for a client that this employee does not see."""
    if _is_asked_one_by_one(actor, wanted):
        return _of_all(actor, wanted, _at_clients(actor, wanted), at)
    known = _count(actor)
    whole = _whole(actor, known)
    if whole is None:
        return _of_many(actor, wanted, known, at)
    return _of_all(actor, wanted, whole, at)


def _is_asked_one_by_one(actor: Actor, wanted: WantedLines) -> bool:
    some = actor.assigned is not None and not has_own_lines(actor.assigned)
    return some or wanted.client_id is not None


def _at_clients(actor: Actor, wanted: WantedLines) -> list[TaskLine]:
    """Of one client, or of each of the few that they work for."""
    if wanted.client_id:
        authorise(actor, Right.READ, wanted.client_id)
        return list(lines.at_client(actor.office_id, wanted.client_id))
    return [
        line
        for client_id in sorted(actor.assigned or ())
        for line in lines.at_client(actor.office_id, client_id)
    ]


def _whole(actor: Actor, known: Mapping[str, int]) -> list[TaskLine] | None:
    """Everything there is, where that is not much."""
    if sum(known.get(each, 0) for each in WaitsOn) > FEW:
        return None
    pages = [lines.page(each) for each in _scopes(actor, None)]
    return None if any(page.after for page in pages) else [it for page in pages for it in page.rows]


def _of_all(actor: Actor, wanted: WantedLines, whole: list[TaskLine], at: datetime) -> Overview:
    today = clock.local_date(at)
    seen = [line for line in whole if _is_seen(line, actor, at)]
    numbers = numbers_of(counted(seen, lambda id_: may(actor, Right.READ, id_)), today)
    waits = waits_in(wanted.of)
    found = (it for it in seen if it.waits in waits and wanted.sieve.keeps(it))
    page = wanted.order.page_among(found, wanted.after)
    return Overview(page=page, numbers=numbers)


def _is_seen(line: TaskLine, actor: Actor, at: datetime) -> bool:
    return not line.is_over(at) and may(actor, Right.READ, line.task.client_id)


def _of_many(actor: Actor, wanted: WantedLines, known: Mapping[str, int], at: datetime) -> Overview:
    pages = [
        lines.page(each, wanted.order, wanted.sieve, wanted.after)
        for each in _scopes(actor, wanted.of)
    ]
    page = _merged(pages, wanted)
    rows = [line for line in page.rows if _is_seen(line, actor, at)]
    numbers = None if wanted.after else _numbers(actor, known, at)
    return Overview(page=Page(rows, page.after), numbers=numbers)


def _scopes(actor: Actor, of: OfficeList | None) -> list[str]:
    """Of what waits for clients, for the office, or both."""
    scope = lines.scope_of(actor.office_id, actor.user_id if actor.assigned else None)
    return [lines.waits_key(scope, each) for each in waits_in(of)]


def _merged(pages: list[Page[TaskLine]], wanted: WantedLines) -> Page[TaskLine]:
    """One page of several in the same order, as far as all of them go."""
    ends = [page.after for page in pages if page.after is not None]
    rows = [line for page in pages for line in page.rows]
    return wanted.order.page_among(rows, wanted.after, until=wanted.order.first(ends))


def _count(actor: Actor) -> Mapping[str, int]:
    scope = counts.of_employee(actor.user_id) if actor.assigned else counts.EVERYTHING
    return counts.count(actor.office_id, scope).numbers


def _numbers(actor: Actor, numbers: Mapping[str, int], at: datetime) -> Numbers:
    """As they were counted; no zero while something is there."""
    today = clock.local_date(at)
    known = numbers_of(numbers, today)
    return Numbers(
        client=known.client or _none(actor, OfficeList.CLIENT),
        office=known.office or _none(actor, OfficeList.OFFICE),
        late=known.late or _none(actor, OfficeList.LATE, until=str(today)),
    )


def _none(actor: Actor, of: OfficeList, until: str | None = None) -> int | None:
    """Zero where that is so; None where the count is behind."""
    found = any(lines.is_there(each, until) for each in _scopes(actor, of))
    return None if found else 0
