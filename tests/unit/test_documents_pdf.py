"""Which PDFs we show to people, and why not the others."""

import io
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Name, Pdf, Stream

from chalicelib.core.errors import Refused
from chalicelib.core.language import Language
from chalicelib.core.text import error_text
from chalicelib.gateways import pdf, pdf_reader
from chalicelib.gateways.pdf import Finding
from tests.support import acting, carried
from tests.support.signing import gigabyte
from tests.unit.test_signing_odd_files import drawn_with


def a_pdf(change: Callable[[Pdf], None] | None = None, pages: int = 2, **saving: object) -> bytes:
    """A PDF whose pages each show a line, after `change`."""
    made = Pdf.new()
    for number in range(pages):
        page = made.add_blank_page()
        page.Contents = Stream(made, f"BT ({number}) Tj ET".encode() * 20)
    if change:
        change(made)
    target = io.BytesIO()
    made.save(target, **{"object_stream_mode": pikepdf.ObjectStreamMode.disable, **saving})
    return target.getvalue()


def reason_for(content: bytes) -> str:
    """What both the reader itself and the reader at arm's length say."""
    finding = Finding(**pdf_reader.read(content))
    with pytest.raises(Refused) as refused:
        pdf.inspect(content)
    if pdf.looks_like(content):
        assert str(refused.value) == finding.refused
    return str(refused.value)


def test_an_ordinary_pdf_is_counted() -> None:
    assert pdf.inspect(a_pdf(pages=3)) == Finding(pages=3)


@pytest.mark.parametrize(
    "content",
    [b"", b"<!doctype html><p>Inloggen", b"PK\x03\x04 een zip", b"\x00" * 3000 + b"%PDF-1.7"],
)
def test_what_is_no_pdf_is_told_apart_by_its_contents(content: bytes) -> None:
    assert reason_for(content) == "file_not_what_it_says"


def test_a_password_to_open_is_refused() -> None:
    locked = a_pdf(encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    assert reason_for(locked) == "pdf_password"


def test_a_password_on_changes_only_is_fine() -> None:
    locked = a_pdf(encryption=pikepdf.Encryption(user="", owner="geheim"))
    assert pdf.inspect(locked).pages == 2


def test_a_header_alone_is_damaged() -> None:
    assert reason_for(b"%PDF-1.7\n%%EOF\n") == "pdf_damaged"


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7])
def test_a_file_that_breaks_off_is_refused_however_well_it_can_be_repaired(part: float) -> None:
    whole = a_pdf(pages=6)
    assert reason_for(whole[: int(len(whole) * part)]) == "pdf_damaged"


def test_a_page_that_cannot_be_unpacked_is_damage() -> None:
    packed = zlib.compress(b"BT (btw) Tj ET" * 50)

    def spoil(made: Pdf) -> None:
        made.pages[0].Contents = Stream(made, b"?" * len(packed), Filter=Name.FlateDecode)

    assert reason_for(a_pdf(spoil, compress_streams=False)) == "pdf_damaged"


def broken_xref(content: bytes) -> bytes:
    return content.replace(b"startxref\n", b"startxref\n9")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"\x80\x02-\n" + whole,
        lambda whole: whole[: whole.rindex(b"startxref")],
        broken_xref,
    ],
    ids=["junk before the header", "no end", "broken table of contents"],
)
def test_what_can_be_repaired_without_loss_comes_through(spoil: Callable[[bytes], bytes]) -> None:
    found = pdf.inspect(spoil(a_pdf()))
    assert (found.pages, found.repaired) == (2, True)
    kept = pdf.inspect(found.written)
    assert (kept.pages, kept.repaired, kept.written) == (2, False, b"")


SHOWN = b"BT /F1 20 Tf 72 700 Td (EUR 1.000) Tj ET"
HIDDEN = b"BT /F1 20 Tf 72 700 Td (EUR 999.999) Tj ET"
TWICE = b"""%%PDF-1.7
1 0 obj
<</Type /Catalog /Pages 2 0 R>>
endobj
2 0 obj
<</Type /Pages /Kids [3 0 R] /Count 1>>
endobj
3 0 obj
<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources <</Font <</F1 5 0 R>>>>>>
endobj
5 0 obj
<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>
endobj
4 0 obj
<</Length %d>>
stream
%s
endstream
endobj%s4 0 obj <</Length %d>> stream
%s
endstream
endobj%s1 0 obj <</Type /Catalog /Pages 2 0 R /Names <</JavaScript
<</Names [(a) <</S /JavaScript /JS (app.beep\\(1\\))>>]>>>>>> endobj

trailer
<</Size 6 /Root 1 0 R>>
startxref
99999
%%%%EOF
"""


@pytest.mark.parametrize("between", [b" ", b"\n", b" 7 ", b"%x\n "])
def test_a_file_that_readers_read_differently_comes_in_as_it_was_judged(between: bytes) -> None:
    """Without a table of contents one reader takes the first copy of an object, another another."""
    content = TWICE % (len(SHOWN), SHOWN, between, len(HIDDEN), HIDDEN, between)
    found = pdf.inspect(content)
    document = pypdfium2.PdfDocument(found.written)
    with Pdf.open(io.BytesIO(found.written)) as opened:
        judged = opened.pages[0].Contents.read_bytes()
    assert document[0].get_textpage().get_text_range().encode() in judged
    scripts = pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document)
    assert bool(scripts) == ("javascript" in found.active)


def test_a_file_that_stays_odd_when_it_is_written_anew_comes_in_as_it_is() -> None:
    found = pdf.inspect(drawn_with(b"/Type /Catalog", b"/Type /Catalog /A#4 1")())
    assert (found.pages, found.repaired, found.written) == (1, True, b"")


def test_a_pdf_without_pages_is_refused() -> None:
    assert reason_for(a_pdf(pages=0)) in ("pdf_no_pages", "pdf_damaged")


@pytest.mark.parametrize("kind", acting.ACTING)
def test_what_acts_is_named_at_arms_length(kind: str) -> None:
    assert pdf.inspect(acting.a_pdf(acting.ACTING[kind][0])).active == (kind,)
    texts = {error_text(f"pdf_{kind}", language) for language in Language}
    assert len(texts) == len(Language)


@pytest.mark.parametrize("kind", carried.CARRIED)
def test_what_may_not_be_carried_is_refused_at_arms_length(kind: str) -> None:
    bad = carried.carrying(*carried.CARRIED[kind][0])
    assert reason_for(acting.a_pdf(bad)) == f"pdf_{kind}"
    signed = acting.a_pdf(acting.opens_with(acting.script()), acting.signed_already)
    assert reason_for(signed) == "pdf_javascript"


def test_a_page_that_unpacks_to_a_gigabyte_is_refused_and_we_live_on() -> None:
    def swell(made: Pdf) -> None:
        made.pages[0].Contents = Stream(made, gigabyte(), Filter=Name.FlateDecode)

    assert reason_for(a_pdf(swell)) == "pdf_too_complex"


def test_thousands_of_nested_lists_are_refused() -> None:
    nested = b"[" * 5000 + b"]" * 5000
    content = a_pdf().replace(b"/Type /Catalog", b"/Nested " + nested + b" /Type /Catalog")
    assert content.count(b"[") > 5000
    assert reason_for(content) in ("pdf_damaged", "pdf_too_complex")


def test_a_page_in_several_parts_is_read_in_full() -> None:
    def split(made: Pdf) -> None:
        parts = [made.make_stream(b"BT ET"), made.make_stream(b"BT ET")]
        made.pages[0].obj.Contents = Array(parts)
        del made.pages[1].obj.Contents

    assert pdf.inspect(a_pdf(split)).pages == 2


@pytest.mark.parametrize(
    ("error", "reason"), [(MemoryError, "pdf_too_complex"), (KeyError, "pdf_damaged")]
)
def test_whatever_goes_wrong_in_the_reader_is_a_reason(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], reason: str
) -> None:
    def fail(_: Pdf) -> None:
        raise error

    monkeypatch.setattr(pdf_reader, "_judge", fail)
    assert pdf_reader.read(a_pdf()) == {"refused": reason}
