"""Somebody new at a client, or with wider rights: which open tasks they may get too (ADR 42)."""

from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import Event, following
from chalicelib.core.ids import id_of_what_follows
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.losing import asked_of
from chalicelib.tasks.domain.recipient import MOST_ASKED
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.asking import TaskPassedOn
from chalicelib.work.domain.office_task import PersonState, TaskState

_WAITS = frozenset({TaskState.PREPARING, TaskState.OPEN, TaskState.STUCK})


class Newcomer(Struct, frozen=True, kw_only=True):
    """`held` are the rights before these, None for whoever had none here."""

    rights: Rights
    held: Rights | None = None
    user_id: str = ""
    name: str = ""

    def could_join(self, task: Task, at: datetime) -> bool:
        """It waits, it is not theirs yet, and they may do now what they might not before."""
        known = task.recipient(self.user_id)
        is_new = known is None or known.state is PersonState.REMOVED
        return task.as_of(at).state in _WAITS and is_new and self._newly_may(task)

    def _newly_may(self, task: Task) -> bool:
        right = kinds.of(task.action).right
        before = self.held is not None and self.held.allow(right, task.place)
        return self.rights.allow(right, task.place) and not before


def stays_as_it_is(task: Task) -> bool:
    """What all must do was agreed between these people, and a signing has its file."""
    asked = [each for each in task.recipients if each.is_open]
    return task.rule is Rule.ALL or len(asked) >= MOST_ASKED


def join(task: Task, newcomer: Newcomer, given: Event, at: datetime) -> Change:
    """Asked of them too, beside those of whom it is asked already: by whoever gave the rights and
    as of when they did, so that the event can be written only once. A mail tells of all at once."""
    joined = asked_of(task, {newcomer.user_id: newcomer.name}, at)
    told = TaskPassedOn(task=joined.as_told, passed_to=(newcomer.name,))
    known = id_of_what_follows(given.event_id, task.task_id)
    event = replace(following(given, told, known), subject_id=task.about.subject_id)
    return Change(task=joined, event=event)
