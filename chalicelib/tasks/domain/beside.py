"""The other half of one return of two fiscal partners."""

from msgspec import Struct

from chalicelib.work.domain.office_task import TaskState


class Beside(Struct, frozen=True, kw_only=True):
    """The task about the same file at the fiscal partner, whose `name` it is, and how it stands."""

    client_id: str
    document_id: str
    task_id: str
    name: str
    state: TaskState
