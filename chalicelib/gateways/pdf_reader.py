"""Opens a stranger's PDF and says what it is; done apart, see chalicelib.gateways.apart."""

import io
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import pikepdf

# What stands on one page unpacks to no more than this, in bytes.
LARGEST_PAGE = 48 * 1024 * 1024
PIECE = 1 << 20

# What can run a program, or change the page under the reader's eyes. Buttons that send a form are
# left alone: they wait for a click, and our viewer has none.
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/Rendition"}
KEYS = {"/JS", "/XFA", "/RichMediaContent"}


class TooComplex(Exception):
    """Opening all of this would take more memory or time than a document is worth."""


def read(content: bytes) -> dict[str, Any]:
    return reading(io.BytesIO(content), _judge)


def job(given: BinaryIO, _size: int, _arguments: bytes, _made: BinaryIO) -> bytes:
    return json.dumps(reading(given, _judge)).encode()


def reading(file: BinaryIO, judge: Callable[[pikepdf.Pdf], dict[str, Any]]) -> dict[str, Any]:
    """What `judge` says of the opened file, or why it could not be opened, as `refused`."""
    try:
        with pikepdf.open(file) as pdf:
            return judge(pdf)
    except pikepdf.PasswordError:
        return {"refused": "pdf_password"}
    except pikepdf.PdfError as error:
        full = "bad_alloc" in str(error)  # how qpdf says that memory ran out while unpacking
        return {"refused": "pdf_too_complex" if full else "pdf_damaged"}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {"refused": "pdf_damaged"}
    except (MemoryError, RecursionError, RuntimeError, TooComplex):
        return {"refused": "pdf_too_complex"}


def _judge(pdf: pikepdf.Pdf) -> dict[str, Any]:
    refused, repaired = judge_structure(pdf)
    if refused:
        return {"refused": refused}
    if any(_is_active(found) for found in pdf.objects) or _is_active(pdf.trailer):
        return {"refused": "pdf_active_content"}
    if not len(pdf.pages):
        return {"refused": "pdf_no_pages"}
    read_pages(pdf)
    return {"pages": len(pdf.pages), "repaired": repaired, "locked": pdf.is_encrypted}


def judge_structure(pdf: pikepdf.Pdf) -> tuple[str, bool]:
    """Why not, if anything, and whether the file had to be repaired."""
    repaired = bool(pdf.get_warnings())
    # A repaired file that refers to what is no longer there has lost a part of itself.
    if repaired and any(found is None for found in pdf.objects):
        return "pdf_damaged", True
    return "", repaired


def read_pages(pdf: pikepdf.Pdf) -> None:
    """Unpacks what stands on each page, to find out that it can be done."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(part, pikepdf.Stream):
                _within_limit(part)
                part.read_bytes()


def _within_limit(part: pikepdf.Stream) -> None:
    """Piece by piece: a bomb is found before it takes memory. What is broken is left to qpdf."""
    if part.get("/Filter") not in (pikepdf.Name.FlateDecode, [pikepdf.Name.FlateDecode]):
        return
    unpacking, packed, size = zlib.decompressobj(), part.read_raw_bytes(), 0
    try:
        while piece := unpacking.decompress(packed, PIECE):
            packed, size = unpacking.unconsumed_tail, size + len(piece)
            if size > LARGEST_PAGE:
                raise TooComplex
    except zlib.error:
        return


def _is_active(found: Any) -> bool:
    return any(
        not KEYS.isdisjoint(inner.keys()) or str(inner.get("/S", "")) in ACTIONS
        for inner in dictionaries(found)
    )


def dictionaries(found: Any) -> Iterator[Any]:
    """The object and what is written inside it; what it refers to comes by on its own."""
    waiting = [found]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            inside: list[Any] = list(here)
        elif isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            yield here
            inside = [here.get(name) for name in here.keys()]  # noqa: SIM118 (a stream has keys only)
        else:
            continue
        waiting += [value for value in inside if not getattr(value, "is_indirect", False)]
