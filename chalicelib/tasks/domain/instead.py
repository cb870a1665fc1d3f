"""Somebody else signs instead of who was asked: the office chooses, or a right was lost (F074)."""

from datetime import datetime
from itertools import islice

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound, bad_field
from chalicelib.core.replacing import replace
from chalicelib.tasks.domain.preparing import prepare
from chalicelib.tasks.domain.recipient import HAS_SIGNED, Able, PersonState, Recipient
from chalicelib.tasks.domain.signing import MOST_ASKED, TO_CHANGE
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.asking import TaskPassedOn, TaskStuck
from chalicelib.tasks.events.shared import State


def was_replaced(task: Task, user_id: str, new_id: str) -> bool:
    """Whether the second stands where the first did, so that nothing is left to do."""
    lost, new = task.recipient(user_id), task.recipient(new_id)
    if not lost or not new or lost.state is not PersonState.REMOVED:
        return False
    return new.state is not PersonState.REMOVED and (lost.stage, lost.box) == (new.stage, new.box)


def replace_signer(task: Task, actor: Actor, user_id: str, new: Recipient, at: datetime) -> Change:
    """Somebody else, who may, signs in the same stage and place instead of who had not signed; the
    file names them, unless it has signatures already and so cannot be laid out anew."""
    theirs, now = task.recipient(user_id), task.as_of(at)
    if theirs is None:
        raise NotFound
    if now.state not in TO_CHANGE or theirs.state in HAS_SIGNED:
        raise Conflict("not_in_this_state")
    known = task.recipient(new.user_id)
    if known and known.state is not PersonState.REMOVED:
        raise bad_field("user_id", "twice")
    new = replace(new, stage=theirs.stage, box=theirs.box)
    changed = _in_place_of(now, theirs, new)
    told = TaskPassedOn(
        task=task.about, lost=(theirs.name,), replaced=theirs.user_id, passed_to=(new.name,)
    )
    if now.preparing or not is_in_file(task):
        return prepare(changed, actor, told, at, heard=_heard(now))
    asked = (new.user_id,) if changed.is_turn_of(new) else ()
    return Change(task=changed, event=task.event(actor, replace(told, asked=asked), at))


def lose_signer(task: Task, lost: Recipient, able: Able, at: datetime) -> Change:
    """Somebody may no longer sign. The others go on without them; is nobody left, then all who may
    and were not asked before are asked, for whom the file is laid out anew unless it has signatures
    already. Is there nobody, was it for the office that they would sign, or has a file with
    signatures one place, then the office must choose."""
    gone = task.with_recipient(lost.let_go(PersonState.REMOVED))
    heirs = {each: name for each, name in able.items() if task.recipient(each) is None}
    signed = is_in_file(task)
    if lost.by_office or (not gone.stage and (not heirs or (signed and len(heirs) > 1))):
        stuck = replace(gone, state=State.STUCK)
        return Change(
            task=stuck, event=task.event(None, TaskStuck(task=task.about, lost=(lost.name,)), at)
        )
    told = TaskPassedOn(task=task.about, lost=(lost.name,), without=True)
    inherits = gone.stage is None
    if inherits:
        gone = replace(gone, recipients=gone.recipients + _heirs(lost, heirs))
        told = replace(told, without=False, passed_to=tuple(heirs.values()))
    if task.preparing or (not signed and inherits):
        return prepare(gone, None, told, at, heard=_heard(task))
    asked = gone.turn if gone.stage != task.stage or inherits else ()
    return Change(task=gone, event=task.event(None, replace(told, asked=asked), at))


def is_in_file(task: Task) -> bool:
    """Somebody's signature stands in it: it is not laid out anew any more."""
    return any(each.state is PersonState.SIGNED for each in task.recipients)


def _heard(task: Task) -> tuple[str, ...]:
    """Who has been asked, and is not told so once more when the file names others."""
    return task.turn if task.state is State.OPEN else ()


def _heirs(lost: Recipient, able: Able) -> tuple[Recipient, ...]:
    """The first of them has the place on the page."""
    people = islice(able.items(), MOST_ASKED)
    asked = [Recipient(user_id=user_id, name=name, stage=lost.stage) for user_id, name in people]
    return (replace(asked[0], box=lost.box), *asked[1:])


def _in_place_of(task: Task, theirs: Recipient, new: Recipient) -> Task:
    """Beside who it was first asked of, so that the order on the page stays."""
    others = [each for each in task.recipients if each.user_id != new.user_id]
    at = next(i for i, each in enumerate(others) if each.user_id == theirs.user_id)
    others[at : at + 1] = [theirs.let_go(PersonState.REMOVED), new]
    return replace(task, recipients=tuple(others), state=State.OPEN)
