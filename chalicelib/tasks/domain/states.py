"""The states of a task, with the names of F138, and where each may go."""

from chalicelib.work.domain.office_task import TaskState

# A new version of the document asks again, or finds nobody who may answer. From OPEN and STUCK
# others may be asked as well.
_ASKED_ANEW = frozenset({TaskState.PREPARING, TaskState.OPEN, TaskState.STUCK})
MOVES: dict[TaskState, frozenset[TaskState]] = {
    TaskState.PREPARING: _ASKED_ANEW | {TaskState.WITHDRAWN},
    TaskState.OPEN: _ASKED_ANEW
    | {
        TaskState.READY_TO_SEND,
        TaskState.AWAITS_PARTNER,
        TaskState.REJECTED,
        TaskState.READ,
        TaskState.CLOSED_AUTOMATICALLY,
        TaskState.EXPIRED,
        TaskState.WITHDRAWN,
    },
    TaskState.STUCK: _ASKED_ANEW | {TaskState.REJECTED, TaskState.COMPLETED, TaskState.WITHDRAWN},
    TaskState.AWAITS_PARTNER: _ASKED_ANEW
    | {TaskState.READY_TO_SEND, TaskState.REJECTED, TaskState.WITHDRAWN},
    TaskState.READY_TO_SEND: _ASKED_ANEW
    | {TaskState.FILED, TaskState.COMPLETED, TaskState.WITHDRAWN},
    TaskState.REJECTED: _ASKED_ANEW | {TaskState.COMPLETED, TaskState.WITHDRAWN},
    TaskState.READ: _ASKED_ANEW | {TaskState.WITHDRAWN},
    TaskState.CLOSED_AUTOMATICALLY: _ASKED_ANEW | {TaskState.WITHDRAWN},
    TaskState.EXPIRED: _ASKED_ANEW | {TaskState.COMPLETED, TaskState.WITHDRAWN},
    TaskState.COMPLETED: _ASKED_ANEW | {TaskState.WITHDRAWN},
    TaskState.FILED: frozenset(),
    TaskState.WITHDRAWN: frozenset(),
}

ENDED_BY_OFFICE = frozenset({TaskState.FILED, TaskState.COMPLETED})
WAITS_FOR_OFFICE = frozenset(
    {
        TaskState.PREPARING,
        TaskState.READY_TO_SEND,
        TaskState.REJECTED,
        TaskState.STUCK,
        TaskState.EXPIRED,
    }
)
