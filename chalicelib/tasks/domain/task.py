"""A task and its moves: each returns the task as it becomes, and the event that says why."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.audit.domain import Event, by, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Place
from chalicelib.core.errors import Conflict, NotAllowed, bad_field
from chalicelib.offices.domain import Action, After, Rule
from chalicelib.tasks.domain.recipient import PersonState, Recipient
from chalicelib.tasks.domain.states import MOVES, WAITS_FOR_OFFICE, State


@dataclass(frozen=True)
class TypeNames:
    """The document type's name as it was when the task was made."""

    nl: str
    en: str


@dataclass(frozen=True)
class Task:
    """`revision` counts saves, None before the first; `closes_at` is only for read tasks."""

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

    @property
    def place(self) -> Place:
        return Place(self.folder_id, self.type_id)

    def recipient(self, user_id: str) -> Recipient | None:
        return next((each for each in self.recipients if each.user_id == user_id), None)

    @property
    def waits_for_office(self) -> bool:
        return self.state in WAITS_FOR_OFFICE

    def is_due(self, at: datetime) -> bool:
        """Past its reading term, whether or not the closing job has been here yet."""
        return self.state is State.OPEN and self.closes_at is not None and self.closes_at <= at

    def as_of(self, at: datetime) -> "Task":
        """The task as people must see it at this moment: a late job changes nothing for them."""
        return self._settled(State.CLOSED_AUTOMATICALLY) if self.is_due(at) else self

    def approve(self, actor: Actor, seen_sha256: str, remark: str, at: datetime) -> "Change":
        """Akkoord: with exactly the version that was shown."""
        mine = self._mine(actor, Action.APPROVE)
        if mine.state is PersonState.APPROVED and seen_sha256 == self.document_sha256:
            return Change(self)
        self._must_be_open(mine, seen_sha256, at)
        return self._after_act(
            mine.act(PersonState.APPROVED, at, remark), actor, "task_approved", at
        )

    def reject(self, actor: Actor, seen_sha256: str, reason: str, at: datetime) -> "Change":
        """Niet akkoord: one person's reason is enough, whoever else was asked (F128)."""
        mine = self._mine(actor, Action.APPROVE)
        if mine.state is PersonState.REJECTED and seen_sha256 == self.document_sha256:
            return Change(self)
        if not reason.strip():
            raise bad_field("reason", "required")
        self._must_be_open(mine, seen_sha256, at)
        return self._after_act(
            mine.act(PersonState.REJECTED, at, reason), actor, "task_rejected", at
        )

    def mark_read(self, actor: Actor, seen_sha256: str, at: datetime) -> "Change":
        """Gelezen (F050)."""
        mine = self._mine(actor, Action.READ)
        if mine.state is PersonState.READ and seen_sha256 == self.document_sha256:
            return Change(self)
        self._must_be_open(mine, seen_sha256, at)
        return self._after_act(mine.act(PersonState.READ, at), actor, "task_read", at)

    def close(self, at: datetime) -> "Change":
        """The reading term has passed; the event says who had opened the document (F051)."""
        if not self.is_due(at):
            raise Conflict("not_due")
        opened = [each.name for each in self.recipients if each.opened_at]
        closed = self._settled(State.CLOSED_AUTOMATICALLY)
        event = by_itself(
            self.office_id,
            "task_closed",
            at,
            client_id=self.client_id,
            subject_id=self.document_id,
            **self._facts(),
            opened="yes" if opened else "no",
            opened_by=", ".join(opened),
        )
        return Change(closed, event)

    def complete(self, actor: Actor, outcome: State, remark: str, at: datetime) -> "Change":
        """The office ends by hand what waited for it: filed or completed (F135)."""
        if self.state is outcome:
            return Change(self)
        self._may_move(outcome)
        action = "task_filed" if outcome is State.FILED else "task_completed"
        return Change(replace(self, state=outcome), self.event(actor, action, at, remark=remark))

    def ask_again(self, actor: Actor, version: int, sha256: str, at: datetime) -> "Change":
        """A new version: earlier approvals are void, and the event says so."""
        if self.state is State.FILED:
            raise Conflict("already_filed")
        self._may_move(State.OPEN)
        voided = [each.name for each in self.recipients if each.state is PersonState.APPROVED]
        asked = replace(
            self,
            state=State.OPEN,
            document_version=version,
            document_sha256=sha256,
            recipients=tuple(each.ask_again() for each in self.recipients),
            closes_at=closing_time(at, self.closes_after_days),
        )
        event = asked.event(actor, "task_reopened", at, voided_approvals=", ".join(voided))
        return Change(asked, event)

    def withdraw(self, actor: Actor, reason: str, at: datetime) -> "Change":
        """The document is taken back, so nothing is asked any more."""
        if self.state is State.FILED:
            raise Conflict("already_filed")
        self._may_move(State.WITHDRAWN)
        return Change(
            self._settled(State.WITHDRAWN), self.event(actor, "task_voided", at, reason=reason)
        )

    def opened(self, user_id: str, at: datetime) -> "Task":
        """This person has looked at the document."""
        recipients = tuple(
            each.opened(at) if each.user_id == user_id else each for each in self.recipients
        )
        return replace(self, recipients=recipients)

    def _mine(self, actor: Actor, action: Action) -> Recipient:
        mine = self.recipient(actor.user_id)
        if mine is None:
            raise NotAllowed("not_your_task")
        if self.action is not action:
            raise Conflict("other_action")
        return mine

    def _must_be_open(self, mine: Recipient, seen_sha256: str, at: datetime) -> None:
        if self.as_of(at).state is State.CLOSED_AUTOMATICALLY:
            raise Conflict("closed_automatically")
        if self.state is State.WITHDRAWN:
            raise Conflict("withdrawn")
        if seen_sha256 != self.document_sha256:
            raise Conflict("document_changed")
        if not mine.is_open or self.state is not State.OPEN:
            raise Conflict("already_handled")

    def _after_act(self, mine: Recipient, actor: Actor, action: str, at: datetime) -> "Change":
        recipients = tuple(
            mine if each.user_id == mine.user_id else each for each in self.recipients
        )
        acted = replace(self, recipients=recipients)
        state = acted._state_after(mine.state)
        settled = acted if state is State.OPEN else acted._settled(state)
        event = self.event(actor, action, at, remark=mine.remark, state=state)
        return Change(settled, event)

    def _state_after(self, act: PersonState) -> State:
        """What one person's act does to the whole, by the rule of the task."""
        if act is PersonState.REJECTED:
            return State.REJECTED
        if self.rule is not Rule.ANY_ONE and any(each.is_open for each in self.recipients):
            return State.OPEN
        return State.READ if act is PersonState.READ else State.READY_TO_SEND

    def _settled(self, state: State) -> "Task":
        rest = {
            State.CLOSED_AUTOMATICALLY: PersonState.CLOSED_AUTOMATICALLY,
            State.WITHDRAWN: PersonState.WITHDRAWN,
        }.get(state, PersonState.RELEASED)
        recipients = tuple(each.let_go(rest) for each in self.recipients)
        return replace(self, state=state, recipients=recipients)

    def _may_move(self, to: State) -> None:
        if to not in MOVES[self.state]:
            raise Conflict("not_in_this_state")

    def event(self, actor: Actor, action: str, at: datetime, **details: str) -> Event:
        """An event about this task's document, with what readers of the history need."""
        return by(
            actor,
            action,
            at,
            client_id=self.client_id,
            subject_id=self.document_id,
            **self._facts(),
            **{name: text for name, text in details.items() if text},
        )

    def _facts(self) -> dict[str, str]:
        return {
            "task_id": self.task_id,
            "title": self.title,
            "type_id": self.type_id,
            "document_version": str(self.document_version),
            "document_sha256": self.document_sha256,
        }


@dataclass(frozen=True)
class Change:
    """What a move makes of a task; no event means that nothing happened that was not so already."""

    task: Task
    event: Event | None = None


def closing_time(at: datetime, days: int | None) -> datetime | None:
    """When a read task closes by itself: the same time of day in the Netherlands, `days` on."""
    return clock.days_later(at, days) if days else None
