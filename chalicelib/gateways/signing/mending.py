"""Puts right what viewers forgive and what pyHanko, rightly strict about later changes, does not.

What a page shows stays the same. Done only where a file did not come through a rehearsal as it is.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from chalicelib.gateways import pdf_objects

# What a page may have from the nodes above it (ISO 32000-1, table 30).
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
TRAILER = {"/Root", "/Info", "/ID", "/Size", "/Encrypt", "/Prev"}
LOOKS = ("/N", "/R", "/D")


def mend(pdf: Pdf) -> None:
    _drop(pdf.trailer, [key for key in pdf.trailer.keys() if key not in TRAILER])  # noqa: SIM118
    _set_facts_apart(pdf)
    pdf.trailer.Size = len(pdf.objects) + 1  # qpdf writes the right one, where there is one
    for inner in pdf_objects.everything(pdf):
        _name_values(inner)
    _rebuild_pages(pdf)
    for page in pdf.pages:
        _mend_annotations(pdf, page.obj)
    _mend_form(pdf)


def _set_facts_apart(pdf: Pdf) -> None:
    """Title and author in an object that is nothing else besides: each revision writes there."""
    known = pdf.trailer.get("/Info")
    if isinstance(known, Dictionary):
        facts = {key: value for key, value in known.items() if isinstance(value, String)}
        pdf.trailer.Info = pdf.make_indirect(Dictionary(facts))


def _drop(holder: Any, keys: list[str]) -> None:
    for key in keys:
        del holder[key]


def _name_values(inner: Any) -> None:
    """Numbers and names stand where they are used; what refers to nothing goes."""
    for key in inner.keys():  # noqa: SIM118 (a stream has keys only)
        value = inner.get(key)
        if value is None:
            del inner[key]
        elif isinstance(value, Array):
            _name_items(value)
        elif key != "/Length" and not isinstance(value, Dictionary | pikepdf.Stream):
            inner[key] = value


def _name_items(items: Array) -> None:
    for place in range(len(items)):
        value = items[place]
        if not isinstance(value, Array | Dictionary | pikepdf.Stream):
            items[place] = value


def _rebuild_pages(pdf: Pdf) -> None:
    """All under one root, each with what it had from above."""
    pages = [page.obj for page in pdf.pages]
    for page in pages:
        for key in INHERITED:
            if key not in page and (found := _from_above(page, key)) is not None:
                page[key] = found
    root = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(pages), Kids=Array(pages)))
    for page in pages:
        page.Type, page.Parent = Name.Page, root
    pdf.Root.Type, pdf.Root.Pages = Name.Catalog, root


def _from_above(page: Any, key: str) -> Any:
    above = page.get("/Parent")
    for _ in range(50):
        if not isinstance(above, Dictionary):
            return None
        if key in above:
            return above[key]
        above = above.get("/Parent")
    return None


def _mend_annotations(pdf: Pdf, page: Any) -> None:
    """Each an object of its own, once on its page."""
    if "/Annots" not in page:
        return
    listed = page.Annots if isinstance(page.Annots, Array) else ()
    page.Annots = Array(_distinct(pdf, listed, set()))
    for one in page.Annots:
        _mend_look(pdf, one)


def _distinct(pdf: Pdf, listed: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """Those that are dictionaries and were not seen before, as objects of their own."""
    for one in listed:
        if isinstance(one, Dictionary):
            named = one if one.is_indirect else pdf.make_indirect(one)
            if named.objgen not in seen:
                seen.add(named.objgen)
                yield named


def _mend_look(pdf: Pdf, annotation: Any) -> None:
    """The looks of what has several states, where it is not said which is shown."""
    looks = annotation.get("/AP")
    if not isinstance(looks, Dictionary) or "/AS" in annotation:
        return
    for key in LOOKS:
        if isinstance(looks.get(key), Dictionary) and not looks[key].is_indirect:
            looks[key] = pdf.make_indirect(looks[key])


def _mend_form(pdf: Pdf) -> None:
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    if not isinstance(form, Dictionary):
        del pdf.Root["/AcroForm"]
        return
    fields = form.get("/Fields")
    form.Fields = Array(_fields(pdf, fields if isinstance(fields, Array) else (), set(), None))


def _fields(pdf: Pdf, listed: Any, seen: set[tuple[int, int]], kind: Any) -> list[Any]:
    """A tree in which every field hangs once, by a name that its neighbours do not have."""
    names: set[str] = set()
    fields = list(_distinct(pdf, listed, seen))
    for field in fields:
        own = field.get("/FT", kind)
        if "/Kids" in field:
            _mend_kids(pdf, field, seen, own)
        if "/T" in field:
            _rename(field, names, own)
        _mend_look(pdf, field)
    return fields


def _mend_kids(pdf: Pdf, field: Any, seen: set[tuple[int, int]], kind: Any) -> None:
    kids = _fields(pdf, field.Kids if isinstance(field.Kids, Array) else (), seen, kind)
    for kid in kids:
        kid.Parent = field
    field.Kids = Array(kids)


def _rename(field: Any, names: set[str], kind: Any) -> None:
    """Without a kind it is no field, and what it shows is shown without a name too."""
    if not isinstance(field.T, String) or (kind is None and not field.get("/Kids")):
        del field["/T"]
        return
    plain = str(field.T).replace(".", "_")
    name, number = plain, 1
    while name in names:
        number += 1
        name = f"{plain} ({number})"
    names.add(name)
    if name != str(field.T):
        field.T = name
