"""The states of a task, with the names of F138, and where each may go."""

from datetime import datetime

from msgspec import Struct

from chalicelib.tasks.events.asking import Asking
from chalicelib.tasks.events.shared import State

# A new version of the document asks again, or finds nobody who may answer. From OPEN and STUCK
# others may be asked as well.
_ASKED_ANEW = frozenset({State.PREPARING, State.OPEN, State.STUCK})
MOVES: dict[State, frozenset[State]] = {
    State.PREPARING: _ASKED_ANEW | {State.WITHDRAWN},
    State.OPEN: _ASKED_ANEW
    | {
        State.READY_TO_SEND,
        State.AWAITS_PARTNER,
        State.REJECTED,
        State.READ,
        State.CLOSED_AUTOMATICALLY,
        State.EXPIRED,
        State.WITHDRAWN,
    },
    State.STUCK: _ASKED_ANEW | {State.REJECTED, State.COMPLETED, State.WITHDRAWN},
    State.AWAITS_PARTNER: _ASKED_ANEW | {State.READY_TO_SEND, State.REJECTED, State.WITHDRAWN},
    State.READY_TO_SEND: _ASKED_ANEW | {State.FILED, State.COMPLETED, State.WITHDRAWN},
    State.REJECTED: _ASKED_ANEW | {State.COMPLETED, State.WITHDRAWN},
    State.READ: _ASKED_ANEW | {State.WITHDRAWN},
    State.CLOSED_AUTOMATICALLY: _ASKED_ANEW | {State.WITHDRAWN},
    State.EXPIRED: _ASKED_ANEW | {State.COMPLETED, State.WITHDRAWN},
    State.COMPLETED: _ASKED_ANEW | {State.WITHDRAWN},
    State.FILED: frozenset(),
    State.WITHDRAWN: frozenset(),
}

WAITS_FOR_OFFICE = frozenset(
    {State.PREPARING, State.READY_TO_SEND, State.REJECTED, State.STUCK, State.EXPIRED}
)


class Preparing(Struct, frozen=True, kw_only=True):
    """What waits until the file of a signing has passed: the event that then asks, and who set it
    going. `asked_at` is when the worker was last set to it; None when it found that the file cannot
    be signed. `heard` are the ids of who had been asked before, and are not told once more."""

    since: datetime
    asked_at: datetime | None
    told: Asking
    actor_id: str = ""
    actor_name: str = ""
    heard: tuple[str, ...] = ()
