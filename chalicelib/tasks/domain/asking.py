"""Whom a task is asked of, once it is there: a new version, somebody who may no longer, others."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.tasks.domain import kinds, moves
from chalicelib.tasks.domain.losing import asked_of, passed_on, some, without
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.recipient import HAS_SIGNED, NOBODY, Able, may_not
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.term import with_time_left
from chalicelib.tasks.events.asking import TaskReopened
from chalicelib.work.domain.office_task import PersonState


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
    moves.check(task, Move.NEW_VERSION, actor, at)
    said_yes = HAS_SIGNED | {PersonState.APPROVED}
    voided = tuple(each.name for each in task.recipients if each.state in said_yes)
    still = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    same = {each.user_id: each.name for each in still if each.user_id in able}
    kind = kinds.of(task.action)
    chosen = same if same or kind.keeps_people else some(able)
    newer = replace(
        with_time_left(task, at),
        about=replace(task.about, version=version, sha256=sha256),
        recipients=tuple(each.removed() for each in task.recipients),
        problem="",
    )
    again = asked_of(newer, chosen, at)
    told = TaskReopened(task=again.as_told, voided_approvals=voided, unlocked=unlocked)
    return kind.asked_again(again, chosen, told, actor, at)


def pass_on(
    task: Task, user_id: str, able: Able, at: datetime, heirs: Able | None = None
) -> Change:
    """Somebody may no longer do what was asked of them. The others go on without them; is nobody
    left, then all who may and were not asked before are asked, or the office must help. `heirs` of
    those who may are people of the client."""
    lost = task.as_of(at).recipient(user_id)
    if lost is None or not lost.is_open or user_id in able:
        return Change(task=task)
    return kinds.of(task.action).lost(task, lost, able, able if heirs is None else heirs, at)


def ask_others(
    task: Task,
    actor: Actor,
    chosen: tuple[str, ...],
    able: Able,
    at: datetime,
    *,
    names: Able = NOBODY,
) -> Change:
    """The office chooses anew who is asked; who acted already keeps what they did. `names` are of
    those who were chosen and may not, as far as the office may know them."""
    moves.check(task, Move.ASK_OTHERS, actor, at)
    acted = {each.user_id for each in task.recipients if each.has_acted}
    asked = {each.user_id for each in task.recipients if each.is_open}
    _check_choice(chosen, acted, able, names)
    new = {each: able[each] for each in chosen if each not in acted | asked}
    dropped = [each for each in task.recipients if each.user_id in asked.difference(chosen)]
    if not new and not dropped:
        return Change(task=task)
    left = without(task, {each.user_id for each in dropped})
    changed = asked_of(left, new, at) if new else left
    return Change(task=changed, event=passed_on(changed, actor, at, dropped, new))


def _check_choice(chosen: tuple[str, ...], acted: set[str], able: Able, names: Able) -> None:
    if len(set(chosen)) != len(chosen):
        raise bad_field("recipients", "twice")
    wrong = [each for each in chosen if each not in acted.union(able)]
    if wrong:
        raise may_not("recipients", wrong, names)
    if acted.issuperset(chosen):
        raise bad_field("recipients", "nobody_still_to_act")
