"""The moves of a signing: who signs when, on paper, or not at all (F074)."""

from datetime import date, datetime

from chalicelib.core.actor import Actor
from chalicelib.core.clock import end_of, local_date
from chalicelib.core.errors import Conflict, NotFound, bad_field
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.allowed import (
    why_no_more_time,
    why_no_receipt,
    why_not_withdrawn,
)
from chalicelib.signing.domain.signatories import (
    Receipt,
    Scan,
    Signatory,
    in_turn,
    is_fully_signed,
    keeping,
    signatories,
    stage_of,
)
from chalicelib.signing.events.moves import (
    PaperReceived,
    PaperRefused,
    Signature,
    SigningCompleted,
    SigningExtended,
    SigningWithdrawn,
    TaskDeclined,
    TaskSigned,
    TaskSignedElsewhere,
    TaskSignedOnPaper,
)
from chalicelib.tasks.domain.moves import Move, check_answer, refuse_if
from chalicelib.tasks.domain.recipient import HAS_SIGNED, ON_PAPER, Recipient
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.term import check_after_deadline, with_time_left
from chalicelib.tasks.events.shared import OfTask
from chalicelib.work.domain.office_task import PersonState, TaskState


def sign(
    task: Task, signer: Actor, given_at: datetime, at: datetime, ceremony_id: str = ""
) -> Change:
    """Their signature is in the file, and counts from when they gave it; again is no change."""
    mine = task.recipient(signer.user_id)
    if mine and mine.state is PersonState.SIGNED:
        return Change(task=task)
    mine = check_answer(task, Move.SIGN, signer.user_id, task.document.sha256, given_at)
    signed = mine.act(PersonState.SIGNED, given_at)
    unjudged = signatories(task).of(mine.user_id).unjudged()
    told = TaskSigned(task=task.as_told, ceremony_id=ceremony_id)
    return _acted(keeping(replace(task, problem=""), unjudged), signed, signer, told, at)


def sign_otherwise(
    task: Task, actor: Actor, seen_sha256: str, scans: tuple[Scan, ...], remark: str, at: datetime
) -> Change:
    """On paper, with scans of it (F075); or it reached the office another way, and the remark says
    how (F076). The office still has to say that it has it."""
    state = PersonState.SIGNED_ON_PAPER if scans else PersonState.SIGNED_ELSEWHERE
    before = task.recipient(actor.user_id)
    if before and before.state in ON_PAPER and seen_sha256 == task.document.sha256:
        before.check_said_so(remark)
        return Change(task=task)
    mine = check_answer(task, Move.PAPER, actor.user_id, seen_sha256, at).act(state, at, remark)
    if not scans and not remark.strip():
        raise bad_field("remark", "required")
    theirs = signatories(task).of(mine.user_id).unjudged()
    awaited = keeping(task, replace(theirs, receipt=Receipt.AWAITED, scans=scans))
    kind = TaskSignedOnPaper if scans else TaskSignedElsewhere
    told = kind(task=task.as_told, remark=remark)
    return _acted(awaited, replace(mine, awaits_office=True), actor, told, at)


def decline(task: Task, actor: Actor, seen_sha256: str, reason: str, at: datetime) -> Change:
    """One refusal ends it for all, with the reason (F128)."""
    before = task.recipient(actor.user_id)
    if before and before.state is PersonState.DECLINED and seen_sha256 == task.document.sha256:
        before.check_said_so(reason)
        return Change(task=task)
    mine = check_answer(task, Move.DECLINE, actor.user_id, seen_sha256, at)
    if not reason.strip():
        raise bad_field("reason", "required")
    mine = mine.acting_for(actor.represents(task.client_id))
    acted = task.with_recipient(mine.act(PersonState.DECLINED, at, reason))
    told = TaskDeclined(
        task=task.as_told, remark=reason, state=TaskState.REJECTED, marks=actor.replaced
    )
    return Change(task=acted.settled(TaskState.REJECTED), event=task.event(actor, told, at))


def finish(task: Task, at: datetime, version: int | None = None, sha256: str = "") -> Change:
    """The sealed file is there, as this version, or nobody signed in the portal: the office may go
    on (F055)."""
    if not is_fully_signed(task):
        raise Conflict("not_in_this_state")
    done = replace(task, state=TaskState.READY_TO_SEND, problem="")
    told = SigningCompleted(
        task=task.as_told, on_paper=on_paper(task), signed_version=version, signed_sha256=sha256
    )
    return Change(task=done, event=task.event(None, told, at))


def on_paper(task: Task) -> str:
    """Whether `all`, `some` or nobody signed outside the file."""
    states = {each.state for each in task.recipients if each.state in HAS_SIGNED}
    if not states & ON_PAPER:
        return ""
    return "some" if PersonState.SIGNED in states else "all"


def trouble(task: Task, problem: str, told: OfTask, at: datetime) -> Change:
    """The office must look: the file cannot be signed, or a signature or the seal does not come."""
    if task.problem == problem:
        return Change(task=task)
    return Change(task=replace(task, problem=problem), event=task.event(None, told, at))


def judge_receipt(
    task: Task, actor: Actor, user_id: str, accepted: bool, remark: str, at: datetime
) -> Change:
    """The office has the paper; or it is no good, and is asked for again."""
    theirs = task.recipient(user_id)
    if theirs is None:
        raise NotFound
    if (
        accepted
        and theirs.state in ON_PAPER
        and signatories(task).of(user_id).receipt is Receipt.CONFIRMED
    ):
        return Change(task=task)
    refuse_if(why_no_receipt(task, theirs, at))
    if not accepted and not remark.strip():
        raise bad_field("remark", "required")
    judge = _confirmed if accepted else _refused
    return judge(task, theirs, actor, remark, at)


def withdraw_signing(task: Task, actor: Actor, reason: str, at: datetime) -> Change:
    """Nothing is asked any more; the document stays."""
    if task.state is TaskState.WITHDRAWN:
        return Change(task=task)
    refuse_if(why_not_withdrawn(task))
    event = task.event(actor, SigningWithdrawn(task=task.as_told, reason=reason), at)
    return Change(task=task.settled(TaskState.WITHDRAWN), event=event)


def extend(task: Task, actor: Actor, day: date, at: datetime) -> Change:
    """Another last day; what had expired is open again for those who had not acted."""
    if day < local_date(at):
        raise bad_field("expires_on", "in_the_past")
    now = task.as_of(at)
    refuse_if(why_no_more_time(task, at))
    if now.state is task.state and task.expires_on == day:
        return Change(task=task)
    check_after_deadline("expires_on", day, task.deadline_on)
    state = TaskState.OPEN if now.state is TaskState.EXPIRED else now.state
    reopened = replace(
        now,
        state=state,
        expires_on=day,
        closes_at=end_of(day),
        recipients=tuple(_reopened(each) for each in now.recipients),
    )
    reopened = in_turn(reopened)
    asked = reopened.turn if now.state is TaskState.EXPIRED else ()
    told = SigningExtended(task=task.as_told, expires_on=day, asked=asked)
    return Change(task=reopened, event=task.event(actor, told, at))


def _acted(task: Task, mine: Recipient, actor: Actor, told: Signature, at: datetime) -> Change:
    """Who comes next is asked when a stage is complete."""
    acted = in_turn(task.with_recipient(mine.acting_for(actor.represents(task.client_id))))
    moved_on = acted.awaits_people and stage_of(acted) != stage_of(task)
    asked = acted.turn if moved_on else ()
    said = replace(told, asked=asked, last=not acted.awaits_people, marks=actor.replaced)
    return Change(task=acted, event=task.event(actor, said, at))


def _confirmed(task: Task, theirs: Recipient, actor: Actor, remark: str, at: datetime) -> Change:
    told = PaperReceived(task=task.as_told, signer=theirs.name, remark=remark)
    has = task.with_recipient(replace(theirs, awaits_office=False))
    known = signatories(task).of(theirs.user_id)
    judged = keeping(has, _judged(known, Receipt.CONFIRMED, actor, remark, at))
    return Change(task=judged, event=task.event(actor, told, at))


def _refused(task: Task, theirs: Recipient, actor: Actor, remark: str, at: datetime) -> Change:
    """It is as if they had not acted: they are asked again, also when the last day passed while the
    office had their paper; by mail when it is their turn."""
    again = task.with_recipient(replace(theirs.anew(), opened_at=theirs.opened_at))
    known = signatories(task).of(theirs.user_id).anew()
    judged = keeping(again, _judged(known, Receipt.REFUSED, actor, remark, at))
    asked = in_turn(with_time_left(judged, at))
    turn = (theirs.user_id,) if theirs.user_id in asked.turn else ()
    told = PaperRefused(task=task.as_told, signer=theirs.name, asked=turn, remark=remark)
    return Change(task=asked, event=task.event(actor, told, at))


def _judged(
    known: Signatory, receipt: Receipt, actor: Actor, remark: str, at: datetime
) -> Signatory:
    return replace(
        known, receipt=receipt, receipt_remark=remark, receipt_by=actor.name, receipt_at=at
    )


def _reopened(person: Recipient) -> Recipient:
    expired = person.state is PersonState.EXPIRED
    return replace(person, state=PersonState.OPEN) if expired else person
