"""How often something was tried in a window of time; counted before it is done."""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.core.errors import TooMany
from chalicelib.core.ids import sha256
from chalicelib.core.table import Row, key, table_name, wrote
from chalicelib.identity.domain.limit import Limit, Per
from chalicelib.identity.events.sessions import LimitReached
from chalicelib.identity.store.users import NOBODY


class CounterRow(Row):
    class Meta:
        table_name = table_name("codes")

    code_key = UnicodeAttribute(hash_key=True)
    times = NumberAttribute()
    expires_at = NumberAttribute()


_OF_PERSON = (Per.PERSON, Per.PERSON_FROM, Per.PERSON_BY, Per.PERSON_AT)


def count(office_id: str, limit: Limit, whose: str, at: datetime, there: str = "") -> int:
    """How often by now, in one write; TooMany past the limit, with the seconds until the next
    window. `there` is the network address, who asks it, or the client, where that counts too. The
    first that is too many is told in the log of security, which a flood does not flood."""
    ends_at = limit.window_end(at)
    row, times = CounterRow(_key(office_id, limit, whose + there, at)), CounterRow.times
    once_more: list[Action] = [times.add(1), CounterRow.expires_at.set(ends_at)]
    is_within = times.does_not_exist() | (times <= limit.times)
    if not wrote(lambda: row.update(actions=once_more, condition=is_within)):
        raise _too_many(limit, ends_at, at)
    if row.times > limit.times:
        audit.put(_reached(office_id, limit, whose, at, there))
        raise _too_many(limit, ends_at, at)
    return int(row.times)


def check(office_id: str, limit: Limit, whose: str, at: datetime) -> None:
    """TooMany when nothing more may be tried; counts nothing."""
    try:
        row = CounterRow.get(_key(office_id, limit, whose, at), consistent_read=True)
    except CounterRow.DoesNotExist:
        return
    if row.times >= limit.times:
        raise _too_many(limit, limit.window_end(at), at)


def take_back(office_id: str, limit: Limit, whose: str, at: datetime) -> None:
    """What was counted before anybody looked was none of these; it may be forgotten meanwhile."""
    row, times = CounterRow(_key(office_id, limit, whose, at)), CounterRow.times
    wrote(lambda: row.update(actions=[times.add(-1)], condition=times >= 1))


def _too_many(limit: Limit, ends_at: int, at: datetime) -> TooMany:
    return TooMany(limit.code, ends_at - int(at.timestamp()))


def _reached(office_id: str, limit: Limit, whose: str, at: datetime, there: str) -> Event:
    """Never what somebody typed: only who it is about, and the address that it came from."""
    people = {Per.OFFICE: office_id, **dict.fromkeys(_OF_PERSON, whose)}
    ips = {Per.ADDRESS: whose, Per.PERSON_FROM: there, Per.TYPED_FROM: there}
    told = LimitReached(limit=limit.name, ip=ips.get(limit.per, ""))
    about = people.get(limit.per, NOBODY) or NOBODY
    return by_itself(office_id, told, at, client_id=NO_CLIENT, subject_id=about)


def forget(office_id: str, limit: Limit, whose: str, at: datetime, there: str = "") -> None:
    """It went well: what went before no longer counts."""
    CounterRow(_key(office_id, limit, whose + there, at)).delete()


def put_nothing(office_id: str, whose: str, at: datetime) -> None:
    """A write that says nothing, where somebody who exists would have had one."""
    expires_at = int(at.timestamp())
    CounterRow(key(office_id, "nothing", sha256(whose)), times=0, expires_at=expires_at).save()


def _key(office_id: str, limit: Limit, whose: str, at: datetime) -> str:
    """Whose it is may be an address or a name: only its hash is kept."""
    return key(office_id, "count", limit.name, sha256(whose), str(limit.window_end(at)))
