"""What people answer, or what an employee records that they said."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain.moves import Move, check_answer
from chalicelib.tasks.domain.on_behalf import OnBehalf
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.answers import TaskApproved, TaskRead, TaskRejected
from chalicelib.work.domain.office_task import PersonState, TaskState

_TOLD: Mapping[PersonState, type[TaskApproved | TaskRejected | TaskRead]] = {
    PersonState.APPROVED: TaskApproved,
    PersonState.REJECTED: TaskRejected,
    PersonState.READ: TaskRead,
}
_STATES = {
    Move.APPROVE: PersonState.APPROVED,
    Move.REJECT: PersonState.REJECTED,
    Move.READ: PersonState.READ,
}


class _Given(Struct, frozen=True):
    """Which answer, by whom, about what was shown; `on_behalf` of whom an employee recorded it."""

    move: Move
    actor: Actor
    seen_sha256: str
    words: str
    at: datetime
    on_behalf: OnBehalf | None = None

    @property
    def user_id(self) -> str:
        return self.on_behalf.user_id if self.on_behalf else self.actor.user_id

    @property
    def state(self) -> PersonState:
        return _STATES[self.move]

    def said_by(self, person: Recipient, client_id: str) -> Recipient:
        of, actor = self.on_behalf, self.actor
        namens = of.represents if of else actor.represents(client_id)
        recorded = of.recorded_by(actor) if of else None
        return person.acting_for(namens).act(self.state, self.at, self.words, recorded)


def approve(
    task: Task,
    actor: Actor,
    seen_sha256: str,
    remark: str,
    at: datetime,
    *,
    on_behalf: OnBehalf | None = None,
) -> Change:
    """Akkoord: with exactly the version that was shown."""
    return _answer(task, _Given(Move.APPROVE, actor, seen_sha256, remark, at, on_behalf=on_behalf))


def reject(
    task: Task,
    actor: Actor,
    seen_sha256: str,
    reason: str,
    at: datetime,
    *,
    on_behalf: OnBehalf | None = None,
) -> Change:
    """Niet akkoord: one person's reason is enough, whoever else was asked (F128)."""
    return _answer(task, _Given(Move.REJECT, actor, seen_sha256, reason, at, on_behalf=on_behalf))


def mark_read(
    task: Task, actor: Actor, seen_sha256: str, at: datetime, *, on_behalf: OnBehalf | None = None
) -> Change:
    """Gelezen (F050)."""
    return _answer(task, _Given(Move.READ, actor, seen_sha256, "", at, on_behalf=on_behalf))


def _answer(task: Task, given: _Given) -> Change:
    """Again is no change."""
    if _was_said(task, given):
        return Change(task=task)
    theirs = check_answer(task, given.move, given.user_id, given.seen_sha256, given.at)
    if given.move is Move.REJECT and not given.words.strip():
        raise bad_field("reason", "required")
    acted = task.with_recipient(given.said_by(theirs, task.client_id))
    state = _state_after(acted, given.state)
    settled = acted if state is TaskState.OPEN else acted.settled(state)
    of, actor = given.on_behalf, given.actor
    facts = of.facts(theirs.name) if of else {"marks": actor.replaced}
    told = _TOLD[given.state](task=task.as_told, remark=given.words, state=state, **facts)
    return Change(task=settled, event=settled.event(actor, told, given.at))


def _was_said(task: Task, given: _Given) -> bool:
    """What a person did themself is not repeated by who records something for them."""
    theirs, of = task.recipient(given.user_id), given.on_behalf
    if theirs is None or theirs.state is not given.state:
        return False
    by = theirs.recorded.user_id if theirs.recorded else ""
    if given.seen_sha256 != task.about.sha256 or (of and given.actor.user_id != by):
        return False
    theirs.check_said_so(given.words, of.recorded_by(given.actor) if of else None)
    return True


def _state_after(task: Task, act: PersonState) -> TaskState:
    """What one person's act does to the whole, by the rule of the task."""
    if act is PersonState.REJECTED:
        return TaskState.REJECTED
    if task.rule is not Rule.ANY_ONE and task.awaits_people:
        return TaskState.OPEN
    return TaskState.READ if act is PersonState.READ else TaskState.READY_TO_SEND
