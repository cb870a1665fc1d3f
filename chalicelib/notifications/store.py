"""The digests table: what an office still has to hear, day by day."""

from collections.abc import Iterator
from datetime import date, timedelta

from pynamodb.attributes import UnicodeAttribute

from chalicelib.core.facts_row import FactsRow
from chalicelib.core.table import key, table_name
from chalicelib.notifications.domain.letters import ClosedTask


class DigestRow(FactsRow[ClosedTask]):
    """`line_key` is the day and the event: the lines of an office lie in the order of days."""

    class Meta:
        table_name = table_name("digests")

    office_id = UnicodeAttribute(hash_key=True)
    line_key = UnicodeAttribute(range_key=True)


def note(office_id: str, day: date, event_id: str, line: ClosedTask) -> None:
    """The same event twice is one line."""
    own = f"{_day(day)}{event_id}"
    DigestRow.of(line, office_id=key(office_id), line_key=own).save()


def days_with_lines(office_id: str, first: date, last: date) -> Iterator[date]:
    """From `first` to `last`; one short question for each day that has any, and one to end with."""
    while found := _first_line(office_id, first, last):
        yield (day := date.fromisoformat(found.line_key.partition("#")[0]))
        first = day + timedelta(days=1)


def lines(office_id: str, day: date) -> Iterator[ClosedTask]:
    for row in DigestRow.query(key(office_id), DigestRow.line_key.startswith(_day(day))):
        yield row.read()


def _first_line(office_id: str, first: date, last: date) -> DigestRow | None:
    if first > last:
        return None
    between = DigestRow.line_key.between(_day(first), _day(last + timedelta(days=1)))
    return next(iter(DigestRow.query(key(office_id), between, limit=1)), None)


def _day(day: date) -> str:
    return f"{day.isoformat()}#"
