"""Table layouts, one item per person and table beside the users."""

from msgspec import structs
from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.core.table import Row, key, table_name
from chalicelib.identity.domain.layout import Column, Layout

LAYOUT = "layout"


class LayoutRow(Row):
    class Meta:
        table_name = table_name("users")

    office_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    layout: JSONAttribute = JSONAttribute()


def layouts(office_id: str, user_id: str) -> list[Layout]:
    mine = key(LAYOUT, user_id) + "#"
    return [_layout(row) for row in LayoutRow.query(office_id, LayoutRow.user_id.startswith(mine))]


def put_layout(office_id: str, user_id: str, layout: Layout) -> None:
    facts = {
        "columns": [structs.asdict(column) for column in layout.columns],
        "sort_by": layout.sort_by,
        "descending": layout.descending,
    }
    LayoutRow(office_id, key(LAYOUT, user_id, layout.table_id), layout=facts).save()


def _layout(row: LayoutRow) -> Layout:
    facts = row.layout
    columns = tuple(Column(**column) for column in facts["columns"])
    table_id = row.user_id.rpartition("#")[2]
    return Layout(
        table_id=table_id, columns=columns, sort_by=facts["sort_by"], descending=facts["descending"]
    )
