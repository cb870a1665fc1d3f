"""What a filled-in form shows is what people sign: the same before and after."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from chalicelib.core.errors import Refused
from chalicelib.gateways import apart
from chalicelib.gateways.signing import asking, engine
from tests.support.signing import ANNA, PIETER, at_hand, document, paper

PAPER = paper(ANNA, PIETER)
RECT = [60, 600, 260, 620]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


def form(*fields: Callable[[Pdf], Dictionary], asks: bool = True) -> Callable[[Pdf], None]:
    """Of which the viewer is asked to draw the fields anew."""

    def change(made: Pdf) -> None:
        drawn = [made.make_indirect(field(made)) for field in fields]
        helvetica = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        made.Root.AcroForm = Dictionary(
            Fields=Array(drawn),
            DR=Dictionary(Font=Dictionary(Helv=helvetica)),
            NeedAppearances=asks,
        )
        made.pages[0].obj.Annots = Array(drawn)

    return change


def amount(value: str, shown: str = "") -> Callable[[Pdf], Dictionary]:
    """A field that says `value`, with a look that says `shown`, or without one."""

    def field(made: Pdf) -> Dictionary:
        facts = widget("bedrag", Name.Tx) | {"V": String(value), "DA": String("/Helv 12 Tf 0 g")}
        if shown:
            font = Dictionary(Font=Dictionary(Helv=made.Root.Pages.Kids[0].Resources.Font.F1))
            drawn = f"/Tx BMC q BT /Helv 12 Tf 0 g 2 6 Td ({shown}) Tj ET Q EMC".encode()
            look = made.make_stream(drawn, BBox=Array([0, 0, 200, 20]), Resources=font)
            look.Type, look.Subtype = Name.XObject, Name.Form
            facts["AP"] = Dictionary(N=look)
        return Dictionary(**facts)

    return field


def box(state: Name) -> Callable[[Pdf], Dictionary]:
    """Of which the look has no measures, so that a viewer can draw nothing with it."""

    def field(made: Pdf) -> Dictionary:
        looks = Dictionary(Ja=made.make_stream(b"BT /ZaDb 12 Tf (4) Tj ET"))
        facts = widget("akkoord", Name.Btn) | {"AS": state, "V": state, "AP": Dictionary(N=looks)}
        facts |= {"MK": Dictionary(BC=Array([0, 0, 0.4])), "Rect": Array([60, 600, 72, 612])}
        return Dictionary(**facts)

    return field


def widget(name: str, kind: Name) -> dict[str, object]:
    facts = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": kind, "T": String(name)}
    return facts | {"Rect": Array(RECT), "F": 4}


def look_of(content: bytes, state: str = "") -> bytes:
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert "/NeedAppearances" not in opened.Root.AcroForm
        look = opened.pages[0].obj.Annots[0].AP.N
        look = look[state] if state else look
        assert "/BBox" in look
        return look.read_bytes()


@pytest.mark.parametrize("shown", ["", "500 euro"])
def test_a_field_whose_look_was_left_to_the_viewer_shows_what_it_says(shown: str) -> None:
    made = engine.lay_out(document(form(amount("900 euro", shown))), PAPER)
    assert b"(900 euro) Tj" in look_of(made.content)
    assert not asking.rehearse(made.content, PAPER.slots)


def test_a_look_that_says_the_same_stays_as_it_was_drawn() -> None:
    content = document(form(amount("900 euro", "900 euro")))
    made = engine.prepare(content, PAPER)
    assert made.content.startswith(content)
    assert b"(900 euro) Tj" in look_of(made.content)


@pytest.mark.parametrize("state", ["/Ja", "/Off"])
def test_a_box_without_a_good_look_shows_whether_it_is_ticked(state: str) -> None:
    made = engine.prepare(document(form(box(Name(state)))), PAPER)
    assert (b"(4) Tj" in look_of(made.content, state)) == (state == "/Ja")
    assert b" re S" in look_of(made.content, state)


def test_what_no_font_of_the_form_can_write_is_carried_as_it_is() -> None:
    content = document(form(amount("900 \u20bf")))
    with pytest.raises(Refused, match="signing_not_provable"):
        engine.prepare(content, PAPER)
    with pytest.raises(Refused, match="signing_not_provable"):
        engine.check_collecting(content, PAPER)
    engine.check_wrapping(content, PAPER)


def test_a_form_that_leaves_nothing_to_the_viewer_is_only_added_to() -> None:
    content = document(form(amount("900 euro"), asks=False))
    assert engine.prepare(content, PAPER).content.startswith(content)


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not here")
@pytest.mark.parametrize("shown", ["", "500 euro"])
def test_another_program_draws_the_field_alike_before_and_after(shown: str, tmp_path: Path) -> None:
    content = document(form(amount("900 euro", shown)))
    made = engine.lay_out(content, paper(ANNA))
    before, after = (dark(one, tmp_path) for one in (content, made.content))
    assert before
    assert abs(len(before) - len(after)) <= len(before) / 10
    assert len(before & after) >= len(before) * 0.8


def dark(content: bytes, folder: Path) -> set[tuple[int, int]]:
    """Which points of the field poppler makes dark, from the first of them; it draws a form anew
    where it is asked to."""
    place = folder / "page.pdf"
    place.write_bytes(content)
    area = ["-x", "60", "-y", "222", "-W", "200", "-H", "20"]
    asked = ["pdftoppm", "-gray", "-l", "1", "-r", "72", *area, str(place)]
    drawn = subprocess.run(asked, capture_output=True, check=True).stdout
    points = drawn[-200 * 20 :]
    marks = {divmod(at, 200) for at, light in enumerate(points) if light < 128}
    top, left = (min(axis) for axis in zip(*marks, strict=True))
    return {(y - top, x - left) for y, x in marks}


def usage_rights(made: Pdf) -> None:
    """As Acrobat put them into forms that Reader might save."""
    method = Dictionary(Type=Name.SigRef, TransformMethod=Name.UR3)
    rights = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        ByteRange=Array([0, 9, 12, 9]),
        Contents=String("x"),
        Reference=Array([method]),
    )
    made.Root.Perms = Dictionary(UR3=made.make_indirect(rights))


def test_usage_rights_are_no_signature_and_end_with_the_first_change() -> None:
    content = document(usage_rights)
    assert not engine.inspect(content).already_signed
    made = engine.lay_out(content, PAPER)
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert "/Perms" not in opened.Root
    assert not asking.rehearse(made.content, PAPER.slots)
