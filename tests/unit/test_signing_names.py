"""A box lies where the document asks its signer to sign, read back from the laid-out file."""

import re

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from chalicelib.gateways.signing import naming
from chalicelib.gateways.signing.naming import AskedParty
from chalicelib.gateways.signing.shapes import Slot
from tests.support.pages import Placed, Rectangle, hides_ink, placed, text, written
from tests.support.signing import document

ANNA, PIETER = Slot(key="anna", name="Anna de Vries"), Slot(key="pieter", name="Pieter Jansen")
BRAM = Slot(key="bram", name="Bram de Wit", organisation="Van Dijk Accountants B.V.")
LINE = "_" * 30
LETTER = [text("Dit is een regel van het document, met genoeg woorden erin.", 60, y)
          for y in range(780, 520, -20)]  # fmt: skip


RULE = re.compile(r" 0\.5 w [^l]*l S ")


def rule(x: float, y: float, wide: float = 160) -> str:
    return f" 0.5 w {x} {y} m {x + wide} {y} l S "


def near(box: Rectangle, x: float, y: float, wide: float = 160) -> bool:
    """Whether a box stands on that line: over a part of it, and not far below or above."""
    left, bottom, right, top = box
    return left < x + wide and right > x and bottom - 12 <= y <= top


def seen_for(*lines: str, slots: tuple[Slot, ...] = (ANNA,)) -> Placed:
    seen = placed(written(*LETTER, *lines), *slots)
    assert not seen.overlapping
    return seen


LINES = {
    "after the name": (text(f"Anna de Vries {LINE}", 60, 300), 150, 298),
    "a drawn line after the name": (text("Anna de Vries", 60, 300) + rule(150, 298), 150, 298),
    "dots": (text("Anna de Vries " + "." * 60, 60, 300), 150, 298),
    "after capitals": (text(f"ANNA DE VRIES {LINE}", 60, 300), 170, 298),
    "after initials": (text(f"A. de Vries {LINE}", 60, 300), 150, 298),
    "after more initials": (text(f"mw. drs. A.M.J. de Vries RA {LINE}", 60, 300), 240, 298),
    "above the name": (rule(60, 300) + text("A. de Vries", 60, 288), 60, 300),
    "below the name": (text("Anna de Vries", 60, 340) + rule(60, 300), 60, 300),
    "after name and word": (text(f"Naam: {LINE} Handtekening: {LINE}", 60, 300), 370, 298),
    "with her company": (
        rule(60, 300) + text("Anna de Vries, namens Bakkerij De Vries B.V.", 60, 288), 60, 300,
    ),
    "with her function": (rule(60, 300) + text("Anna de Vries, directeur", 60, 288), 60, 300),
    "after the word": (text(f"Handtekening: {LINE}", 60, 300), 140, 298),
    "below the word": (text("Voor akkoord,", 60, 340) + rule(60, 300), 60, 300),
    "of the board": (text(f"Handtekening directie {LINE}", 60, 300), 180, 298),
    "of the client, drawn": (text("Opdrachtgever:", 60, 300) + rule(150, 298), 150, 298),
    "below name and word": (
        text("Naam: Anna de Vries", 60, 340) + text("Datum: " + LINE, 60, 320)
        + text("Handtekening: " + LINE, 60, 290), 140, 288,
    ),
    "in columns": (
        text("Naam", 60, 340) + text("Anna de Vries", 180, 340)
        + text("Handtekening", 60, 300) + rule(180, 298), 180, 298,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LINES)
def test_a_box_lies_on_the_line_that_names_its_signer(kind: str) -> None:
    """And the words about the line stay to be read; the line is there for the signature."""
    line, x, y = LINES[kind]
    seen = seen_for(line)
    assert near(seen.rectangles()[0], x, y)
    bare = line.replace(LINE, "").replace("." * 60, "")
    without_line = document(written(*LETTER, RULE.sub("", bare)))
    assert not hides_ink(without_line, seen.rectangles())


def test_two_columns_of_names_under_lines_are_told_apart() -> None:
    lines = (rule(60, 300), rule(320, 300), text("Anna de Vries", 60, 288),
             text("Pieter Jansen", 320, 288))  # fmt: skip
    seen = seen_for(*lines, slots=(PIETER, ANNA))
    assert near(seen.boxes["anna"][1], 60, 300)
    assert near(seen.boxes["pieter"][1], 320, 300)


@pytest.mark.parametrize("above", [True, False])
def test_names_below_each_other_are_told_apart(above: bool) -> None:
    off = 12 if above else -30
    lines = [rule(60, y) + text(name, 60, y - off) for y, name in
             ((420, "Anna de Vries"), (330, "Pieter Jansen"), (240, "Bram de Wit"))]  # fmt: skip
    seen = seen_for(*lines, slots=(BRAM, PIETER, ANNA))
    for key, y in (("anna", 420), ("pieter", 330), ("bram", 240)):
        assert near(seen.boxes[key][1], 60, y), key


def test_each_name_with_its_own_word_keeps_it() -> None:
    lines = [
        text(f"Naam: {name}", 60, y) + text(f"Handtekening: {LINE}", 60, y - 30)
        for y, name in ((430, "P. Jansen"), (340, "Anna de Vries"))
    ]
    seen = seen_for(*lines, slots=(ANNA, PIETER))
    assert near(seen.boxes["pieter"][1], 140, 398)
    assert near(seen.boxes["anna"][1], 140, 308)


def test_roles_are_told_apart() -> None:
    lines = (text("Handtekening accountant:", 60, 340), rule(60, 300),
             text("Handtekening directie:", 320, 340), rule(320, 300))  # fmt: skip
    seen = seen_for(*lines, slots=(ANNA, BRAM))
    assert near(seen.boxes["bram"][1], 60, 300)
    assert near(seen.boxes["anna"][1], 320, 300)


def test_a_cell_of_a_table_beside_the_name_holds_the_box() -> None:
    table = "0.5 w 60 260 400 60 re S 200 260 m 200 320 l S"
    left, bottom, right, top = seen_for(table, text("Anna de Vries", 70, 285)).rectangles()[0]
    assert 200 < left < right < 460
    assert 260 < bottom < top < 320


def test_a_name_in_a_table_is_signed_for_in_the_column_of_signatures() -> None:
    table = " ".join(f"60 {y} 480 40 re S 200 {y} m 200 {y + 40} l S 330 {y} m 330 {y + 40} l S"
                     for y in (300, 260, 220))  # fmt: skip
    words = ((70, 318, "Naam"), (210, 318, "Functie"), (340, 318, "Handtekening"),
             (70, 278, "Anna de Vries"), (210, 278, "Directeur"),
             (70, 238, "Pieter Jansen"), (210, 238, "Directeur"))  # fmt: skip
    lines = [text(said, x, y) for x, y, said in words]
    seen = seen_for("0.5 w " + table, *lines, slots=(PIETER, ANNA))
    for key, row in (("anna", 260), ("pieter", 220)):
        left, bottom, right, top = seen.boxes[key][1]
        assert 330 < left < right < 540
        assert row < bottom < top < row + 40


def test_a_letter_is_signed_above_the_name_that_ends_it() -> None:
    seen = seen_for(text("Hoogachtend,", 60, 480), text("Anna de Vries", 60, 400))
    left, bottom, _, top = seen.rectangles()[0]
    assert left == pytest.approx(60, abs=4)
    assert 400 < bottom < top < 480


ELSEWHERE = {
    "an address": text("Anna de Vries", 60, 820) + text("Dorpsstraat 1", 60, 806),
    "a sentence": text("Het bestuur wordt gevormd door Anna de Vries en is bevoegd.", 60, 300),
    "a table of facts": rule(60, 320, 470)
    + text("Bestuurder:  Anna de Vries", 60, 305)
    + rule(60, 297, 470)
    + text("Vestigingsplaats: Utrecht, sinds 1998", 60, 285)
    + text("Activiteiten: het bakken van brood en banket", 60, 265),
    "another person": text(f"Anna de Vries-Jansen {LINE}", 60, 300),
    "somebody else's word": text("Naam: K. Smit", 60, 330) + text(f"Handtekening: {LINE}", 60, 300),
    "the office's line": text(f"Handtekening accountant: {LINE}", 60, 300),
    "a word in a sentence": text("Zet uw handtekening onder dit stuk en stuur het terug.", 60, 300),
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_what_does_not_ask_this_signer_moves_no_box(kind: str) -> None:
    seen = seen_for(ELSEWHERE[kind])
    assert seen.rectangles()[0][1] == pytest.approx(36)


def test_a_name_may_stand_on_a_page_before_the_last() -> None:
    def change(made: Pdf) -> None:
        written(*LETTER, text(f"Anna de Vries {LINE}", 60, 300))(made)
        made.pages[-1].obj.Contents, made.pages[1].obj.Contents = (
            made.pages[1].obj.Contents,
            made.pages[-1].obj.Contents,
        )

    seen = placed(change, ANNA, PIETER, pages=3)
    assert seen.boxes["anna"][0] == 2
    assert near(seen.boxes["anna"][1], 150, 298)
    assert seen.boxes["pieter"][0] == 3


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_names_are_found_on_a_page_that_lay_turned_in_the_scanner(turned: int) -> None:
    moves = {90: "0 1 -1 0 842 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 595"}
    size = (0, 0, 595, 842) if turned == 180 else (0, 0, 842, 595)
    lines = text("Anna de Vries", 60, 300), rule(150, 298)
    seen = placed(written(f"q {moves[turned]} cm", *lines, "Q", size=size, Rotate=turned), ANNA)
    a, b, c, d, e, f = (float(part) for part in moves[turned].split())
    xs, ys = zip(*((x * a + y * c + e, x * b + y * d + f)
                   for x, y in ((150, 290), (310, 330))), strict=True)  # fmt: skip
    left, bottom, right, top = seen.rectangles()[0]
    assert left < max(xs)
    assert right > min(xs)
    assert bottom < max(ys)
    assert top > min(ys)


def test_a_field_on_the_line_is_not_covered() -> None:
    def change(made: Pdf) -> None:
        written(*LETTER, text("Anna de Vries", 60, 300), rule(150, 298))(made)
        facts = {"Subtype": Name.Widget, "FT": Name.Tx, "T": "veld"}
        field = made.make_indirect(Dictionary(Rect=Array([150, 290, 320, 330]), **facts))
        made.pages[0].obj.Annots = Array([field])
        made.Root.AcroForm = Dictionary(Fields=Array([field]))

    left, bottom, right, top = placed(change, ANNA).rectangles()[0]
    assert left >= 320 or right <= 150 or bottom >= 330 or top <= 290


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Anna de Vries", "Anna de Vries"),
        ("mevrouw A. de Vries", "Anna de Vries"),
        ("A.B. de Vries", "Anna Maria de Vries"),
        ("Anna de Vries", "A. de Vries"),
        ("ANNA ŽIŽEK-ÖZTÜRK", "Anna Žižek-Öztürk"),
        ("P. 't Hooft", "Pieter 't Hooft"),
    ],
)
def test_a_name_is_known_in_the_ways_that_people_write_it(said: str, name: str) -> None:
    slot = Slot(key="a", name=name)
    assert naming.named(naming.words(said), [slot]) == slot


@pytest.mark.parametrize(
    "said",
    ["Bakkerij De Vries B.V.", "B. de Vries", "de Vries", "Anna de Vries-Smit", "Hanna de Vries"],
)
def test_another_name_is_not_taken_for_it(said: str) -> None:
    assert naming.named(naming.words(said), [Slot(key="a", name="Anna de Vries")]) is None


def test_initials_that_fit_two_signers_name_neither() -> None:
    both = [Slot(key="a", name="Anna de Vries"), Slot(key="b", name="Arie de Vries")]
    assert naming.named(naming.words("A. de Vries"), both) is None
    assert naming.named(naming.words("Arie de Vries"), both) == both[1]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Handtekening:", AskedParty.ANYBODY),
        ("Voor akkoord", AskedParty.ANYBODY),
        ("Handtekening cliënt", AskedParty.CLIENT),
        ("Namens de directie", AskedParty.CLIENT),
        ("Ondertekening door de accountant", AskedParty.OFFICE),
        ("Handtekening de heer Smit", None),
        ("Datum:", None),
        ("", None),
    ],
)
def test_words_ask_somebody(said: str, who: AskedParty | None) -> None:
    assert naming.asked(naming.words(said)) is who
