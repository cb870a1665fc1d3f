"""What goes in and out of the routes of tasks."""

from typing import Annotated, Literal

from msgspec import Meta, field

from chalicelib.clients.events import GroundKind
from chalicelib.core.rights import Represents
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import (
    ComingDay,
    Cursor,
    Ground,
    Key,
    Line,
    Period,
    Reason,
    Remark,
    Sha256,
    Ulid,
    Year,
)
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.recipient import MOST_ASKED
from chalicelib.tasks.domain.signer import MOST_STAGES
from chalicelib.tasks.routes.parts import TaskPart
from chalicelib.work.domain.office_task import TaskState
from chalicelib.work.routes.task_rows import AskedPersonView, BesideView

SHORTEST_GROUND = 3
Fraction = Annotated[float, Meta(ge=0, le=1)]


class ListedTask(Answer, kw_only=True):
    """A task in a person's list. `status` is open here; the office's lists have the others too.
    `acts_from` is there while who looks may not approve or sign yet (ADR 52). Those with the same
    `package_id` are offered together; it does not say that there are others."""

    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    action: Action
    type_id: str
    type_name: str
    title: str
    period: str | None
    deadline_on: str | None
    created_at: str
    status: TaskState
    acts_from: str | None = None
    package_id: str | None = None


class TaskList(Answer, kw_only=True):
    items: list[ListedTask]
    cursor: str | None = None


class TaskQuery(Body, kw_only=True):
    client_id: Ulid | None = None
    cursor: Cursor | None = None


class RecipientView(AskedPersonView, kw_only=True):
    """One person of a task. `awaits_office`: what they did counts once the office has it.
    `on_behalf_by` is the employee who recorded what they said, on the ground that is there;
    `represents` for whom this person acts, where that is not for themself. For the office: `shut`,
    while something about their account waits they approve and sign nothing; `acts_from` when, of
    who was let in lately (ADR 52)."""

    ground_kind: GroundKind | None
    ground: str


class ContactView(Answer, kw_only=True):
    """The relation manager at the office (F127)."""

    name: str
    email: str


class TaskView(ListedTask, kw_only=True):
    """`what_follows` says in one sentence what happens on approval; `may` lists the moves that
    this actor can make now; `theirs`, for an employee who looks along, those of the person they
    look as. `document_sha256` is of the version to be judged and goes back
    with the act. `done` people did what is asked, of the `needed` who must by the rule; `partner`
    is for whoever works for both. `is_handed_in`: somewhere, by the office, once it is approved or
    signed. `expires_on` is the last day to answer. `held`: nobody but the office has heard of it.
    `problem` is a text: why nobody can go on now. `part` is what only its kind shows."""

    is_handed_in: bool
    rule: Rule
    done: int
    needed: int
    remark: str
    document_sha256: str
    document_version: int
    what_follows: str
    may: list[Move]
    theirs: list[Move]
    closes_at: str | None
    contact: ContactView | None
    recipients: list[RecipientView]
    is_return: bool
    expires_on: str | None
    created_by: str
    held: bool
    problem: str | None
    partner: BesideView | None = None
    part: TaskPart | None = None


class Approval(Body, kw_only=True):
    """`document_sha256` is what stood on the screen; another one is refused with 409."""

    document_sha256: Sha256
    remark: Remark = ""


class Rejection(Body, kw_only=True):
    document_sha256: Sha256
    reason: Reason


class Reading(Body, kw_only=True):
    document_sha256: Sha256


class PersonToAsk(Answer, kw_only=True):
    """`represents` is for whom they act, where that is not for themself."""

    user_id: str
    name: str
    represents: Represents | None = None


class PeopleToAsk(Answer, kw_only=True):
    items: list[PersonToAsk]


class NewRecipients(Body, kw_only=True):
    """Of whom it is asked from now on; whoever acted already keeps what they did."""

    recipients: Annotated[list[Ulid], Meta(min_length=1, max_length=MOST_ASKED)]


class GroundBody(Body, kw_only=True):
    """How the office knows what the person said, in words that stay in the history."""

    kind: GroundKind
    text: Ground


class RecordedApproval(Approval, kw_only=True):
    """`document_sha256` is of the version that was discussed."""

    ground: GroundBody


class RecordedRejection(Rejection, kw_only=True):
    ground: GroundBody


class RecordedReading(Reading, kw_only=True):
    ground: GroundBody


class Completion(Body, kw_only=True):
    """How the office ends what waited for it: filed (ingediend) or completed (afgerond)."""

    outcome: Literal["filed", "completed"]
    remark: Remark = ""


class BoxShape(Body, kw_only=True):
    """Where a signature comes: `page` counts from 1, the rest are fractions of the page as it is
    seen, from its top left corner."""

    page: Annotated[int, Meta(ge=1, le=500)]
    left: Fraction
    top: Fraction
    width: Fraction
    height: Fraction


class SignerWish(Body, kw_only=True):
    """Somebody who signs: of the client, or an employee, who may come in the first stage ("kantoor
    tekent eerst"). Stages follow one another; who is in the same stage signs in any order."""

    user_id: Ulid
    stage: Annotated[int, Meta(ge=1, le=MOST_STAGES)] = 1
    box: BoxShape | None = None


class AskedOf(Body, kw_only=True):
    """What is asked with a publication, and of whom; by default as its type says. A signing has
    `signers` instead of `recipients`, perhaps a last day, and for a file that is protected against
    changes the decision to take that off."""

    recipients: Annotated[list[Ulid], Meta(max_length=50)] = field(default_factory=list)
    action: Action | None = None
    rule: Rule | None = None
    signers: Annotated[list[SignerWish], Meta(max_length=50)] = field(default_factory=list)
    expires_on: ComingDay | None = None
    remove_owner_password: bool = False


class AskedOfPartner(Body, kw_only=True):
    """The document that the partner gets in their own dossier, and who is asked there."""

    document_id: Ulid
    recipients: Annotated[list[Ulid], Meta(min_length=1, max_length=MOST_ASKED)]


class NewPublication(Body, kw_only=True):
    """A clean upload becomes a document; with `asked` it is a task too (F038: without). A file that
    the client has already is refused, unless it is to be `separate`. With `partner` the
    fiscal partner is asked too about the same file, by the consent of both. What is asked with the
    same `package_id`, which the browser makes, is offered together."""

    document_id: Ulid
    upload_id: Ulid
    type_id: Key
    title: Line
    period: Period | None = None
    deadline_on: ComingDay | None = None
    remark: Remark = ""
    year: Year | None = None
    folder_id: Key | None = None
    asked: AskedOf | None = None
    silent: bool = False
    separate: bool = False
    partner: AskedOfPartner | None = None
    package_id: Ulid | None = None


class Publication(Answer, kw_only=True):
    document_id: str
    task_id: str | None
