"""Lays everything out in a file before its first signature, as one addition at its end.

What stands there stays where it is: pages, pictures and fonts are neither read nor copied. After a
signature no page and no file could be added without breaking it, so it all happens here.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from chalicelib.gateways.signing import attaching, boxes, embedding, log_page, typeface
from chalicelib.gateways.signing.drawing import Drawing, Letters
from chalicelib.gateways.signing.log_page import LogPage
from chalicelib.gateways.signing.objects import pdf, stream, text, value_of
from chalicelib.gateways.signing.shapes import Box, Paper, Places, Signature, Slot
from chalicelib.gateways.signing.sheets import Rectangle, Sheet, sheet
from chalicelib.gateways.signing.words import words

SIGNATURE, LOG, SEAL = "sig_", "log_", "seal"
PRINTED, HIDDEN, LOCKED = 4, 2, 128
READ_ONLY, MULTILINE = 1, 1 << 12
# In the catalogue of a wrapper: SHA-256 of what it carries.
WRAPS = "/AKKD_Wraps"
# In the form: which characters our faces have, and how wide they are.
LETTERS = "/AKKD_Letters"
APPENDS_ONLY = 3  # SigFlags: there are signatures, and the file may only grow


def lay_out(writer: Any, paper: Paper, places: Places, facts: Sequence[tuple[str, str]]) -> None:
    """Log pages, a log field and a signature field for everybody, and one for the seal."""
    letters = put_letters(writer, paper)
    fields = form(writer, letters)
    if places.adds:
        add_page(writer, log_page.page_for_boxes(paper, letters))
    for page in log_page.log_pages(paper, letters, facts, "log_title"):
        _add_log_page(writer, fields, page, paper, letters)
    for slot in paper.slots:
        _add_box(writer, fields, slot, places.boxes[slot.key], paper, letters)
    add_seal(writer, fields)


def put_letters(writer: Any, paper: Paper, signatures: Sequence[Signature] = ()) -> Letters:
    texts = [paper.title, paper.office, paper.document_id, *words(paper.language).values()]
    texts += [text for slot in paper.slots for text in (slot.name, slot.organisation, *slot.note)]
    texts += [text for signature in signatures for text in texts_of(signature)]
    made = {name: embedding.embed(writer, name, texts) for name in typeface.NAMES}
    faces = {name: face for name, (face, _) in made.items()}
    return Letters(faces, {name: font for name, (_, font) in made.items()})


def read_letters(form: Any) -> Letters:
    """Those that `put_letters` left in this file."""
    fonts = value_of(value_of(form["/DR"])["/Font"])
    found = {name: fonts.raw_get(f"/{name}") for name in typeface.NAMES}
    return Letters(embedding.heard(value_of(form[LETTERS]).data), found)


def letters_for(writer: Any, form: Any, texts: Sequence[str]) -> Letters:
    """Those of the file, and what these texts need besides."""
    known = read_letters(form)
    faces, fonts = dict(known.faces), dict(known.fonts)
    for name, face in known.faces.items():
        faces[name], more = embedding.embed_more(writer, face, texts)
        if more:
            fonts[name + embedding.MORE] = more
    return Letters(faces, fonts)


def texts_of(signature: Signature) -> list[str]:
    own = [signature.name, signature.organisation, signature.ink.typed, *signature.log]
    return [*own, *words(signature.language).values()]


def _sheet(page: Any) -> Sheet:
    media, crop = _inherited(page, "/MediaBox"), _inherited(page, "/CropBox")
    turned = int(_inherited(page, "/Rotate") or 0)
    return sheet([float(edge) for edge in media or (0, 0, 612, 792)], crop, turned)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(50):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = value_of(page["/Parent"])
    return None


def form(writer: Any, letters: Letters) -> Any:
    """The form of this file, made or found, with our letters in it."""
    root = writer.root
    if "/AcroForm" not in root or _is_information(writer, root.raw_get("/AcroForm")):
        root["/AcroForm"] = writer.add_object(pdf({"/Fields": []}))
        writer.update_root()
    found = root["/AcroForm"]
    found.pop("/NeedAppearances", None)  # a viewer that draws fields anew would change the file
    found["/SigFlags"] = pdf(APPENDS_ONLY)
    if "/Fields" not in found:
        found["/Fields"] = pdf([])
    found[LETTERS] = writer.add_object(stream(embedding.told(letters.faces)))
    _add_fonts(writer, found, letters)
    writer.update_container(found)
    return found


def _is_information(writer: Any, reference: Any) -> bool:
    """Some programs take the facts about a document (author, maker) for its form as well."""
    return "/Info" in writer.trailer and writer.trailer.raw_get("/Info") == reference


def _add_fonts(writer: Any, form: Any, letters: Letters) -> None:
    if "/DR" not in form:
        form["/DR"] = pdf({})
    resources = form["/DR"]
    if "/Font" not in resources:
        resources["/Font"] = pdf({})
    for name, font in letters.fonts.items():
        resources["/Font"][f"/{name}"] = font
    for part in (resources, resources["/Font"]):
        writer.update_container(part)


def _add_field(writer: Any, form: Any, field: Mapping[str, Any]) -> Any:
    reference = writer.add_object(pdf(field))
    form["/Fields"].append(reference)
    writer.update_container(form["/Fields"])
    return reference


def _add_log_page(writer: Any, form: Any, page: LogPage, paper: Paper, letters: Letters) -> None:
    added = add_page(writer, page.drawing)
    shown = value_of(added)
    for key, place in page.places.items():
        field = _log_field(writer, key, place, paper, letters) | {"/P": added}
        shown["/Annots"].append(_add_field(writer, form, field))


def add_page(writer: Any, drawing: Drawing) -> Any:
    """At the end, right under the root of all pages."""
    above = writer.root.raw_get("/Pages")
    page = writer.add_object(pdf(_page_facts(writer, drawing) | {"/Parent": above}))
    pages = value_of(above)
    pages["/Kids"].append(page)
    pages["/Count"] = pdf(int(pages["/Count"]) + 1)
    for part in (pages, pages["/Kids"]):
        writer.update_container(part)
    return page


def _page_facts(writer: Any, drawing: Drawing) -> dict[str, Any]:
    """A page that inherits nothing from the pages before it."""
    paper = [0, 0, float(drawing.width), float(drawing.height)]
    return {
        "/Type": "/Page",
        "/MediaBox": paper,
        "/CropBox": paper,
        "/Rotate": 0,
        "/Resources": drawing.letters.resources,
        "/Contents": writer.add_object(stream(drawing.content())),
        "/Annots": [],
    }


def _log_field(
    writer: Any, key: str, place: Rectangle, paper: Paper, letters: Letters
) -> dict[str, Any]:
    width, height = place[2] - place[0], place[3] - place[1]
    empty = log_page.log_waiting(width, height, letters, paper.language)
    return {
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/FT": "/Tx",
        "/T": LOG + key,
        "/Ff": READ_ONLY | MULTILINE,
        "/F": PRINTED | LOCKED,
        "/Rect": list(map(float, place)),
        "/DA": text(f"/{typeface.REGULAR} {log_page.SIZE} Tf 0 g"),
        "/AP": {"/N": writer.add_object(empty.as_form())},
    }


def _add_box(writer: Any, form: Any, slot: Slot, box: Box, paper: Paper, letters: Letters) -> None:
    page, annotations = _page_for(writer, box.page)
    seen = _sheet(value_of(page))
    measure = boxes.Measure(box.width * seen.size.width, box.height * seen.size.height)
    look = boxes.waiting(slot, measure, letters, paper.language)
    lock = {"/Type": "/SigFieldLock", "/Action": "/Include", "/Fields": [LOG + slot.key]}
    field = {
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/FT": "/Sig",
        "/T": SIGNATURE + slot.key,
        "/TU": text(slot.name),
        "/F": PRINTED | LOCKED,
        "/P": page,
        "/Rect": list(map(float, seen.rectangle(box))),
        "/MK": {"/R": seen.turned},
        "/Lock": writer.add_object(pdf(lock)),
        "/AP": {"/N": writer.add_object(look.as_form(seen.turned))},
    }
    annotations.append(_add_field(writer, form, field))
    writer.update_container(annotations)


def _page_for(writer: Any, number: int) -> tuple[Any, Any]:
    """The reference of a page, and its list of annotations, made where there is none."""
    reference = _find_page(value_of(writer.root["/Pages"]), number - 1)
    page = value_of(reference)
    if page["/Type"] != "/Page":
        raise ValueError("the pages of this file are not what they say")
    if "/Annots" not in page:
        page["/Annots"] = pdf([])
        writer.update_container(page)
    _name_annotations(writer, page["/Annots"])
    return reference, page["/Annots"]


def _name_annotations(writer: Any, annotations: Any) -> None:
    """Those written in place become objects: otherwise no later check could follow them."""
    for place in range(len(annotations)):
        if not isinstance(annotations.raw_get(place), _reference_type()):
            annotations[place] = writer.add_object(annotations[place])


@cache
def _reference_type() -> Any:
    from pyhanko.pdf_utils.generic import IndirectObject

    return IndirectObject


def _find_page(node: Any, place: int) -> Any:
    """Its reference; where a node has nothing but pages, the others are not even read."""
    kids = node["/Kids"]
    if len(kids) == int(node["/Count"]):
        return kids.raw_get(place)
    for number in range(len(kids)):
        kid = kids[number]
        many = int(kid["/Count"]) if kid["/Type"] == "/Pages" else 1
        if place < many:
            return _find_page(kid, place) if kid["/Type"] == "/Pages" else kids.raw_get(number)
        place -= many
    raise IndexError("no such page")


def add_seal(writer: Any, form: Any) -> None:
    page, annotations = _page_for(writer, 1)
    field = {
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/FT": "/Sig",
        "/T": SEAL,
        "/F": PRINTED | HIDDEN | LOCKED,
        "/P": page,
        "/Rect": [0, 0, 0, 0],
    }
    annotations.append(_add_field(writer, form, field))
    writer.update_container(annotations)


def embed(writer: Any, content: bytes, name: str, title: str) -> None:
    """Attaches a file to the document, byte for byte, as the source of what is shown."""
    facts = {
        "/Type": "/EmbeddedFile",
        "/Subtype": "/application/pdf",
        "/Params": {"/Size": len(content)},
    }
    held = writer.add_object(stream(content, facts, pack=False))
    described = {
        "/Type": "/Filespec",
        "/F": text(name),
        "/UF": text(name),
        "/Desc": text(title),
        "/AFRelationship": "/Source",
        "/EF": {"/F": held, "/UF": held},
    }
    specification = writer.add_object(pdf(described))
    attaching.add(writer, text(name), specification)
