"""Whose turn it is: one office, or one client of it, does not use up a run of the API.

Counted in memory, by each run for itself, so that an ordinary request asks nothing more of AWS.
"""

from collections import OrderedDict

from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.core.errors import TooMany
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.limit import CLIENT_PART, Turns, address_group, full

COME_BACK_SECONDS = 2
MOST_KNOWN = 5000
_known: OrderedDict[str, Turns] = OrderedDict()


def take_turn(visitor: Visitor) -> None:
    """TooMany for who asks without end; what a client is refused costs the office nothing."""
    rate, at = config().office_rate, clock.now().timestamp()
    if rate:
        who = visitor.cookie or address_group(visitor.ip)
        _take(f"{visitor.office_id}#{who}", rate / CLIENT_PART, at)
        _take(visitor.office_id, rate, at)


def _take(whose: str, rate: float, at: float) -> None:
    left = (_known.get(whose) or full(rate, at)).take(rate, at)
    if left is None:
        raise TooMany("too_many_requests", COME_BACK_SECONDS)
    _known[whose] = left
    _known.move_to_end(whose)
    if len(_known) > MOST_KNOWN:
        _known.popitem(last=False)
