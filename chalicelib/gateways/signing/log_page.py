"""The pages "Ondertekenlog (SignServiceLog)": what was signed, and per signer the log."""

from collections.abc import Sequence

from msgspec import Struct

from chalicelib.core.letters import visible
from chalicelib.gateways.signing.drawing import LINE, MARK, SOFT, Drawing, Letters
from chalicelib.gateways.signing.shapes import Paper, Slot
from chalicelib.gateways.signing.sheets import Rectangle
from chalicelib.gateways.signing.typeface import REGULAR, STRONG, Typeface, undrawable
from chalicelib.gateways.signing.words import words

A4_WIDE, A4_HIGH = 595.28, 841.89
MARGIN = 48.0
HEADING, SIZE, LEAST = 15.0, 7.2, 5.2
BLOCK, SPACE = 132.0, 12.0
LEADING = 1.32
INSET, INDENT = " " * 6, 14.0


class LogPage(Struct, frozen=True, kw_only=True):
    """One page, and where on it the log of each signer will be written."""

    drawing: Drawing
    places: dict[str, Rectangle]


def log_pages(
    paper: Paper, letters: Letters, facts: Sequence[tuple[str, str]], title: str
) -> list[LogPage]:
    """As many pages as the signers need; each is framed and named, their logs are still empty."""
    pages: list[LogPage] = []
    waiting = list(paper.slots)
    while waiting or not pages:
        drawing = Drawing(width=A4_WIDE, height=A4_HIGH, letters=letters)
        top = _head(drawing, paper, facts, title) if not pages else A4_HIGH - MARGIN
        room = max(1, int((top - MARGIN + SPACE) // (BLOCK + SPACE)))
        here, waiting = waiting[:room], waiting[room:]
        pages.append(LogPage(drawing=drawing, places=_blocks(drawing, here, top, paper.language)))
        _foot(drawing, paper, len(pages))
    return pages


def page_for_boxes(paper: Paper, letters: Letters) -> Drawing:
    """Where people sign when the document has no room for it."""
    drawing, said, top = (
        Drawing(width=A4_WIDE, height=A4_HIGH, letters=letters),
        words(paper.language),
        A4_HIGH - MARGIN,
    )
    drawing.text(MARGIN, top - HEADING, said["boxes_title"], STRONG, HEADING)
    drawing.box(MARGIN, top - HEADING - 9, 36, 2, MARK)
    title, size = letters.faces[REGULAR].fit(paper.title, 8.5, A4_WIDE - 2 * MARGIN, 6)
    drawing.text(MARGIN, top - HEADING - 26, title, face=REGULAR, size=size, colour=SOFT)
    return drawing


def _head(drawing: Drawing, paper: Paper, facts: Sequence[tuple[str, str]], title: str) -> float:
    """Title, explanation and facts; how high the rest may begin."""
    said, top = words(paper.language), A4_HIGH - MARGIN
    drawing.text(MARGIN, top - HEADING, said[title], STRONG, HEADING)
    drawing.box(MARGIN, top - HEADING - 9, 36, 2, MARK)
    base = top - HEADING - 26
    face = drawing.letters.faces[REGULAR]
    for line in face.wrap(said["explain"], 8.5, A4_WIDE - 2 * MARGIN):
        drawing.text(MARGIN, base, line, face=REGULAR, size=8.5, colour=SOFT)
        base -= 12
    base -= 6
    for name, value in facts:
        base = _fact(drawing, base, said[name], value)
    return base - 6


def _fact(drawing: Drawing, base: float, name: str, value: str) -> float:
    drawing.text(MARGIN, base, name, face=REGULAR, size=8, colour=SOFT)
    face = drawing.letters.faces[REGULAR]
    for line in face.wrap(value, 8, A4_WIDE - 2 * MARGIN - 122):
        drawing.text(MARGIN + 122, base, line, REGULAR, 8)
        base -= 11.5
    return base - 1.5


def _blocks(
    drawing: Drawing, slots: Sequence[Slot], top: float, language: str
) -> dict[str, Rectangle]:
    places = {}
    for slot in slots:
        places[slot.key] = _block(drawing, _heading(slot, language), top)
        top -= BLOCK + SPACE
    return places


def _heading(slot: Slot, language: str) -> str:
    """Who signs here, for whom."""
    name = f"{slot.name}, {slot.organisation}" if slot.organisation else slot.name
    namens = words(language)["on_behalf"]
    return f"{name} {namens} {slot.represents}" if slot.represents else name


def _block(drawing: Drawing, heading: str, top: float) -> Rectangle:
    wide, bottom = A4_WIDE - 2 * MARGIN, top - BLOCK
    drawing.frame(MARGIN, bottom, wide, BLOCK, LINE)
    drawing.box(MARGIN, bottom, 2.4, BLOCK, MARK)
    face = drawing.letters.faces[STRONG]
    text, size = face.fit(heading, 9.5, wide - 24, 6)
    drawing.text(MARGIN + 12, top - 15, text, STRONG, size)
    return (MARGIN + 10, bottom + 4, MARGIN + wide - 8, top - 20)


def _foot(drawing: Drawing, paper: Paper, number: int) -> None:
    text = f"{words(paper.language)['page']} {number}  ·  {paper.document_id}"
    drawing.text(MARGIN, 26, text, face=REGULAR, size=7, colour=SOFT)


def facts(paper: Paper, sha256: str, original: str) -> list[tuple[str, str]]:
    """What the head of the log says, by the names of the words; what is empty is left out."""
    found = [
        ("document", paper.title),
        ("document_id", paper.document_id),
        ("office", paper.office),
        ("hash", sha256),
        ("original", words(paper.language)[original]),
        ("check", paper.check_url),
    ]
    if _is_numbered([value for _, value in found] + _names(paper)):
        found.append(("letters", words(paper.language)["numbered"]))
    return [(name, value) for name, value in found if value]


def _is_numbered(texts: Sequence[str]) -> bool:
    return bool(undrawable(visible("".join(texts))))


def _names(paper: Paper) -> list[str]:
    return [name for slot in paper.slots for name in slot.names]


def log(
    lines: Sequence[str], width: float, height: float, letters: Letters, language: str = "nl"
) -> Drawing:
    """The lines of one signer, in the largest size that fits, and shortened where none does: whole
    they are in the field. What cannot be drawn stands as its number, and the last line says so."""
    drawing, face, size = (
        Drawing(width=width, height=height, letters=letters),
        letters.faces[REGULAR],
        SIZE,
    )
    if _is_numbered(lines):
        lines = [*lines, words(language)["numbered"]]
    while sum(map(len, rows := _rows(lines, face, size, width))) * size * LEADING > height:
        if size - 0.2 < LEAST:
            break
        size -= 0.2
    for place, row in enumerate(_fitting(rows, int(height / (size * LEADING)))):
        drawing.text(2, height - size * (1 + LEADING * place), row, REGULAR, size)
    return drawing


def _rows(lines: Sequence[str], face: Typeface, size: float, width: float) -> list[list[str]]:
    """Each line with what is left of it below, set in: so that nothing that somebody chose, such as
    the name of a file, looks like a line of ours."""
    wrapped = [face.wrap(line, size, width - 4 - INDENT) for line in lines]
    return [[*each[:1], *(f"{INSET}{row}" for row in each[1:])] for each in wrapped]


def _fitting(rows: list[list[str]], most: int) -> list[str]:
    """Of the longest lines the beginning alone, as long as there are more rows than fit."""
    longest = max(map(len, rows), default=1)
    while longest > 1 and sum(min(len(each), longest) for each in rows) > most:
        longest -= 1
    shown = [row for each in rows for row in _begun(each, longest)]
    return shown if len(shown) <= most else [*shown[: most - 1], "…"]


def _begun(rows: list[str], most: int) -> list[str]:
    return rows if len(rows) <= most else [*rows[: most - 1], f"{rows[most - 1][:-1]}…"]


def log_waiting(width: float, height: float, letters: Letters, language: str) -> Drawing:
    drawing = Drawing(width=width, height=height, letters=letters)
    drawing.text(
        2, height - SIZE, words(language)["not_signed"], face=REGULAR, size=SIZE, colour=SOFT
    )
    return drawing
