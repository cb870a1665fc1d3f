"""The parts of the engine that open strangers' files, as the process apart does them."""

import importlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, BinaryIO

import msgspec
import pikepdf

from chalicelib.core.errors import Refused
from chalicelib.gateways import active_content, pdf_reader
from chalicelib.gateways.signing import (
    chain,
    evidence,
    layout,
    log_page,
    mending,
    opening,
    placing,
    reading,
    rehearsal,
    spending,
    wrapping,
)
from chalicelib.gateways.signing.objects import too_much, unreadable
from chalicelib.gateways.signing.opening import OpenedFile
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
from chalicelib.gateways.signing.shapes import TOO_COMPLEX, Paper, Slot

LARGEST_EMBEDDED = 10 * 1024 * 1024
# Of the processor. What takes longer to lay out is never signed and judged in asking.SECONDS.
LAYING_OUT_SECONDS = 1.5
# A rehearsal has five revisions at most; with every signer there are ten, and what came through one
# comes through the other too.
VALIDATION_SECONDS = 6.0


def inspect(given: BinaryIO, _size: int, _arguments: bytes, _made: BinaryIO) -> bytes:
    if not opening.limits_hold(given):
        return msgspec.json.encode(Inspected(refused=TOO_COMPLEX))
    answer = pdf_reader.reading(given, lambda pdf: _look(opening.examine(given, pdf)))
    return msgspec.json.encode(answer)


def _look(found: OpenedFile) -> dict[str, Any]:
    sizes = [(sheet.size.width, sheet.size.height) for sheet in found.sheets]
    return {
        "refused": found.refused,
        "sizes": sizes,
        "signed": found.signed,
        "certified": found.certified,
        "repaired": found.repaired,
        "strips": found.strips,
        "owner_password": found.owner_password,
    }


def prepare(given: BinaryIO, size: int, arguments: bytes, made: BinaryIO) -> bytes:
    order = msgspec.json.decode(arguments, type=Order)

    def write(writer: Any, found: OpenedFile) -> None:
        found.places = placing.find(order.paper.slots, found.sheets, writer.prev.stream)
        told = _attach(writer, given, size, order, found)
        found.added = layout.lay_out(writer, order.paper, found.places, told, found.taken)

    return _build(given, size, order, made, write)


def collect(given: BinaryIO, size: int, arguments: bytes, made: BinaryIO) -> bytes:
    order = msgspec.json.decode(arguments, type=Collection)

    def write(writer: Any, found: OpenedFile) -> None:
        told = _attach(writer, given, size, order, found)
        signed = order.signatures
        evidence.add_pages(writer, order.paper, signed, told, title="log_title", taken=found.taken)

    return _build(given, size, order, made, write)


Write = Callable[[Any, OpenedFile], None]


def _build(
    given: BinaryIO, size: int, order: Order | Collection, made: BinaryIO, write: Write
) -> bytes:
    """Opens the file, takes out what must not stay, and lets `write` add to it."""
    if not opening.limits_hold(given):
        return msgspec.json.encode(LaidOut(refused=TOO_COMPLEX))

    def judge(pdf: pikepdf.Pdf) -> dict[str, Any]:
        found = opening.examine(given, pdf)
        if refused := found.refused or _not_to_be_signed(found, order.paper):
            return {"refused": refused}
        mended = order.mended or found.tangled
        if found.rewrite or mended or not _adds(given, found, write):
            given.truncate(size)
            if not _writes_anew(pdf, found, made, write, mended=mended):
                return {"refused": "pdf_damaged"}
        return _told(found, order, size)

    try:
        with spending.at_most(LAYING_OUT_SECONDS):
            told = pdf_reader.reading(given, judge)
    except spending.Spent:
        told = {"refused": TOO_COMPLEX}
    return msgspec.json.encode(told)


def _writes_anew(
    pdf: pikepdf.Pdf, found: OpenedFile, made: BinaryIO, write: Write, *, mended: bool
) -> bool:
    """As plainly as will do; False when nothing helps."""
    if not mended:
        _rewrite(pdf, made)
        if _adds(made, found, write):
            return True
    mending.mend(pdf)
    _rewrite(pdf, made)
    return _adds(made, found, write)


def _told(found: OpenedFile, order: Order | Collection, size: int) -> dict[str, Any]:
    return {
        "pages": len(found.sheets),
        "added": found.added,
        "boxes": msgspec.to_builtins(found.places.boxes),
        "hiding": found.places.hiding,
        "page_added": found.places.adds,
        "stripped": found.strips,
        "repaired": found.repaired or order.mended or found.tangled,
        "owner_password_removed": found.owner_password,
        "embedded": _stays_behind(found, size) is None,
    }


def _not_to_be_signed(found: OpenedFile, paper: Paper) -> str:
    if found.signed:
        return "signing_already_signed"
    if found.unshowable:
        return "signing_not_provable"
    if found.owner_password and not paper.remove_owner_password:
        return "pdf_owner_password"
    return ""


def _rewrite(pdf: pikepdf.Pdf, made: BinaryIO) -> None:
    made.seek(0)
    made.truncate()
    pdf.save(
        made,
        encryption=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
    )


def _adds(target: BinaryIO, found: OpenedFile, write: Write) -> bool:
    """Builds upon `target`; False when it is not a file that can be built upon."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    try:
        target.seek(0)
        writer = IncrementalPdfFileWriter(target)
        if writer.prev.xrefs.hybrid_xrefs_present:
            return False
        write(writer, found)
        writer.write_in_place()
    except unreadable():
        return False
    return True


def _attach(
    writer: Any, given: BinaryIO, size: int, order: Order | Collection, found: OpenedFile
) -> list[tuple[str, str]]:
    """The original goes along where it may; what the log says of it."""
    if reason := _stays_behind(found, size):
        return log_page.facts(order.paper, order.sha256, reason)
    given.seek(0)
    name = f"origineel-{order.sha256[:12]}.pdf"
    layout.embed(writer, given.read(size), name, order.paper.title)
    return log_page.facts(order.paper, order.sha256, "embedded")


def _stays_behind(found: OpenedFile, size: int) -> str | None:
    """What was taken out of a file does not come back with its original."""
    if not set(found.strips) <= set(active_content.MOVING):
        return "not_embedded_acting"
    return "not_embedded" if size >= LARGEST_EMBEDDED else None


def rehearse(given: BinaryIO, _size: int, arguments: bytes, _made: BinaryIO) -> bytes:
    trial = msgspec.json.decode(arguments, type=Trial)
    try:
        with spending.at_most(trial.seconds):
            problem = rehearsal.problem(given.read(), trial.slots, trial.at)
    except too_much():
        problem = TOO_COMPLEX
    except unreadable(Refused) as error:
        problem = type(error).__name__
    return msgspec.json.encode(_rehearsed(problem))


def _rehearsed(problem: str) -> Rehearsed:
    if problem == TOO_COMPLEX:
        return Rehearsed(TOO_COMPLEX, "spent")
    return Rehearsed("signing_not_provable" if problem else "", problem)


def unwrap(given: BinaryIO, _size: int, _arguments: bytes, made: BinaryIO) -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        made.write(wrapping.inside(PdfFileReader(given, strict=False)))
    except Refused as refused:
        return msgspec.json.encode({"refused": str(refused)})
    except unreadable(RecursionError, MemoryError):
        return msgspec.json.encode({"refused": "signing_no_wrapper"})
    return msgspec.json.encode({"refused": ""})


def validate(given: BinaryIO, size: int, arguments: bytes, _made: BinaryIO) -> bytes:
    question = msgspec.json.decode(arguments, type=Question)
    try:
        with spending.at_most(VALIDATION_SECONDS):
            judged = reading.judge(given, size, chain.parse(question.chain), question.now)
    except too_much():
        judged = Judged(refused=TOO_COMPLEX)
    return msgspec.json.encode(judged)


def warm() -> None:
    """Lays out and looks into a small file of our own: everything a job needs is loaded then."""
    importlib.import_module("pyhanko.sign.validation")
    small = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(small)
    size, order = (
        len(small.getvalue()),
        Order(Paper(document_id="-", title="-", slots=(Slot(key="-", name="-"),)), "-"),
    )
    prepare(small, size, msgspec.json.encode(order), io.BytesIO())
    inspect(small, size, b"", io.BytesIO())
    small.seek(0)
    trial = Trial(datetime(2000, 1, 1, tzinfo=UTC), order.paper.slots, 60)
    rehearse(small, size, msgspec.json.encode(trial), io.BytesIO())
