"""Every letter of a name is drawn, or said to be missing; none turns into another one."""

import io
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.writer import PdfFileWriter
from reportlab.pdfbase.ttfonts import TTFontFile

from chalicelib.core.letters import composed
from chalicelib.gateways.signing import boxes, embedding, evidence, layout, log_page, typeface
from chalicelib.gateways.signing.drawing import Drawing, Letters
from chalicelib.gateways.signing.shapes import PageInk, Paper, SignatureToAdd, Slot
from scripts.local.stand_in import ROOT
from tests.support.names import names
from tests.support.printed import needs_poppler, printed

SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ")


def pages(paper: Paper, *signatures: SignatureToAdd) -> bytes:
    """The log pages as they are when they are full, without keys."""
    writer = PdfFileWriter(stream_xrefs=False)
    told = log_page.facts(paper, "ab" * 32, "embedded")
    evidence.add_pages(writer, paper, signatures, told, "log_title")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def signed_by(key: str, typed: str, *log: str, name: str = "Anna de Vries") -> SignatureToAdd:
    at = datetime(2026, 11, 29, 14, tzinfo=UTC)
    return SignatureToAdd(
        key=key, name=name, email="anna@devries.example", ink=PageInk(typed=typed), at=at, log=log
    )


def inked(*typed: str) -> bytes:
    slots = tuple(Slot(key=f"s{place}", name="Anna de Vries") for place in range(len(typed)))
    given = (signed_by(slot.key, each) for slot, each in zip(slots, typed, strict=True))
    return pages(Paper(document_id="01J8ZDOCUMENT", title="Jaarrekening", slots=slots), *given)


@needs_poppler
def test_the_names_of_the_world_are_read_back_as_they_were_typed() -> None:
    wanted = [composed(each) for each in names("drawn")]
    found = printed(inked(*wanted))
    assert [each for each in wanted if each not in found] == []


@pytest.mark.parametrize("name", names("refused"))
def test_a_name_in_other_letters_is_known_as_such(name: str) -> None:
    assert typeface.undrawable(composed(name))


def test_there_are_two_hundred_of_them() -> None:
    assert len({*names("drawn"), *names("refused")}) >= 200


def test_every_latin_greek_and_cyrillic_letter_can_be_drawn() -> None:
    every = map(chr, range(0x11_0000))
    wanted = (one for one in every if unicodedata.name(one, "").startswith(SCRIPTS))
    letters = (one for one in wanted if unicodedata.category(one)[0] in "LM")
    assert typeface.undrawable(composed("".join(letters))) == ""


@pytest.mark.parametrize("name", typeface.NAMES)
def test_what_may_be_drawn_is_what_each_face_has(name: str) -> None:
    face = TTFontFile(str(typeface.FACES / embedding.FILES[name]))
    assert {ord(one) for one in typeface.drawable()} <= set(face.charToGlyph)


def test_the_screen_knows_the_same_letters() -> None:
    there = ROOT / "web/src/client/signing/ink/faces/letters.txt"
    assert there.read_text() == (typeface.FACES / "letters.txt").read_text()


@cache
def original(name: str) -> Any:
    return TTFontFile(str(typeface.FACES / embedding.FILES[name]))


def outline(face: Any, glyph: int) -> bytes | None:
    """Of a glyph that is drawn by itself; None where it is put together from others."""
    start = face.get_table_pos("glyf")[0]
    drawn: bytes = face._ttf_data[start + face.glyphPos[glyph] : start + face.glyphPos[glyph + 1]]
    return None if drawn[:2] == b"\xff\xff" else drawn.rstrip(b"\0")


@pytest.mark.parametrize("name", typeface.NAMES)
def test_each_character_has_its_own_shape_in_the_file(name: str) -> None:
    """The text that is copied from a file may be right where what is seen is not."""
    with pikepdf.open(io.BytesIO(inked(*names("drawn")))) as opened:
        font = opened.pages[0].Resources.Font[f"/{name}"]
        letters = embedding.heard(opened.Root.AcroForm[layout.LETTERS].read_bytes())[name]
        inner = font.DescendantFonts[0]
        glyphs = inner.CIDToGIDMap.read_bytes()
        face = TTFontFile(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
    compared = 0
    for one, code in letters.codes.items():
        there = outline(face, int.from_bytes(glyphs[2 * code : 2 * code + 2]))
        here = outline(original(name), original(name).charToGlyph[ord(one)])
        assert there == here, one
        compared += here is not None
    assert compared > 150


@needs_poppler
def test_what_cannot_be_drawn_stands_on_the_log_page_as_its_number_and_that_is_said() -> None:
    paper = Paper(
        document_id="01J8ZDOCUMENT", title="年度 2024", slots=(Slot(key="s0", name="王"),)
    )
    found = printed(pages(paper, signed_by("s0", "王", "Ondertekenaar: 王", name="王")))
    assert "Document [U+5E74][U+5EA6] 2024" in found
    assert "Ondertekenaar: [U+738B]" in found
    assert found.count("staat als zijn nummer in Unicode") == 2
    assert "?" not in found


@needs_poppler
def test_where_everything_can_be_drawn_nothing_is_said_of_numbers() -> None:
    assert "Unicode" not in printed(inked("Łukasz Šušnjara"))


def faces(texts: Iterable[str]) -> Letters:
    writer = PdfFileWriter(stream_xrefs=False)
    made = {name: embedding.embed(writer, name, texts) for name in typeface.NAMES}
    return Letters(
        faces={name: face for name, (face, _) in made.items()}, fonts=dict.fromkeys(made, "/font")
    )


@pytest.mark.parametrize(
    "measure", [boxes.Measure(width=166, height=62), boxes.Measure(width=60, height=24)]
)
def test_a_typed_signature_is_never_shortened(measure: boxes.Measure) -> None:
    typed = "Rakotoarimanana Andriantsitohaina Ravelomanantsoa van den Heuvel-de Winter tot X"
    letters, given = faces([typed]), signed_by("s0", typed)
    face, written = letters.faces[typeface.SLANTED], boxes.signed(given, measure, letters)
    codes = [face.encode(word).strip(b"<>") for word in typed.split()]
    assert all(code in written.content() for code in codes)


def test_a_mark_without_a_letter_of_its_own_stands_over_the_one_before() -> None:
    letters = faces(["Ẹ̀kó"])
    pen = Drawing(width=100, height=20, letters=letters)
    pen.text(0, 0, "Ẹ̀kó", typeface.REGULAR, 10)
    assert b"1.78 Ts [" in pen.content()
    assert b"/ActualText <feff1eb80300006b00f3>" in pen.content()
