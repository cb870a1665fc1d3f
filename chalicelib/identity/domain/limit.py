"""How often something may be tried; a stranger can keep nobody out for longer than a window."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Limit:
    """`times` in each window; windows start at the same moments for everybody."""

    name: str
    times: int
    window: timedelta = _QUARTER

    def window_end(self, at: datetime) -> int:
        """Seconds since 1970."""
        length = int(self.window.total_seconds())
        return (floor(at.timestamp()) // length + 1) * length


WRONG_PASSWORDS = Limit("passwords", 20)
UNUSED_CODES = Limit("codes", 10)
PASSWORD_REQUESTS = Limit("requests", 5)
INVITATIONS = Limit("invitations", 5)
