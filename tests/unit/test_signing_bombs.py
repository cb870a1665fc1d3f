"""Files made to take all memory or time are refused by the process apart, and we live on."""

import pytest
from pikepdf import Name, Pdf, Stream

from chalicelib.core.errors import Refused
from chalicelib.gateways import apart
from chalicelib.gateways.signing import engine, jobs
from tests.support.signing import ANNA, at_hand, document, gigabyte, paper


def refusal(content: bytes) -> str:
    """What both looking and preparing say."""
    seen = engine.inspect(content)
    with pytest.raises(Refused) as refused:
        engine.prepare(content, paper(ANNA))
    assert str(refused.value) == seen.refused
    return seen.refused


def test_a_page_that_unpacks_to_a_gigabyte_is_refused() -> None:
    def swell(made: Pdf) -> None:
        made.pages[0].Contents = Stream(made, gigabyte(), Filter=Name.FlateDecode)

    assert refusal(document(swell)) == "pdf_too_complex"


def test_a_table_of_contents_that_unpacks_to_a_gigabyte_is_refused() -> None:
    packed = gigabyte()
    facts = b"/Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d" % len(packed)
    start = b"%PDF-1.5\n"
    bomb = start + b"1 0 obj\n<<" + facts + b">>\nstream\n" + packed + b"\nendstream\nendobj\n"
    assert refusal(bomb + b"startxref\n%d\n%%%%EOF\n" % len(start)) == "pdf_too_complex"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Done here, with so little time that every file is too much."""
    monkeypatch.setattr(apart, "_ask", at_hand)
    monkeypatch.setattr(jobs, "LAYING_OUT_SECONDS", 0.001)


@pytest.mark.usefixtures("at_once")
def test_what_takes_too_long_to_lay_out_is_not_tried_any_further() -> None:
    with pytest.raises(Refused, match="pdf_too_complex"):
        engine.lay_out(document(), paper(ANNA))


def test_thousands_of_nested_lists_are_refused() -> None:
    nested = b"[" * 5000 + b"]" * 5000
    content = document().replace(b"/Type /Catalog", b"/Nested " + nested + b" /Type /Catalog")
    assert refusal(content) in ("pdf_damaged", "pdf_too_complex")
