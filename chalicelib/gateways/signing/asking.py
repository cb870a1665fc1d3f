"""Asks the process apart to open a stranger's file, and says what it answered in our shapes."""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.gateways import apart, pdf
from chalicelib.gateways.apart import Done
from chalicelib.gateways.signing import chain
from chalicelib.gateways.signing.questions import (
    Collection,
    Judged,
    LaidOut,
    Look,
    Order,
    Question,
)
from chalicelib.gateways.signing.shapes import (
    LARGEST_BYTES,
    MOST_SIGNERS,
    Inspection,
    PageSize,
    Paper,
    Prepared,
    Report,
    Signature,
    Verdict,
)


def inspect(content: bytes) -> Inspection:
    sha256 = hashlib.sha256(content).hexdigest()
    if refused := _refused_unseen(content):
        return Inspection(sha256, refused=refused)
    look = msgspec.json.decode(_run("inspect", content).answer, type=Look)
    return Inspection(
        sha256,
        refused=look.refused,
        pages=len(look.sizes),
        sizes=tuple(PageSize(*size) for size in look.sizes),
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
    if len(paper.slots) > MOST_SIGNERS:
        raise Refused("signing_too_many_signers")
    if refused := _refused_unseen(content):
        raise Refused(refused)
    seen = hashlib.sha256(content)
    return _laid_out("prepare", content, seen, Order(paper, seen.hexdigest()))


def collect(content: bytes, paper: Paper, signatures: Sequence[Signature]) -> Prepared:
    """Log pages full of evidence behind the document, ready for the one seal."""
    if refused := _refused_unseen(content):
        raise Refused(refused)
    seen = hashlib.sha256(content)
    order = Collection(paper, tuple(signatures), seen.hexdigest())
    return _laid_out("collect", content, seen, order)


def _laid_out(job: str, content: bytes, seen: Any, order: Order | Collection) -> Prepared:
    """`seen` has hashed the content; where more was only added, it goes on from there."""
    done = _run(job, content, msgspec.json.encode(order))
    told = msgspec.json.decode(done.answer, type=LaidOut)
    if told.refused:
        raise Refused(told.refused)
    became = hashlib.sha256(done.output) if done.output else seen.copy()
    became.update(done.appended)
    return Prepared(
        done.output or b"".join((content, done.appended)),
        became.hexdigest(),
        seen.hexdigest(),
        told.pages,
        told.boxes,
        tuple(told.stripped),
        told.repaired,
        told.owner_password_removed,
        told.embedded,
        tuple(told.hiding),
        told.page_added,
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
        return Report(sha256, refused=refused, verdict=Verdict.UNREADABLE)
    question = msgspec.json.encode(Question(chain.published(), clock.now()))
    answer = _run("validate", content, question).answer
    return msgspec.json.decode(answer, type=Judged).report(sha256)


def _run(job: str, content: bytes, arguments: bytes = b"") -> Done:
    """A job that did not survive its file is an answer too."""
    try:
        return apart.run(job, content, arguments)
    except apart.Broke:
        return Done(b'{"refused":"pdf_too_complex"}')
