"""What a kind of task decides: how it is asked, and what becomes of it when people or files do."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from chalicelib.audit.domain import Happened
from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain import losing, moves
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.publication import Asked
from chalicelib.tasks.domain.recipient import Able, Recipient
from chalicelib.tasks.domain.task import Apart, Change, Kept, Task
from chalicelib.tasks.events.answers import TaskClosed
from chalicelib.tasks.events.asking import TaskPublished, TaskReopened, TaskStuck
from chalicelib.work.domain.office_task import TaskState


class Kind:
    """As of most kinds; another says only in what it differs. `answers` are the moves of whoever it
    is asked of, with the `right` for them, `managed` those of the office that other kinds do not
    have; `too_late` refuses what is `overdue`. `rule`: of this kind always. `prepares`: nobody but
    the office hears of it before it is prepared. `keeps_people`: it goes to others only one by one.
    `of_office`: employees may be asked too."""

    action: Action
    right: Right
    answers: tuple[Move, ...]
    managed: tuple[Move, ...] = ()
    rule: Rule | None = None
    overdue = TaskState.CLOSED_AUTOMATICALLY
    too_late = "closed_automatically"
    closes_by_itself = False
    prepares = False
    keeps_people = False
    of_office = False

    def why_not(
        self, task: Task, move: Move, actor: Actor, at: datetime, apart: Apart | None = None
    ) -> str:
        """The code of what keeps this actor from this move now; nothing where they can make it."""
        if move in self.answers:
            return self.why_no_answer(task, move, actor.user_id, at)
        return moves.why_not_by_office(task, move, actor, at)

    def why_no_answer(
        self, task: Task, move: Move, user_id: str, at: datetime, seen_sha256: str | None = None
    ) -> str:
        """The same of an answer of this person, about what was shown to them."""
        return moves.why_no_answer(task, move, user_id, at, seen_sha256)

    def check_wish(self, asked: Asked) -> None:
        """Raises Invalid at the field that is not of this kind."""
        if asked.signers or asked.expires_on:
            raise bad_field("asked.signers", "other_action")

    def check(self, asked: Asked, document: Document) -> None:
        """Raises Invalid where this document cannot be asked so."""

    def asked(self, task: Task, asked: Asked, document: Document, actor: Actor) -> Change:
        """For the first time, with the document."""
        told = TaskPublished(task=task.as_told, asked=task.turn)
        return Change(task=task, event=task.event(actor, told, task.created_at))

    def of_version(self, task: Task, document: Document, *, unlocks: bool) -> Task:
        """Raises Invalid when a newer version cannot be asked so."""
        return task

    def is_written_anew(self, task: Task) -> bool:
        """Whether its file is changed before anybody gets it."""
        return False

    def asked_again(
        self, again: Task, chosen: Able, told: TaskReopened, actor: Actor, at: datetime
    ) -> Change:
        """About a newer version; of nobody when none is left who may."""
        if not chosen:
            voided = told.voided_approvals
            stuck = TaskStuck(task=again.as_told, voided_approvals=voided, asked=again.turn)
            return Change(task=again, event=again.event(actor, stuck, at))
        return Change(task=again, event=again.event(actor, replace(told, asked=again.turn), at))

    def lost(self, task: Task, person: Recipient, able: Able, heirs: Able, at: datetime) -> Change:
        """Somebody may no longer do what was asked of them; `heirs` are people of the client."""
        return losing.lose(task, person, able, at)

    def term_over(self, task: Task) -> Happened:
        """What is told of a task that nobody answered in time."""
        opened = tuple(each.name for each in task.recipients if each.opened_at)
        return TaskClosed(task=task.as_told, opened=bool(opened), opened_by=opened)

    def shown_as(self, task: Task) -> DocumentStatus:
        """How far its document is, as the dossier says."""
        return DocumentStatus(task.state.value)

    def kept(self, tasks: Iterable[Task]) -> Mapping[str, Kept]:
        """What it keeps of these in rows of its own, by task id."""
        return {}

    def apart(self, task: Task) -> Apart | None:
        """What it keeps that only its page and its moves ask for."""
        return None

    def keep(self, task: Task, write: Any) -> None:
        """In the transaction of the task."""


class Read(Kind):
    action = Action.READ
    right = Right.HANDLE
    answers = (Move.READ,)
    closes_by_itself = True


class Approve(Kind):
    action = Action.APPROVE
    right = Right.APPROVE
    answers = (Move.APPROVE, Move.REJECT)


READ = Read()
APPROVE = Approve()
