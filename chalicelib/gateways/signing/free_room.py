"""Where on a page nothing stands, and room for boxes in rows there."""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product

from chalicelib.gateways.signing import lines
from chalicelib.gateways.signing.seeing import TAKEN, View
from chalicelib.gateways.signing.sheets import Area

# Boxes that nobody placed and no line asks for stand in rows, in points.
MARGIN, GAP = 36.0, 10.0
WIDE, HIGH = 166.0, 62.0
# Smaller than this nothing can be read in it.
LEAST_WIDE, LEAST_HIGH = 60.0, 24.0
# How much smaller boxes become where there is little room, before they get a page of their own.
SIZES = (1.0, 0.8)
BESIDE = (3, 2, 1)
# What stands this near a box is not hidden yet, but nobody wants it nearer.
AIR = 1.5
# What is this far off the page is only off it by counting.
EDGE = 0.01
# A row is looked for at every so many points.
STEP = 6.0
# A first look is at a picture this many times smaller.
COARSE = 4


class Room:
    """What is still free on a page; whoever places something takes it."""

    def __init__(self, view: View) -> None:
        self.view, self.taken, size = view, view.taken.copy(), view.sheet.size
        self.page = Area(0.0, 0.0, size.width, size.height)
        self.scale = (self.taken.width / size.width, self.taken.height / size.height)
        self._reduce()

    @cached_property
    def lines(self) -> list[Area]:
        """To write on."""
        return lines.ruled(self.view)

    def _reduce(self) -> None:
        self.coarse = self.taken.reduce(COARSE).point([0] + [TAKEN] * 255)

    def is_free(self, area: Area, but: Sequence[Area] = ()) -> bool:
        """Whether a box there hides nothing; it may hide the lines `but`."""
        if not self.page.grown(EDGE).holds(area):
            return False
        part = self.taken.crop(self._dots(area.grown(AIR)))
        left, top, _, _ = self._dots(area.grown(AIR))
        for line in but:
            x, y, right, bottom = self._dots(line.grown(1.0))
            part.paste(0, (x - left, y - top, right - left, bottom - top))
        return part.getbbox() is None

    def _dots(self, area: Area) -> tuple[int, int, int, int]:
        (across, down), (left, top, right, bottom) = self.scale, area
        return (
            math.floor(left * across),
            math.floor(top * down),
            math.ceil(right * across),
            math.ceil(bottom * down),
        )

    def take(self, area: Area) -> None:
        self.taken.paste(TAKEN, self._dots(area))
        self._reduce()

    def rows(self, many: int) -> list[Area]:
        """Room for so many, side by side and below each other, as large and low as can be."""
        for size in SIZES:
            wide, high = WIDE * size, HIGH * size
            for bottom, beside, left in self._starts(many, wide, high):
                grid = block(many, beside, left=left, bottom=bottom, wide=wide, high=high)
                if all(self.seems_free(area) for area in grid) and all(map(self.is_free, grid)):
                    return grid
        return []

    def seems_free(self, area: Area) -> bool:
        """At a glance: what is not is certainly taken."""
        (across, down), (left, top, right, bottom) = self.scale, area
        across, down = across / COARSE, down / COARSE
        dots = (int(left * across), int(top * down), int(right * across), int(bottom * down))
        return self.coarse.crop(dots).getbbox() is None

    def _starts(self, many: int, wide: float, high: float) -> Iterator[tuple[float, int, float]]:
        """How low, how many beside each other, and how far from the left, the best first."""
        width, height = self.page.width, self.page.height
        margin = min(MARGIN, width / 16, height / 16)
        step = max(STEP, height / 140)
        for up in _steps(height - margin, margin + high, -step):
            for beside in BESIDE:
                rows, columns = -(-many // beside), min(many, beside)
                across = columns * (wide + GAP) - GAP
                if beside <= many and up - rows * (high + GAP) + GAP >= margin:
                    lefts = _steps(margin, width - margin - across, 2 * max(STEP, width / 140))
                    yield from product([up], [beside], lefts)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * k for k in range(math.floor((end - start) / step) + 1)]


def block(
    many: int, beside: int, left: float, bottom: float, wide: float, high: float
) -> list[Area]:
    """From left to right, the first row on top."""
    rows, made = -(-many // beside), []
    for number in range(many):
        row, column = divmod(number, beside)
        foot = bottom - (rows - row - 1) * (high + GAP)
        start = left + column * (wide + GAP)
        made.append(Area(start, foot - high, start + wide, foot))
    return made
