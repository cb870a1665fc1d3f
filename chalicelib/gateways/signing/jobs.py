"""The parts of the engine that open strangers' files, as the process apart does them."""

from typing import Any, BinaryIO

import msgspec
import pikepdf

from chalicelib.gateways import pdf_reader
from chalicelib.gateways.signing import chain, layout, log_page, opening, placing, validation
from chalicelib.gateways.signing.opening import Opened
from chalicelib.gateways.signing.questions import Judged, LaidOut, Look, Order, Question
from chalicelib.gateways.signing.shapes import Paper

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
    if not opening.limits_hold(given):
        return msgspec.json.encode(LaidOut(refused="pdf_too_complex"))
    answer = pdf_reader.reading(given, lambda pdf: _prepare(given, size, order, made, pdf))
    return msgspec.json.encode(answer)


def _prepare(
    given: BinaryIO, size: int, order: Order, made: BinaryIO, pdf: pikepdf.Pdf
) -> dict[str, Any]:
    found = opening.examine(given, pdf)
    if refused := found.refused or _not_to_be_signed(found, order.paper):
        return {"refused": refused}
    places = placing.place(order.paper.slots, found.sheets)
    if found.rewrite or not _adds(given, size, order, places, given):
        _rewrite(pdf, made)
        if not _adds(given, size, order, places, made):
            return {"refused": "pdf_damaged"}
    return {
        "pages": len(found.sheets),
        "boxes": {key: msgspec.to_builtins(box) for key, box in places.items()},
        "stripped": found.strips,
        "repaired": found.repaired,
        "owner_password_removed": found.owner_password,
        "embedded": size < LARGEST_EMBEDDED,
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


def _adds(given: BinaryIO, size: int, order: Order, places: Any, target: BinaryIO) -> bool:
    """Builds upon `target`; False when it is not a file that can be built upon."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    try:
        target.seek(0)
        writer = IncrementalPdfFileWriter(target)
        if writer.prev.xrefs.hybrid_xrefs_present:
            return False
        _write(writer, given, size, order, places)
    except (PdfError, SigningError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return False
    return True


def _write(writer: Any, given: BinaryIO, size: int, order: Order, places: Any) -> None:
    fits = size < LARGEST_EMBEDDED
    told = log_page.facts(order.paper, order.sha256, "embedded" if fits else "not_embedded")
    if fits:
        given.seek(0)
        name = f"origineel-{order.sha256[:12]}.pdf"
        layout.embed(writer, given.read(size), name, order.paper.title)
    layout.lay_out(writer, order.paper, places, told)
    writer.write_in_place()


def validate(given: BinaryIO, _size: int, arguments: bytes, _made: BinaryIO) -> bytes:
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError, PdfError

    question = msgspec.json.decode(arguments, type=Question)
    try:
        return msgspec.json.encode(_judge(given, question))
    except (PdfDecodeLimitError, RecursionError, MemoryError):
        return msgspec.json.encode(Judged(refused="pdf_too_complex"))
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return msgspec.json.encode(Judged(refused="pdf_damaged"))


def _judge(given: BinaryIO, question: Question) -> Judged:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(given, strict=False)
    if reader.encrypted and reader.decrypt("").status.name == "FAILED":
        return Judged(refused="pdf_password")
    bench = validation.Bench(reader, chain.parse(question.chain), question.now)
    return Judged(findings=validation.findings(bench), wraps=str(reader.root.get(layout.WRAPS, "")))
