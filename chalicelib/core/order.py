"""Lists in an order: the place where a page ends, and what texts are sorted and sought by.

A place in a list is the value by which it is sorted, which no two rows of a list share: so a row
that goes or comes between two pages moves none of the others, and a place need not be there any
more to go on behind it.
"""

import base64
import unicodedata
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from chalicelib.core.errors import bad_field

R = TypeVar("R")
# As many as a screen may hold at once, and sort and search by itself when that is all.
PAGE = 500
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
