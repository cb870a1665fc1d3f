"""Genuine files of every kind that the engine makes, and one that it only reads.

The document inside carries what shadow attacks need: it was made by an attacker before anybody
signed it. Nothing of that shows.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import Slot
from tests.support import strangers
from tests.support.attacks.anatomy import Anatomy
from tests.support.attacks.judging import Base, base
from tests.support.attacks.updates import table, update
from tests.support.signing import ANNA, BRAM, OFFICE, WAVE, document, paper, signature

SHADOW = "/Schaduw"
LOOK = b"0.9 g 0 0 200 20 re f 0 g BT /F1 12 Tf 4 4 Td (%s) Tj ET"
MEMBERS = tuple(Slot(key=f"lid{number}", name=f"Lid {number}") for number in range(7))


def shadowed(pdf: Pdf) -> None:
    """A cover over words, other words that nothing leads to, and a page in the bytes of a stream.

    Whoever opens the cover, or leads to the hidden, shows another document without adding one.
    """
    page = pdf.pages[0].obj
    cover = pdf.make_stream(b"1 g 60 600 300 40 re f 0 g BT /F1 12 Tf 60 610 Td (EUR 10) Tj ET")
    cover.Type, cover.Subtype, cover.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    cover.Resources = Dictionary(Font=page.Resources.Font)
    page.Resources.XObject = Dictionary(Cover=cover)
    below = b" BT /F1 12 Tf 60 610 Td (EUR 9.000) Tj ET /Cover Do"
    page.Contents = Stream(pdf, page.Contents.read_bytes() + below)
    hidden = pdf.make_stream(b"BT /F1 30 Tf 60 700 Td (EUR 9.000) Tj ET")
    inside = pdf.make_stream(b"0 0 obj\n<< /Type /Page /MediaBox [0 0 300 300] >>\nendobj\n")
    pdf.Root[SHADOW] = pdf.make_indirect(Dictionary(Hidden=hidden, Inside=inside))


def with_form(pdf: Pdf) -> None:
    """A line to fill in, a box to tick and a choice of two."""
    shadowed(pdf)
    page = pdf.pages[0].obj
    text = _widget(pdf, "bedrag", Name.Tx, 500, V=String("10,00"), DA=String("/F1 12 Tf 0 g"))
    text.AP = Dictionary(N=_look(pdf, b"10,00"))
    tick = _widget(pdf, "akkoord", Name.Btn, 470, V=Name.Off, AS=Name.Off)
    choice = pdf.make_indirect(Dictionary(T=String("keuze"), FT=Name.Btn, Ff=49152, V=Name.Off))
    choice.Kids = Array([_choice(pdf, choice, place) for place in (440, 410)])
    tick.AP = _two(pdf, "Yes")
    page.Annots = Array([text, tick, *choice.Kids])
    font = Dictionary(Font=page.Resources.Font)
    pdf.Root.AcroForm = Dictionary(Fields=Array([text, tick, choice]), DR=font)


def _widget(pdf: Pdf, name: str, kind: Name, bottom: int, **facts: object) -> Dictionary:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4, **facts)
    made.Rect, made.T, made.FT = Array([60, bottom, 260, bottom + 20]), String(name), kind
    made.P = pdf.pages[0].obj
    return pdf.make_indirect(made)


def _choice(pdf: Pdf, above: Dictionary, bottom: int) -> Dictionary:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4, Parent=above, AS=Name.Off)
    made.Rect, made.P = Array([60, bottom, 80, bottom + 20]), pdf.pages[0].obj
    made.AP = _two(pdf, f"Keuze{bottom}")
    return pdf.make_indirect(made)


def _two(pdf: Pdf, on: str) -> Dictionary:
    states = Dictionary(Off=_look(pdf, b"-"))
    states[f"/{on}"] = _look(pdf, b"X")
    return Dictionary(N=states)


def _look(pdf: Pdf, told: bytes) -> Stream:
    look = pdf.make_stream(LOOK % told)
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
    look.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    return look


def plain() -> bytes:
    laid_out = engine.lay_out(document(shadowed), paper(ANNA)).content
    certified = engine.certify(laid_out, office=OFFICE)
    return engine.seal(engine.sign(certified, signature(ANNA, WAVE)))


def form() -> bytes:
    """Its table of contents is a stream."""
    given = document(with_form, object_stream_mode=_packed())
    certified = engine.certify(engine.lay_out(given, paper(ANNA)).content, office=OFFICE)
    return engine.seal(engine.sign(certified, signature(ANNA)))


def _packed() -> Any:
    from pikepdf import ObjectStreamMode

    return ObjectStreamMode.generate


def collected() -> bytes:
    signatures = [signature(slot) for slot in MEMBERS]
    return engine.collect(document(with_form), paper(*MEMBERS), signatures)


def wrapped() -> bytes:
    return engine.wrap(foreign(), paper(ANNA), [signature(ANNA)])


def accountant() -> bytes:
    """Certified by the accountant, who signs in a box."""
    laid_out = engine.lay_out(document(shadowed), paper(BRAM, ANNA)).content
    certified = engine.certify(laid_out, signature(BRAM))
    return engine.seal(engine.sign(certified, signature(ANNA)))


def foreign() -> bytes:
    """Signed by somebody whom nobody here knows, who let others fill in and comment."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    meta = PdfSignatureMetadata("Contract", certify=True, docmdp_permissions=MDPPerm.ANNOTATE)
    given = IncrementalPdfFileWriter(io.BytesIO(with_trap(document(with_form))))
    made: bytes = sign_pdf(given, meta, strangers.signer()).getvalue()
    return made


def with_trap(content: bytes) -> bytes:
    """In the bytes of a stream stands what whoever mends the file takes for its last object: other
    words for the first page."""
    with Anatomy(content).opened() as pdf:
        number, size = pdf.pages[0].obj.Contents.objgen[0], int(pdf.trailer.Size)
        words = b"<< /Length 23 >>\nstream\n0 g 60 700 200 40 re f\n\nendstream"
        trap = b"%d 0 obj\n%s\nendobj\n" % (number, words)
        held = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(trap), trap)
        return table(update(content, pdf, {size: held}))


KINDS: tuple[Callable[[], bytes], ...] = (plain, form, collected, wrapped, accountant, foreign)


def bases() -> Iterator[Base]:
    for kind in KINDS:
        yield base(kind.__name__, kind())
