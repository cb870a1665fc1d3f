"""Whom a task is asked of, once it is there: a new version, somebody who may no longer, others."""

from datetime import datetime
from itertools import islice

from chalicelib.audit.domain import Event
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain.instead import lose_signer
from chalicelib.tasks.domain.preparing import closing_time, prepare, with_time_left
from chalicelib.tasks.domain.recipient import HAS_SIGNED, Able, PersonState, Recipient, asked_too
from chalicelib.tasks.domain.signing import MOST_ASKED
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.asking import TaskPassedOn, TaskReopened, TaskStuck
from chalicelib.tasks.events.shared import State


def ask_again(
    task: Task,
    actor: Actor,
    version: int,
    sha256: str,
    able: Able,
    at: datetime,
    *,
    unlocked: bool = False,
) -> Change:
    """A new version: earlier approvals are void, and the event says so. Asked are those of whom it
    was asked and who may still do it; if that is nobody, whoever may."""
    if task.state is State.FILED:
        raise Conflict("already_filed")
    task.check_move(State.OPEN)
    said_yes = HAS_SIGNED | {PersonState.APPROVED}
    voided = tuple(each.name for each in task.recipients if each.state in said_yes)
    still = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    same = {each.user_id: each.name for each in still if each.user_id in able}
    chosen = same if same or task.action is Action.SIGN else _some(able)
    newer = replace(
        with_time_left(task, at),
        document_version=version,
        document_sha256=sha256,
        recipients=tuple(each.removed() for each in task.recipients),
        problem="",
    )
    again = asked_of(newer, chosen, at)
    told = TaskReopened(task=again.about, voided_approvals=voided, unlocked=unlocked)
    if task.action is Action.SIGN:
        begun = prepare(again, actor, told, at)
        if chosen:
            return begun
        again = replace(begun.task, state=State.STUCK)
    kind = TaskReopened if chosen else TaskStuck
    asked = kind(task=again.about, voided_approvals=voided, unlocked=unlocked, asked=again.turn)
    return Change(task=again, event=again.event(actor, asked, at))


def pass_on(
    task: Task, user_id: str, able: Able, at: datetime, heirs: Able | None = None
) -> Change:
    """Somebody may no longer do what was asked of them. The others go on without them; is nobody
    left, then all who may and were not asked before are asked, or the office must help. `heirs` of
    those who may are people of the client."""
    lost = task.as_of(at).recipient(user_id)
    if lost is None or not lost.is_open or user_id in able:
        return Change(task=task)
    if task.action is Action.SIGN:
        return lose_signer(task, lost, able if heirs is None else heirs, at)
    left = _without(task, {user_id})
    if any(each.is_open for each in left.recipients):
        without = task.rule is Rule.ALL
        return Change(task=left, event=_passed_on(left, None, at, [lost], without=without))
    if task.action is Action.READ and any(each.has_acted for each in left.recipients):
        read = replace(left, state=State.READ)
        return Change(task=read, event=_passed_on(read, None, at, [lost], state=State.READ))
    heirs = {each: name for each, name in able.items() if task.recipient(each) is None}
    return _inherited(left, lost, _some(heirs), at)


def ask_others(
    task: Task, actor: Actor, chosen: tuple[str, ...], able: Able, at: datetime
) -> Change:
    """The office chooses anew who is asked; who acted already keeps what they did."""
    if task.action is Action.SIGN:
        raise Conflict("other_action")
    if task.as_of(at).state not in (State.OPEN, State.STUCK):
        raise Conflict("not_in_this_state")
    acted = {each.user_id for each in task.recipients if each.has_acted}
    asked = {each.user_id for each in task.recipients if each.is_open}
    _check_choice(chosen, acted, able)
    new = {each: able[each] for each in chosen if each not in acted | asked}
    dropped = [each for each in task.recipients if each.user_id in asked.difference(chosen)]
    if not new and not dropped:
        return Change(task=task)
    left = _without(task, {each.user_id for each in dropped})
    changed = asked_of(left, new, at) if new else left
    return Change(task=changed, event=_passed_on(changed, actor, at, dropped, new))


def _inherited(left: Task, lost: Recipient, heirs: Able, at: datetime) -> Change:
    passed = asked_of(left, heirs, at)
    if not heirs:
        return Change(
            task=passed,
            event=passed.event(None, TaskStuck(task=passed.about, lost=(lost.name,)), at),
        )
    return Change(task=passed, event=_passed_on(passed, None, at, [lost], heirs))


def asked_of(task: Task, chosen: Able, at: datetime) -> Task:
    """Who is newly asked has the whole reading term; with nobody to ask it waits for the office."""
    return replace(
        task,
        state=State.OPEN if chosen else State.STUCK,
        recipients=asked_too(task.recipients, chosen),
        closes_at=task.closes_at if task.expires_on else closing_time(at, task.closes_after_days),
    )


def _some(able: Able) -> Able:
    return dict(islice(able.items(), MOST_ASKED))


def _without(task: Task, user_ids: set[str]) -> Task:
    recipients = tuple(
        each.let_go(PersonState.REMOVED) if each.user_id in user_ids else each
        for each in task.recipients
    )
    return replace(task, recipients=recipients)


def _check_choice(chosen: tuple[str, ...], acted: set[str], able: Able) -> None:
    if len(set(chosen)) != len(chosen):
        raise bad_field("recipients", "twice")
    if not acted.union(able).issuperset(chosen):
        raise bad_field("recipients", "may_not_do_this")
    if acted.issuperset(chosen):
        raise bad_field("recipients", "nobody_still_to_act")


def _passed_on(
    task: Task,
    actor: Actor | None,
    at: datetime,
    lost: list[Recipient],
    asked: Able | None = None,
    *,
    without: bool = False,
    state: State | None = None,
) -> Event:
    """Who lost it and who got it."""
    asked = asked or {}
    told = TaskPassedOn(
        task=task.about,
        lost=tuple(each.name for each in lost),
        lost_ids=tuple(each.user_id for each in lost) if actor else (),
        passed_to=tuple(asked.values()),
        asked=tuple(asked),
        without=without,
        state=state,
    )
    return task.event(actor, told, at)
