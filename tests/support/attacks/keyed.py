"""Attacks with keys: anybody can make a certificate at home, and ask a trusted service the time."""

import asyncio
import io
from collections.abc import Iterator, Mapping
from typing import Any

from chalicelib.gateways.signing import layout, timestamps
from chalicelib.gateways.signing.objects import pdf, stream, value_of
from tests.support import strangers
from tests.support.attacks import desk, forms, pages
from tests.support.attacks.anatomy import Anatomy
from tests.support.attacks.judging import Attack, Base, Bases, among, base
from tests.support.attacks.updates import table, without_end
from tests.support.signing import ANNA, document

EDITS = (
    pages.other_contents,
    pages.a_note_on_top,
    forms.an_empty_signature_with_a_picture,
    forms.a_form_filled_in,
    forms.a_log_forged,
)


def stamped(content: bytes, look: Mapping[str, Any] | None = None) -> bytes:
    """With a timestamp over all of it, by a service that we trust as well; its field as given."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfTimeStamper

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    if look is not None:
        _field(writer, look)
    made = PdfTimeStamper(timestamps.timestamper(), field_name="Tijd")
    return asyncio.run(made.async_timestamp_pdf(writer, "sha256")).getvalue()


def _field(writer: Any, look: Mapping[str, Any]) -> None:
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    append_signature_field(writer, SigFieldSpec("Tijd", box=(60, 700, 360, 760)))
    fields = map(value_of, writer.root["/AcroForm"]["/Fields"])
    field = next(one for one in fields if one.get("/T") == "Tijd")
    shown = stream(b"1 0.9 0.9 rg 0 0 300 60 re f", {**FORM, "/BBox": [0, 0, 300, 60]})
    field["/AP"] = pdf({"/N": writer.add_object(shown)})
    field.update(pdf(look))
    writer.update_container(field)


FORM = {"/Type": "/XObject", "/Subtype": "/Form"}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "in sight": {},
    "of no width": {"/Rect": [60, 700, 60, 760]},
    "of no height": {"/Rect": [60, 700, 360, 700]},
    "of no width, with an edge": {
        "/Rect": [60, 700, 60, 760],
        "/MK": {"/BC": [1, 0, 0], "/BG": [1, 0, 0]},
        "/BS": {"/W": 200},
        "/Border": [0, 0, 200],
    },
    "that says another name": {"/Rect": [0, 0, 0, 0], "/TU": "Ondertekend door Dirk Vos"},
    "of somebody": {"/Rect": [0, 0, 0, 0], "/Popup": {"/Subtype": "/Popup", "/Open": True}},
}


def stamped_in_sight(bases: Bases) -> Iterator[Attack]:
    """The field of the timestamp shows something itself."""
    for genuine in among(bases, "plain", "foreign"):
        whole = Anatomy(genuine.content)
        cut = whole.content[: whole.ends[-2] if genuine.name == "plain" else None]
        for kind, look in LOOKS.items():
            yield Attack(
                base=genuine, kind=f"a timestamp {kind}", content=stamped(cut, look), cut=cut
            )


def stamped_anew(bases: Bases) -> Iterator[Attack]:
    """What was changed lies under a closing timestamp again, over the whole file."""
    for genuine in among(bases, "plain", "form", "collected", "foreign"):
        whole = Anatomy(genuine.content)
        for edit in EDITS:
            for end in {len(whole.content), *whole.ends[-2:-1]}:
                cut, kind = whole.content[:end], f"stamped anew, {edit.__name__}"
                if made := desk.edited(cut, edit):
                    kind = f"{kind}, after revision {whole.revision(end)}"
                    yield Attack(base=genuine, kind=kind, content=stamped(table(made)), cut=cut)


def stamped_and_cut_back(bases: Bases) -> Iterator[Attack]:
    """Fewer signatures than were given, closed by a timestamp of today."""
    for genuine in among(bases, "plain", "accountant"):
        whole = Anatomy(genuine.content)
        for number, end in enumerate(whole.ends[:-2]):
            kind = f"cut back to revision {number}, stamped"
            cut = whole.content[:end]
            yield Attack(base=genuine, kind=kind, content=stamped(cut), cut=cut)


def signed_by_another(content: bytes, field: str, called: str, **facts: Any) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    meta = PdfSignatureMetadata(field, subfilter=SigSeedSubFilter.PADES, **facts)
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    signer = PdfSigner(
        meta,
        strangers.signer(called),
        timestamper=timestamps.timestamper(),
        new_field_spec=SigFieldSpec(field),
    )
    return bytes(signer.sign_pdf(writer, existing_fields_only=False).getvalue())


def another_hand(bases: Bases) -> Iterator[Attack]:
    """A stranger called Anna, in the field of Anna or beside it; and one called as our seal."""
    for genuine in among(bases, "plain"):
        yield from _another_hand(genuine)


def _another_hand(genuine: Base) -> Iterator[Attack]:
    whole = Anatomy(genuine.content)
    after_anna = whole.content[: whole.ends[-3]]
    before_anna = whole.content[: whole.ends[-4]]
    hers = signed_by_another(before_anna, layout.SIGNATURE + ANNA.key, ANNA.name)
    yield Attack(base=genuine, kind="the hand of another", content=hers, cut=hers)
    yield Attack(base=genuine, kind="the hand of another, stamped", content=stamped(hers), cut=hers)
    sealed = signed_by_another(after_anna, layout.SEAL, "Akkoord seal")
    yield Attack(base=genuine, kind="the seal of another", content=sealed)
    yield Attack(base=genuine, kind="the seal of another, stamped", content=stamped(sealed))
    beside = signed_by_another(whole.content, "bij", ANNA.name)
    yield Attack(base=genuine, kind="a hand more", content=beside)
    yield Attack(base=genuine, kind="a hand more, stamped", content=stamped(beside))


def only_a_timestamp(bases: Bases) -> Iterator[Attack]:
    """Nobody signed it; a service that we trust said when it was seen."""
    given = base("unsigned", document())
    yield Attack(base=given, kind="only a timestamp", content=stamped(given.content))
    for genuine in among(bases, "plain", "collected"):
        first = genuine.content[: Anatomy(genuine.content).ends[0]]
        yield Attack(
            base=genuine, kind="only a timestamp, cut back", content=stamped(first), cut=first
        )


def unread_update(bases: Bases) -> Iterator[Attack]:
    """An update that ends badly, under a timestamp that covers it."""
    for genuine in among(bases, "plain", "collected", "foreign"):
        made = desk.edited(genuine.content, pages.other_contents)
        assert made
        yield Attack(
            base=genuine, kind="unread update, stamped", content=stamped(without_end(made))
        )


KINDS = (
    stamped_anew,
    stamped_in_sight,
    stamped_and_cut_back,
    another_hand,
    only_a_timestamp,
    unread_update,
)
