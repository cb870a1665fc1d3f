"""Lays everything out in a file before its first signature, as one addition at its end.

What stands there stays where it is: pages, pictures and fonts are neither read nor copied. After a
signature no page and no file could be added without breaking it, so it all happens here.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from chalicelib.core.replacing import replace
from chalicelib.gateways.signing import attaching, boxes, embedding, log_page, pages, typeface
from chalicelib.gateways.signing.drawing import Drawing, Letters
from chalicelib.gateways.signing.log_page import LogPage
from chalicelib.gateways.signing.objects import pdf, stream, text, value_of
from chalicelib.gateways.signing.shapes import PageBox, Paper, Places, SignatureToAdd, Slot
from chalicelib.gateways.signing.sheets import Rectangle
from chalicelib.gateways.signing.words import words

SIGNATURE, LOG, SEAL, OPENING = "sig_", "log_", "seal", "opening"
# Behind our names where the file has one of them already.
MARK = "~"
# In the form: what our fields are called in this file.
OURS = "/AKKD_Ours"
PRINTED, HIDDEN, LOCKED = 4, 2, 128
READ_ONLY, MULTILINE = 1, 1 << 12
# In the catalogue of a wrapper: SHA-256 of what it carries.
WRAPS = "/AKKD_Wraps"
# In the form: which characters our faces have, and how wide they are.
LETTERS = "/AKKD_Letters"
APPENDS_ONLY = 3  # SigFlags: there are signatures, and the file may only grow


class FieldNames(Struct, frozen=True, kw_only=True):
    """What our fields are called, for the signers with these keys."""

    keys: tuple[str, ...]
    mark: str = ""

    def signature(self, key: str) -> str:
        return f"{SIGNATURE}{key}{self.mark}"

    def log(self, key: str) -> str:
        return f"{LOG}{key}{self.mark}"

    @property
    def seal(self) -> str:
        return SEAL + self.mark

    @property
    def opening(self) -> str:
        return OPENING + self.mark

    @property
    def to_come(self) -> list[str]:
        """What may still be filled in after the certification."""
        return [*map(self.log, self.keys), *map(self.signature, self.keys), self.seal]


def free_names(keys: Iterable[str], taken: Container[str]) -> FieldNames:
    """Such that none of them is among those that are `taken`."""
    names = FieldNames(keys=tuple(keys))
    while any(one in taken for one in [*names.to_come, names.opening]):
        names = replace(names, mark=f"{MARK}{int(names.mark[1:] or 1) + 1}")
    return names


def names_in(form: Any) -> FieldNames:
    """Those of a file that was laid out."""
    ours = [str(one) for one in value_of(form.get(OURS, ()))]
    mark = ours[-1].removeprefix(SEAL) if ours else ""
    keys = (one.removeprefix(LOG).removesuffix(mark) for one in ours if one.startswith(LOG))
    return FieldNames(keys=tuple(keys), mark=mark)


def unmarked(name: str) -> str:
    """What the field is called where nothing stood in the way."""
    return name.partition(MARK)[0]


def lay_out(
    writer: Any,
    paper: Paper,
    places: Places,
    facts: Sequence[tuple[str, str]],
    taken: Container[str] = (),
) -> int:
    """Log pages, a log field and a signature field for everybody, and one for the seal; gives how
    many pages that took."""
    letters = put_letters(writer, paper)
    fields = form(writer, letters)
    names = name_fields(fields, (slot.key for slot in paper.slots), taken)
    if places.adds:
        add_page(writer, log_page.page_for_boxes(paper, letters))
    logs = log_page.log_pages(paper, letters, facts, "log_title")
    for page in logs:
        _add_log_page(writer, fields, page, paper, letters)
    for slot in paper.slots:
        _add_box(writer, fields, slot, places.boxes[slot.key], paper=paper, letters=letters)
    add_seal(writer, fields, names)
    return places.adds + len(logs)


def name_fields(form: Any, keys: Iterable[str], taken: Container[str]) -> FieldNames:
    names = free_names(keys, taken)
    form[OURS] = pdf([text(one) for one in names.to_come])
    return names


def put_letters(writer: Any, paper: Paper, signatures: Sequence[SignatureToAdd] = ()) -> Letters:
    texts = [paper.title, paper.office, paper.document_id, *words(paper.language).values()]
    texts += [text for slot in paper.slots for text in (*slot.names, *slot.note)]
    texts += [text for signature in signatures for text in texts_of(signature)]
    made = {name: embedding.embed(writer, name, texts) for name in typeface.NAMES}
    faces = {name: face for name, (face, _) in made.items()}
    return Letters(faces=faces, fonts={name: font for name, (_, font) in made.items()})


def read_letters(form: Any) -> Letters:
    """Those that `put_letters` left in this file."""
    fonts = value_of(value_of(form["/DR"])["/Font"])
    found = {name: fonts.raw_get(f"/{name}") for name in typeface.NAMES}
    return Letters(faces=embedding.heard(value_of(form[LETTERS]).data), fonts=found)


def letters_for(writer: Any, form: Any, texts: Sequence[str]) -> Letters:
    """Those of the file, and what these texts need besides."""
    known = read_letters(form)
    faces, fonts = dict(known.faces), dict(known.fonts)
    for name, face in known.faces.items():
        faces[name], more = embedding.embed_more(writer, face, texts)
        if more:
            fonts[name + embedding.MORE] = more
    return Letters(faces=faces, fonts=fonts)


def texts_of(signature: SignatureToAdd) -> list[str]:
    own = [signature.name, signature.for_whom, signature.ink.typed, *signature.log]
    return [*own, *words(signature.language).values()]


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
        field["/T"] = text(names_in(form).log(key))
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
        "/Ff": READ_ONLY | MULTILINE,
        "/F": PRINTED | LOCKED,
        "/Rect": list(map(float, place)),
        "/DA": text(f"/{typeface.REGULAR} {log_page.SIZE} Tf 0 g"),
        "/AP": {"/N": writer.add_object(empty.as_form())},
    }


def _add_box(
    writer: Any, form: Any, slot: Slot, box: PageBox, paper: Paper, letters: Letters
) -> None:
    page, annotations = pages.with_annotations(writer, box.page)
    seen = pages.seen(value_of(page))
    measure = boxes.Measure(width=box.width * seen.size.width, height=box.height * seen.size.height)
    look = boxes.waiting(slot, measure, letters, paper.language)
    names = names_in(form)
    lock = {"/Type": "/SigFieldLock", "/Action": "/Include", "/Fields": [names.log(slot.key)]}
    field = {
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/FT": "/Sig",
        "/T": text(names.signature(slot.key)),
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


def add_seal(writer: Any, form: Any, names: FieldNames) -> None:
    page, annotations = pages.with_annotations(writer, 1)
    field = {
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/FT": "/Sig",
        "/T": text(names.seal),
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
