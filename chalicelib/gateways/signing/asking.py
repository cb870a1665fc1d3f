"""Asks the process apart to open a stranger's file, and says what it answered in our shapes."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from chalicelib.core import clock, log
from chalicelib.core.errors import Refused
from chalicelib.gateways import apart, pdf
from chalicelib.gateways.apart import Done
from chalicelib.gateways.signing import chain
from chalicelib.gateways.signing.findings import Report, Verdict
from chalicelib.gateways.signing.questions import (
    Collection,
    Inspected,
    Judged,
    LaidOut,
    Order,
    Question,
    Rehearsed,
    Trial,
)
from chalicelib.gateways.signing.shapes import (
    LARGEST_BYTES,
    MOST_SIGNERS,
    TOO_COMPLEX,
    Inspection,
    PageSize,
    Paper,
    Prepared,
    SignatureToAdd,
    Slot,
)

# Of the processor, for a rehearsal; and for one more of what had used up all of that.
SECONDS, LEAST = 4.5, 1.0


def inspect(content: bytes) -> Inspection:
    sha256 = hashlib.sha256(content).hexdigest()
    if refused := _refused_unseen(content):
        return Inspection(sha256=sha256, refused=refused)
    look = msgspec.json.decode(_run("inspect", content).answer, type=Inspected)
    return Inspection(
        sha256=sha256,
        refused=look.refused,
        pages=len(look.sizes),
        sizes=tuple(PageSize(width=width, height=height) for width, height in look.sizes),
        already_signed=look.signed,
        certified=look.certified,
        repaired=look.repaired,
        strips=tuple(look.strips),
        needs_password=look.refused == "pdf_password",
        owner_password=look.owner_password,
    )


def _refused_unseen(content: bytes) -> str:
    if not pdf.looks_like(content):
        return "file_not_what_it_says"
    return "signing_too_large" if len(content) > LARGEST_BYTES else ""


def prepare(content: bytes, paper: Paper) -> Prepared:
    return _tried(lambda mended: lay_out(content, paper, mended), paper.slots)


def lay_out(content: bytes, paper: Paper, mended: bool = False) -> Prepared:
    if len(paper.slots) > MOST_SIGNERS:
        raise Refused("signing_too_many_signers")
    if refused := _refused_unseen(content):
        raise Refused(refused)
    seen = hashlib.sha256(content)
    return _laid_out("prepare", content, seen, Order(paper, seen.hexdigest(), mended))


def collect(content: bytes, paper: Paper, signatures: Sequence[SignatureToAdd]) -> Prepared:
    """Log pages full of evidence behind the document, ready for the one seal."""
    if refused := _refused_unseen(content):
        raise Refused(refused)
    seen, given = hashlib.sha256(content), tuple(signatures)

    def collected(mended: bool) -> Prepared:
        order = Collection(paper, given, seen.hexdigest(), mended)
        return _laid_out("collect", content, seen, order)

    return _tried(collected, ())


def _tried(lay_out: Callable[[bool], Prepared], slots: tuple[Slot, ...]) -> Prepared:
    """As it is, or mended: what first comes through a rehearsal; Refused when neither does."""
    made = lay_out(False)
    refused = rehearse(made.content, slots)
    if refused:
        made = lay_out(True)
        refused = rehearse(made.content, slots, LEAST if refused == TOO_COMPLEX else SECONDS)
    if refused:
        raise Refused(refused)
    return made


def rehearse(content: bytes, slots: tuple[Slot, ...] = (), seconds: float | None = None) -> str:
    """Why what was laid out can never be signed and sealed; nothing when it can."""
    trial = msgspec.json.encode(Trial(clock.now(), slots, seconds or SECONDS))
    found = msgspec.json.decode(_run("rehearse", content, trial).answer, type=Rehearsed)
    if found.refused:
        log.line("rehearsal_failed", problem=found.problem or found.refused)
    return found.refused


def _laid_out(job: str, content: bytes, seen: Any, order: Order | Collection) -> Prepared:
    """`seen` has hashed the content; where more was only added, it goes on from there."""
    done = _run(job, content, msgspec.json.encode(order))
    told = msgspec.json.decode(done.answer, type=LaidOut)
    if told.refused:
        raise Refused(told.refused)
    became = hashlib.sha256(done.output) if done.output else seen.copy()
    became.update(done.appended)
    return Prepared(
        content=done.output or b"".join((content, done.appended)),
        sha256=became.hexdigest(),
        original_sha256=seen.hexdigest(),
        pages=told.pages,
        added=told.added,
        boxes=told.boxes,
        stripped=tuple(told.stripped),
        repaired=told.repaired,
        owner_password_removed=told.owner_password_removed,
        original_embedded=told.embedded,
        hiding=tuple(told.hiding),
        page_added=told.page_added,
    )


def unwrap(content: bytes) -> bytes:
    done = _run("unwrap", content)
    if refused := msgspec.json.decode(done.answer, type=LaidOut).refused:
        raise Refused(refused)
    return done.output


def validate(content: bytes) -> Report:
    sha256 = hashlib.sha256(content).hexdigest()
    if not pdf.looks_like(content):
        refused = "file_not_what_it_says" if content else "file_empty"
        return Report(sha256=sha256, refused=refused, verdict=Verdict.UNREADABLE)
    question = msgspec.json.encode(Question(chain.published(), clock.now()))
    answer = _run("validate", content, question).answer
    return msgspec.json.decode(answer, type=Judged).report(sha256)


def _run(job: str, content: bytes, arguments: bytes = b"") -> Done:
    """A job that did not survive its file is an answer too."""
    try:
        return apart.run(job, content, arguments)
    except apart.Broke:
        return Done(msgspec.json.encode({"refused": TOO_COMPLEX}))
