"""Where boxes stand, on pages of every size and turn, and what is drawn in them."""

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Pdf

from chalicelib.gateways.signing import (
    boxes,
    drawing,
    embedding,
    engine,
    log_page,
    placing,
    sheets,
    typeface,
)
from chalicelib.gateways.signing.drawing import Letters
from chalicelib.gateways.signing.shapes import PageBox, PageInk, Slot
from chalicelib.gateways.signing.sheets import Area, Sheet
from tests.support.signing import ANNA, BRAM, PIETER, document, paper, signature


def letters() -> Letters:
    """Every character half as wide as it is high."""
    plain = embedding.EUROPE
    faces = {name: typeface.typeface(name, plain, [500] * len(plain)) for name in typeface.NAMES}
    return Letters(faces=faces, fonts=dict.fromkeys(typeface.NAMES, "/font"))


@pytest.mark.parametrize(
    ("turned", "corner"),
    [
        (0, (0, 742, 100, 842)),
        (90, (0, 0, 100, 100)),
        (180, (495, 0, 595, 100)),
        (270, (495, 742, 595, 842)),
    ],
)
def test_the_corner_at_the_top_left_as_seen_is_found_in_the_file(
    turned: int, corner: tuple[float, ...]
) -> None:
    seen = Sheet(crop=(0, 0, 595, 842), turned=turned)
    box = PageBox(page=1, left=0, top=0, width=100 / seen.size.width, height=100 / seen.size.height)
    assert seen.rectangle(box) == pytest.approx(corner)
    assert seen.seen_area(seen.rectangle(box)) == pytest.approx(Area(0, 0, 100, 100))
    assert seen.box(1, seen.area(box)) == box


def test_what_is_cropped_is_not_seen() -> None:
    seen = sheets.sheet((0, 0, 600, 800), (100, 50, 900, 700), 360)
    assert seen == Sheet(crop=(100, 50, 600, 700), turned=0)
    assert sheets.sheet((600, 800, 0, 0), (900, 900, 950, 950), 0).crop == (0, 0, 600, 800)


@given(
    st.floats(-3, 3), st.floats(-3, 3), st.floats(0, 3), st.floats(0, 3), st.integers(-2, 9),
    st.sampled_from([0, 90, 180, 270]), st.floats(30, 3000), st.floats(30, 3000),
)  # fmt: skip
def test_a_box_is_on_a_page_wherever_it_was_asked(
    left: float, top: float, width: float, height: float, page: int, turned: int,
    wide: float, high: float,
) -> None:  # fmt: skip
    pages = [Sheet(crop=(0, 0, wide, high), turned=turned)] * 2
    slots = [
        Slot(
            key="a",
            name="A",
            box=PageBox(page=page, left=left, top=top, width=width, height=height),
        )
    ]
    for box in placing.place(slots, pages, []).boxes.values():
        seen = pages[box.page - 1].rectangle(box)
        assert -0.01 <= seen[0] < seen[2] <= wide + 0.01
        assert -0.01 <= seen[1] < seen[3] <= high + 0.01


def test_a_turned_and_cropped_page_shows_its_box_upright() -> None:
    def turn(made: Pdf) -> None:
        made.pages[0].obj.Rotate = 90
        made.pages[0].obj.CropBox = Array([20, 30, 500, 800])

    asked = Slot(
        key="anna", name="Anna", box=PageBox(page=1, left=0.5, top=0.5, width=0.3, height=0.2)
    )
    made = engine.prepare(document(turn), paper(asked))
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        field = opened.pages[0].obj.Annots[0]
        assert [int(one) for one in field.AP.N.Matrix] == [0, 1, -1, 0, 0, 0]
        assert int(field.MK.R) == 90
        left, bottom, right, top = (float(edge) for edge in field.Rect)
    assert (right - left, top - bottom) == pytest.approx((0.2 * 480, 0.3 * 770), abs=0.01)


def test_a_name_that_is_long_becomes_smaller_and_then_shorter() -> None:
    face = letters().faces[typeface.REGULAR]
    assert face.fit("Anna", 10, 100, 6) == ("Anna", 10)
    assert face.fit("Anna de Vries", 10, 52, 6)[1] == pytest.approx(8)
    assert face.fit("Anna de Vries", 10, 30, 6) == ("Anna de V…", 6)
    assert face.fit("", 10, 30, 6) == ("", 10)


def test_what_a_face_does_not_have_is_told_by_its_number() -> None:
    face = letters().faces[typeface.REGULAR]
    assert face.plain("Z\u030ciga 漢") == "Žiga [U+6F22]"
    assert face.encode("A") == b"<0022>"


def test_a_line_breaks_at_a_space_or_where_it_must() -> None:
    face = letters().faces[typeface.REGULAR]
    assert face.wrap("een twee drie", 10, 40) == ["een twee", "drie"]
    assert face.wrap("abcdefghij kl", 10, 25) == ["abcde", "fghij", "kl"]


def test_ink_keeps_its_shape_and_stays_inside_its_box() -> None:
    strokes = (((0.0, 0.0), (400.0, 100.0)), ((5.0, 5.0),))
    placed = boxes._placed(PageInk(strokes=strokes, width=400, height=100), 10, 20, 80, 40)
    xs = [x for stroke in placed for x, _ in stroke]
    ys = [y for stroke in placed for _, y in stroke]
    assert (min(xs), max(xs)) == pytest.approx((10, 90))
    assert max(ys) - min(ys) == pytest.approx(20)
    assert 20 <= min(ys) < max(ys) <= 60


def test_a_dot_is_drawn_too() -> None:
    pen = drawing.Drawing(width=10, height=10, letters=letters())
    pen.strokes((((1.0, 1.0),), ((1.0, 1.0), (2.0, 2.0), (3.0, 1.0))), 1)
    assert pen.content().count(b" l S") == 2


@pytest.mark.parametrize("slot", [BRAM, PIETER])
def test_a_box_says_by_whom_when_and_for_which_office(slot: Slot) -> None:
    face = letters().faces[typeface.STRONG]
    look = boxes.signed(signature(slot), boxes.Measure(width=166, height=62), letters()).content()
    assert face.encode(slot.name) in look
    assert (face.encode("namens Van Dijk Accountants B.V.") in look) == bool(slot.organisation)


def test_a_log_becomes_smaller_until_it_fits() -> None:
    written = log_page.log(["regel " * 20] * 9, 300, 130, letters(), "nl").content()
    assert b" 7.20 Tf" not in written


@pytest.mark.parametrize(
    "lines",
    [
        ["regel " * 40] * 40,
        ["kort", "regel " * 400, "kort"],
        ["\u4e2d" * 200] * 9,
        ["\x85" * 140],
        ["x" * 9000],
        ["kort"] * 60,
        [],
    ],
)
def test_a_log_that_fits_in_no_size_is_drawn_shortened_and_never_refused(lines: list[str]) -> None:
    height = 108.0
    written = log_page.log(lines, 490, height, letters(), "nl").content().decode("latin-1")
    places = [float(each) for each in re.findall(r" ([\d.]+) Td", written)]
    assert all(0 <= place <= height for place in places)
    assert len(places) <= 16


def test_six_signers_take_two_log_pages_in_english_too() -> None:
    slots = [
        Slot(key=f"s{number}", name=f"Signer {number}", organisation="Office")
        for number in range(6)
    ]
    pages = log_page.log_pages(paper(*slots, language="en"), letters(), [], "log_title")
    assert [len(page.places) for page in pages] == [4, 2]
    assert len(log_page.log_pages(paper(ANNA), letters(), [], "log_title")) == 1


def test_what_is_left_of_a_line_is_set_in_below_it() -> None:
    rows = log_page._rows(["Scan: " + "woord " * 60], letters().faces[typeface.REGULAR], 7.2, 300)
    first, *rest = rows[0]
    assert not first.startswith(" ")
    assert rest
    assert all(row.startswith(log_page.INSET) for row in rest)
