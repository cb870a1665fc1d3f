"""A task and its moves: each returns the task as it becomes, and the event that says why."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from chalicelib.audit.domain import Event, Happened, by, by_itself
from chalicelib.core.actor import Actor, Place
from chalicelib.core.errors import Conflict, NotAllowed, bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action, After, Rule
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.beside import Beside
from chalicelib.tasks.domain.on_behalf import OnBehalf, Recorded
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.states import MOVES
from chalicelib.tasks.events.answers import (
    TaskApproved,
    TaskCompleted,
    TaskFiled,
    TaskRead,
    TaskRejected,
    TaskVoided,
)
from chalicelib.tasks.events.shared import AboutTask
from chalicelib.work.domain import PersonState, State

_ANSWERS: Mapping[PersonState, type[TaskApproved | TaskRejected | TaskRead]] = {
    PersonState.APPROVED: TaskApproved,
    PersonState.REJECTED: TaskRejected,
    PersonState.READ: TaskRead,
}
_ASKED = {
    PersonState.APPROVED: Action.APPROVE,
    PersonState.REJECTED: Action.APPROVE,
    PersonState.READ: Action.READ,
}


class TypeNames(Struct, frozen=True, kw_only=True):
    """The document type's name as it was when the task was made."""

    nl: str
    en: str


class Kept(Struct, frozen=True, kw_only=True):
    """What only one kind of task knows, kept in rows of its own. `revision` is of the task that it
    was kept with."""

    revision: int = 0


class Task(Struct, frozen=True, kw_only=True):
    """`revision` counts saves, None before the first; `closes_at` is for read tasks, and the end of
    `expires_on`, the last day. `problem` is a code of errors.json: it is open, and the office must
    look before anybody can go on. `held`: nobody but the office has heard of it. `kept` is of its
    kind, and is not there in lists."""

    office_id: str
    client_id: str
    task_id: str
    document_id: str
    document_version: int
    document_sha256: str
    title: str
    type_id: str
    type_names: TypeNames
    client_name: str
    client_number: str
    action: Action
    rule: Rule
    after: After
    is_return: bool
    period: str | None
    deadline_on: date | None
    remark: str
    created_at: datetime
    created_by: str
    recipients: tuple[Recipient, ...]
    relation_manager: str = ""
    closes_after_days: int | None = None
    closes_at: datetime | None = None
    state: State = State.OPEN
    revision: int | None = None
    folder_id: str = ""
    expires_on: date | None = None
    created_by_id: str = ""
    problem: str = ""
    held: bool = False
    partner: Beside | None = None
    kept: Kept | None = None

    @property
    def place(self) -> Place:
        return Place(folder_id=self.folder_id, type_id=self.type_id)

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
        return told and self.state is State.OPEN

    @property
    def awaits_people(self) -> bool:
        """Somebody still has to act, now or later."""
        return any(each.is_open for each in self.recipients)

    def is_turn_of(self, person: Recipient) -> bool:
        """Nobody's while it is being prepared."""
        return self.state is not State.PREPARING and person.state is PersonState.OPEN

    @property
    def turn(self) -> tuple[str, ...]:
        """The ids of those whose turn it is."""
        return tuple(each.user_id for each in self.recipients if self.is_turn_of(each))

    def seen_state(self, person: Recipient) -> PersonState:
        """As people see it: all wait while it is being prepared."""
        under_way = self.state in (State.OPEN, State.PREPARING)
        waits = under_way and person.is_open and not self.is_turn_of(person)
        return PersonState.WAITING if waits else person.state

    def is_due(self, at: datetime) -> bool:
        """Past its term, whether or not the closing job has been here yet; what all have done
        does not expire."""
        past = self.closes_at is not None and self.closes_at <= at
        return self.state is State.OPEN and past and self.awaits_people

    def as_of(self, at: datetime) -> "Task":
        """The task as people must see it at this moment: a late job changes nothing for them."""
        return self.settled(kinds.of(self.action).overdue) if self.is_due(at) else self

    def approve(
        self,
        actor: Actor,
        seen_sha256: str,
        remark: str,
        at: datetime,
        on_behalf: OnBehalf | None = None,
    ) -> "Change":
        """Akkoord: with exactly the version that was shown."""
        return self._answer(PersonState.APPROVED, actor, seen_sha256, remark, at, on_behalf)

    def reject(
        self,
        actor: Actor,
        seen_sha256: str,
        reason: str,
        at: datetime,
        on_behalf: OnBehalf | None = None,
    ) -> "Change":
        """Niet akkoord: one person's reason is enough, whoever else was asked (F128)."""
        return self._answer(PersonState.REJECTED, actor, seen_sha256, reason, at, on_behalf)

    def mark_read(
        self, actor: Actor, seen_sha256: str, at: datetime, on_behalf: OnBehalf | None = None
    ) -> "Change":
        """Gelezen (F050)."""
        return self._answer(PersonState.READ, actor, seen_sha256, "", at, on_behalf)

    def close(self, at: datetime) -> "Change":
        """Its term has passed (F051)."""
        if not self.is_due(at):
            raise Conflict("not_due")
        told = kinds.of(self.action).term_over(self)
        return Change(task=self.as_of(at), event=self.event(None, told, at))

    def complete(self, actor: Actor, outcome: State, remark: str, at: datetime) -> "Change":
        """The office ends by hand what waited for it: filed or completed (F135)."""
        if self.state is outcome:
            return Change(task=self)
        self.check_move(outcome)
        kind = TaskFiled if outcome is State.FILED else TaskCompleted
        told = kind(task=self.about, remark=remark)
        done = replace(self, state=outcome, problem="")
        return Change(task=done, event=self.event(actor, told, at))

    def withdraw(self, actor: Actor, reason: str, at: datetime) -> "Change":
        """The document is taken back, so nothing is asked any more."""
        if self.state is State.FILED:
            raise Conflict("already_filed")
        self.check_move(State.WITHDRAWN)
        unfinished = self.state not in (State.READY_TO_SEND, State.COMPLETED)
        told = TaskVoided(
            task=self.about,
            reason=reason,
            unfinished=unfinished,
            asks_approval=self.action is Action.APPROVE,
        )
        return Change(task=self.settled(State.WITHDRAWN), event=self.event(actor, told, at))

    def opened(self, user_id: str, at: datetime) -> "Task":
        """This person has looked at the document."""
        seen = self.recipient(user_id)
        return self.with_recipient(seen.opened(at)) if seen else self

    def _answer(
        self,
        answer: PersonState,
        actor: Actor,
        seen_sha256: str,
        words: str,
        at: datetime,
        on_behalf: OnBehalf | None,
    ) -> "Change":
        """What a recipient says, or what an employee records that they said; again is no change."""
        theirs = self._asked(_ASKED[answer], on_behalf.user_id if on_behalf else actor.user_id)
        recorded = on_behalf.recorded_by(actor) if on_behalf else None
        if self._said_before(theirs, answer, seen_sha256, recorded):
            return Change(task=self)
        if answer is PersonState.REJECTED and not words.strip():
            raise bad_field("reason", "required")
        self._must_be_open(theirs, seen_sha256, at)
        theirs = theirs.acting_for(
            on_behalf.represents if on_behalf else actor.represents(self.client_id)
        )
        said = theirs.act(answer, at, words, recorded)
        acted = self.with_recipient(said)
        state = acted._state_after(answer)
        facts = on_behalf.facts(theirs.name) if on_behalf else {"marks": actor.replaced}
        told = _ANSWERS[answer](task=self.about, remark=said.remark, state=state, **facts)
        settled = acted if state is State.OPEN else acted.settled(state)
        return Change(task=settled, event=settled.event(actor, told, at))

    def _asked(self, action: Action, user_id: str) -> Recipient:
        asked = self.recipient(user_id)
        if asked is None:
            raise NotAllowed("not_your_task")
        if self.action is not action:
            raise Conflict("other_action")
        return asked

    def _said_before(
        self, theirs: Recipient, answer: PersonState, seen_sha256: str, recorded: Recorded | None
    ) -> bool:
        """What a person did themself is not repeated by who records something for them."""
        same = theirs.state is answer and seen_sha256 == self.document_sha256
        by = theirs.recorded.user_id if theirs.recorded else ""
        return same and (recorded is None or recorded.user_id == by)

    def _must_be_open(self, mine: Recipient, seen_sha256: str, at: datetime) -> None:
        if self.as_of(at).state is State.CLOSED_AUTOMATICALLY:
            raise Conflict("closed_automatically")
        if self.state is State.WITHDRAWN:
            raise Conflict("withdrawn")
        if mine.state is PersonState.REMOVED:
            raise Conflict("no_longer_asked")
        if seen_sha256 != self.document_sha256:
            raise Conflict("document_changed")
        if not mine.is_open or self.state is not State.OPEN:
            raise Conflict("already_handled")

    def _state_after(self, act: PersonState) -> State:
        """What one person's act does to the whole, by the rule of the task."""
        if act is PersonState.REJECTED:
            return State.REJECTED
        if self.rule is not Rule.ANY_ONE and any(each.is_open for each in self.recipients):
            return State.OPEN
        return State.READ if act is PersonState.READ else State.READY_TO_SEND

    def settled(self, state: State) -> "Task":
        """In this state, and asked of nobody any more; who acted keeps what they did."""
        rest = {
            State.CLOSED_AUTOMATICALLY: PersonState.CLOSED_AUTOMATICALLY,
            State.EXPIRED: PersonState.EXPIRED,
            State.WITHDRAWN: PersonState.WITHDRAWN,
        }.get(state, PersonState.RELEASED)
        recipients = tuple(each.let_go(rest) for each in self.recipients)
        return replace(self, state=state, recipients=recipients, problem="")

    def check_move(self, to: State) -> None:
        if to not in MOVES[self.state]:
            raise Conflict("not_in_this_state")

    def event(self, actor: Actor | None, told: Happened, at: datetime) -> Event:
        """In the history of its document; without an actor the portal did it."""
        about = {"client_id": self.client_id, "subject_id": self.document_id}
        if actor is None:
            return by_itself(self.office_id, told, at, **about)
        return by(actor, told, at, **about)

    @property
    def about(self) -> AboutTask:
        """What every event of it says."""
        return AboutTask(
            task_id=self.task_id,
            title=self.title,
            type_id=self.type_id,
            document_version=self.document_version,
            document_sha256=self.document_sha256,
            asks="sign" if self.action is Action.SIGN else None,
            held=self.held,
        )


class Change(Struct, frozen=True, kw_only=True):
    """What a move makes of a task; no event means that nothing happened that was not so already."""

    task: Task
    event: Event | None = None
