"""Attacks with keys: anybody can make a certificate at home, and ask a trusted service the time."""

import asyncio
import io
from collections.abc import Iterator, Mapping
from typing import Any

from chalicelib.gateways.signing import layout, timestamps
from tests.support import strangers
from tests.support.attacks import desk, forms, pages
from tests.support.attacks.anatomy import Anatomy
from tests.support.attacks.judging import Attack, Base, base
from tests.support.attacks.updates import table, without_end
from tests.support.signing import ANNA, document

Bases = Mapping[str, Base]
EDITS = (
    pages.other_contents,
    pages.a_note_on_top,
    forms.an_empty_signature_with_a_picture,
    forms.a_form_filled_in,
    forms.a_log_forged,
)


def stamped(content: bytes) -> bytes:
    """With a timestamp over all of it, by a service that we trust as well."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfTimeStamper

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    made = PdfTimeStamper(timestamps.timestamper())
    return asyncio.run(made.async_timestamp_pdf(writer, "sha256")).getvalue()


def stamped_anew(bases: Bases) -> Iterator[Attack]:
    """What was changed lies under a closing timestamp again, over the whole file."""
    for name in ("plain", "form", "collected", "foreign"):
        whole = Anatomy(bases[name].content)
        for edit in EDITS:
            for end in {len(whole.content), *whole.ends[-2:-1]}:
                cut, kind = whole.content[:end], f"stamped anew, {edit.__name__}"
                if made := desk.edited(cut, edit):
                    kind = f"{kind}, after revision {whole.revision(end)}"
                    yield Attack(bases[name], kind, stamped(table(made)), cut)


def stamped_and_cut_back(bases: Bases) -> Iterator[Attack]:
    """Fewer signatures than were given, closed by a timestamp of today."""
    for name in ("plain", "accountant"):
        whole = Anatomy(bases[name].content)
        for number, end in enumerate(whole.ends[:-2]):
            kind = f"cut back to revision {number}, stamped"
            cut = whole.content[:end]
            yield Attack(bases[name], kind, stamped(cut), cut)


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
    genuine = bases["plain"]
    whole = Anatomy(genuine.content)
    after_anna = whole.content[: whole.ends[-3]]
    before_anna = whole.content[: whole.ends[-4]]
    hers = signed_by_another(before_anna, layout.SIGNATURE + ANNA.key, ANNA.name)
    yield Attack(genuine, "the hand of another", hers, hers)
    yield Attack(genuine, "the hand of another, stamped", stamped(hers), hers)
    sealed = signed_by_another(after_anna, layout.SEAL, "Akkoord seal")
    yield Attack(genuine, "the seal of another", sealed)
    yield Attack(genuine, "the seal of another, stamped", stamped(sealed))
    beside = signed_by_another(whole.content, "bij", ANNA.name)
    yield Attack(genuine, "a hand more", beside)
    yield Attack(genuine, "a hand more, stamped", stamped(beside))


def only_a_timestamp(bases: Bases) -> Iterator[Attack]:
    """Nobody signed it; a service that we trust said when it was seen."""
    given = base("unsigned", document())
    yield Attack(given, "only a timestamp", stamped(given.content))
    for name in ("plain", "collected"):
        first = bases[name].content[: Anatomy(bases[name].content).ends[0]]
        yield Attack(bases[name], "only a timestamp, cut back", stamped(first), first)


def unread_update(bases: Bases) -> Iterator[Attack]:
    """An update that ends badly, under a timestamp that covers it."""
    for name in ("plain", "collected", "foreign"):
        made = desk.edited(bases[name].content, pages.other_contents)
        assert made
        yield Attack(bases[name], "unread update, stamped", stamped(without_end(made)))


KINDS = (
    stamped_anew,
    stamped_and_cut_back,
    another_hand,
    only_a_timestamp,
    unread_update,
)
