"""Lists that are read in the order of an index, a page at a time, however long they are.

A place in a list is the value by which the index sorts, which no two rows of a list share: so a row
that goes or comes between two pages moves none of the others, and a place need not be there any
more to go on behind it.
"""

import base64
import unicodedata
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.core.errors import bad_field
from chalicelib.core.table import GlobalIndex, Row

R = TypeVar("R")
M = TypeVar("M", bound=Row)
# As many as a screen may hold at once, and sort and search by itself when that is all.
PAGE = 500
# Where not all that is read fits: this many in one read, and as many reads for one answer.
LOOKED_AT, READS = 2000, 4
_MARKS = str.maketrans("", "", ".'\u2019\u2018`\u00b4")
_LOWEST, _HIGHEST = " ", "\U0010ffff"


class Page(Struct, Generic[R], frozen=True):
    """Part of a list; `after` is where the next part begins, None at its end. There may be less in
    it than a page can hold, and even nothing, while there is more."""

    rows: list[R]
    after: str | None = None


class Wish(Struct, frozen=True, kw_only=True):
    """Which part of a list: of this `scope`, behind `after`, up to and with `until`, and of that
    what `fits`."""

    scope: str
    after: str | None = None
    descending: bool = False
    until: str | None = None
    fits: Condition | None = None


def sought(text: str) -> str:
    """As people search and sort, as `sought` in the web has it: without accents, capitals and the
    marks that no two people write alike."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return bare.lower().translate(_MARKS)


def page_of(row: type[M], index: GlobalIndex[M], sort: UnicodeAttribute, wish: Wish) -> Page[M]:
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
    index: GlobalIndex[M], sort: UnicodeAttribute, wish: Wish, after: str | None
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


def place_of(cursor: str | None, of: str) -> str | None:
    """The place in a cursor of this list; an error at `cursor` for one of another list."""
    if cursor is None:
        return None
    try:
        named, place = msgspec.json.decode(base64.urlsafe_b64decode(cursor), type=tuple[str, str])
    except ValueError as error:
        raise bad_field("cursor", "invalid") from error
    if named != of or not place:
        raise bad_field("cursor", "invalid")
    return place


def cursor_at(place: str | None, of: str) -> str | None:
    """What `place_of` reads of this list again."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(msgspec.json.encode((of, place))).decode()
