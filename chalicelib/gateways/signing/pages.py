"""The pages of a file that is added to: where each is, how it is seen, and what lies on it."""

from functools import cache
from typing import Any

from chalicelib.gateways.signing.objects import pdf, value_of
from chalicelib.gateways.signing.sheets import Sheet, sheet


def seen(page: Any) -> Sheet:
    media, crop = (_edges(_inherited(page, key)) for key in ("/MediaBox", "/CropBox"))
    return sheet(media or (0, 0, 612, 792), crop, int(_inherited(page, "/Rotate") or 0))


def _edges(found: Any) -> list[float] | None:
    return [float(value_of(edge)) for edge in found] if found else None


def _inherited(page: Any, key: str) -> Any:
    for _ in range(50):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = value_of(page["/Parent"])
    return None


def with_annotations(writer: Any, number: int) -> tuple[Any, Any]:
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
    if len(kids) == int(node["/Count"]) and kids[place]["/Type"] == "/Page":
        return kids.raw_get(place)
    for number in range(len(kids)):
        kid = kids[number]
        many = int(kid["/Count"]) if kid["/Type"] == "/Pages" else 1
        if place < many:
            return _find_page(kid, place) if kid["/Type"] == "/Pages" else kids.raw_get(number)
        place -= many
    raise IndexError("no such page")
