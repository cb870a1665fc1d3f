"""A form that leaves its looks to the viewer gets them in the file, before they are signed.

NeedAppearances (ISO 32000-1, table 218) has every viewer draw the fields anew, each in its own way.
What we add must not be drawn anew, and what people see must be what they sign.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from pikepdf.form import ExtendedAppearanceStreamGenerator

SHOWING = {"Tj", "TJ", "'", '"'}
CHECK = "4"  # in ZapfDingbats
# What the fonts of forms can write.
ENCODING = "cp1252"
# What goes wrong with a field that is not what it says, or names a font that is not there.
UNDRAWN = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Unshowable(Exception):
    """What a field says cannot be drawn with the font that it names."""


def draw(pdf: Pdf) -> bool:
    """Gives every field the look of what it says; whether any had another one, or none."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary) or not form.get("/NeedAppearances", False):
        return False
    drawing = ExtendedAppearanceStreamGenerator(pdf, pdf.acroform)
    drawn = [_draw(pdf, drawing, field) for field in pdf.acroform.fields]
    return any(drawn)


def _draw(pdf: Pdf, drawing: Any, field: Any) -> bool:
    try:
        if field.field_type in (Name.Tx, Name.Ch):
            return _draw_text(drawing, field)
        boxes = pdf.acroform.get_annotations_for_field(field) if _is_box(field) else ()
        drawn = [_draw_state(pdf, each.obj) for each in boxes]
    except UNDRAWN as error:
        raise Unshowable(type(error).__name__) from error
    return any(drawn)


def _is_box(field: Any) -> bool:
    return bool(field.is_checkbox or field.is_radio_button)


def _draw_text(drawing: Any, field: Any) -> bool:
    """Not where its look says the same already."""
    value = field.value_as_string
    boxes = drawing.form.get_annotations_for_field(field)
    if all(_says(each.obj) == _plain(value) for each in boxes):
        return False
    value.encode(ENCODING)
    generate = drawing.generate_text if field.field_type == Name.Tx else drawing.generate_choice
    generate(field)
    return True


def _says(annotation: Any) -> str:
    """The letters that its look draws, as far as they are written as such."""
    look = annotation.get("/AP", Dictionary()).get("/N")
    if not isinstance(look, Stream):
        return ""
    return _plain("".join(_strings(look)))


def _strings(look: Stream) -> Iterator[str]:
    for read in pikepdf.parse_content_stream(look):
        if str(read.operator) in SHOWING:
            for operand in read.operands:
                for one in operand if isinstance(operand, Array) else [operand]:
                    if isinstance(one, pikepdf.String):
                        yield bytes(one).decode(ENCODING, "replace")


def _plain(text: str) -> str:
    return "".join(text.split())


def _draw_state(pdf: Pdf, annotation: Any) -> bool:
    """A box shows whether it is ticked; where it has a good look for that, the look stays."""
    state = annotation.get("/AS") or annotation.get("/V") or Name.Off
    looks = annotation.get("/AP", Dictionary()).get("/N")
    look = looks.get(str(state)) if isinstance(looks, Dictionary) else None
    drawn = _box(annotation, ticked=state != Name.Off)
    if not drawn or not isinstance(state, Name) or (isinstance(look, Stream) and "/BBox" in look):
        return False
    annotation.AS = state
    annotation.AP = Dictionary(N=Dictionary({str(state): _as_look(pdf, annotation, drawn)}))
    return True


def _box(annotation: Any, *, ticked: bool) -> str:
    """Its ground, its edge and its sign, as far as it has them (ISO 32000-1, table 189)."""
    facts = annotation.get("/MK", Dictionary())
    wide, high = _size(annotation)
    inside, parts = f"0.5 0.5 {wide - 1:.2f} {high - 1:.2f} re", []
    for key, operators, drawing in (("/BG", "g rg k", "f"), ("/BC", "G RG K", "S")):
        if colour := _colour(facts.get(key, ()), operators.split()):
            parts.append(f"{colour} {inside} {drawing}")
    if ticked:
        size = min(wide, high) * 0.8
        place = f"{(wide - size * 0.85) / 2:.2f} {(high - size * 0.7) / 2:.2f} Td"
        sign = str(facts.get("/CA", ""))[:1] or CHECK
        parts.append(f"BT 0 g /ZaDb {size:.2f} Tf {place} ({sign}) Tj ET")
    return "\n".join(parts)


def _colour(values: Any, operators: list[str]) -> str:
    names = dict(zip((1, 3, 4), operators, strict=True))
    many = len(values)
    return (
        " ".join([*(f"{float(one):.3f}" for one in values), names[many]]) if many in names else ""
    )


def _size(annotation: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in annotation.Rect)
    return abs(right - left), abs(top - bottom)


def _as_look(pdf: Pdf, annotation: Any, drawn: str) -> Stream:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    return pdf.make_stream(
        f"q\n{drawn}\nQ".encode(ENCODING, "replace"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, *_size(annotation)]),
        Resources=Dictionary(Font=Dictionary(ZaDb=font)),
    )
