"""The digests table: what an office still has to hear, day by day."""

from collections.abc import Iterator
from datetime import date

import msgspec
from pynamodb.attributes import UnicodeAttribute

from chalicelib.core.table import Row, key, table_name
from chalicelib.notifications.domain.letters import ClosedTask

_lines = msgspec.json.Decoder(ClosedTask)


class DigestRow(Row):
    class Meta:
        table_name = table_name("digests")

    digest_key = UnicodeAttribute(hash_key=True)
    event_id = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()


def note(office_id: str, day: date, event_id: str, line: ClosedTask) -> None:
    """The same event twice is one line."""
    DigestRow(_key(office_id, day), event_id, facts=msgspec.json.encode(line).decode()).save()


def has_lines(office_id: str, day: date) -> bool:
    return any(True for _ in DigestRow.query(_key(office_id, day), limit=1))


def lines(office_id: str, day: date) -> Iterator[ClosedTask]:
    for row in DigestRow.query(_key(office_id, day)):
        yield _lines.decode(row.facts)


def _key(office_id: str, day: date) -> str:
    return key(office_id, day.isoformat())
