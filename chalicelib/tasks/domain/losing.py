"""Somebody may no longer do what was asked of them: the others go on, or it goes to others."""

from datetime import datetime
from itertools import islice

from chalicelib.audit.domain import Event
from chalicelib.core.actor import Actor
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain.recipient import MOST_ASKED, Able, Recipient, asked_too
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.term import closing_time
from chalicelib.tasks.events.asking import TaskPassedOn, TaskStuck
from chalicelib.work.domain.office_task import PersonState, TaskState


def lose(task: Task, lost: Recipient, able: Able, at: datetime) -> Change:
    """Is nobody left, then all who may and were not asked before are asked, or the office must
    help; what somebody has read is read."""
    left = without(task, {lost.user_id})
    if left.awaits_people:
        go_on = task.rule is Rule.ALL
        return Change(task=left, event=passed_on(left, None, at, [lost], others_go_on=go_on))
    if task.action is Action.READ and any(each.has_acted for each in left.recipients):
        read = replace(left, state=TaskState.READ)
        return Change(task=read, event=passed_on(read, None, at, [lost], state=TaskState.READ))
    heirs = {each: name for each, name in able.items() if task.recipient(each) is None}
    return _inherited(left, lost, some(heirs), at)


def _inherited(left: Task, lost: Recipient, heirs: Able, at: datetime) -> Change:
    passed = asked_of(left, heirs, at)
    if not heirs:
        return Change(
            task=passed,
            event=passed.event(None, TaskStuck(task=passed.as_told, lost=(lost.name,)), at),
        )
    return Change(task=passed, event=passed_on(passed, None, at, [lost], heirs))


def asked_of(task: Task, chosen: Able, at: datetime) -> Task:
    """Who is newly asked has the whole reading term; with nobody to ask it waits for the office."""
    return replace(
        task,
        state=TaskState.OPEN if chosen else TaskState.STUCK,
        recipients=asked_too(task.recipients, chosen),
        closes_at=task.closes_at if task.expires_on else closing_time(at, task.closes_after_days),
    )


def some(able: Able) -> Able:
    return dict(islice(able.items(), MOST_ASKED))


def without(task: Task, user_ids: set[str]) -> Task:
    recipients = tuple(
        each.let_go(PersonState.REMOVED) if each.user_id in user_ids else each
        for each in task.recipients
    )
    return replace(task, recipients=recipients)


def passed_on(
    task: Task,
    actor: Actor | None,
    at: datetime,
    lost: list[Recipient],
    asked: Able | None = None,
    *,
    others_go_on: bool = False,
    state: TaskState | None = None,
) -> Event:
    """Who lost it and who got it."""
    asked = asked or {}
    told = TaskPassedOn(
        task=task.as_told,
        lost=tuple(each.name for each in lost),
        lost_ids=tuple(each.user_id for each in lost) if actor else (),
        passed_to=tuple(asked.values()),
        asked=tuple(asked),
        without=others_go_on,
        state=state,
    )
    return task.event(actor, told, at)
