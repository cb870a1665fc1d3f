"""What we made and our own check calls wrong: tried again, and then a matter for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from chalicelib.core import clock, log
from chalicelib.core.errors import Refused, TryAgain
from chalicelib.gateways.signing import findings, shapes
from chalicelib.signing.domain.ceremony import Ceremony, Progress
from chalicelib.signing.domain.moves import trouble
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.events.moves import SigningLate, SigningRefused
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task

SIGNATURE, SEAL = "signature_check_failed", "sealing_check_failed"


# What the engine says of a file and not of a service: the next time it says so again.
OF_THE_FILE = {
    "pdf_damaged",
    shapes.TOO_COMPLEX,
    "signing_impossible",
    "signing_not_provable",
}


class Unsound(Exception):
    """Such a file is not kept; the text says what was wrong with it. `code`: of errors.json, where
    it could not even be made."""

    def __init__(self, problem: str, code: str = "") -> None:
        super().__init__(problem)
        self.code = code


def check(report: findings.Report, *, right: bool) -> None:
    if right:
        return
    found = (f"{one.kind}:{one.problem}" for one in report.findings if one.problem)
    raise Unsound(report.refused or next(found, "a part is not there"))


def made_at(report: findings.Report) -> datetime:
    """When what the file says has happened: read once it is made. The clock of a timestamp service
    may be ahead of ours."""
    return max([clock.now(), *(each.at for each in report.findings if each.at)])


@contextmanager
def making() -> Iterator[None]:
    """What cannot be made of this file counts as well."""
    try:
        yield
    except Refused as refusal:
        code = str(refusal)
        if code in OF_THE_FILE:
            raise Unsound(code, code) from refusal
        raise


def after_signing(
    unsound: Unsound, signing: Signing, task: Task, ceremony: Ceremony, at: datetime
) -> None:
    """The signer hears of it with the office, and may begin anew."""
    tried = _counted(unsound, signing)
    code = unsound.code or SIGNATURE
    change = trouble(task, code, SigningRefused(task=task.as_told, reason_code=code), at)
    failed = ceremony.made(task.task_id, Progress.FAILED, at, problem=code)
    signings.keep_unsound(tried, change, task, failed)


def after_sealing(unsound: Unsound, signing: Signing, task: Task, at: datetime) -> None:
    """What was signed is kept."""
    tried = _counted(unsound, signing)
    change = trouble(task, unsound.code or SEAL, SigningLate(task=task.as_told), at)
    signings.keep_unsound(tried, change, task)


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
