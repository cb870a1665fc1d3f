"""Lists that are read in the order of an index, a page at a time, however long they are."""

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


def page_of(row: type[M], index: GlobalIndex[M], sort: UnicodeAttribute, wish: Slice) -> Page[M]:
    """One Query, or a few where not everything fits."""
    name, after = str(sort.attr_name), wish.after
    found: list[M] = []
    for _ in range(1 if wish.fits is None else READS):
        read, after = _read(index, sort, wish, after)
        found += map(row.from_raw_data, read)
        if after is None or len(found) >= PAGE:
            break
    more = getattr(found[PAGE - 1], name) if len(found) > PAGE else after
    return Page(found[:PAGE], more)


def _read(
    index: GlobalIndex[M], sort: UnicodeAttribute, wish: Slice, after: str | None
) -> tuple[list[Any], str | None]:
    """What one Query finds behind `after`, and the place where it ended if there is more."""
    low, high = _LOWEST, wish.until or _HIGHEST
    if after:
        low, high = (low, min(high, after)) if wish.descending else (after, high)
    if low > high:
        return [], None
    found = index.query(
        wish.scope,
        sort.between(low, high),
        wish.fits,
        scan_index_forward=not wish.descending,
        page_size=PAGE + 1 if wish.fits is None else LOOKED_AT,
    )
    name, page = str(sort.attr_name), next(found.page_iter)
    last = page.get("LastEvaluatedKey")
    rows = [item for item in page["Items"] if item[name]["S"] != after]
    return rows, last[name]["S"] if last else None
