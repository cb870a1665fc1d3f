"""A stranger's PDF, opened: what it is, whether it can be signed, and what is taken out first."""

from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pikepdf

from chalicelib.gateways import active_content, pdf_objects, pdf_reader
from chalicelib.gateways.signing.objects import unreadable
from chalicelib.gateways.signing.shapes import MOST_PAGES, Places
from chalicelib.gateways.signing.sheets import Sheet, sheet


@dataclass
class Opened:
    """`rewrite`: the file cannot be built upon as it is."""

    refused: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    places: Places = field(default_factory=lambda: Places({}))
    signed: bool = False
    certified: int = 0
    repaired: bool = False
    strips: list[str] = field(default_factory=list)
    owner_password: bool = False
    rewrite: bool = False


def examine(file: BinaryIO, pdf: pikepdf.Pdf) -> Opened:
    """Looks at everything, and takes out of `pdf` (not of the file) what must not stay."""
    refused, repaired = pdf_reader.judge_structure(pdf)
    found = Opened(refused, repaired=repaired, owner_password=pdf.is_encrypted)
    if found.refused:
        return found
    found.signed, found.certified = signatures(pdf)
    found.refused = _unfit(pdf)
    if not found.refused:
        pdf_reader.read_pages(pdf)
        found.sheets = [_sheet(page) for page in pdf.pages]
        found.strips = active_content.strip(pdf) if not found.signed else []
        if found.signed:  # stays as it is, so that nothing can be taken out
            found.refused = active_content.reason(active_content.found(pdf))
        found.repaired = repaired or not _begins_well(file)
        found.rewrite = bool(found.strips or found.repaired or found.owner_password)
    return found


def _unfit(pdf: pikepdf.Pdf) -> str:
    many = len(pdf.pages)
    if not many:
        return "pdf_no_pages"
    return "signing_too_many_pages" if many > MOST_PAGES else ""


def _begins_well(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(5) == b"%PDF-"


def limits_hold(file: BinaryIO) -> bool:
    """Opens it with pyHanko, which unpacks no more than a document can need. False: too much.

    A file that pyHanko cannot read may still be one that can be repaired.
    """
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError
    from pyhanko.pdf_utils.reader import PdfFileReader

    file.seek(0)
    try:
        reader = PdfFileReader(file, strict=False)
        if not reader.encrypted:
            _ = reader.root["/Pages"]
    except (PdfDecodeLimitError, RecursionError, MemoryError):
        return False
    except unreadable():
        return True
    return True


def _sheet(page: pikepdf.Page) -> Sheet:
    media, crop = _edges(page.mediabox), _edges(page.cropbox)
    return sheet(media or (0, 0, 612, 792), crop, int(_inherited(page.obj, "/Rotate") or 0))


def _edges(found: Any) -> list[float] | None:
    edges = [float(edge) for edge in found]
    return edges if len(edges) == 4 else None


def _inherited(node: Any, key: str) -> Any:
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return None


def signatures(pdf: pikepdf.Pdf) -> tuple[bool, int]:
    """Does it carry any, and what does the certification permit (0 without one)?"""
    signed = pdf_objects.is_signed(pdf)
    try:
        reference = pdf.Root.Perms.DocMDP.Reference[0]
        return signed, int(reference.TransformParams.get("/P", 2)) if signed else 0
    except (AttributeError, IndexError, KeyError, ValueError, TypeError):
        return signed, 0
