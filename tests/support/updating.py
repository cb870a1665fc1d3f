"""Changes a signed file as somebody does who means harm: by hand, byte by byte."""

import io
import re
from collections.abc import Mapping

import pikepdf

from tests.support.attacks import updates

BYTE_RANGE = re.compile(rb"/ByteRange ?\[ ?0 (\d+) (\d+) (\d+)")
ENDING = b"%%EOF\n"


def revisions(content: bytes) -> list[int]:
    """Where each signature says that its file ends, the first first."""
    return sorted(int(after) + int(rest) for _, after, rest in BYTE_RANGE.findall(content))


def cut_back(content: bytes, signatures: int) -> bytes:
    """The file as it was after so many signatures; negative: without the last so many."""
    ends = revisions(content)
    return content[: ends[signatures - 1 if signatures > 0 else len(ends) - 1 + signatures]]


def updated(content: bytes, objects: Mapping[int, bytes], *, ending: bytes = ENDING) -> bytes:
    """With an ordinary update behind it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return updates.table(updates.update(content, pdf, objects), end=ending)


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def contents_of(content: bytes, page: int = 1) -> int:
    """The number of the object that says what stands on a page."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        held = pdf.pages[page - 1].obj.Contents
        return int((held[0] if isinstance(held, pikepdf.Array) else held).objgen[0])


def number_of(content: bytes, field: str) -> tuple[int, bytes]:
    """Of a field the number of its object, and how it is written."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = next(one for one in pdf.Root.AcroForm.Fields if str(one.get("/T")) == field)
        return int(found.objgen[0]), found.unparse(resolved=True)


def catalog(content: bytes) -> tuple[int, bytes]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return int(pdf.Root.objgen[0]), pdf.Root.unparse(resolved=True)


def size_of(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return int(pdf.trailer.Size)
