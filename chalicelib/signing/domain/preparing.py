"""Wordt klaargezet: a signing that nobody hears of until its file has been laid out (ADR 36)."""

from datetime import datetime

from msgspec import structs

from chalicelib.audit.domain import Event
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.signatories import Preparing, signatories
from chalicelib.signing.events.moves import SigningBegun, SigningLate, SigningRefused
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.term import with_time_left
from chalicelib.tasks.events.asking import Asking, TaskPassedOn, TaskReopened
from chalicelib.tasks.events.shared import AboutTask
from chalicelib.work.domain.office_task import TaskState

LATE = "preparing_takes_long"


def worker_since(task: Task) -> datetime | None:
    """When the worker was last set to it, as long as it waits for the worker."""
    wish = signatories(task).preparing
    return wish.asked_at if wish and task.state is TaskState.PREPARING else None


def waits_for_worker(task: Task) -> bool:
    """The file has to be laid out, and nobody has said that it cannot."""
    return worker_since(task) is not None


def prepare(
    task: Task, actor: Actor | None, told: Asking, at: datetime, heard: tuple[str, ...] = ()
) -> Change:
    """The file is laid out first; `told` is what asks once it has passed, told as of whoever set
    it going. What waited to be told already is told as it was going to be."""
    first = _waiting(task, told) or Preparing(
        since=at,
        asked_at=at,
        told=told,
        actor_id=actor.user_id if actor else "",
        actor_name=actor.name if actor else "",
        heard=heard,
    )
    wish = replace(first, since=at, asked_at=at)
    begun = _with_wish(replace(task, state=TaskState.PREPARING, problem=""), wish)
    why = structs.asdict(told) | {"task": _unheard(begun)}
    return Change(task=begun, event=begun.event(actor, SigningBegun(**why), at))


def ask_now(task: Task, at: datetime) -> Change:
    """The file has passed: from here on people know of it."""
    wish = _wish(task)
    left = with_time_left(task, at)
    asked = _with_wish(replace(left, state=TaskState.OPEN, held=False, problem=""), None)
    new = tuple(each for each in asked.turn if each not in wish.heard)
    told = replace(wish.told, task=asked.as_told, asked=new)
    return Change(task=asked, event=_told_by(asked.event(None, told, at), wish))


def refuse(task: Task, code: str, at: datetime) -> Change:
    """It cannot be signed: the office finds it among what waits for it, with the reason."""
    wish = _wish(task)
    event = task.event(None, SigningRefused(task=_unheard(task), reason_code=code), at)
    refused = _with_wish(replace(task, problem=code), replace(wish, asked_at=None))
    return Change(task=refused, event=event)


def ask_worker_again(task: Task, at: datetime) -> Change:
    """Nothing came of it for too long: the office sees so, and the worker is set to it again."""
    wish = _wish(task)
    if not waits_for_worker(task):
        raise Conflict("not_in_this_state")
    told = SigningLate(task=_unheard(task), again=bool(task.problem))
    late = _with_wish(replace(task, problem=LATE), replace(wish, asked_at=at))
    return Change(task=late, event=task.event(None, told, at))


def _unheard(task: Task) -> AboutTask:
    """In what nobody at the client hears of, whatever they know of the document already."""
    return replace(task.as_told, held=True)


def _waiting(task: Task, told: Asking) -> Preparing | None:
    """What waits to be told. A newer version is told to all, also to who had been asked when others
    were still to come; and of its own file."""
    known = signatories(task).preparing
    if known is None or not isinstance(told, TaskReopened):
        return known
    if isinstance(known.told, TaskPassedOn):
        return None
    return replace(known, told=replace(known.told, unlocked=told.unlocked))


def _wish(task: Task) -> Preparing:
    wish = signatories(task).preparing
    if task.state is not TaskState.PREPARING or wish is None:
        raise Conflict("not_in_this_state")
    return wish


def _with_wish(task: Task, wish: Preparing | None) -> Task:
    return replace(task, kept=replace(signatories(task), preparing=wish))


def _told_by(event: Event, wish: Preparing) -> Event:
    if not wish.actor_id:
        return event
    return replace(event, actor_id=wish.actor_id, actor_name=wish.actor_name)
