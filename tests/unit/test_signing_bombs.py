"""Files made to take all memory or time are refused by the process apart, and we live on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pikepdf import Name, Pdf, Stream

from chalicelib.core.errors import Refused
from chalicelib.gateways import apart
from chalicelib.gateways.signing import engine, jobs, spending
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


def test_what_takes_too_long_to_lay_out_is_not_tried_any_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allowed: list[float] = []

    @contextmanager
    def used_up(seconds: float) -> Iterator[None]:
        allowed.append(seconds)
        yield
        raise spending.Spent

    monkeypatch.setattr(apart, "_ask", at_hand)
    monkeypatch.setattr(spending, "at_most", used_up)
    with pytest.raises(Refused, match="pdf_too_complex"):
        engine.prepare(document(), paper(ANNA))
    assert allowed == [jobs.LAYING_OUT_SECONDS]


def test_thousands_of_nested_lists_are_refused() -> None:
    nested = b"[" * 5000 + b"]" * 5000
    content = document().replace(b"/Type /Catalog", b"/Nested " + nested + b" /Type /Catalog")
    assert refusal(content) in ("pdf_damaged", "pdf_too_complex")
