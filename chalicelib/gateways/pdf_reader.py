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


def job(given: BinaryIO, _size: int, _arguments: bytes, made: BinaryIO) -> bytes:
    found = _read(given)
    told = _written_anew(given, found, made) if found.get("repaired") else found
    apart = ("signed", "rebuilt")  # between us alone
    return json.dumps({name: told[name] for name in told if name not in apart}).encode()


def _read(given: BinaryIO) -> dict[str, Any]:
    lead, header, _ = given.read(HEADER_WITHIN).partition(b"%PDF-")
    if header and carried_files.begins_otherwise(lead):
        return {"refused": "pdf_begins_otherwise"}
    given.seek(0)
    found = reading(given, _judge)
    begins_late = bool(lead) and "pages" in found
    return {**found, "repaired": True, "rebuilt": True} if begins_late else found


def _written_anew(given: BinaryIO, found: dict[str, Any], made: BinaryIO) -> dict[str, Any]:
    """Of a file that readers must guess about, each guesses something else: what comes in is what
    was judged, and not what came. What is signed would not survive that."""
    if found["signed"]:
        return found
    given.seek(0)
    with pikepdf.open(given) as pdf:
        pdf.save(made, encryption=pdf.is_encrypted, deterministic_id=not pdf.is_encrypted)
    made.seek(0)
    again = _read(made)
    if again.get("repaired") and not found["rebuilt"]:  # what is odd about it is so for all readers
        made.seek(0)
        made.truncate()
        return found
    return {**again, "repaired": "pages" in again}


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
    refused, guesses = judge_structure(pdf)
    if refused:
        return {"refused": refused}
    if not len(pdf.pages):
        return {"refused": "pdf_no_pages"}
    read_pages(pdf)
    acts, is_signed = active_content.found(pdf), pdf_objects.is_signed(pdf)
    # A file that is signed already stays as it is, whatever becomes of it.
    if reason := active_content.reason(acts, stays=is_signed):
        return {"refused": reason}
    rebuilt = is_rebuilt(guesses)
    if is_signed and rebuilt:
        return {"refused": "pdf_damaged"}
    return {
        "pages": len(pdf.pages),
        "repaired": bool(guesses),
        "signed": is_signed,
        "rebuilt": rebuilt,
        "locked": pdf.is_encrypted,
        "active": [kind for kind in acts if kind in active_content.ACTIVE],
    }


def is_rebuilt(guesses: list[str]) -> bool:
    """Whether qpdf had to look for the objects itself, since the file does not say where they are;
    another reader finds others."""
    return any("reconstruct" in guess for guess in guesses)


def judge_structure(pdf: pikepdf.Pdf) -> tuple[str, list[str]]:
    """Why not, if anything, and what qpdf had to guess to repair the file."""
    guesses = [str(each) for each in pdf.get_warnings()]
    # A repaired file that refers to what is no longer there has lost a part of itself.
    if guesses and any(found is None for found in pdf.objects):
        return "pdf_damaged", guesses
    return "", guesses


def read_pages(pdf: pikepdf.Pdf) -> None:
    """Unpacks what stands on each page, to find out that it can be done."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(part, pikepdf.Stream):
                pdf_objects.unpacked(part, LARGEST_PAGE)
