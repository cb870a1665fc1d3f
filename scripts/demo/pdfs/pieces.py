"""The building blocks of a page: headings, text, facts, tables of amounts, signatures."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from scripts.demo.pdfs.paper import BOLD, GREY, INK, INNER, LINE, PALE, TEXT, Sheet
from scripts.demo.pdfs.words import whole

AMOUNT = 76.0
BODY = ParagraphStyle("body", fontName=TEXT, fontSize=8.6, leading=13.4, textColor=INK)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8, leading=11)
STRONG = ParagraphStyle("strong", parent=CELL, fontName=BOLD)
NUMBER = ParagraphStyle("number", parent=CELL, alignment=TA_RIGHT)
STRONG_NUMBER = ParagraphStyle("strong number", parent=STRONG, alignment=TA_RIGHT)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=7, leading=10.4, textColor=GREY)
HEAD = ParagraphStyle("head", parent=SMALL, alignment=TA_RIGHT)
Story = list[Flowable]


@dataclass(frozen=True)
class Row:
    label: str
    values: tuple[str, ...] = ()
    kind: str = "line"  # line, sub, total or head
    code: str = ""


def line(label: str, *amounts: int, code: str = "") -> Row:
    return Row(label, tuple(whole(amount) for amount in amounts), code=code)


def sub(label: str, *amounts: int, code: str = "") -> Row:
    return Row(label, tuple(whole(amount) for amount in amounts), "sub", code)


def total(label: str, *amounts: int, code: str = "") -> Row:
    return Row(label, tuple(whole(amount) for amount in amounts), "total", code)


def head(label: str) -> Row:
    return Row(label, (), "head")


def title(sheet: Sheet, text: str, under: str = "") -> Story:
    style = ParagraphStyle(
        "title", fontName=BOLD, fontSize=18, leading=23, textColor=sheet.colour, spaceAfter=3
    )
    below = ParagraphStyle("under", parent=BODY, fontSize=9, textColor=GREY, spaceAfter=16)
    return [Paragraph(text, style), Paragraph(under, below) if under else Spacer(1, 12)]


def heading(sheet: Sheet, text: str) -> Paragraph:
    style = ParagraphStyle(
        "heading",
        fontName=BOLD,
        fontSize=10,
        leading=14,
        textColor=sheet.colour,
        spaceBefore=14,
        spaceAfter=5,
        keepWithNext=1,
    )
    return Paragraph(text, style)


def text(*paragraphs: str) -> Story:
    style = ParagraphStyle("text", parent=BODY, spaceAfter=7)
    return [Paragraph(paragraph, style) for paragraph in paragraphs]


def small(words: str) -> Paragraph:
    return Paragraph(words, ParagraphStyle("small after", parent=SMALL, spaceBefore=8))


def bullets(*points: str) -> Story:
    style = ParagraphStyle(
        "bullet", parent=BODY, leftIndent=13, bulletIndent=2, bulletFontName=TEXT, spaceAfter=3
    )
    return [Paragraph(point, style, bulletText="•") for point in points]


def gap(height: float = 10) -> Spacer:
    return Spacer(1, height)


def new_page() -> PageBreak:
    return PageBreak()


def facts(*pairs: tuple[str, str], label_width: float = 150) -> Table:
    """Labels left in grey, values right of them."""
    grey = ParagraphStyle("label", parent=CELL, textColor=GREY)
    rows = [[Paragraph(label, grey), Paragraph(value, CELL)] for label, value in pairs]
    table = Table(rows, colWidths=[label_width, INNER - label_width], hAlign="LEFT")
    table.setStyle([*_TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)])
    return table


def listing(pairs: Iterable[tuple[str, str]]) -> Table:
    """Names left, a word or number right."""
    rows = [[Paragraph(name, CELL), Paragraph(value, NUMBER)] for name, value in pairs]
    table = Table(rows, colWidths=[INNER - 120, 120], hAlign="LEFT")
    table.setStyle([*_TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)])
    return table


def highlight(sheet: Sheet, label: str, value: str) -> Table:
    """The one outcome that the reader looks for."""
    big = ParagraphStyle(
        "outcome", fontName=BOLD, fontSize=13, leading=17, alignment=TA_RIGHT, textColor=INK
    )
    table = Table([[Paragraph(label, STRONG), Paragraph(value, big)]], colWidths=[INNER - 150, 150])
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(PALE)),
            ("LINEBEFORE", (0, 0), (0, -1), 3, sheet.colour),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 9),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ("LEFTPADDING", (0, 0), (0, -1), 12),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 6),
        ]
    )
    return table


_TIGHT = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
]


def amounts(
    sheet: Sheet, rows: list[Row], heads: tuple[str, ...] = (), width: float = AMOUNT
) -> Table:
    """A statement: labels, then right-aligned columns; totals stand under a line."""
    count = max(len(row.values) for row in rows)
    coded = any(row.code for row in rows)
    widths = [26.0] * coded + [INNER - 26 * coded - count * width] + [width] * count
    top = [_heads(heads, count, coded)] if heads else []
    table = Table(
        [*top, *(_cells(row, count, coded) for row in rows)],
        colWidths=widths,
        repeatRows=len(top),
        hAlign="LEFT",
    )
    table.setStyle([*_TIGHT, *_rules(sheet, rows, len(top), coded)])
    return table


def _heads(heads: tuple[str, ...], count: int, coded: bool) -> list[Paragraph]:
    blank = [Paragraph("", SMALL)] * (1 + coded + count - len(heads))
    return [*blank, *(Paragraph(words, HEAD) for words in heads)]


def _cells(row: Row, count: int, coded: bool) -> list[Paragraph]:
    strong = row.kind != "line"
    label, number = (STRONG, STRONG_NUMBER) if strong else (CELL, NUMBER)
    values = [*row.values, *[""] * (count - len(row.values))]
    code = [Paragraph(row.code, ParagraphStyle("code", parent=CELL, textColor=GREY))] * coded
    return [*code, Paragraph(row.label, label), *(Paragraph(value, number) for value in values)]


def _rules(sheet: Sheet, rows: list[Row], first: int, coded: bool) -> list[tuple[object, ...]]:
    rules: list[tuple[object, ...]] = []
    if first:
        rules.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, sheet.colour))
    for at, row in enumerate(rows, first):
        if row.kind == "head":
            rules.append(("TOPPADDING", (0, at), (-1, at), 9))
        if row.kind in ("sub", "total"):
            rules.append(("LINEABOVE", (1 + coded, at), (-1, at), 0.5, INK))
        if row.kind == "total":
            rules.append(("LINEBELOW", (1 + coded, at), (-1, at), 0.9, INK))
            rules.append(("BOTTOMPADDING", (0, at), (-1, at), 5))
    return rules


def signatures(place: str, names: list[tuple[str, str]], day: str = "") -> KeepTogether:
    """A line to sign on for each (name, function), two beside each other."""
    cells = [_place_to_sign(name, function) for name, function in names]
    pairs = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    rows = [[pair[0], "", pair[1] if len(pair) > 1 else ""] for pair in pairs]
    table = Table(rows, colWidths=[INNER * 0.46, INNER * 0.08, INNER * 0.46], hAlign="LEFT")
    table.setStyle(_TIGHT)
    return KeepTogether([gap(14), *text(f"{place}, {day or '…………………………'}"), table])


def _place_to_sign(name: str, function: str) -> Story:
    rule = HRFlowable(width="100%", thickness=0.6, color=INK, spaceAfter=4)
    return [gap(46), rule, Paragraph(name, STRONG), Paragraph(function, SMALL)]
