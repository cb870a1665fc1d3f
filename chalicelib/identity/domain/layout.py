"""How one person likes one table; kept on the server so that it is there on every device."""

import re

from msgspec import Struct

from chalicelib.core.errors import Conflict, NotFound, bad_field

MOST_TABLES = 30
MOST_COLUMNS = 40
NARROWEST, WIDEST = 20, 2000
_TABLE_ID = re.compile(r"[a-z0-9_-]{1,60}")


class Column(Struct, frozen=True, kw_only=True):
    column_id: str
    width: int
    hidden: bool


class Layout(Struct, frozen=True, kw_only=True):
    table_id: str
    columns: tuple[Column, ...]
    sort_by: str | None
    descending: bool


def check_layout(layout: Layout, known: set[str]) -> None:
    """`known` are the tables that already have a layout."""
    if not _TABLE_ID.fullmatch(layout.table_id):
        raise NotFound
    if len(known | {layout.table_id}) > MOST_TABLES:
        raise Conflict("too_many_layouts")
    ids = [column.column_id for column in layout.columns]
    if len(ids) > MOST_COLUMNS or len(set(ids)) < len(ids):
        raise bad_field("columns", "invalid")
    if not all(NARROWEST <= column.width <= WIDEST for column in layout.columns):
        raise bad_field("columns.width", "invalid")
