"""Namens: an employee records what somebody said who was asked (property 3)."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from chalicelib.clients.events import GroundKind
from chalicelib.clients.store import memberships
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor, check_proven
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Represents
from chalicelib.tasks.actions.able import able_to
from chalicelib.tasks.actions.acting import asks_code
from chalicelib.tasks.actions.moving import move
from chalicelib.tasks.domain import answering
from chalicelib.tasks.domain.on_behalf import OnBehalf
from chalicelib.tasks.domain.task import Change, Task

Record = Callable[[Task, OnBehalf, datetime], Change]


class Said(Struct, frozen=True, kw_only=True):
    """What an employee heard: by whom, of which version, how, and in which words."""

    client_id: str
    task_id: str
    user_id: str
    document_sha256: str
    kind: GroundKind
    ground: str
    words: str = ""


def record_approval(actor: Actor, said: Said, at: datetime) -> Task:
    def approved(task: Task, of: OnBehalf, at: datetime) -> Change:
        of, seen = _without_code(task, of), said.document_sha256
        return answering.approve(task, actor, seen, said.words, at, on_behalf=of)

    return _record(actor, said, approved, at)


def record_rejection(actor: Actor, said: Said, at: datetime) -> Task:
    def rejected(task: Task, of: OnBehalf, at: datetime) -> Change:
        of, seen = _without_code(task, of), said.document_sha256
        return answering.reject(task, actor, seen, said.words, at, on_behalf=of)

    return _record(actor, said, rejected, at)


def record_reading(actor: Actor, said: Said, at: datetime) -> Task:
    def read(task: Task, of: OnBehalf, at: datetime) -> Change:
        return answering.mark_read(task, actor, said.document_sha256, at, on_behalf=of)

    return _record(actor, said, read, at)


def _without_code(task: Task, of: OnBehalf) -> OnBehalf:
    """The event says so where the person themself would have given a code."""
    return replace(of, lacks_code=asks_code(task))


def _record(actor: Actor, said: Said, record: Record, at: datetime) -> Task:
    """Always with a fresh code of the employee, for exactly this document."""

    def checked(task: Task, at: datetime) -> Change:
        if task.recipient(said.user_id) is None:
            raise NotFound
        represents = _represents(task, said.user_id)
        change = record(
            task,
            OnBehalf(
                user_id=said.user_id, kind=said.kind, ground=said.ground, represents=represents
            ),
            at,
        )
        if change.event:
            _check(actor, task, said)
        return change

    return move(actor, said.client_id, said.task_id, checked, at)


def _represents(task: Task, user_id: str) -> Represents | None:
    """For whom the person spoke."""
    known = memberships.membership(task.office_id, task.client_id, user_id)
    return known.rights.represents if known else None


def _check(actor: Actor, task: Task, said: Said) -> None:
    """Nobody can say by telephone what they may not do in the portal; nor does anybody write it
    down who could not answer themself now."""
    check_proven(actor)
    if said.user_id not in able_to(task):
        raise Conflict("they_may_not")
    step_up.require(actor, Act.ON_BEHALF, task.about.sha256)
