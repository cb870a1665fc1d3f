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
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.store import tasks

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
    try:
        task = tasks.get(office_id, client_id, task_id)
        if _is_time(_asked_again_at(task), at):
            tasks.save(ask_worker_again(task, at), before=task)
    except Conflict:
        return


def _tell(found: Signing | Ceremony, at: datetime) -> None:
    """Busy with it at this very moment is fine: then it is not forgotten."""
    told = replace(found, told_late_at=at)
    try:
        for task_id in _unfinished(found):
            _mark(found, task_id, at)
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


def _mark(found: Signing | Ceremony, task_id: str, at: datetime) -> None:
    """The event sets the worker to it again, also when the office knows already."""
    task = tasks.get(found.office_id, found.client_id, task_id)
    problem = "sealing_takes_long" if isinstance(found, Signing) else "signature_takes_long"
    change = trouble(task, problem, SigningLate(task=task.about), at)
    if not change.event:
        change = Change(
            task=task, event=task.event(None, SigningLate(task=task.about, again=True), at)
        )
    tasks.save(change, before=task)
