"""The states of a task, with the names of F138, and where each may go."""

from chalicelib.work.domain import State

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
