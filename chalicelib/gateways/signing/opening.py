"""A stranger's PDF, opened: what it is, whether it can be signed, and what is taken out first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pikepdf

from chalicelib.gateways import pdf_reader
from chalicelib.gateways.signing import appearing, free_room
from chalicelib.gateways.signing.objects import too_much, unreadable
from chalicelib.gateways.signing.placing import Sheet, sheet
from chalicelib.gateways.signing.shapes import MOST_PAGES

# What does something by itself or with a click that is not going to a page or an address.
DOING = pdf_reader.ACTIONS | {"/SubmitForm", "/ResetForm", "/GoToE", "/GoToR", "/Hide", "/Movie"}
# Signatures that give rights to readers, by their old and new name.
RIGHTS = {"/UR", "/UR3"}
CARRIERS = {"/RichMedia", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D"}


@dataclass
class Opened:
    """`rewrite`: the file cannot be built upon as it is. `taken`: names that its fields have.
    `unshowable`: what its form says is drawn by viewers, each in its own way, and not by us.
    `tangled`: a field of it hangs in more than one place."""

    refused: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    occupied: list[tuple[float, float]] = field(default_factory=list)
    signed: bool = False
    certified: int = 0
    repaired: bool = False
    strips: list[str] = field(default_factory=list)
    owner_password: bool = False
    rewrite: bool = False
    taken: set[str] = field(default_factory=set)
    unshowable: bool = False
    tangled: bool = False


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
        found.occupied = free_room.occupied(pdf.pages[-1], found.sheets[-1])
        found.taken, found.tangled = names(pdf), tangled(pdf)
        found.strips = strip(pdf) if not found.signed else []
        found.repaired = repaired or not _begins_well(file)
        found.rewrite = bool(found.strips or found.repaired or found.owner_password)
        if not found.signed:
            _settle(found, pdf)
    return found


def _settle(found: Opened, pdf: pikepdf.Pdf) -> None:
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
    if not isinstance(rights, pikepdf.Dictionary) or RIGHTS.isdisjoint(rights.keys()):
        return False
    del pdf.Root["/Perms"]
    return True


def _signs(inner: Any) -> bool:
    """Signed by somebody; what a maker of forms signs to give rights to readers is not."""
    if "/ByteRange" not in inner or "/Contents" not in inner:
        return False
    references = inner.get("/Reference")
    methods = [
        str(one.get("/TransformMethod"))
        for one in (references if isinstance(references, pikepdf.Array) else ())
        if isinstance(one, pikepdf.Dictionary)
    ]
    return not methods or not RIGHTS.issuperset(methods)


def signatures(pdf: pikepdf.Pdf) -> tuple[bool, int]:
    """Does it carry any, and what does the certification permit (0 without one)?"""
    signed = any(_signs(inner) for found in pdf.objects for inner in pdf_reader.dictionaries(found))
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
        for found in pdf.objects
        for inner in pdf_reader.dictionaries(found)
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


def strip(pdf: pikepdf.Pdf) -> list[str]:
    """Takes out what acts by itself and what is carried along; names it, each kind once."""
    found = [*_strip_root(pdf), *_strip_pages(pdf)]
    for each in [*pdf.objects, pdf.trailer]:
        for inner in pdf_reader.dictionaries(each):
            found += _strip_actions(inner)
    return sorted(set(found))


def _strip_root(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    names = root.get("/Names")
    for key, kind in (("/JavaScript", "javascript"), ("/EmbeddedFiles", "embedded_files")):
        if isinstance(names, pikepdf.Dictionary) and key in names:
            del names[key]
            yield kind
    for key in ("/AF", "/Collection"):
        if key in root:
            del root[key]
            yield "embedded_files"
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        del form["/XFA"]
        yield "xfa"


def _strip_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        kept, gone = [], False
        for one in page.obj.get("/Annots", ()):
            is_carrier = (
                isinstance(one, pikepdf.Dictionary) and str(one.get("/Subtype")) in CARRIERS
            )
            gone = gone or is_carrier
            kept += [] if is_carrier else [one]
        if gone:
            page.obj.Annots = pikepdf.Array(kept)
            yield "rich_media"


def _strip_actions(inner: Any) -> Iterator[str]:
    if "/AA" in inner:
        del inner["/AA"]
        yield "actions"
    for key in ("/OpenAction", "/A", "/PA", "/Next"):
        if key in inner and (kind := _does(inner[key])):
            del inner[key]
            yield kind


def _does(action: Any) -> str:
    """What kind of doing this is, and nothing for going to a page or an address."""
    first = action[0] if isinstance(action, pikepdf.Array) and len(action) else action
    if not isinstance(first, pikepdf.Dictionary):
        return ""
    kind = str(first.get("/S", ""))
    if kind == "/JavaScript" or "/JS" in first:
        return "javascript"
    return "actions" if kind in DOING else ""
