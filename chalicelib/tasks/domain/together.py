"""One return of two partners: two tasks about one file, ready, refused and ended as one."""

from datetime import datetime
from typing import cast

from chalicelib.audit.domain import Event, retold
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain.beside import Beside
from chalicelib.tasks.domain.states import ENDED_BY_OFFICE
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.answers import AnswerGiven, TaskPartnerAnswered
from chalicelib.tasks.events.shared import OfTask
from chalicelib.work.domain.office_task import TaskState

_UNANSWERED = frozenset({TaskState.OPEN, TaskState.STUCK})
_UNDECIDED = _UNANSWERED | {TaskState.AWAITS_PARTNER}
_OVER = ENDED_BY_OFFICE | {TaskState.WITHDRAWN}


def acquainted(mine: Task, theirs: Task) -> tuple[Task, Task]:
    """Each knows the other, and how it stands there."""
    return replace(mine, partner=_beside(theirs)), replace(theirs, partner=_beside(mine))


def together(change: Change, other: Task, at: datetime) -> tuple[Change, Change]:
    """What a move of one of the two makes of both."""
    theirs = Change(task=other)
    if change.task.action is Action.APPROVE:
        change, theirs = _both(change, other, at)
    mine, beside = acquainted(change.task, theirs.task)
    return Change(task=mine, event=change.event), Change(task=beside, event=theirs.event)


def lets_partner_wait(task: Task) -> bool:
    """One of the two must still answer, so that the office ends nothing; what was ended at the
    other before waits for nobody."""
    beside = task.partner
    if beside is None or task.action is not Action.APPROVE:
        return False
    return beside.state is not task.state and beside.state not in _OVER


def _both(change: Change, other: Task, at: datetime) -> tuple[Change, Change]:
    state = change.task.state
    if state is TaskState.READY_TO_SEND and other.state in _UNANSWERED:
        return _waiting(change), Change(task=other)
    if state is TaskState.READY_TO_SEND and other.state is TaskState.AWAITS_PARTNER:
        return change, _answered(other, state, change.task, at)
    if state is TaskState.REJECTED and other.state in _UNDECIDED:
        return change, _answered(other, state, change.task, at)
    if change.event and state in ENDED_BY_OFFICE and other.state not in _OVER:
        return change, Change(task=replace(other, state=state), event=_same_at(other, change.event))
    return change, Change(task=other)


def _waiting(change: Change) -> Change:
    """Agreed here; the event of the answer says so too."""
    state, event = TaskState.AWAITS_PARTNER, cast(Event, change.event)
    told = replace(cast(AnswerGiven, event.told), state=state)
    return Change(task=replace(change.task, state=state), event=retold(event, told))


def _answered(other: Task, state: TaskState, by: Task, at: datetime) -> Change:
    """Without who it was: that is of the other dossier."""
    told = TaskPartnerAnswered(task=other.as_told, state=state, partner=by.client_name)
    return Change(task=other.settled(state), event=other.event(None, told, at))


def _same_at(other: Task, event: Event) -> Event:
    """What the office did is told in both dossiers."""
    told = event.told
    about = replace(told, task=other.as_told) if isinstance(told, OfTask) else told
    return replace(
        retold(event, about),
        client_id=other.client_id,
        subject_id=other.about.subject_id,
        event_id=new_id(),
    )


def _beside(task: Task) -> Beside:
    return Beside(
        client_id=task.client_id,
        document_id=task.document.document_id,
        task_id=task.task_id,
        name=task.client_name,
        state=task.state,
    )
