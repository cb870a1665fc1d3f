"""Among the codes, since they go by themselves: how what a link was about ended."""

from collections.abc import Iterable
from datetime import datetime

from pynamodb.attributes import TTLAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.table import key, table_name
from chalicelib.identity.domain.ended_link import EndedLink


class EndedLinkRow(FactsRow[EndedLink]):
    class Meta:
        table_name = table_name("codes")

    code_key = KeyOf("office_id", "token_sha256", hash_key=True)
    expires_at = TTLAttribute()

    def index(self, known: EndedLink) -> None:
        self.expires_at = known.expires_at


def put(ended: Iterable[EndedLink], write: TransactWrite) -> None:
    """In the place of what was said of the same link before."""
    for each in ended:
        write.save(EndedLinkRow.of(each))


def ended_link(office_id: str, token_sha256: str, at: datetime) -> EndedLink | None:
    """One read for every token, whether or not it ever was."""
    try:
        row = EndedLinkRow.get(key(office_id, token_sha256), consistent_read=True)
    except EndedLinkRow.DoesNotExist:
        return None
    known = row.read()
    return known if at < known.expires_at else None
