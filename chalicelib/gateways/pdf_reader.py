"""Opens a stranger's PDF and says what it is; done apart, see chalicelib.gateways.apart."""

import io
import json
from collections.abc import Callable
from typing import Any, BinaryIO

import pikepdf

from chalicelib.gateways import active_content, carried_files, pdf_objects
from chalicelib.gateways.pdf import HEADER_WITHIN
from chalicelib.gateways.pdf_objects import TooComplex

# What stands on one page unpacks to no more than this, in bytes.
LARGEST_PAGE = 48 * 1024 * 1024


def read(content: bytes) -> dict[str, Any]:
    return _read(io.BytesIO(content))


def job(given: BinaryIO, _size: int, _arguments: bytes, _made: BinaryIO) -> bytes:
    return json.dumps(_read(given)).encode()


def _read(given: BinaryIO) -> dict[str, Any]:
    lead, header, _ = given.read(HEADER_WITHIN).partition(b"%PDF-")
    if header and carried_files.begins_otherwise(lead):
        return {"refused": "pdf_begins_otherwise"}
    given.seek(0)
    return reading(given, _judge)


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
    if not len(pdf.pages):
        return {"refused": "pdf_no_pages"}
    read_pages(pdf)
    acts = active_content.found(pdf)
    # A file that is signed already stays as it is, whatever becomes of it.
    if reason := active_content.reason(acts, stays=pdf_objects.is_signed(pdf)):
        return {"refused": reason}
    return {
        "pages": len(pdf.pages),
        "repaired": repaired,
        "locked": pdf.is_encrypted,
        "active": [kind for kind in acts if kind in active_content.ACTIVE],
    }


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
                pdf_objects.unpacked(part, LARGEST_PAGE)
