"""The states of a task, with the names of F138, and where each may go."""

from enum import StrEnum


class State(StrEnum):
    """READY_TO_SEND is "klaar om te verzenden", FILED "ingediend", COMPLETED "afgerond",
    REJECTED "afgekeurd"."""

    OPEN = "open"
    READY_TO_SEND = "ready_to_send"
    FILED = "filed"
    COMPLETED = "completed"
    REJECTED = "rejected"
    READ = "read"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"


# OPEN among the targets means: a new version of the document asks again.
MOVES: dict[State, frozenset[State]] = {
    State.OPEN: frozenset(
        {
            State.OPEN,
            State.READY_TO_SEND,
            State.REJECTED,
            State.READ,
            State.CLOSED_AUTOMATICALLY,
            State.WITHDRAWN,
        }
    ),
    State.READY_TO_SEND: frozenset({State.OPEN, State.FILED, State.COMPLETED, State.WITHDRAWN}),
    State.REJECTED: frozenset({State.OPEN, State.COMPLETED, State.WITHDRAWN}),
    State.READ: frozenset({State.OPEN, State.WITHDRAWN}),
    State.CLOSED_AUTOMATICALLY: frozenset({State.OPEN, State.WITHDRAWN}),
    State.COMPLETED: frozenset({State.OPEN, State.WITHDRAWN}),
    State.FILED: frozenset(),
    State.WITHDRAWN: frozenset(),
}

WAITS_FOR_OFFICE = frozenset({State.READY_TO_SEND, State.REJECTED})
