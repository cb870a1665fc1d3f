"""Reads one PDF from standard input in a process with little memory and time, and says what it is.

A file that makes it fail takes nobody else down. Run as a module, by chalicelib.gateways.pdf.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 15

# What can run a program, or change the page under the reader's eyes. Buttons that send a form are
# left alone: they wait for a click, and our viewer has none.
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/Rendition"}
KEYS = {"/JS", "/XFA", "/RichMediaContent"}


def read(content: bytes) -> dict[str, Any]:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _judge(pdf)
    except pikepdf.PasswordError:
        return {"refused": "pdf_password"}
    except pikepdf.PdfError as error:
        full = "bad_alloc" in str(error)  # how qpdf says that memory ran out while unpacking
        return {"refused": "pdf_too_complex" if full else "pdf_damaged"}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {"refused": "pdf_damaged"}
    except (MemoryError, RecursionError, RuntimeError):
        return {"refused": "pdf_too_complex"}


def _judge(pdf: pikepdf.Pdf) -> dict[str, Any]:
    objects = list(pdf.objects)
    repaired = bool(pdf.get_warnings())
    # A repaired file that refers to what is no longer there has lost a part of itself.
    if repaired and any(found is None for found in objects):
        return {"refused": "pdf_damaged"}
    if any(_is_active(found) for found in objects) or _is_active(pdf.trailer):
        return {"refused": "pdf_active_content"}
    if not len(pdf.pages):
        return {"refused": "pdf_no_pages"}
    _read_pages(pdf)
    return {"pages": len(pdf.pages), "repaired": repaired}


def _read_pages(pdf: pikepdf.Pdf) -> None:
    """Unpacks what stands on each page, to find out that it can be done."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(part, pikepdf.Stream):
                part.read_bytes()


def _is_active(found: Any) -> bool:
    return any(
        not KEYS.isdisjoint(inner.keys()) or str(inner.get("/S", "")) in ACTIONS
        for inner in _dictionaries(found)
    )


def _dictionaries(found: Any) -> Iterator[Any]:
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


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
