"""What is asked of people, and what they answer; of a signing also how it goes on."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from msgspec import field

from chalicelib.audit.domain import About, Happened, Hears, Tells
from chalicelib.clients.events import GroundKind
from chalicelib.core.actor import Capacity
from chalicelib.core.details import Beginning, Ids, Names
from chalicelib.documents.events import AboutDocument


class State(StrEnum):
    """READY_TO_SEND is "klaar voor verwerking", AWAITS_PARTNER: agreed
    here, and not yet by the fiscal partner, FILED "ingediend", COMPLETED "afgerond",
    REJECTED "afgekeurd", EXPIRED "verlopen"; STUCK: nobody at the client may do it, so the office
    must help. PREPARING "wordt klaargezet": the file of a signing has not passed yet."""

    PREPARING = "preparing"
    OPEN = "open"
    READY_TO_SEND = "ready_to_send"
    AWAITS_PARTNER = "awaits_partner"
    FILED = "filed"
    COMPLETED = "completed"
    REJECTED = "rejected"
    READ = "read"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"
    STUCK = "stuck"
    EXPIRED = "expired"


# What somebody else replaced of what proves who acts, by its factor, and that they were let in
# lately: when; for the office also by whom and why (property 3).
Marks = Annotated[Mapping[str, str], Beginning(text="replaced_")]


class AboutTask(AboutDocument, frozen=True, kw_only=True):
    """Which task, and the version that it is about. `held`: nobody but the office hears of it."""

    task_id: str
    asks: Literal["sign"] | None = None
    held: bool = False


class OfTask(Happened, frozen=True, kw_only=True):
    about: ClassVar = About.DOCUMENT
    task: AboutTask

    @property
    def is_signing(self) -> bool:
        return self.task.asks is not None


class Asks(OfTask, frozen=True, kw_only=True):
    """Something is asked: `asked` are the ids of those of whom it is asked by this, who get a mail.
    The rest says why: who lost it (`lost_ids` as the office chose) and who got it instead, whose
    approvals a new version voids, that the others go on `without` somebody, that a protection is
    taken off (`unlocked`)."""

    asked: Ids = ()
    lost: Names = ()
    passed_to: Names = ()
    lost_ids: Ids = ()
    replaced: str = ""
    without: bool = False
    voided_approvals: Names = ()
    unlocked: bool = False
    state: State | None = None


class Answer(OfTask, frozen=True, kw_only=True):
    """What somebody said, or an employee recorded that they said."""

    remark: str = ""
    state: State | None = None
    on_behalf_of: str = ""
    on_behalf_of_id: str = ""
    ground_kind: GroundKind | None = None
    ground: str = ""
    code_given: bool | None = None
    represents: str = ""
    capacity: Capacity | None = None
    marks: Marks = field(default_factory=dict)


def _goes_on(told: Any) -> bool:
    """A signing, without somebody who may not sign any more."""
    return bool(told.is_signing and told.without)


# A wrong entry is noticed by the person it was made for.
RECORDED = Tells("recorded_for_you", Hears.ON_BEHALF_OF, lambda told: told.on_behalf_of_id)


class TaskPublished(Asks, frozen=True, kw_only=True, tag="task_published"):
    action: ClassVar = "task_published"
    tells: ClassVar = (Tells("task_new", Hears.NOW_ASKED),)


class TaskReopened(Asks, frozen=True, kw_only=True, tag="task_reopened"):
    """A new version of the document: it is asked again."""

    action: ClassVar = "task_reopened"
    tells: ClassVar = (Tells("task_new_version", Hears.NOW_ASKED),)


class TaskPassedOn(Asks, frozen=True, kw_only=True, tag="task_passed_on"):
    action: ClassVar = "task_passed_on"
    tells: ClassVar = (
        Tells("signing_replaced", Hears.REPLACED),
        Tells("task_removed", Hears.LOST),
        Tells("signing_turn", Hears.NOW_ASKED, _goes_on),
        Tells("task_new", Hears.NOW_ASKED),
        Tells("signing_without", Hears.OFFICE, _goes_on),
        Tells("signing_without", Hears.REQUESTER, _goes_on),
    )


# What a signing waits to tell until its file has passed.
Asking = TaskPublished | TaskReopened | TaskPassedOn


class TaskStuck(Asks, frozen=True, kw_only=True):
    """Whoever had to do it may not any more, and it goes to nobody by itself."""

    action: ClassVar = "task_stuck"
    tells: ClassVar = (Tells("task_stuck", Hears.OFFICE),)


class TaskApproved(Answer, frozen=True, kw_only=True):
    action: ClassVar = "task_approved"
    tells: ClassVar = (
        Tells("task_approved", Hears.OFFICE),
        RECORDED,
    )


class TaskRejected(Answer, frozen=True, kw_only=True):
    action: ClassVar = "task_rejected"
    tells: ClassVar = (
        Tells("task_rejected", Hears.OFFICE),
        RECORDED,
        Tells("task_rejected", Hears.ACTED),
    )


class TaskRead(Answer, frozen=True, kw_only=True):
    action: ClassVar = "task_read"
    tells: ClassVar = (RECORDED,)


class TaskPartnerAnswered(OfTask, frozen=True, kw_only=True):
    """What the fiscal partner said of the one return of both; not who it was, which is of the other
    dossier."""

    action: ClassVar = "task_partner_answered"
    tells: ClassVar = (
        Tells("partner_rejected", Hears.ACTED, lambda told: told.state is State.REJECTED),
    )
    state: State
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
    action: ClassVar = "task_voided"
    tells: ClassVar = (
        Tells(
            "signing_withdrawn", Hears.HAD_HEARD, lambda told: told.is_signing and told.unfinished
        ),
    )
    reason: str = ""
    unfinished: bool = False


class OpenTasksAsked(Happened, frozen=True, kw_only=True):
    """Of somebody who was given rights with them: how many, once for all of them (ADR 42)."""

    action: ClassVar = "open_tasks_asked"
    about: ClassVar = About.PERSON
    tells: ClassVar = (Tells("open_tasks", Hears.SUBJECT),)
    approve: int
    read: int


class SigningOfTask(OfTask, frozen=True, kw_only=True):
    """A move of a signing: `asked` are those whose turn it is by this, by id."""

    asked: Ids = ()


class SigningBegun(Asks, frozen=True, kw_only=True):
    """Its file is laid out; why is told to people once it has passed (ADR 36)."""

    action: ClassVar = "signing_begun"


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
    state: State
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
