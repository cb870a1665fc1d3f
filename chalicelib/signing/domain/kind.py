"""The kind of task that is signed: in stages, in a file that is prepared first (F074, ADR 36)."""

from datetime import datetime

from chalicelib.audit.domain import Happened
from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.file_name import extension
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.signing.domain import allowed
from chalicelib.signing.domain.instead import lose_signer
from chalicelib.signing.domain.preparing import prepare
from chalicelib.signing.domain.signatories import (
    Signatories,
    as_chosen,
    check_boxes,
    in_turn,
    signatories,
)
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.events.moves import SigningExpired
from chalicelib.tasks.domain.kind import Kind
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.domain.publication import Asked
from chalicelib.tasks.domain.recipient import Able, Recipient
from chalicelib.tasks.domain.task import Apart, Change, Task
from chalicelib.tasks.events.asking import TaskPublished, TaskReopened, TaskStuck
from chalicelib.work.domain.office_task import TaskState

MOST_PAGES = 500


class Sign(Kind):
    """All sign, and the office may sign too; it goes to others only instead of somebody."""

    action = Action.SIGN
    right = Right.SIGN
    answers = (Move.SIGN, Move.DECLINE, Move.PAPER)
    managed = (Move.REMIND, Move.EXTEND, Move.WITHDRAW_REQUEST, Move.EVIDENCE)
    rule = Rule.ALL
    overdue = TaskState.EXPIRED
    too_late = "signing_expired"
    prepares = True
    keeps_people = True
    of_office = True

    def why_not(
        self, task: Task, move: Move, actor: Actor, at: datetime, apart: Apart | None = None
    ) -> str:
        """Also by its file: on paper it can be signed where the file cannot."""
        own = allowed.REASONS.get(move)
        if own is None:
            return super().why_not(task, move, actor, at)
        return own(task, actor, apart if isinstance(apart, Signing) else None, at)

    def check_wish(self, asked: Asked) -> None:
        """Who signs where, and until when, is of this kind."""

    def check(self, asked: Asked, document: Document) -> None:
        unlock = "asked.remove_owner_password"
        _check_file(document, "asked.action", unlock, unlocks=asked.remove_owner_password)
        check_boxes(asked.signers, document.pages)

    def asked(self, task: Task, asked: Asked, document: Document, actor: Actor) -> Change:
        kept = Signatories(people=as_chosen(asked.signers), unlocks=asked.remove_owner_password)
        task = in_turn(replace(task, kept=kept))
        unlocked = document.locked and kept.unlocks
        told = TaskPublished(task=task.as_told, unlocked=unlocked)
        return prepare(task, actor, told, task.created_at)

    def of_version(self, task: Task, document: Document, *, unlocks: bool) -> Task:
        _check_file(document, "upload_id", "remove_owner_password", unlocks=unlocks)
        return replace(task, kept=replace(signatories(task), unlocks=unlocks))

    def asked_again(
        self, again: Task, chosen: Able, told: TaskReopened, actor: Actor, at: datetime
    ) -> Change:
        """That a protection comes off is a decision of the office, and stands in the history."""
        anew = replace(again, kept=signatories(again).anew())
        begun = prepare(in_turn(anew), actor, told, at)
        if chosen:
            return begun
        stuck = replace(begun.task, state=TaskState.STUCK)
        voided, unlocked = told.voided_approvals, told.unlocked
        said = TaskStuck(task=stuck.as_told, voided_approvals=voided, unlocked=unlocked)
        return Change(task=stuck, event=stuck.event(actor, said, at))

    def lost(self, task: Task, person: Recipient, able: Able, heirs: Able, at: datetime) -> Change:
        return lose_signer(task, person, heirs, at)

    def shown_as(self, task: Task) -> DocumentStatus:
        """Where it is withdrawn the document stays, as if nothing had been asked."""
        withdrawn = task.state is TaskState.WITHDRAWN
        return DocumentStatus.PUBLISHED if withdrawn else super().shown_as(task)

    def term_over(self, task: Task) -> Happened:
        return SigningExpired(task=task.as_told)


def _check_file(document: Document, field: str, unlock: str, *, unlocks: bool) -> None:
    """What is known at once of a file that cannot be signed; said at the field of the form where it
    was chosen, or where a protection can be taken off."""
    if extension(document.file_name) != "pdf":
        raise bad_field(field, "signing_needs_pdf")
    if (document.pages or 0) > MOST_PAGES:
        raise bad_field(field, "signing_too_many_pages")
    if document.locked and not unlocks:
        raise bad_field(unlock, "pdf_owner_password")
