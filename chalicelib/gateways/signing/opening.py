"""A stranger's PDF, opened: what it is, whether it can be signed, and what is taken out first."""

from typing import Any, BinaryIO

import pikepdf
from msgspec import Struct, field

from chalicelib.gateways import active_content, pdf_objects, pdf_reader
from chalicelib.gateways.signing import appearing
from chalicelib.gateways.signing.objects import too_much, unreadable
from chalicelib.gateways.signing.shapes import MOST_PAGES, Places
from chalicelib.gateways.signing.sheets import Sheet, sheet


class OpenedFile(Struct, kw_only=True):
    """`rewrite`: the file cannot be built upon as it is. `taken`: names that its fields have.
    `unshowable`: what its form says is drawn by viewers, each in its own way, and not by us.
    `tangled`: a field of it hangs in more than one place. `added`: pages that came behind it."""

    refused: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    places: Places = field(default_factory=lambda: Places(boxes={}))
    signed: bool = False
    certified: int = 0
    repaired: bool = False
    strips: list[str] = field(default_factory=list)
    owner_password: bool = False
    rewrite: bool = False
    taken: set[str] = field(default_factory=set)
    unshowable: bool = False
    tangled: bool = False
    added: int = 0


def examine(file: BinaryIO, pdf: pikepdf.Pdf) -> OpenedFile:
    """Looks at everything, and takes out of `pdf` (not of the file) what must not stay."""
    refused, guesses = pdf_reader.judge_structure(pdf)
    found = OpenedFile(refused=refused, repaired=bool(guesses), owner_password=pdf.is_encrypted)
    if found.refused:
        return found
    found.signed, found.certified = signatures(pdf)
    found.refused = _unfit(pdf)
    if not found.refused:
        pdf_reader.read_pages(pdf)
        found.sheets = [_sheet(page) for page in pdf.pages]
        found.taken, found.tangled = names(pdf), tangled(pdf)
        if found.signed:  # stays as it is, so that nothing can be taken out
            found.refused = active_content.reason(active_content.found(pdf))
        else:
            found.strips = active_content.strip(pdf)
        found.repaired |= not _begins_well(file)
        found.rewrite = bool(found.strips or found.repaired or found.owner_password)
        if not found.signed:
            _settle(found, pdf)
    return found


def _settle(found: OpenedFile, pdf: pikepdf.Pdf) -> None:
    """What the maker of the form left to its readers is decided before it is signed."""
    had_rights = _drop_usage_rights(pdf)
    try:
        found.rewrite |= appearing.draw(pdf) or had_rights
    except appearing.Unshowable:
        found.unshowable = True


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
    from pyhanko.pdf_utils.reader import PdfFileReader

    file.seek(0)
    try:
        reader = PdfFileReader(file, strict=False)
        if "/Encrypt" not in reader.trailer:
            _ = reader.root["/Pages"]
    except too_much():
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


def _drop_usage_rights(pdf: pikepdf.Pdf) -> bool:
    """Leave to save in Reader (ISO 32000-1, 12.8.2.3) ends with the first change."""
    rights = pdf.Root.get("/Perms")
    if not isinstance(rights, pikepdf.Dictionary) or pdf_objects.RIGHTS.isdisjoint(rights.keys()):
        return False
    del pdf.Root["/Perms"]
    return True


def signatures(pdf: pikepdf.Pdf) -> tuple[bool, int]:
    """Does it carry any, and what does the certification permit (0 without one)?"""
    signed = pdf_objects.is_signed(pdf)
    try:
        reference = pdf.Root.Perms.DocMDP.Reference[0]
        return signed, int(reference.TransformParams.get("/P", 2)) if signed else 0
    except (AttributeError, IndexError, KeyError, ValueError, TypeError):
        return signed, 0


def names(pdf: pikepdf.Pdf) -> set[str]:
    """Of every field, wherever it hangs, as a whole and in parts."""
    if "/AcroForm" not in pdf.Root:
        return set()
    known = {
        str(inner["/T"])
        for inner in pdf_objects.everything(pdf)
        if isinstance(inner.get("/T"), pikepdf.String)
    }
    return known | {part for one in known for part in one.split(".")}


def tangled(pdf: pikepdf.Pdf) -> bool:
    """Does its form lead to a field twice? Of a few such fields come a million ways down."""
    form = pdf.Root.get("/AcroForm")
    waiting = [form.get("/Fields")] if isinstance(form, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        listed = waiting.pop()
        for one in listed if isinstance(listed, pikepdf.Array) else ():
            if isinstance(one, pikepdf.Dictionary):
                if one.is_indirect and one.objgen in seen:
                    return True
                seen.add(one.objgen)
                waiting.append(one.get("/Kids"))
    return False
