"""Lists that are read in the order of an index, a page at a time, however long they are."""

from collections.abc import Collection
from functools import reduce
from operator import and_
from typing import Any, TypeVar

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.core.order import PAGE, Page
from chalicelib.core.table import GlobalIndex, Row

M = TypeVar("M", bound=Row)
# Where not all that is read fits: this many in one read (the row of the place comes again, so more
# than one), and as many reads for one answer.
LOOKED_AT, READS = 2000, 6
_LOWEST, _HIGHEST = " ", "\U0010ffff"


class Slice(Struct, frozen=True, kw_only=True):
    """Which part of a list: of this `scope`, behind `after`, up to and with `until`, and of that
    what `fits`."""

    scope: str
    after: str | None = None
    descending: bool = False
    until: str | None = None
    fits: Condition | None = None


def all_of(asked: Collection[Condition]) -> Condition | None:
    """What holds where all of these do; None where nothing is asked."""
    return reduce(and_, asked) if asked else None


def page_of(row: type[M], index: GlobalIndex[M], sort: UnicodeAttribute, part: Slice) -> Page[M]:
    """One Query, or a few where not everything fits."""
    name, after = str(sort.attr_name), part.after
    found: list[M] = []
    for _ in range(1 if part.fits is None else READS):
        read, after = _read(index, sort, part, after)
        found += map(row.from_raw_data, read)
        if after is None or len(found) >= PAGE:
            break
    more = getattr(found[PAGE - 1], name) if len(found) > PAGE else after
    return Page(found[:PAGE], more)


def _read(
    index: GlobalIndex[M], sort: UnicodeAttribute, part: Slice, after: str | None
) -> tuple[list[Any], str | None]:
    """What one Query finds behind `after`, and the place where it ended if there is more."""
    low, high = _LOWEST, part.until or _HIGHEST
    if after:
        low, high = (low, min(high, after)) if part.descending else (after, high)
    if low > high:
        return [], None
    found = index.query(
        part.scope,
        sort.between(low, high),
        part.fits,
        scan_index_forward=not part.descending,
        page_size=PAGE + 1 if part.fits is None else LOOKED_AT,
    )
    name, page = str(sort.attr_name), next(found.page_iter)
    last = page.get("LastEvaluatedKey")
    rows = [item for item in page["Items"] if item[name]["S"] != after]
    return rows, last[name]["S"] if last else None
