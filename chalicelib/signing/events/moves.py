"""What happens to a signing."""

from datetime import date
from typing import ClassVar

from msgspec import field

from chalicelib.audit.domain import Hears, Reads, Tells
from chalicelib.core.details import Ids, Names
from chalicelib.tasks.events.asking import TaskPassedOn, TaskPublished, TaskReopened
from chalicelib.tasks.events.shared import Asks, Marks, OfTask
from chalicelib.work.domain.office_task import TaskState


class SigningOfTask(OfTask, frozen=True, kw_only=True):
    """A move of a signing: `asked` are those whose turn it is by this, by id."""

    asked: Ids = ()


class SigningBegun(Asks, frozen=True, kw_only=True):
    """Its file is laid out; why is told to people once it has passed (ADR 36)."""

    action: ClassVar = "signing_begun"
    reads: ClassVar = Reads(until=(TaskPublished, TaskReopened, TaskPassedOn))


class Signature(SigningOfTask, frozen=True, kw_only=True):
    """`last` when nobody is asked after it."""

    last: bool = False
    remark: str = ""
    ceremony_id: str = ""
    marks: Marks = field(default_factory=dict)


class TaskSigned(Signature, frozen=True, kw_only=True):
    action: ClassVar = "task_signed"
    tells: ClassVar = (Tells("signing_turn", Hears.NOW_ASKED),)


class TaskSignedOnPaper(Signature, frozen=True, kw_only=True):
    action: ClassVar = "task_signed_on_paper"
    tells: ClassVar = (
        Tells("signing_turn", Hears.NOW_ASKED),
        Tells("signing_paper", Hears.OFFICE),
    )


class TaskSignedElsewhere(Signature, frozen=True, kw_only=True):
    action: ClassVar = "task_signed_elsewhere"
    tells: ClassVar = (
        Tells("signing_turn", Hears.NOW_ASKED),
        Tells("signing_paper", Hears.OFFICE),
    )


class TaskDeclined(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "task_declined"
    tells: ClassVar = (
        Tells("signing_declined", Hears.OFFICE),
        Tells("signing_declined", Hears.REQUESTER),
        Tells("signing_declined", Hears.ACTED),
        Tells("signing_declined", Hears.HAD_HEARD),
    )
    remark: str
    state: TaskState
    marks: Marks = field(default_factory=dict)


class PaperReceived(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "paper_received"
    signer: str
    remark: str = ""


class PaperRefused(SigningOfTask, frozen=True, kw_only=True):
    action: ClassVar = "paper_refused"
    tells: ClassVar = (Tells("signing_paper_refused", Hears.NOW_ASKED),)
    signer: str
    remark: str = ""


class SigningReminded(SigningOfTask, frozen=True, kw_only=True):
    action: ClassVar = "signing_reminded"
    tells: ClassVar = (Tells("signing_reminder", Hears.NOW_ASKED),)
    to: Names = ()


class SigningExtended(SigningOfTask, frozen=True, kw_only=True):
    action: ClassVar = "signing_extended"
    tells: ClassVar = (Tells("signing_turn", Hears.NOW_ASKED),)
    expires_on: date


class SigningExpired(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "signing_expired"
    tells: ClassVar = (
        Tells("signing_expired", Hears.OFFICE),
        Tells("signing_expired", Hears.REQUESTER),
    )


class SigningWithdrawn(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "signing_withdrawn"
    tells: ClassVar = (Tells("signing_withdrawn", Hears.HAD_HEARD),)
    reason: str = ""


class SigningRefused(OfTask, frozen=True, kw_only=True):
    """It cannot be signed; `reason_code` is one of errors.json."""

    action: ClassVar = "signing_refused"
    tells: ClassVar = (Tells("signing_problem", Hears.OFFICE),)
    reason_code: str


class SigningLate(OfTask, frozen=True, kw_only=True):
    """Not prepared or sealed in time; `again`: the office knows."""

    action: ClassVar = "signing_late"
    tells: ClassVar = (
        Tells("signing_problem", Hears.OFFICE, lambda told: not told.again),
        Tells("signing_problem", Hears.REQUESTER, lambda told: not told.again),
    )
    again: bool = False


class SigningCompleted(OfTask, frozen=True, kw_only=True):
    """`on_paper`: what came so."""

    action: ClassVar = "signing_completed"
    tells: ClassVar = (
        Tells("signing_completed", Hears.OFFICE),
        Tells("signing_completed", Hears.REQUESTER),
        Tells("signing_completed", Hears.EVER_ASKED),
    )
    on_paper: str = ""
    signed_version: int | None = None
    signed_sha256: str = ""
