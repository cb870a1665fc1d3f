"""A paper is written in lines; a mark at their begin tells what they are.

`# ` a heading, `- ` a point, `: label | value` a fact, `! label | value` the outcome, `---` a new
page, `_ place and day | who | who` places to sign, `^ ` heads over a table of rows: `| ` a row,
`+ ` a sum, `= ` a total, `* ` words between rows. Everything else is text.
"""

from collections.abc import Callable
from html import unescape
from itertools import groupby
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer, Table

from scripts.demo.pdfs.sheet import BOLD, GREY, INK, INNER, LINE, PALE, TEXT, Sheet

Cells = list[list[str]]
BODY = ParagraphStyle("body", fontName=TEXT, fontSize=8.6, leading=13.4, textColor=INK)
PARAGRAPH = ParagraphStyle("paragraph", parent=BODY, spaceAfter=7)
POINT = ParagraphStyle("point", parent=BODY, leftIndent=13, bulletFontName=TEXT, spaceAfter=3)
TIGHT = [
    ("FONT", (0, 0), (-1, -1), TEXT, 8),
    ("TEXTCOLOR", (0, 0), (-1, -1), INK),
    ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
]
RULES = {
    "^": (("TEXTCOLOR", GREY), ("LINEBELOW", 0.9, GREY)),
    "|": (),
    "+": (("FONT", BOLD, 8), ("LINEABOVE", 0.5, INK)),
    "=": (("FONT", BOLD, 8), ("LINEABOVE", 0.5, INK), ("LINEBELOW", 0.9, INK)),
    "*": (("FONT", BOLD, 8), ("TOPPADDING", 9)),
}


def flowables(sheet: Sheet, under: str, lines: list[str]) -> list[Flowable]:
    """The title, and everything below it."""
    big = ParagraphStyle("title", fontName=BOLD, fontSize=18, leading=25, textColor=sheet.colour)
    found = [Paragraph(sheet.title, big), Paragraph(under, PARAGRAPH), Spacer(1, 8)]
    for mark, group in groupby(lines, mark_of):
        found += BLOCKS[mark](sheet, list(group))
    return found


def mark_of(line: str) -> str:
    if line == "---":
        return line
    mark = line[0] if line[1:2] == " " else ""
    return "table" if mark in RULES else mark if mark in BLOCKS else ""


def text(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    return [Paragraph(line, PARAGRAPH) for line in lines]


def points(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    return [*(Paragraph(line[2:], POINT, bulletText="•") for line in lines), Spacer(1, 6)]


def headings(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    style = ParagraphStyle(
        "heading",
        fontName=BOLD,
        fontSize=10,
        spaceBefore=11,
        spaceAfter=7,
        keepWithNext=1,
        textColor=sheet.colour,
    )
    return [Paragraph(line[2:], style) for line in lines]


def facts(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    style = [("ALIGN", (1, 0), (1, -1), "LEFT"), ("TEXTCOLOR", (0, 0), (0, -1), GREY)]
    style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE))
    return [_table(cells(lines), [150, INNER - 150], style), Spacer(1, 12)]


def outcome(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    """The one thing that the reader looks for."""
    style = [
        ("FONT", (0, 0), (-1, -1), BOLD, 11),
        ("BACKGROUND", (0, 0), (-1, -1), PALE),
        ("LINEBEFORE", (0, 0), (0, -1), 3, sheet.colour),
        ("LEFTPADDING", (0, 0), (0, -1), 12),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 9),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 11),
    ]
    return [_table(cells(lines), [INNER - 150, 150], style), Spacer(1, 10)]


def amounts(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    """Labels, then right-aligned columns; totals stand under a line. Heads may be fewer."""
    rows = cells(lines)
    count = max(map(len, rows))
    full = [
        [""] * (count - len(row)) + row if line[0] == "^" else row + [""] * (count - len(row))
        for line, row in zip(lines, rows, strict=True)
    ]
    style = [
        (name, (0, at), (-1, at), *more)
        for at, line in enumerate(lines)
        for name, *more in RULES[line[0]]
    ]
    width = 76 if count < 5 else 68
    return [
        _table(full, [INNER - width * (count - 1), *[width] * (count - 1)], style),
        Spacer(1, 8),
    ]


def new_page(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    return [PageBreak()]


def places(sheet: Sheet, lines: list[str]) -> list[Flowable]:
    """A line to sign on for each who, two beside each other."""
    (day, *people), half = cells(lines)[0], INNER * 0.46
    pairs = [[*people[at : at + 2], ""][:2] for at in range(0, len(people), 2)]
    rows = [[pair[0], "", pair[1]] for pair in pairs]
    lined = [
        ("LINEABOVE", (at, row), (at, row), 0.6, INK)
        for row, pair in enumerate(rows)
        for at in (0, 2)
        if pair[at]
    ]
    table = _table(
        rows,
        [half, INNER - 2 * half, half],
        [
            ("ALIGN", (0, 0), (-1, -1), "LEFT"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 52),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            *lined,
        ],
    )
    return [KeepTogether([Spacer(1, 12), Paragraph(day, PARAGRAPH), Spacer(1, 46), table])]


def cells(lines: list[str]) -> Cells:
    return [[unescape(cell.strip()) for cell in line[2:].split("|")] for line in lines]


def _table(rows: Cells, widths: list[float], style: list[Any]) -> Table:
    return Table(rows, colWidths=widths, style=[*TIGHT, *style], hAlign="LEFT")


BLOCKS: dict[str, Callable[[Sheet, list[str]], list[Flowable]]] = {
    "": text,
    "-": points,
    "#": headings,
    ":": facts,
    "!": outcome,
    "table": amounts,
    "---": new_page,
    "_": places,
}
