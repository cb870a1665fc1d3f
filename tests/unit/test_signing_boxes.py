"""No box hides anything of the document: what stands there is read back from the laid-out file."""

import io
import math

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from chalicelib.gateways.signing.shapes import PageBox, Slot
from tests.support.pages import corners, outline, placed, signers, text, touch, written


def down_the_page(turned: float) -> str:
    """Columns of words in that direction, all over the page but for a strip at the top."""
    length = abs(math.sin(math.radians(turned)))
    return " ".join(
        text("woord", x, y, 10, turned)
        for x in range(20, 570, 45 if length > 0.5 else 30)
        for y in range(20, 600, 40)
    )


@pytest.mark.parametrize("turned", [0, 90, 180, 270, 30, 45, 300])
def test_text_in_every_direction_counts_as_text(turned: float) -> None:
    seen = placed(written(down_the_page(turned)), *signers(3))
    assert seen.pages == [1, 1, 1]
    assert min(bottom for _, bottom, _, _ in seen.rectangles()) > 570
    assert not seen.hides_ink()


def test_boxes_stand_in_rows_at_the_foot_of_the_last_page() -> None:
    seen = placed(written(), *signers(5), pages=2)
    assert set(seen.pages) == {2}
    assert not seen.overlapping
    bottoms = [round(bottom) for _, bottom, _, _ in seen.rectangles(2)]
    assert bottoms == [108, 108, 108, 36, 36]


def test_boxes_come_in_the_lowest_room_that_is_free() -> None:
    lines = [text("Dit is een regel van het document " * 3, 40, y) for y in (700, 300, 60)]
    bottoms = {bottom for _, bottom, _, _ in placed(written(*lines)).rectangles()}
    assert 72 <= min(bottoms) == max(bottoms) < 80


def inside_forms(made: Pdf) -> None:
    """Words in a form in a form, moved and made larger by both."""
    font = made.pages[0].obj.Resources.Font
    words = text("hier staat iets", 0, 0).encode()
    facts = {"Subtype": Name.Form, "BBox": Array([-500, -500, 900, 900])}
    inner = made.make_stream(words, Resources=Dictionary(Font=font), **facts)
    outer = made.make_stream(b"q 2 0 0 2 20 10 cm /I Do Q", **facts)
    outer.Resources = Dictionary(XObject=Dictionary(I=inner))
    outer.Matrix = Array([1, 0, 0, 1, 30, 40])
    made.pages[0].obj.Resources.XObject = Dictionary(O=outer)
    made.pages[0].Contents = made.make_stream(b"q 1 0 0 1 20 10 cm /O Do Q")


def picture(made: Pdf) -> None:
    shades = bytes(range(256)) * 256
    drawn = made.make_stream(shades, Subtype=Name.Image, Width=256, Height=256)
    drawn.ColorSpace, drawn.BitsPerComponent = Name.DeviceGray, 8
    made.pages[0].obj.Resources.XObject = Dictionary(P=drawn)
    made.pages[0].Contents = made.make_stream(b"q 500 0 0 150 40 20 cm /P Do Q")


KINDS = {
    "a form in a form": inside_forms,
    "a picture": picture,
    "an inline picture": written(
        "q 400 0 0 100 60 30 cm BI /W 2 /H 1 /BPC 8 /CS /G ID \x20\xe0 EI Q"
    ),
    "narrow text": written("BT /F1 11 Tf 40 Tz 1 0 0 1 40 60 Tm (smalle letters) Tj ET"),
    "wide text": written("BT /F1 11 Tf 5 Tc 20 Tw 300 Tz 40 60 Td (uit elkaar) Tj ET"),
    "slanted text": written("q 3 0 0 3 30 20 cm BT /F1 11 Tf 1 0 0.5 1 5 8 Tm (schuin) Tj ET Q"),
    "lines of text": written("BT /F1 11 Tf 20 TL 40 120 Td (a) ' T* [(c) -20000 (d)] TJ ET"),
    "raised text": written("BT /F1 11 Tf 40 60 Td 30 Ts (op) Tj -10 Ts (neer) Tj ET"),
    "a watermark": written("0.9 g BT /F1 90 Tf 0.7 0.7 -0.7 0.7 80 40 Tm (CONCEPT) Tj ET"),
    "hairlines": written("0.8 G 0.3 w 36 70 m 560 70 l S 200 20 m 200 300 l S"),
    "a table": written("2 w 40 30 500 90 re S 300 30 m 300 120 l S"),
    "a panel": written("0.8 0.9 1 rg 30 30 540 80 re f 0 g", text("op een vlak", 60, 60)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_another_reader_draws_is_hidden(kind: str) -> None:
    seen = placed(KINDS[kind], *signers(3), rehearsed=KINDS[kind] in (inside_forms, picture))
    assert not seen.hides_ink()
    assert not seen.overlapping


def test_text_that_nobody_sees_is_not_covered_either() -> None:
    """The words under a scan, that a reader finds and reads aloud."""
    seen = placed(written("BT /F1 11 Tf 3 Tr 60 60 Td (woorden onder een scan) Tj ET"), *signers(1))
    words = corners("woorden onder een scan", 60, 60, 11, 0)
    assert not touch(words, outline(seen.rectangles()[0]))


FIELD = [40, 20, 550, 110]


NOTES = {
    "a text field": {"Subtype": Name.Widget, "FT": Name.Tx, "T": "bedrag"},
    "a signature field": {"Subtype": Name.Widget, "FT": Name.Sig, "T": "handtekening"},
    "a link": {"Subtype": Name.Link},
    "a note": {"Subtype": Name.Text, "Contents": "Let op"},
    "a hidden stamp": {"Subtype": Name.Stamp, "F": 2},
}


@pytest.mark.parametrize("kind", NOTES)
def test_no_field_and_no_annotation_is_hidden_also_when_it_shows_nothing(kind: str) -> None:
    facts = NOTES[kind]

    def change(made: Pdf) -> None:
        note = made.make_indirect(Dictionary(Type=Name.Annot, Rect=Array(FIELD), **facts))
        made.pages[0].obj.Annots = Array([note])
        if "FT" in facts:
            made.Root.AcroForm = Dictionary(Fields=Array([note]))

    seen = placed(change, *signers(3), rehearsed=True)
    for box in seen.rectangles():
        assert not touch(outline(box), outline((40, 20, 550, 110)))


def test_a_note_that_pops_up_is_no_place_on_the_page() -> None:
    def change(made: Pdf) -> None:
        popup = Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array(FIELD))
        made.pages[0].obj.Annots = Array([made.make_indirect(popup)])

    assert min(bottom for _, bottom, _, _ in placed(change).rectangles()) == pytest.approx(36)


@pytest.mark.parametrize(("many", "turned"), [(1, 0), (3, 90), (5, 180), (6, 270)])
def test_a_full_page_gets_a_page_after_it_for_everybody(many: int, turned: int) -> None:
    full = " ".join(text("vol " * 40, 5, y, 10) for y in range(5, 840, 12))
    change = written(full, Rotate=turned)
    seen = placed(change, *signers(many), pages=2, rehearsed=turned == 90)
    assert seen.pages == [3] * many
    assert not seen.overlapping
    with pikepdf.open(io.BytesIO(seen.made.content)) as opened:
        assert len(opened.pages) == 2 + 1 + (2 if many > 4 else 1)
        assert len(opened.pages) == seen.made.pages + seen.made.added
    assert (seen.made.pages, seen.made.page_added) == (2, True)


TINY = [(0, 0, 72, 72), (0, 0, 595, 20), (0, 0, 30, 842), (0, 0, 3, 3)]


@pytest.mark.parametrize("size", TINY, ids=str)
def test_a_page_that_is_too_small_for_a_box_gets_one_after_it(size: tuple[int, ...]) -> None:
    seen = placed(written(size=size), *signers(2), rehearsed=size == TINY[-1])
    assert seen.pages == [2, 2]
    assert not seen.overlapping


ODD = [(0, 0, 14400, 14400), (-5000, 3000, 5000, 9000), (9, 9, 400, 300)]


@pytest.mark.parametrize("size", ODD, ids=str)
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_boxes_are_on_a_page_of_every_size_and_turn(size: tuple[int, ...], turned: int) -> None:
    seen = placed(written(size=size, Rotate=turned), *signers(2), rehearsed=turned == 90)
    for left, bottom, right, top in seen.rectangles():
        assert size[0] <= left < right <= size[2]
        assert size[1] <= bottom < top <= size[3]
    assert (seen.pages, seen.overlapping) == ([1, 1], False)


@pytest.mark.parametrize("unit", [2, 10, 0.5])
def test_a_page_with_units_of_its_own_hides_nothing_either(unit: float) -> None:
    """UserUnit: how many points (1/72 inch) one unit of the page is (ISO 32000-1, 14.11.2)."""
    change = written(text("regel " * 9, 30, 60), UserUnit=unit)
    seen = placed(change, *signers(3), rehearsed=unit == 10)
    assert not seen.overlapping
    assert not seen.hides_ink()
    assert all(right <= 595 and top <= 842 for _, _, right, top in seen.rectangles())


def test_what_was_cropped_off_does_not_count_and_gets_no_box() -> None:
    change = written(text("buiten beeld " * 6, 0, 50), CropBox=Array([50, 150, 550, 800]))
    for left, bottom, right, top in placed(change).rectangles():
        assert left >= 50
        assert 150 <= bottom < top < 250
        assert right <= 550


def scan(made: Pdf, shade: int, foot: int) -> None:
    """A page that is one picture: dark above, and a foot of `shade` with the grain of a scanner."""
    rows = [bytes((x * 7 + y * 13) % 160 for x in range(200)) for y in range(240)]
    rows += [bytes(shade + (x * 31 + y * 17) % 20 for x in range(200)) for y in range(foot)]
    drawn = made.make_stream(b"".join(rows), Subtype=Name.Image, Width=200, Height=len(rows))
    drawn.ColorSpace, drawn.BitsPerComponent = Name.DeviceGray, 8
    made.pages[0].obj.Resources.XObject = Dictionary(P=drawn)
    made.pages[0].Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q")


def test_the_white_foot_of_a_scan_is_room() -> None:
    seen = placed(lambda made: scan(made, 230, 240), *signers(3))
    assert seen.pages == [1, 1, 1]
    assert max(top for _, _, _, top in seen.rectangles()) < 421


@pytest.mark.parametrize(("shade", "foot"), [(230, 20), (60, 240)])
def test_a_scan_without_white_and_a_photograph_get_a_page_after_them(shade: int, foot: int) -> None:
    assert placed(lambda made: scan(made, shade, foot), *signers(3)).pages == [2, 2, 2]


def test_a_box_that_the_office_drew_stays_and_others_keep_clear_of_it() -> None:
    asked = Slot(
        key="asked",
        name="Anna de Vries",
        box=PageBox(page=1, left=0.05, top=0.88, width=0.3, height=0.08),
    )
    seen = placed(written(), asked, *signers(2))
    left, bottom, right, top = seen.boxes["asked"][1]
    assert (left, right) == pytest.approx((0.05 * 595, 0.35 * 595), abs=0.01)
    assert (bottom, top) == pytest.approx((0.04 * 842, 0.12 * 842), abs=0.01)
    assert not seen.overlapping
    assert (seen.made.hiding, seen.made.page_added) == ((), False)


def test_a_box_that_was_put_over_something_goes_elsewhere_and_the_office_is_told() -> None:
    over = Slot(
        key="over",
        name="Anna de Vries",
        box=PageBox(page=1, left=0.05, top=0.5, width=0.3, height=0.08),
    )
    beside = Slot(
        key="beside",
        name="Pieter de Vries",
        box=PageBox(page=1, left=0.5, top=0.5, width=0.3, height=0.08),
    )
    seen = placed(written(text("Dit moet te lezen blijven", 40, 390)), over, beside)
    assert seen.made.hiding == ("over",)
    page, (left, bottom, right, top) = seen.boxes["over"]
    assert page == 2 or bottom > 400 or top < 385 or left > 200 or right < 40
    assert seen.boxes["beside"][0] == 1
    assert not seen.overlapping


places = st.tuples(
    st.floats(-50, 600), st.floats(-50, 850), st.floats(5, 30), st.floats(0, 360),
    st.sampled_from(["woord", "een langere regel met tekst", "x", "Totaal 1.234.567"]),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(places, max_size=40), st.integers(1, 6))
def test_no_box_ever_lies_on_a_word(words: list[tuple[float, ...]], many: int) -> None:
    lines = [text(str(said), x, y, size, turned) for x, y, size, turned, said in words]
    seen = placed(written(*lines), *signers(many))
    assert not seen.overlapping
    assert len(seen.boxes) == many
    for box in seen.rectangles():
        for x, y, size, turned, said in words:
            assert not touch(outline(box), corners(str(said), x, y, size, turned))
    assert not seen.hides_ink()
