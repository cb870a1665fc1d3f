"""What an attacker does to fields: values, pictures, signatures."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support.attacks.anatomy import one_of
from tests.support.attacks.desk import Desk, look_of, picked


def _field(desk: Desk, kind: str, **facts: object) -> None:
    page = desk.page()
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), F=4, **facts)
    field.Rect, field.T = Array([60, 700, 360, 760]), String("Bijlage")
    field.AP, field.P = look_of(desk), page
    added = desk.add(field)
    page.Annots = Array([*page.get("/Annots", ()), added])
    if "/AcroForm" not in desk.root:
        desk.root.AcroForm = Dictionary(Fields=Array())
    desk.root.AcroForm.Fields = Array([*desk.root.AcroForm.Fields, added])
    desk.put(page, desk.root, desk.root.AcroForm)


def an_empty_signature_with_a_picture(desk: Desk) -> None:
    """The sneaky signature: nobody signed in it, and it shows whatever it likes."""
    _field(desk, "/Sig")


def a_field_with_a_value(desk: Desk) -> None:
    _field(desk, "/Tx", V=String("EUR 9.999,00"), DA=String("/Helv 12 Tf 0 g"))


def a_form_filled_in(desk: Desk) -> None:
    for kind in ("/Tx", "/Btn", "/Ch"):
        for field in desk.fields(kind):
            if not str(field.get("/T", "")).startswith("log_"):
                _filled(desk, field, kind)
                return


def _filled(desk: Desk, field: pikepdf.Object, kind: str) -> None:
    field.V = String("9.999,00") if kind == "/Tx" else Name.Yes
    if kind == "/Btn":
        field.AS = Name.Yes
    else:
        field.AP = look_of(desk)
    desk.put(field)


def a_log_forged(desk: Desk) -> None:
    """What stands in the log of a signer: value and look."""
    logs = [one for one in desk.fields("/Tx") if str(one.get("/T", "")).startswith("log_")]
    for field in logs[:1]:
        field.V, field.AP = String("Ondertekenaar: Dirk Vos"), look_of(desk)
        desk.put(field)


def a_look_written_over(desk: Desk) -> None:
    """The dictionaries stay, the stream that draws them is another."""
    field = picked(desk, one_of(desk.random, ("/Tx", "/Sig", "/Btn")))
    look = field.get("/AP", Dictionary()).get("/N") if field is not None else None
    if isinstance(look, pikepdf.Stream):
        look.write(b"0.8 g 0 0 500 500 re f")
        desk.put(look)


def ink_of_another(desk: Desk) -> None:
    field = picked(desk, "/Sig")
    if field is not None:
        field.AP = look_of(desk)
        desk.put(field)


def a_signature_taken_away(desk: Desk) -> None:
    field = picked(desk, "/Sig")
    if field is not None and "/V" in field:
        del field["/V"]
        desk.put(field)


def a_signature_hidden(desk: Desk) -> None:
    field = picked(desk, "/Sig")
    if field is not None:
        field.F = 2
        desk.put(field)


def a_field_taken_away(desk: Desk) -> None:
    form = desk.root.get("/AcroForm")
    if form is not None and len(form.Fields):
        gone = int(desk.random.random() * len(form.Fields))
        form.Fields = Array([one for n, one in enumerate(form.Fields) if n != gone])
        desk.put(desk.root, form)


def a_form_taken_away(desk: Desk) -> None:
    if "/AcroForm" in desk.root:
        del desk.root["/AcroForm"]
    desk.put(desk.root)


def appearances_asked_anew(desk: Desk) -> None:
    if "/AcroForm" in desk.root:
        desk.root.AcroForm.NeedAppearances = True
        desk.put(desk.root, desk.root.AcroForm)


EDITS = (
    an_empty_signature_with_a_picture,
    a_field_with_a_value,
    a_form_filled_in,
    a_log_forged,
    a_look_written_over,
    ink_of_another,
    a_signature_taken_away,
    a_signature_hidden,
    a_field_taken_away,
    a_form_taken_away,
    appearances_asked_anew,
)
