"""Asks the process apart to open a stranger's file, and says what it answered in our shapes."""

import hashlib

import msgspec

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.gateways import apart, pdf
from chalicelib.gateways.apart import Done
from chalicelib.gateways.signing import chain
from chalicelib.gateways.signing.questions import Judged, LaidOut, Look, Order, Question
from chalicelib.gateways.signing.shapes import (
    LARGEST_BYTES,
    MOST_SIGNERS,
    Inspection,
    PageSize,
    Paper,
    Prepared,
    Report,
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
    sha256 = hashlib.sha256(content).hexdigest()
    done = _run("prepare", content, msgspec.json.encode(Order(paper, sha256)))
    laid_out = msgspec.json.decode(done.answer, type=LaidOut)
    if laid_out.refused:
        raise Refused(laid_out.refused)
    made = done.output or b"".join((content, done.appended))
    return Prepared(
        made,
        hashlib.sha256(made).hexdigest(),
        sha256,
        laid_out.pages,
        laid_out.boxes,
        tuple(laid_out.stripped),
        laid_out.repaired,
        laid_out.owner_password_removed,
        laid_out.embedded,
    )


def validate(content: bytes) -> Report:
    sha256 = hashlib.sha256(content).hexdigest()
    if not pdf.looks_like(content):
        return Report(sha256, refused="file_not_what_it_says")
    question = msgspec.json.encode(Question(chain.published(), clock.now()))
    judged = msgspec.json.decode(_run("validate", content, question).answer, type=Judged)
    return Report(sha256, judged.findings, judged.refused, judged.wraps)


def _run(job: str, content: bytes, arguments: bytes = b"") -> Done:
    """A job that did not survive its file is an answer too."""
    try:
        return apart.run(job, content, arguments)
    except apart.Broke:
        return Done(b'{"refused":"pdf_too_complex"}')
