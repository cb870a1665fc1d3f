"""Somebody else signs instead of who was asked: the office chooses, or a right was lost (F074)."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound, bad_field
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.allowed import why_not_replaced
from chalicelib.signing.domain.preparing import prepare
from chalicelib.signing.domain.signatories import (
    Signatory,
    in_turn,
    keeping,
    signatories,
    stage_of,
)
from chalicelib.tasks.domain.losing import some
from chalicelib.tasks.domain.moves import refuse_if
from chalicelib.tasks.domain.recipient import Able, Recipient
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.asking import TaskPassedOn, TaskStuck
from chalicelib.work.domain.office_task import PersonState, TaskState


def was_replaced(task: Task, user_id: str, new_id: str) -> bool:
    """Whether the second stands where the first did, so that nothing is left to do."""
    lost, new = task.recipient(user_id), task.recipient(new_id)
    if not lost or not new or lost.state is not PersonState.REMOVED:
        return False
    kept = signatories(task)
    one, other = kept.of(lost.user_id), kept.of(new.user_id)
    same = (one.stage, one.box) == (other.stage, other.box)
    return new.state is not PersonState.REMOVED and same


def replace_signer(task: Task, actor: Actor, user_id: str, new: Recipient, at: datetime) -> Change:
    """Somebody else, who may, signs in the same stage and place instead of who had not signed; the
    file names them, unless it has signatures already and so cannot be laid out anew."""
    theirs, now = task.recipient(user_id), task.as_of(at)
    if theirs is None:
        raise NotFound
    refuse_if(why_not_replaced(task, theirs, at))
    known = task.recipient(new.user_id)
    if known and known.state is not PersonState.REMOVED:
        raise bad_field("user_id", "twice")
    changed = _in_place_of(now, theirs, new)
    told = TaskPassedOn(
        task=task.as_told, lost=(theirs.name,), replaced=theirs.user_id, passed_to=(new.name,)
    )
    if signatories(now).preparing or not is_in_file(task):
        return prepare(changed, actor, told, at, heard=_heard(now))
    asked = (new.user_id,) if new.user_id in changed.turn else ()
    return Change(task=changed, event=task.event(actor, replace(told, asked=asked), at))


def lose_signer(task: Task, lost: Recipient, able: Able, at: datetime) -> Change:
    """Somebody may no longer sign. The others go on without them; is nobody left, then all who may
    and were not asked before are asked, for whom the file is laid out anew unless it has signatures
    already. Is there nobody, was it for the office that they would sign, or has a file with
    signatures one place, then the office must choose."""
    gone = in_turn(task.with_recipient(lost.let_go(PersonState.REMOVED)))
    heirs = some({each: name for each, name in able.items() if task.recipient(each) is None})
    signed = is_in_file(task)
    inherits = not gone.awaits_people
    if lost.by_office or (inherits and (not heirs or (signed and len(heirs) > 1))):
        stuck = replace(gone, state=TaskState.STUCK)
        return Change(
            task=stuck, event=task.event(None, TaskStuck(task=task.as_told, lost=(lost.name,)), at)
        )
    told = TaskPassedOn(task=task.as_told, lost=(lost.name,), without=True)
    if inherits:
        gone = _with_heirs(gone, lost, heirs)
        told = replace(told, without=False, passed_to=tuple(heirs.values()))
    if signatories(task).preparing or (not signed and inherits):
        return prepare(gone, None, told, at, heard=_heard(task))
    asked = gone.turn if inherits or stage_of(gone) != stage_of(task) else ()
    return Change(task=gone, event=task.event(None, replace(told, asked=asked), at))


def is_in_file(task: Task) -> bool:
    """Somebody's signature stands in it: it is not laid out anew any more."""
    return any(each.state is PersonState.SIGNED for each in task.recipients)


def _heard(task: Task) -> tuple[str, ...]:
    """Who has been asked, and is not told so once more when the file names others."""
    return task.turn if task.state is TaskState.OPEN else ()


def _with_heirs(task: Task, lost: Recipient, able: Able) -> Task:
    """The first of them has the place on the page."""
    asked = tuple(Recipient(user_id=user_id, name=name) for user_id, name in able.items())
    theirs = signatories(task).of(lost.user_id)
    places = [Signatory(user_id=each, stage=theirs.stage) for each in able]
    first = replace(places[0], box=theirs.box)
    inherited = replace(task, recipients=task.recipients + asked)
    return in_turn(keeping(inherited, first, *places[1:]))


def _in_place_of(task: Task, theirs: Recipient, new: Recipient) -> Task:
    """Beside who it was first asked of, so that the order on the page stays."""
    others = [each for each in task.recipients if each.user_id != new.user_id]
    at = next(i for i, each in enumerate(others) if each.user_id == theirs.user_id)
    others[at : at + 1] = [theirs.let_go(PersonState.REMOVED), new]
    place = replace(signatories(task).of(theirs.user_id).anew(), user_id=new.user_id)
    changed = replace(task, recipients=tuple(others), state=TaskState.OPEN)
    return in_turn(keeping(changed, place))
