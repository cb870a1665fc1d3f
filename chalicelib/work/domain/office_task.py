"""How a task looks in the lists of the office."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.rights import Represents
from chalicelib.offices.domain.types import Action


class TaskState(StrEnum):
    """How a task stands, which stands here since the lists of the office tell it. READY_TO_SEND is
    "klaar voor verwerking", AWAITS_PARTNER: agreed here, and not yet by the fiscal partner, FILED
    "ingediend", COMPLETED "afgerond", REJECTED "afgekeurd", EXPIRED "verlopen"; STUCK: nobody at
    the client may do it, so the office must help. PREPARING "wordt klaargezet": the file of a
    signing has not passed yet."""

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


class PersonState(StrEnum):
    """How far somebody is of whom a task asks it. WAITING: others come before this person.
    RELEASED: somebody else's act settled the task, nothing is asked of this person any more.
    REMOVED: no longer asked, because they may not do it any more or others were chosen."""

    OPEN = "open"
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    READ = "read"
    RELEASED = "released"
    REMOVED = "removed"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"
    SIGNED = "signed"
    SIGNED_ON_PAPER = "signed_on_paper"
    SIGNED_ELSEWHERE = "signed_elsewhere"
    DECLINED = "declined"
    EXPIRED = "expired"


class PersonAsked(Struct, frozen=True, kw_only=True):
    """Somebody of whom the task asks it, and what they said; `recorded_by` is the employee who
    entered that for them."""

    user_id: str
    name: str
    state: PersonState
    acted_at: datetime | None = None
    opened_at: datetime | None = None
    remark: str = ""
    recorded_by: str = ""
    awaits_office: bool = False
    represents: Represents | None = None

    @property
    def is_open(self) -> bool:
        """They still have to act, now or later."""
        return self.state in (PersonState.OPEN, PersonState.WAITING)


class OtherHalf(Struct, frozen=True, kw_only=True):
    """The same return at the fiscal partner, whose `name` it is, and how it stands there."""

    client_id: str
    document_id: str
    task_id: str
    name: str
    status: TaskState


class OfficeTask(Struct, frozen=True, kw_only=True, tag="task"):
    """A task as the lists of the office show it; `problem` is a code of errors.json, and
    `type_names` are the names of its document type by language."""

    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    relation_manager: str
    action: Action
    type_id: str
    type_names: tuple[str, str]
    title: str
    period: str | None
    deadline_on: date | None
    created_at: datetime
    status: TaskState
    is_handed_in: bool
    done: int
    needed: int
    people: tuple[PersonAsked, ...]
    problem: str = ""
    partner: OtherHalf | None = None
    expired_at: datetime | None = None

    @property
    def thing(self) -> str:
        """The id of what has to be done: one return of two partners is one thing."""
        return min(self.task_id, self.partner.task_id) if self.partner else self.task_id
