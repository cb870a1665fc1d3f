"""A task and its moves: each returns the task as it becomes, and the event that says why."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.audit.domain import Event, Happened, by, by_itself
from chalicelib.core.actor import Actor
from chalicelib.core.forms import Stored, upgrade
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.about import AskedDocument
from chalicelib.tasks.domain.beside import Beside
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.events.shared import AboutTask
from chalicelib.work.domain.office_task import PersonState, TaskState

# In the order of a list: behind every day.
NO_DEADLINE = "9999-12-31"


class Kept(Struct, frozen=True, kw_only=True):
    """What only one kind of task knows, kept in rows of its own. `revision` is of the task that it
    was kept with."""

    revision: int = 0


class Apart(Struct, frozen=True, kw_only=True):
    """What only one kind of task knows and keeps apart from it: its page and its moves ask for
    it."""


class Task(Struct, frozen=True, kw_only=True):
    """`revision` counts saves, None before the first; `closes_at` is for read tasks, and the end of
    `expires_on`, the last day. `problem` is a code of errors.json: it is open, and the office must
    look before anybody can go on. `held`: nobody but the office has heard of it. `package_id`: it
    is offered together with others. `kept` is of its kind, and is not there in lists."""

    office_id: str
    client_id: str
    task_id: str
    about: AskedDocument
    client_name: str
    client_number: str
    action: Action
    rule: Rule
    deadline_on: date | None
    remark: str
    created_at: datetime
    created_by: str
    recipients: tuple[Recipient, ...]
    relation_manager: str = ""
    manager_id: str = ""
    closes_after_days: int | None = None
    closes_at: datetime | None = None
    state: TaskState = TaskState.OPEN
    revision: int | None = None
    expires_on: date | None = None
    created_by_id: str = ""
    problem: str = ""
    held: bool = False
    partner: Beside | None = None
    package_id: str | None = None
    kept: Kept | None = None

    @property
    def place(self) -> Place:
        """Where it is found, for who may see it."""
        return self.about.place

    @property
    def document(self) -> AskedDocument:
        """What it is about, for kinds that are about a document."""
        return self.about

    def with_recipient(self, person: Recipient) -> "Task":
        recipients = tuple(
            person if each.user_id == person.user_id else each for each in self.recipients
        )
        return replace(self, recipients=recipients)

    def recipient(self, user_id: str) -> Recipient | None:
        return next((each for each in self.recipients if each.user_id == user_id), None)

    @property
    def awaits_office(self) -> bool:
        """Somebody did it otherwise, and the office has not said that it has it."""
        told = any(each.awaits_office for each in self.recipients)
        return told and self.state is TaskState.OPEN

    @property
    def awaits_people(self) -> bool:
        """Somebody still has to act, now or later."""
        return any(each.is_open for each in self.recipients)

    def is_turn_of(self, person: Recipient) -> bool:
        """Nobody's while it is being prepared."""
        return self.state is not TaskState.PREPARING and person.state is PersonState.OPEN

    @property
    def turn(self) -> tuple[str, ...]:
        """The ids of those whose turn it is."""
        return tuple(each.user_id for each in self.recipients if self.is_turn_of(each))

    def seen_state(self, person: Recipient) -> PersonState:
        """As people see it: all wait while it is being prepared."""
        under_way = self.state in (TaskState.OPEN, TaskState.PREPARING)
        waits = under_way and person.is_open and not self.is_turn_of(person)
        return PersonState.WAITING if waits else person.state

    def is_due(self, at: datetime) -> bool:
        """Past its term, whether or not the closing job has been here yet; what all have done
        does not expire."""
        past = self.closes_at is not None and self.closes_at <= at
        return self.state is TaskState.OPEN and past and self.awaits_people

    def as_of(self, at: datetime) -> "Task":
        """The task as people must see it at this moment: a late job changes nothing for them."""
        return self.settled(kinds.of(self.action).overdue) if self.is_due(at) else self

    def opened(self, user_id: str, at: datetime) -> "Task":
        """This person has looked at the document."""
        seen = self.recipient(user_id)
        return self.with_recipient(seen.opened(at)) if seen else self

    def settled(self, state: TaskState) -> "Task":
        """In this state, and asked of nobody any more; who acted keeps what they did."""
        rest = {
            TaskState.CLOSED_AUTOMATICALLY: PersonState.CLOSED_AUTOMATICALLY,
            TaskState.EXPIRED: PersonState.EXPIRED,
            TaskState.WITHDRAWN: PersonState.WITHDRAWN,
        }.get(state, PersonState.RELEASED)
        recipients = tuple(each.let_go(rest) for each in self.recipients)
        return replace(self, state=state, recipients=recipients, problem="")

    def event(self, actor: Actor | None, told: Happened, at: datetime) -> Event:
        """In the history of its document; without an actor the portal did it."""
        about = {"client_id": self.client_id, "subject_id": self.about.subject_id}
        if actor is None:
            return by_itself(self.office_id, told, at, **about)
        return by(actor, told, at, **about)

    @property
    def as_told(self) -> AboutTask:
        """What every event says of it."""
        return AboutTask(
            task_id=self.task_id,
            title=self.about.title,
            type_id=self.about.type_id,
            document_version=self.about.version,
            document_sha256=self.about.sha256,
            asks="sign" if self.action is Action.SIGN else None,
            held=self.held,
        )


# What stood in the task itself, before it was about something (ADR 59).
_OF_DOCUMENT = {
    "document_id": "document_id",
    "document_version": "version",
    "document_sha256": "sha256",
    "title": "title",
    "type_id": "type_id",
    "type_names": "type_names",
    "after": "after",
    "is_return": "is_return",
    "period": "period",
    "folder_id": "folder_id",
}


@upgrade(Task, to=2)
def _about_a_document(stored: Stored) -> Stored:
    moved = {new: stored[old] for old, new in _OF_DOCUMENT.items() if old in stored}
    left = {name: fact for name, fact in stored.items() if name not in _OF_DOCUMENT}
    return left | {"about": moved}


@upgrade(Task, to=3)
def _offered_alone(stored: Stored) -> Stored:
    """Nothing was offered together (ADR 63)."""
    return stored


@upgrade(Task, to=4)
def _of_no_manager(stored: Stored) -> Stored:
    """Who looks after the client was kept by name alone."""
    return stored


class Change(Struct, frozen=True, kw_only=True):
    """What a move makes of a task; no event means that nothing happened that was not so already."""

    task: Task
    event: Event | None = None
