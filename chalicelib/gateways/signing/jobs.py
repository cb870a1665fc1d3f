"""The parts of the engine that open strangers' files, as the process apart does them."""

import importlib
import io
from collections.abc import Callable
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
    opening,
    placing,
    reading,
    wrapping,
)
from chalicelib.gateways.signing.objects import unreadable
from chalicelib.gateways.signing.opening import Opened
from chalicelib.gateways.signing.questions import (
    Collection,
    LaidOut,
    Look,
    Order,
    Question,
)
from chalicelib.gateways.signing.shapes import Paper, Slot

LARGEST_EMBEDDED = 10 * 1024 * 1024


def inspect(given: BinaryIO, _size: int, _arguments: bytes, _made: BinaryIO) -> bytes:
    if not opening.limits_hold(given):
        return msgspec.json.encode(Look(refused="pdf_too_complex"))
    answer = pdf_reader.reading(given, lambda pdf: _look(opening.examine(given, pdf)))
    return msgspec.json.encode(answer)


def _look(found: Opened) -> dict[str, Any]:
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

    def write(writer: Any, found: Opened) -> None:
        found.places = placing.find(order.paper.slots, found.sheets, writer.prev.stream)
        told = _attach(writer, given, size, order, found)
        layout.lay_out(writer, order.paper, found.places, told)

    return _build(given, size, order.paper, made, write)


def collect(given: BinaryIO, size: int, arguments: bytes, made: BinaryIO) -> bytes:
    order = msgspec.json.decode(arguments, type=Collection)

    def write(writer: Any, found: Opened) -> None:
        told = _attach(writer, given, size, order, found)
        evidence.add_pages(writer, order.paper, order.signatures, told, "log_title")

    return _build(given, size, order.paper, made, write)


Write = Callable[[Any, Opened], None]


def _build(given: BinaryIO, size: int, paper: Paper, made: BinaryIO, write: Write) -> bytes:
    """Opens the file, takes out what must not stay, and lets `write` add to it."""
    if not opening.limits_hold(given):
        return msgspec.json.encode(LaidOut(refused="pdf_too_complex"))

    def judge(pdf: pikepdf.Pdf) -> dict[str, Any]:
        found = opening.examine(given, pdf)
        if refused := found.refused or _not_to_be_signed(found, paper):
            return {"refused": refused}
        if found.rewrite or not _adds(given, found, write):
            given.truncate(size)
            _rewrite(pdf, made)
            if not _adds(made, found, write):
                return {"refused": "pdf_damaged"}
        return _told(found, size)

    return msgspec.json.encode(pdf_reader.reading(given, judge))


def _told(found: Opened, size: int) -> dict[str, Any]:
    return {
        "pages": len(found.sheets),
        "boxes": msgspec.to_builtins(found.places.boxes),
        "hiding": found.places.hiding,
        "page_added": found.places.adds,
        "stripped": found.strips,
        "repaired": found.repaired,
        "owner_password_removed": found.owner_password,
        "embedded": _stays_behind(found, size) is None,
    }


def _not_to_be_signed(found: Opened, paper: Paper) -> str:
    if found.signed:
        return "signing_already_signed"
    if found.owner_password and not paper.remove_owner_password:
        return "pdf_owner_password"
    return ""


def _rewrite(pdf: pikepdf.Pdf, made: BinaryIO) -> None:
    pdf.save(
        made,
        encryption=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
    )


def _adds(target: BinaryIO, found: Opened, write: Write) -> bool:
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
    writer: Any, given: BinaryIO, size: int, order: Order | Collection, found: Opened
) -> list[tuple[str, str]]:
    """The original goes along where it may; what the log says of it."""
    if reason := _stays_behind(found, size):
        return log_page.facts(order.paper, order.sha256, reason)
    given.seek(0)
    name = f"origineel-{order.sha256[:12]}.pdf"
    layout.embed(writer, given.read(size), name, order.paper.title)
    return log_page.facts(order.paper, order.sha256, "embedded")


def _stays_behind(found: Opened, size: int) -> str | None:
    """What was taken out of a file does not come back with its original."""
    if not set(found.strips) <= set(active_content.MOVING):
        return "not_embedded_acting"
    return "not_embedded" if size >= LARGEST_EMBEDDED else None


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
    judged = reading.judge(given, size, chain.parse(question.chain), question.now)
    return msgspec.json.encode(judged)


def warm() -> None:
    """Lays out and looks into a small file of our own: everything a job needs is loaded then."""
    importlib.import_module("pyhanko.sign.validation")
    small = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(small)
    size, order = len(small.getvalue()), Order(Paper("-", "-", (Slot("-", "-"),)), "-")
    prepare(small, size, msgspec.json.encode(order), io.BytesIO())
    inspect(small, size, b"", io.BytesIO())
