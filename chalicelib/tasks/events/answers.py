"""What people answered, and how a task ended."""

from typing import ClassVar

from msgspec import field

from chalicelib.audit.domain import Hears, Reads, Tells
from chalicelib.clients.events import GroundKind
from chalicelib.core.details import Names
from chalicelib.core.rights import Capacity
from chalicelib.documents.events import DocumentWithdrawn
from chalicelib.tasks.events.shared import Marks, OfTask
from chalicelib.work.domain.office_task import TaskState


class AnswerGiven(OfTask, frozen=True, kw_only=True):
    """What somebody said, or an employee recorded that they said."""

    remark: str = ""
    state: TaskState | None = None
    on_behalf_of: str = ""
    on_behalf_of_id: str = ""
    ground_kind: GroundKind | None = None
    ground: str = ""
    code_given: bool | None = None
    represents: str = ""
    capacity: Capacity | None = None
    marks: Marks = field(default_factory=dict)


# A wrong entry is noticed by the person it was made for.
RECORDED = Tells("recorded_for_you", Hears.ON_BEHALF_OF, lambda told: told.on_behalf_of_id)


class TaskApproved(AnswerGiven, frozen=True, kw_only=True):
    action: ClassVar = "task_approved"
    tells: ClassVar = (
        Tells("task_approved", Hears.OFFICE),
        RECORDED,
    )


class TaskRejected(AnswerGiven, frozen=True, kw_only=True):
    action: ClassVar = "task_rejected"
    tells: ClassVar = (
        Tells("task_rejected", Hears.OFFICE),
        RECORDED,
        Tells("task_rejected", Hears.ACTED),
    )


class TaskRead(AnswerGiven, frozen=True, kw_only=True):
    action: ClassVar = "task_read"
    tells: ClassVar = (RECORDED,)


class TaskPartnerAnswered(OfTask, frozen=True, kw_only=True):
    """What the fiscal partner said of the one return of both; not who it was, which is of the other
    dossier."""

    action: ClassVar = "task_partner_answered"
    tells: ClassVar = (
        Tells("partner_rejected", Hears.ACTED, lambda told: told.state is TaskState.REJECTED),
    )
    state: TaskState
    partner: str


class TaskClosed(OfTask, frozen=True, kw_only=True):
    """Its reading term has passed (F051); who had opened the document, by name."""

    action: ClassVar = "task_closed"
    opened: bool | None = None
    opened_by: Names = ()


class TaskFiled(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "task_filed"
    remark: str = ""


class TaskCompleted(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "task_completed"
    remark: str = ""


class TaskVoided(OfTask, frozen=True, kw_only=True):
    """The document is taken back. Of what was only to be read nobody hears."""

    action: ClassVar = "task_voided"
    reads: ClassVar = Reads(beside=(DocumentWithdrawn,))
    tells: ClassVar = (
        Tells(
            "signing_withdrawn", Hears.HAD_HEARD, lambda told: told.is_signing and told.unfinished
        ),
        Tells(
            "task_withdrawn", Hears.HAD_HEARD, lambda told: told.is_signing or told.asks_approval
        ),
    )
    reason: str = ""
    unfinished: bool = False
    asks_approval: bool = False
