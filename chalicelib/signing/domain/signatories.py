"""Who signs in which stage and where, and what came on paper: what signing knows of a task."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from msgspec import Struct

from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain.recipient import HAS_SIGNED, Recipient
from chalicelib.tasks.domain.signer import Box, Signer
from chalicelib.tasks.domain.task import Kept, Task
from chalicelib.tasks.events.asking import Asking
from chalicelib.work.domain.office_task import PersonState, TaskState


class Receipt(StrEnum):
    """Whether the office has what was signed otherwise."""

    AWAITED = "awaited"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Scan(Struct, frozen=True, kw_only=True):
    """A paper that was sent in, as the document of the dossier that it became."""

    document_id: str
    file_name: str


class Signatory(Struct, frozen=True, kw_only=True):
    """Somebody who signs: whose turn it is goes by `stage`, `box` is their place on the paper.
    `scans` are the documents that were sent in, and `receipt_by` names who at the office judged
    them."""

    user_id: str
    stage: int = 1
    box: Box | None = None
    receipt: Receipt | None = None
    receipt_remark: str = ""
    receipt_by: str = ""
    receipt_at: datetime | None = None
    scans: tuple[Scan, ...] = ()
    reminded_at: datetime | None = None

    def anew(self) -> "Signatory":
        """In the same stage and place, as if for the first time."""
        return Signatory(user_id=self.user_id, stage=self.stage, box=self.box)

    def unjudged(self) -> "Signatory":
        """What the office said of earlier paper counts no more."""
        return replace(self, receipt=None, receipt_remark="", receipt_by="", receipt_at=None)


class Preparing(Struct, frozen=True, kw_only=True):
    """What waits until the file of a signing has passed: the event that then asks, and who set it
    going. `asked_at` is when the worker was last set to it; None when it found that the file cannot
    be signed. `heard` are the ids of who had been asked before, and are not told once more."""

    since: datetime
    asked_at: datetime | None
    told: Asking
    actor_id: str = ""
    actor_name: str = ""
    heard: tuple[str, ...] = ()


class Signatories(Kept, frozen=True, kw_only=True):
    """Of one task. `unlocks`: the office takes the protection off the file; `preparing` is there
    until the file has passed."""

    people: tuple[Signatory, ...] = ()
    unlocks: bool = False
    preparing: Preparing | None = None

    def of(self, user_id: str) -> Signatory:
        known = (each for each in self.people if each.user_id == user_id)
        return next(known, Signatory(user_id=user_id))

    def having(self, *changed: Signatory) -> "Signatories":
        new = {each.user_id: each for each in changed}
        known = tuple(new.pop(each.user_id, each) for each in self.people)
        return replace(self, people=(*known, *new.values()))

    def anew(self) -> "Signatories":
        return replace(self, people=tuple(each.anew() for each in self.people))


def as_chosen(signers: Iterable[Signer]) -> tuple[Signatory, ...]:
    """As the office filled it in."""
    return tuple(
        Signatory(user_id=each.user_id, stage=each.stage, box=each.box) for each in signers
    )


def signatories(task: Task) -> Signatories:
    """Of a task that was read with what its kind keeps."""
    if not isinstance(task.kept, Signatories):
        raise TypeError("this task was read without its signatories")
    return task.kept


def keeping(task: Task, *changed: Signatory) -> Task:
    return replace(task, kept=signatories(task).having(*changed))


def stage_of(task: Task) -> int | None:
    """Whose turn it is: the first stage where somebody still has to act."""
    kept = signatories(task)
    return min(
        (kept.of(each.user_id).stage for each in task.recipients if each.is_open), default=None
    )


def in_turn(task: Task) -> Task:
    """Whoever comes in a later stage waits for those before them."""
    kept, now = signatories(task), stage_of(task)
    return replace(
        task,
        recipients=tuple(
            _in_turn(each, is_now=kept.of(each.user_id).stage == now) for each in task.recipients
        ),
    )


def _in_turn(person: Recipient, *, is_now: bool) -> Recipient:
    if not person.is_open:
        return person
    return replace(person, state=PersonState.OPEN if is_now else PersonState.WAITING)


def is_fully_signed(task: Task) -> bool:
    """All have signed, the office has what came on paper, and it waits for nothing but its end."""
    signed = any(each.state in HAS_SIGNED for each in task.recipients)
    waits = task.awaits_people or task.awaits_office
    return task.action is Action.SIGN and task.state is TaskState.OPEN and signed and not waits


def check_boxes(signers: Iterable[Signer], pages: int | None) -> None:
    """A place lies on a page of the document, and not over that of somebody else."""
    boxes = [each.box for each in signers if each.box]
    if not all(each.fits and each.page <= (pages or each.page) for each in boxes):
        raise bad_field("asked.signers", "box_off_the_page")
    if any(one.hides(other) for one, other in combinations(boxes, 2)):
        raise bad_field("asked.signers", "boxes_overlap")
