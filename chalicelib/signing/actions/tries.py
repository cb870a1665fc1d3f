"""What we made and our own check calls wrong: tried again, and then a matter for people."""

from datetime import datetime

from chalicelib.core import log
from chalicelib.core.errors import TryAgain
from chalicelib.gateways.signing import shapes
from chalicelib.signing.domain.ceremony import Ceremony, Progress
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.signing import trouble
from chalicelib.tasks.domain.task import Task

SIGNATURE, SEAL = "signature_check_failed", "sealing_check_failed"


class Unsound(Exception):
    """Such a file is not kept; the text says what was wrong with it."""


def check(report: shapes.Report, *, right: bool) -> None:
    if right:
        return
    found = (f"{one.kind}:{one.problem}" for one in report.findings if one.problem)
    raise Unsound(report.refused or next(found, "a part is not there"))


def after_signing(
    unsound: Unsound, signing: Signing, task: Task, ceremony: Ceremony, at: datetime
) -> None:
    """The signer hears of it with the office, and may begin anew."""
    tried = _counted(unsound, signing)
    change = trouble(task, SIGNATURE, "signing_refused", at, reason_code=SIGNATURE)
    failed = ceremony.made(task.task_id, Progress.FAILED, at, problem=SIGNATURE)
    signings.keep_unsound(tried, change, task, failed)


def after_sealing(unsound: Unsound, signing: Signing, task: Task, at: datetime) -> None:
    """What was signed is kept."""
    tried = _counted(unsound, signing)
    signings.keep_unsound(tried, trouble(task, SEAL, "signing_late", at), task)


def _counted(unsound: Unsound, signing: Signing) -> Signing:
    """Once more; TryAgain as long as that may be chance."""
    tried = signing.unsound()
    log.line(
        "own_check_failed", task=signing.task_id, problem=str(unsound), time=tried.unsound_times
    )
    if not tried.is_given_up:
        signings.keep_signing(tried)
        raise TryAgain("what we made did not pass our own check")
    return tried
