"""Counters in memory, with the calls of chalicelib.identity.store.counters."""

from collections import Counter
from datetime import datetime

from msgspec import Struct, field

from chalicelib.core.errors import TooMany
from chalicelib.identity.domain.limit import Limit


class FakeCounters(Struct, kw_only=True):
    times: Counter[tuple[str, str, str, int]] = field(default_factory=Counter)

    def count(self, office_id: str, limit: Limit, whose: str, at: datetime, there: str = "") -> int:
        own = (office_id, limit.name, whose + there, limit.window_end(at))
        if self.times[own] >= limit.times:
            raise TooMany("too_many_tries", limit.window_end(at) - int(at.timestamp()))
        self.times[own] += 1
        return self.times[own]

    def forget(
        self, office_id: str, limit: Limit, whose: str, at: datetime, there: str = ""
    ) -> None:
        self.times.pop((office_id, limit.name, whose + there, limit.window_end(at)), None)
