"""Looking at a page where a box may come has an end, whatever stands on it."""

import io
import zlib
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from chalicelib.gateways.signing import bounded, placing, seeing
from chalicelib.gateways.signing.sheets import Sheet
from tests.support.pages import placed, signers, text
from tests.support.signing import document


def test_a_page_that_takes_too_long_to_look_at_is_left_alone(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def forever(*_: object) -> list[seeing.View]:
        while True:
            pass

    monkeypatch.setattr(seeing, "look", forever)
    monkeypatch.setattr(placing, "SECONDS", 1)
    sheets = [placing.ADDED]
    assert placing.find(signers(2), sheets, io.BytesIO(document())).adds


def test_what_a_part_of_a_job_answers_comes_back_and_what_crashes_gives_nothing() -> None:
    def crash() -> bytes:
        raise SystemExit

    assert bounded.answer(lambda: b"x" * 200_000, 2) == b"x" * 200_000
    assert bounded.answer(crash, 2) == b""


def test_pages_that_another_reader_counts_otherwise_are_unclear() -> None:
    with pytest.raises(seeing.Unclear):
        seeing.look(io.BytesIO(document(pages=2)), [placing.ADDED], [1], None)
    with pytest.raises(seeing.Unclear):
        seeing.look(io.BytesIO(document()), [Sheet(crop=(0, 0, 100, 100))], [1], None)
    with pytest.raises(seeing.Unclear):
        seeing.look(io.BytesIO(b"geen pdf"), [placing.ADDED], [1], None)


def laughs(made: Pdf) -> None:
    """A form that draws ten forms that each draw ten, and so on: ten thousand million words."""
    font, inner = made.pages[0].obj.Resources.Font, text("ha", 60, 400).encode()
    form = made.make_stream(inner, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
    form.Resources = Dictionary(Font=font)
    for _ in range(10):
        inside = form
        form = made.make_stream(b"/F Do " * 10, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
        form.Resources = Dictionary(XObject=Dictionary(F=inside))
    made.pages[0].obj.Resources.XObject = Dictionary(F=form)
    made.pages[0].Contents = made.make_stream(b"/F Do")


def vast(made: Pdf) -> None:
    """A picture that takes some gigabytes once it is unpacked."""
    drawn = made.make_stream(b"", Subtype=Name.Image, Width=60000, Height=60000)
    drawn.ColorSpace, drawn.BitsPerComponent = Name.DeviceRGB, 8
    drawn.write(zlib.compress(bytes(1 << 22)), filter=Name.FlateDecode)
    made.pages[0].obj.Resources.XObject = Dictionary(P=drawn)
    made.pages[0].Contents = made.make_stream(b"q 500 0 0 150 40 20 cm /P Do Q")


@pytest.mark.parametrize("change", [laughs, vast])
def test_a_page_that_is_too_much_to_look_at_is_signed_all_the_same(
    change: Callable[[Pdf], None],
) -> None:
    seen = placed(change, *signers(2), rehearsed=True)
    assert len(seen.boxes) == 2
    assert not seen.overlapping
