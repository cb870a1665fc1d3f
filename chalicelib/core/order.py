"""Lists in an order: the place where a page ends, and what texts are sorted and sought by.

A place in a list is the value by which it is sorted, which no two rows of a list share: so a row
that goes or comes between two pages moves none of the others, and a place need not be there any
more to go on behind it.
"""

import base64
import unicodedata
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct, structs

from chalicelib.core.errors import bad_field

R = TypeVar("R")
# As many as a screen may hold at once, and sort and search by itself when that is all.
PAGE = 500
# Of a text in an order; what stands behind it tells apart what begins alike.
LONGEST = 100
_MARKS = str.maketrans("", "", ".'\u2019\u2018`\u00b4")


class Page(Struct, Generic[R], frozen=True):
    """Part of a list; `after` is where the next part begins, None at its end. There may be less in
    it than a page can hold, and even nothing, while there is more."""

    rows: list[R]
    after: str | None = None


def sought(text: str) -> str:
    """As people search and sort, as `sought` in the web has it: without accents, capitals and the
    marks that no two people write alike."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return bare.lower().translate(_MARKS)


def page_among(
    placed: Iterable[tuple[str, R]],
    after: str | None,
    until: str | None = None,
    *,
    descending: bool = False,
) -> Page[R]:
    """The same page that an index gives, of rows that are all known by their places, up to
    `until`."""
    left = [
        (place, row)
        for place, row in sorted(placed, key=_place, reverse=descending)
        if _is_behind(place, after, descending)
        and not (until and _is_behind(place, until, descending))
    ]
    more = left[PAGE - 1][0] if len(left) > PAGE else until
    return Page([row for _, row in left[:PAGE]], more)


def _place(placed: tuple[str, Any]) -> str:
    return placed[0]


def _is_behind(place: str, other: str | None, descending: bool) -> bool:
    """Everything is behind no place."""
    return other is None or (place < other if descending else place > other)


def list_of(query: Struct) -> str:
    """What a cursor is good for: the same list in the same order, as it was asked for."""
    asked = structs.asdict(query) | {"cursor": None}
    return " ".join(str(each) for each in asked.values())


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
