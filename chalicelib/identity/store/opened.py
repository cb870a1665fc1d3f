"""In the sessions table: per person the list of what is open as them, read and written together
with it. An index would be a moment behind about what was opened just now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from chalicelib.core.facts_row import FactsRow
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.table import key, table_name
from chalicelib.identity.domain.user import User

# Outlives everything that it lists, also when a clock is not quite right.
LEEWAY = timedelta(hours=1)


class Opened(Struct, frozen=True, kw_only=True):
    """The keys of somebody's sessions and of those in which they are looked as, the oldest first:
    what has ended may still be among them, what is open never misses. `mark` is another one as soon
    as anything is opened; empty when nothing ever was."""

    owner: str
    sessions: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    mark: str = ""
    expires_at: int = 0

    def with_session(self, session_key: str, gone: Iterable[str]) -> "Opened":
        return replace(self, sessions=_after(self.sessions, session_key, gone))

    def with_viewer(self, session_key: str, gone: Iterable[str]) -> "Opened":
        return replace(self, viewers=_after(self.viewers, session_key, gone))


class OpenedRow(FactsRow[Opened]):
    class Meta:
        table_name = table_name("sessions")

    session_key = UnicodeAttribute(hash_key=True)
    mark = UnicodeAttribute()
    expires_at = NumberAttribute()


def opened_as(user: User) -> Opened:
    owner = key(user.office_id, user.user_id)
    try:
        return OpenedRow.get(owner, consistent_read=True).read()
    except OpenedRow.DoesNotExist:
        return Opened(owner=owner)


def put(known: Opened, until: datetime, write: TransactWrite) -> None:
    """Refused when something else was opened since it was read."""
    ends = max(known.expires_at, int((until + LEEWAY).timestamp()))
    marked = replace(known, mark=new_id(), expires_at=ends)
    write.save(OpenedRow.of(marked, session_key=known.owner), condition=_unmarked(known))


def must_be_all(known: Opened, write: TransactWrite) -> None:
    """Refused when anything was opened since it was read."""
    write.condition_check(OpenedRow, known.owner, condition=_unmarked(known))


def _unmarked(known: Opened) -> Condition:
    return OpenedRow.mark == known.mark if known.mark else OpenedRow.mark.does_not_exist()


def _after(known: tuple[str, ...], added: str, gone: Iterable[str]) -> tuple[str, ...]:
    left = {added, *gone}
    return (*(each for each in known if each not in left), added)
