"""Where on a page nothing is written: what stands there by text and pictures, from top to bottom.

Lines and areas of colour are left out: a page often has one behind everything. What is drawn inside
a form counts as far as the form reaches.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from chalicelib.gateways.signing.placing import Sheet

# A page with more than this is full for sure; reading it all would take long, in bytes.
MOST = 400_000
# Above and below the line on which letters stand, in parts of their size.
ABOVE, BELOW = 0.8, 0.25
Band = tuple[float, float]
SAME = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, ...]


def occupied(page: pikepdf.Page, sheet: Sheet) -> list[Band]:
    """Bands of the page as seen, in points from its top; the whole of it where it is unclear."""
    whole = [(0.0, sheet.size.height)]
    try:
        if _size(page) > MOST:
            return whole
        corners = list(_Reading(page).corners())
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return whole
    return [sheet.band(one) for one in corners]


def _size(page: pikepdf.Page) -> int:
    contents = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return sum(len(part.read_bytes()) for part in parts if part is not None)


def multiply(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


class _Reading:
    """Follows the state of a page (ISO 32000-1, 8.4 and 9.4) as far as places need it."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.page = page
        self.kept: list[Matrix] = []
        self.place: Matrix = SAME
        self.line: Matrix = SAME
        self.size = self.leading = 0.0

    def corners(self) -> Iterator[list[tuple[float, float]]]:
        """Of what stands on the page, in the file's coordinates."""
        for read in pikepdf.parse_content_stream(self.page):
            operands, name = read.operands, str(read.operator)
            if name in ("Tj", "TJ", "'", '"'):
                if name in ("'", '"'):
                    self._next(0, -self.leading)
                yield self._text()
            elif name == "Do":
                yield from self._drawn(operands[0])
            elif name == "INLINE IMAGE":
                yield self._square()
            else:
                self._follow(name, operands)

    def _follow(self, name: str, operands: Any) -> None:
        match name:
            case "q":
                self.kept.append(self.place)
            case "Q":
                self.place = self.kept.pop() if self.kept else SAME
            case "cm":
                self.place = multiply(_numbers(operands), self.place)
            case _:
                self._follow_text(name, operands)

    def _follow_text(self, name: str, operands: Any) -> None:
        match name:
            case "BT":
                self.line = SAME
            case "Tf":
                self.size = float(operands[1])
            case "TL":
                self.leading = float(operands[0])
            case "Tm":
                self.line = _numbers(operands)
            case "Td" | "TD" | "T*":
                self._move(name, operands)

    def _move(self, name: str, operands: Any) -> None:
        if name == "TD":
            self.leading = -float(operands[1])
        self._next(*((0, -self.leading) if name == "T*" else _numbers(operands)))

    def _next(self, x: float, y: float) -> None:
        self.line = multiply((1, 0, 0, 1, x, y), self.line)

    def _text(self) -> list[tuple[float, float]]:
        at = multiply(self.line, self.place)
        return [_point(at, 0, self.size * part) for part in (ABOVE, -BELOW)]

    def _square(self) -> list[tuple[float, float]]:
        """A picture fills the square of one by one, however large that is drawn."""
        return [_point(self.place, x, y) for x in (0, 1) for y in (0, 1)]

    def _drawn(self, name: Any) -> Iterator[list[tuple[float, float]]]:
        found = self.page.resources.XObject[name]
        if found.Subtype == pikepdf.Name.Image:
            yield self._square()
            return
        at = multiply(_numbers(found.get("/Matrix", SAME)), self.place)
        left, bottom, right, top = _numbers(found.BBox)
        yield [_point(at, x, y) for x in (left, right) for y in (bottom, top)]


def _numbers(operands: Any) -> Matrix:
    return tuple(float(one) for one in operands)


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
