"""A page as its reader sees it: where something stands, and the words with their places.

pdfium draws the page (docs/adr/0038), so whatever a reader sees counts: text of every direction,
pictures, lines, forms inside forms. What it does not draw is added: fields and annotations with
their whole place, and text that nobody sees.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double
from itertools import islice, pairwise
from typing import BinaryIO

import pypdfium2 as pdfium
import pypdfium2.raw as native
from msgspec import Struct
from PIL import Image, ImageDraw

from chalicelib.gateways.signing.sheets import Area, Sheet, around

# Dots of the picture per point, fewer on a large sheet: no side has more dots than this.
FINE, MOST_DOTS = 2.0, 2400.0
# So much may paper differ from its usual colour (of 255); a scan has grain and shadow.
PLAIN, GRAINY = 10, 48
# A picture over this part of the page makes it a scan, of which the paper counts as paper. Any
# other picture counts as a whole.
MOSTLY = 0.5
# Paper is light, and this part of the page; what has none (a photograph) has no room.
LIGHT, COMMON = 190, 0.3
# Where people are to sign is looked for on so many pages.
LAST_PAGES = 3
MOST_LETTERS, MOST_NOTES, MOST_PICTURES = 30_000, 2_000, 500
# Dots and lines to write on: they are seen, and a box may stand on them.
LEADERS = frozenset("_.…·-–")
LEADER = re.compile(f"[{''.join(LEADERS - {'-'})}-]{{5,}}|…{{2,}}")
# White between two pieces of one line, in parts of the height of its letters; points up or down.
WIDE_GAP, SAME_LINE = 1.8, 2.0
TAKEN = 255


class Unclear(Exception):
    """What this page shows cannot be said."""


class Glyph(Struct, kw_only=True):
    """`base` is how low the line is that it stands on."""

    sign: str
    area: Area
    base: float
    ends_word: bool = False


class Piece(Struct, frozen=True, kw_only=True):
    """Words that stand close together on one line, upright as seen."""

    text: str
    area: Area

    @property
    def is_leader(self) -> bool:
        return LEADER.fullmatch(self.text.replace(" ", "")) is not None


class View(Struct, frozen=True, kw_only=True):
    """Pictures that are black where nothing stands: `ink` as far as it is seen, `taken` all."""

    number: int
    sheet: Sheet
    ink: Image.Image
    taken: Image.Image
    pieces: tuple[Piece, ...]


def look(
    file: BinaryIO, sheets: Sequence[Sheet], numbers: Iterable[int], also: re.Pattern[str] | None
) -> list[View]:
    """At the pages with these numbers, which count from 1, and of the last pages at those with
    `also` in their words; Unclear when pdfium reads other pages than we."""
    try:
        document = pdfium.PdfDocument(file)
        if len(document) != len(sheets):
            raise Unclear
        last = range(max(1, len(sheets) - LAST_PAGES + 1), len(sheets) + 1) if also else ()
        more = {number for number in last if also and _says(document[number - 1], also)}
        every = sorted(more.union(numbers))
        return [_view(document[number - 1], number, sheets[number - 1]) for number in every]
    except pdfium.PdfiumError as error:
        raise Unclear from error


def _says(page: pdfium.PdfPage, wanted: re.Pattern[str]) -> bool:
    return wanted.search(page.get_textpage().get_text_range()) is not None


def _view(page: pdfium.PdfPage, number: int, sheet: Sheet) -> View:
    width, height = page.get_size()
    if abs(width - sheet.size.width) > 1 or abs(height - sheet.size.height) > 1:
        raise Unclear
    areas = list(_notes(page, sheet))  # first of all: to draw a note can move it
    letters, pictures = _letters(page, sheet), _pictures(page, sheet)
    ink = _ink(page, pictures)
    areas += [letter.area for letter in letters if letter.sign not in LEADERS]
    if not _is_scan(page, pictures):
        areas += pictures
    taken = ink.copy()
    drawing = ImageDraw.Draw(taken)
    across, down = taken.width / sheet.size.width, taken.height / sheet.size.height
    for left, top, right, bottom in areas:
        place = (left * across, top * down, right * across, bottom * down)
        drawing.rectangle(place, fill=TAKEN)
    return View(number=number, sheet=sheet, ink=ink, taken=taken, pieces=tuple(_pieces(letters)))


def _ink(page: pdfium.PdfPage, pictures: Sequence[Area]) -> Image.Image:
    """White where the page differs from its paper; all of it when there is no paper to see."""
    scale = min(FINE, MOST_DOTS / max(page.get_size()))
    shown: Image.Image = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    shades = shown.histogram()
    paper, most = shades.index(max(shades)), GRAINY if _is_scan(page, pictures) else PLAIN
    is_ink = [abs(shade - paper) > most for shade in range(256)]
    white = sum(many for many, ink in zip(shades, is_ink, strict=True) if not ink)
    if paper < LIGHT or white < COMMON * sum(shades):
        is_ink = [True] * 256
    return shown.point([TAKEN * ink for ink in is_ink])


def _is_scan(page: pdfium.PdfPage, pictures: Sequence[Area]) -> bool:
    width, height = page.get_size()
    return any(area.width * area.height > MOSTLY * width * height for area in pictures)


def _pictures(page: pdfium.PdfPage, sheet: Sheet) -> list[Area]:
    """Those that stand on the page itself; one inside a form is seen as ink."""
    found = page.get_objects(filter=[native.FPDF_PAGEOBJ_IMAGE], max_depth=1)
    some = islice(found, MOST_PICTURES)
    return [sheet.seen_area(picture.get_bounds()) for picture in some]


def _notes(page: pdfium.PdfPage, sheet: Sheet) -> Iterator[Area]:
    """The places of fields and annotations, filled in or not."""
    many = native.FPDFPage_GetAnnotCount(page)
    if many > MOST_NOTES:
        raise Unclear
    for place in range(many):
        note, edges = native.FPDFPage_GetAnnot(page, place), native.FS_RECTF()
        is_popup = native.FPDFAnnot_GetSubtype(note) == native.FPDF_ANNOT_POPUP
        if native.FPDFAnnot_GetRect(note, edges) and not is_popup:
            yield sheet.seen_area((edges.left, edges.bottom, edges.right, edges.top))
        native.FPDFPage_CloseAnnot(note)


def _letters(page: pdfium.PdfPage, sheet: Sheet) -> list[Glyph]:
    text, x, y = page.get_textpage(), c_double(), c_double()
    found: list[Glyph] = []
    for place in range(min(text.count_chars(), MOST_LETTERS)):
        sign = chr(native.FPDFText_GetUnicode(text, place))
        if sign.isprintable() and not sign.isspace():
            native.FPDFText_GetCharOrigin(text, place, x, y)
            area = sheet.seen_area(text.get_charbox(place))
            found.append(Glyph(sign=sign, area=area, base=sheet.seen(x.value, y.value)[1]))
        elif found:
            found[-1].ends_word = True
    return found


def _pieces(letters: Sequence[Glyph]) -> Iterator[Piece]:
    for line in _lines(letters):
        size = max(letter.area.height for letter in line)
        for run in _runs(line, WIDE_GAP * size):
            text = "".join(letter.sign + " " * letter.ends_word for letter in run)
            yield Piece(text=text.strip(), area=around([letter.area for letter in run]))


def _lines(letters: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for letter in sorted(letters, key=lambda letter: letter.base):
        if line and letter.base > line[0].base + SAME_LINE:
            yield sorted(line, key=lambda letter: letter.area.left)
            line = []
        line.append(letter)
    if line:
        yield sorted(line, key=lambda letter: letter.area.left)


def _runs(line: Sequence[Glyph], gap: float) -> Iterator[Sequence[Glyph]]:
    """Cut where the line is white for long, and around what is there to be written on."""
    signs = "".join(letter.sign for letter in line)
    cuts = {edge for leader in LEADER.finditer(signs) for edge in leader.span()}
    wide = (k for k in range(1, len(line)) if line[k].area.left - line[k - 1].area.right > gap)
    edges = sorted({0, len(line), *cuts, *wide})
    return (line[start:end] for start, end in pairwise(edges))
