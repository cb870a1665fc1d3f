"""What is not prepared, or was signed and is not sealed, after a quarter of an hour is told, and
tried once more."""

from datetime import datetime, timedelta

from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.ceremony import Ceremony, Progress
from chalicelib.signing.domain.moves import trouble
from chalicelib.signing.domain.preparing import ask_worker_again
from chalicelib.signing.domain.signatories import signatories
from chalicelib.signing.domain.signing import LATE, Signing
from chalicelib.signing.events.moves import SigningLate
from chalicelib.signing.store import signings
from chalicelib.tasks.actions.moving import move_by_itself
from chalicelib.tasks.domain.task import Change, Task

AGAIN = timedelta(hours=1)


def watch_signings(at: datetime) -> int:
    """How many are late. The office hears once of each; the worker is set to it again every hour,
    when its queue has given up."""
    late = list(signings.waiting(at - LATE))
    for each in late:
        if _is_time(each.told_late_at, at):
            _tell(each, at)
    unprepared = list(signings.being_prepared(at - LATE))
    for which in unprepared:
        _ask_again(*which, at=at)
    return len(late) + len(unprepared)


def _is_time(last: datetime | None, at: datetime) -> bool:
    return last is None or last + AGAIN <= at


def _asked_again_at(task: Task) -> datetime | None:
    """When the worker was last set to it anew; None when that was never needed."""
    wish = signatories(task).preparing
    return wish.asked_at if wish and task.problem else None


def _ask_again(office_id: str, client_id: str, task_id: str, *, at: datetime) -> None:
    """Whoever is busy with it at this very moment keeps nobody else waiting."""

    def asked_again(task: Task, at: datetime) -> Change:
        is_time = _is_time(_asked_again_at(task), at)
        return ask_worker_again(task, at) if is_time else Change(task=task)

    move_by_itself((office_id, client_id, task_id), asked_again, at)


def _tell(found: Signing | Ceremony, at: datetime) -> None:
    """Busy with it at this very moment is fine: then it is not forgotten."""
    told = replace(found, told_late_at=at)
    if not all(_mark(found, task_id, at) for task_id in _unfinished(found)):
        return
    try:
        if isinstance(told, Signing):
            signings.keep_signing(told)
        else:
            signings.keep_ceremony(told)
    except Conflict:
        return


def _unfinished(found: Signing | Ceremony) -> list[str]:
    if isinstance(found, Signing):
        return [found.task_id]
    return [each.task_id for each in found.documents if each.progress is Progress.SIGNING]


def _mark(found: Signing | Ceremony, task_id: str, at: datetime) -> bool:
    """The event sets the worker to it again, also when the office knows already."""
    problem = "sealing_takes_long" if isinstance(found, Signing) else "signature_takes_long"

    def marked(task: Task, at: datetime) -> Change:
        change = trouble(task, problem, SigningLate(task=task.as_told), at)
        again = SigningLate(task=task.as_told, again=True)
        return change if change.event else Change(task=task, event=task.event(None, again, at))

    where = (found.office_id, found.client_id, task_id)
    return move_by_itself(where, marked, at) is not None
