"""Table layouts, one item per person and table beside the users."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.core.facts_row import FactsRow
from chalicelib.core.table import key, table_name
from chalicelib.identity.domain.layout import Layout

LAYOUT = "layout"


class LayoutRow(FactsRow[Layout]):
    class Meta:
        table_name = table_name("users")

    office_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)


def layouts(office_id: str, user_id: str) -> list[Layout]:
    mine = key(LAYOUT, user_id) + "#"
    rows = LayoutRow.query(office_id, LayoutRow.user_id.startswith(mine))
    return list(map(LayoutRow.read, rows))


def put_layout(office_id: str, user_id: str, layout: Layout) -> None:
    own = key(LAYOUT, user_id, layout.table_id)
    LayoutRow.of(layout, office_id=office_id, user_id=own).save()
