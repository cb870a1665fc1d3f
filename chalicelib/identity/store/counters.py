"""How often something was tried in a window of time; counted before it is done."""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import UpdateError

from chalicelib.core.errors import TooMany
from chalicelib.core.ids import sha256
from chalicelib.core.table import Row, key, table_name
from chalicelib.identity.domain import Limit


class CounterRow(Row):
    class Meta:
        table_name = table_name("codes")

    code_key = UnicodeAttribute(hash_key=True)
    times = NumberAttribute()
    expires_at = NumberAttribute()


def count(office_id: str, limit: Limit, whose: str, at: datetime) -> None:
    """One write; TooMany past the limit, with the seconds until the next window."""
    ends_at = limit.window_end(at)
    times = CounterRow.times
    try:
        CounterRow(_key(office_id, limit, whose, at)).update(
            actions=[times.add(1), CounterRow.expires_at.set(ends_at)],
            condition=times.does_not_exist() | (times < limit.times),
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise TooMany("too_many_tries", ends_at - int(at.timestamp())) from error


def forget(office_id: str, limit: Limit, whose: str, at: datetime) -> None:
    """It went well: what went before no longer counts."""
    CounterRow(_key(office_id, limit, whose, at)).delete()


def put_nothing(office_id: str, whose: str, at: datetime) -> None:
    """A write that says nothing, where somebody who exists would have had one."""
    expires_at = int(at.timestamp())
    CounterRow(key(office_id, "nothing", sha256(whose)), times=0, expires_at=expires_at).save()


def _key(office_id: str, limit: Limit, whose: str, at: datetime) -> str:
    """Whose it is may be an address or a name: only its hash is kept."""
    return key(office_id, "count", limit.name, sha256(whose), str(limit.window_end(at)))
