"""A thing that the office must do: why, about what, by when, and who finds it."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.actor import Actor, Represents, Right, may
from chalicelib.offices.domain.types import Action


class Why(StrEnum):
    """What has to be done about it. SIGN is a signature of a colleague; PREPARING is there to be
    seen, and goes on by itself."""

    PREPARING = "preparing"
    READY_TO_SEND = "ready_to_send"
    REJECTED = "rejected"
    STUCK = "stuck"
    EXPIRED = "expired"
    PROBLEM = "problem"
    RECEIPT = "receipt"
    SIGN = "sign"


class PersonAsked(Struct, frozen=True, kw_only=True):
    """Somebody of whom the task asks it, and what they said; `recorded_by` is the employee who
    entered that for them."""

    user_id: str
    name: str
    state: str
    acted_at: datetime | None = None
    opened_at: datetime | None = None
    remark: str = ""
    recorded_by: str = ""
    awaits_office: bool = False
    represents: Represents | None = None


class OtherHalf(Struct, frozen=True, kw_only=True):
    """The same return at the fiscal partner, whose `name` it is, and how it stands there."""

    client_id: str
    document_id: str
    task_id: str
    name: str
    status: str


class AboutTask(Struct, frozen=True, kw_only=True):
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
    status: str
    is_handed_in: bool
    done: int
    needed: int
    people: tuple[PersonAsked, ...]
    problem: str = ""
    partner: OtherHalf | None = None

    @property
    def thing(self) -> str:
        """The id of what has to be done: one return of two partners is one thing."""
        return min(self.task_id, self.partner.task_id) if self.partner else self.task_id


class WorkItem(Struct, frozen=True, kw_only=True):
    """`owners` are the employees who must do it themselves; of what is not `shared` nobody else
    hears, since a client can go on with it as well. From `ends_at` on it is otherwise, and the job
    that says so may be late."""

    office_id: str
    why: Why
    about: AboutTask
    owners: tuple[str, ...] = ()
    shared: bool = True
    ends_at: datetime | None = None

    @property
    def item_id(self) -> str:
        """Of what it is about: the same thing is one item."""
        return f"task#{self.about.task_id}"

    @property
    def due_on(self) -> date | None:
        return self.about.deadline_on

    def waits_for(self, actor: Actor, at: datetime) -> bool:
        """Whether this employee finds it among what waits at this moment."""
        over = self.ends_at is not None and self.ends_at <= at
        theirs = self.shared or actor.user_id in self.owners
        return theirs and not over and may(actor, Right.READ, self.about.client_id)


class Counts(Struct, frozen=True, kw_only=True):
    """How many documents wait, and how many of those for the signature of who looks."""

    documents: int
    mine: int


def counted(found: Collection[WorkItem], actor: Actor) -> Counts:
    """Each thing once, also where it lies in two dossiers."""
    mine = {each.about.thing for each in found if actor.user_id in each.owners}
    return Counts(documents=len({each.about.thing for each in found}), mine=len(mine))
