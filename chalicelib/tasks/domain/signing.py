"""The moves of a signing: who signs when, on paper, or not at all (F074)."""

from datetime import date, datetime

from chalicelib.core.actor import Actor
from chalicelib.core.clock import end_of, local_date
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain.preparing import with_time_left
from chalicelib.tasks.domain.recipient import (
    HAS_SIGNED,
    ON_PAPER,
    PersonState,
    Receipt,
    Recipient,
)
from chalicelib.tasks.domain.signer import Scan
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.events.shared import OfTask, State
from chalicelib.tasks.events.signing import (
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

# So that asking others fits in a transaction of a hundred writes.
MOST_ASKED = 40
# Signed by all, and what came on paper received.
ENDED = frozenset({State.READY_TO_SEND, State.COMPLETED, State.FILED})
TO_CHANGE = frozenset({State.PREPARING, State.OPEN, State.STUCK})
TO_WITHDRAW = TO_CHANGE | {State.EXPIRED, State.REJECTED}


def check_may_sign(task: Task, user_id: str, seen_sha256: str, at: datetime) -> Recipient:
    """Whose signature may come now, on what was shown to them; the first thing wrong is raised."""
    mine = task.recipient(user_id)
    if mine is None:
        raise NotAllowed("not_your_task")
    tests = {
        "other_action": task.action is Action.SIGN,
        "signing_expired": task.as_of(at).state is not State.EXPIRED,
        "withdrawn": task.state is not State.WITHDRAWN,
        "no_longer_asked": mine.state is not PersonState.REMOVED,
        "document_changed": seen_sha256 == task.document_sha256,
        "signing_preparing": task.state is not State.PREPARING or not mine.is_open,
        "already_handled": mine.is_open and task.state is State.OPEN,
        "not_your_turn": task.is_turn_of(mine),
    }
    wrong = next((code for code, right in tests.items() if not right), None)
    if wrong:
        raise Conflict(wrong)
    return mine


def sign(
    task: Task, signer: Actor, given_at: datetime, at: datetime, ceremony_id: str = ""
) -> Change:
    """Their signature is in the file, and counts from when they gave it; again is no change."""
    mine = task.recipient(signer.user_id)
    if mine and mine.state is PersonState.SIGNED:
        return Change(task=task)
    mine = check_may_sign(task, signer.user_id, task.document_sha256, given_at)
    task = replace(task, problem="")
    signed = mine.unjudged().act(PersonState.SIGNED, given_at)
    told = TaskSigned(task=task.about, ceremony_id=ceremony_id)
    return _acted(task, signed, signer, told, at)


def sign_otherwise(
    task: Task, actor: Actor, seen_sha256: str, scans: tuple[Scan, ...], remark: str, at: datetime
) -> Change:
    """On paper, with scans of it (F075); or it reached the office another way, and the remark says
    how (F076). The office still has to say that it has it."""
    state = PersonState.SIGNED_ON_PAPER if scans else PersonState.SIGNED_ELSEWHERE
    before = task.recipient(actor.user_id)
    if before and before.state in ON_PAPER and seen_sha256 == task.document_sha256:
        return Change(task=task)
    if not scans and not remark.strip():
        raise bad_field("remark", "required")
    mine = check_may_sign(task, actor.user_id, seen_sha256, at).act(state, at, remark)
    waits = replace(mine.unjudged(), receipt=Receipt.AWAITED, scans=scans)
    kind = TaskSignedOnPaper if scans else TaskSignedElsewhere
    return _acted(task, waits, actor, kind(task=task.about, remark=remark), at)


def decline(task: Task, actor: Actor, seen_sha256: str, reason: str, at: datetime) -> Change:
    """One refusal ends it for all, with the reason (F128)."""
    before = task.recipient(actor.user_id)
    if before and before.state is PersonState.DECLINED and seen_sha256 == task.document_sha256:
        return Change(task=task)
    if not reason.strip():
        raise bad_field("reason", "required")
    mine = check_may_sign(task, actor.user_id, seen_sha256, at)
    mine = mine.acting_for(actor.represents(task.client_id))
    acted = task.with_recipient(mine.act(PersonState.DECLINED, at, reason))
    told = TaskDeclined(task=task.about, remark=reason, state=State.REJECTED, marks=actor.replaced)
    return Change(task=acted.settled(State.REJECTED), event=task.event(actor, told, at))


def is_fully_signed(task: Task) -> bool:
    """All have signed, the office has what came on paper, and it waits for nothing but its end."""
    signed = any(each.state in HAS_SIGNED for each in task.recipients)
    waits = task.stage is not None or task.awaits_receipt
    return task.action is Action.SIGN and task.state is State.OPEN and signed and not waits


def finish(task: Task, at: datetime, version: int | None = None, sha256: str = "") -> Change:
    """The sealed file is there, as this version, or nobody signed in the portal: the office may go
    on (F055)."""
    if not is_fully_signed(task):
        raise Conflict("not_in_this_state")
    done = replace(task, state=State.READY_TO_SEND, problem="")
    told = SigningCompleted(
        task=task.about, on_paper=on_paper(task), signed_version=version, signed_sha256=sha256
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
    """The office has the paper; or it is no good, and is asked for again, until all have signed:
    then the seal rests on it."""
    theirs = task.recipient(user_id)
    if theirs is None:
        raise NotFound
    if theirs.state not in ON_PAPER:
        raise Conflict("not_in_this_state")
    if accepted and theirs.receipt is Receipt.CONFIRMED:
        return Change(task=task)
    if not accepted and not remark.strip():
        raise bad_field("remark", "required")
    if task.state in ENDED or is_fully_signed(task):
        raise Conflict("receipt_is_final")
    _must_be(task, State.OPEN)
    judged = theirs.judged(accepted, actor.name, remark, at)
    return (_confirmed if accepted else _refused)(task, judged, actor, at)


def withdraw_signing(task: Task, actor: Actor, reason: str, at: datetime) -> Change:
    """Nothing is asked any more; the document stays."""
    if task.state is State.WITHDRAWN:
        return Change(task=task)
    if task.state not in TO_WITHDRAW:
        raise Conflict("not_in_this_state")
    event = task.event(actor, SigningWithdrawn(task=task.about, reason=reason), at)
    return Change(task=task.settled(State.WITHDRAWN), event=event)


def extend(task: Task, actor: Actor, day: date, at: datetime) -> Change:
    """Another last day; what had expired is open again for those who had not acted."""
    if day < local_date(at):
        raise bad_field("expires_on", "in_the_past")
    now = task.as_of(at)
    if now.state not in (State.OPEN, State.EXPIRED, State.STUCK):
        raise Conflict("not_in_this_state")
    if now.state is task.state and task.expires_on == day:
        return Change(task=task)
    state = State.OPEN if now.state is State.EXPIRED else now.state
    reopened = replace(
        now,
        state=state,
        expires_on=day,
        closes_at=end_of(day),
        recipients=tuple(_reopened(each) for each in now.recipients),
    )
    asked = reopened.turn if now.state is State.EXPIRED else ()
    told = SigningExtended(task=task.about, expires_on=day, asked=asked)
    return Change(task=reopened, event=task.event(actor, told, at))


def _acted(task: Task, mine: Recipient, actor: Actor, told: Signature, at: datetime) -> Change:
    """Who comes next is asked when a stage is complete."""
    acted = task.with_recipient(mine.acting_for(actor.represents(task.client_id)))
    moved_on = acted.stage is not None and acted.stage != task.stage
    asked = acted.turn if moved_on else ()
    said = replace(told, asked=asked, last=not acted.stage, marks=actor.replaced)
    return Change(task=acted, event=task.event(actor, said, at))


def _confirmed(task: Task, judged: Recipient, actor: Actor, at: datetime) -> Change:
    told = PaperReceived(task=task.about, signer=judged.name, remark=judged.receipt_remark)
    return Change(task=task.with_recipient(judged), event=task.event(actor, told, at))


def _refused(task: Task, judged: Recipient, actor: Actor, at: datetime) -> Change:
    """They are asked again, also when the last day passed while the office had their paper; by
    mail when it is their turn."""
    asked = with_time_left(task.with_recipient(judged), at)
    turn = (judged.user_id,) if asked.is_turn_of(judged) else ()
    told = PaperRefused(
        task=task.about, signer=judged.name, asked=turn, remark=judged.receipt_remark
    )
    return Change(task=asked, event=task.event(actor, told, at))


def _reopened(person: Recipient) -> Recipient:
    expired = person.state is PersonState.EXPIRED
    return replace(person, state=PersonState.OPEN) if expired else person


def _must_be(task: Task, state: State) -> None:
    if task.state is not state:
        raise Conflict("not_in_this_state")
