"""What passes between us and the process apart, as JSON."""

from datetime import datetime

import msgspec

from chalicelib.gateways.signing.findings import (
    FileChange,
    Missing,
    Report,
    SignatureFinding,
    Verdict,
)
from chalicelib.gateways.signing.shapes import PageBox, Paper, SignatureToAdd, Slot


class Inspected(msgspec.Struct):
    """What the job `inspect` found; sizes as width and height in points."""

    refused: str = ""
    sizes: list[tuple[float, float]] = []
    signed: bool = False
    certified: int = 0
    repaired: bool = False
    strips: list[str] = []
    owner_password: bool = False


class Order(msgspec.Struct):
    """What the job `prepare` is asked; `mended`: as it is, it did not come through a rehearsal."""

    paper: Paper
    sha256: str
    mended: bool = False


class Collection(msgspec.Struct):
    """What the job `collect` is asked."""

    paper: Paper
    signatures: tuple[SignatureToAdd, ...]
    sha256: str
    mended: bool = False


class Trial(msgspec.Struct):
    """What the job `rehearse` is asked: what time it is, who will sign the file that was laid out
    (nobody in what was collected or wrapped: its seal is to come), and what it may take."""

    at: datetime
    slots: tuple[Slot, ...]
    seconds: float


class Rehearsed(msgspec.Struct):
    """What came of it: nothing to say when it was sealed and judged to be so. `refused`: it took
    too much; `problem`: what went wrong, for the log and not for a screen."""

    refused: str = ""
    problem: str = ""


class LaidOut(msgspec.Struct):
    """What the job `prepare` did."""

    refused: str = ""
    pages: int = 0
    added: int = 0
    boxes: dict[str, PageBox] = {}
    hiding: list[str] = []
    page_added: bool = False
    stripped: list[str] = []
    repaired: bool = False
    owner_password_removed: bool = False
    embedded: bool = False


class Question(msgspec.Struct):
    """What the job `validate` is asked: against which certificates, and what time it is."""

    chain: bytes
    now: datetime


class Judged(msgspec.Struct):
    """What the job `validate` found: a Report of a file whose hash we know ourselves."""

    refused: str = ""
    findings: tuple[SignatureFinding, ...] = ()
    wraps: str = ""
    verdict: Verdict = Verdict.UNREADABLE
    changes: tuple[FileChange, ...] = ()
    missing: tuple[Missing, ...] = ()
    added_later: bool = False
    otherwise: tuple[str, ...] = ()
    pages: int = 0

    def report(self, sha256: str) -> Report:
        return Report(
            sha256=sha256,
            findings=self.findings,
            refused=self.refused,
            wrapped_sha256=self.wraps,
            verdict=self.verdict,
            changes=self.changes,
            missing=self.missing,
            added_later=self.added_later,
            otherwise=self.otherwise,
            pages=self.pages,
        )
