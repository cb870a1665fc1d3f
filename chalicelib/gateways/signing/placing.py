"""From a place on the page as it is seen to the coordinates of the file; good places by default."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.gateways.signing.shapes import Box, PageSize, Slot

Rectangle = tuple[float, float, float, float]
# Boxes that nobody placed stand in rows at the foot of the last page, in points.
MARGIN, GAP = 36.0, 10.0
WIDE, HIGH = 166.0, 62.0
# Smaller than this nothing can be read in it.
LEAST_WIDE, LEAST_HIGH = 60.0, 24.0


@dataclass(frozen=True)
class Sheet:
    """What of a page is seen: `crop` in the file's coordinates, `turned` degrees clockwise."""

    crop: Rectangle
    turned: int = 0

    @property
    def size(self) -> PageSize:
        wide, high = self.crop[2] - self.crop[0], self.crop[3] - self.crop[1]
        return PageSize(high, wide) if self.turned in (90, 270) else PageSize(wide, high)

    def rectangle(self, box: Box) -> Rectangle:
        """Left, bottom, right and top in the file's coordinates."""
        size = self.size
        left, top = box.left * size.width, box.top * size.height
        right, foot = left + box.width * size.width, top + box.height * size.height
        one, other = self._point(left, top), self._point(right, foot)
        xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return (xs[0], ys[0], xs[1], ys[1])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.crop
        return {
            0: (left + x, top - y),
            90: (left + y, bottom + x),
            180: (right - x, bottom + y),
            270: (right - y, top - x),
        }[self.turned]

    def band(self, points: Sequence[tuple[float, float]]) -> tuple[float, float]:
        """From which to which height, in points from the top as seen, these points reach."""
        left, bottom, right, top = self.crop
        downs = {
            0: [top - y for _, y in points],
            90: [x - left for x, _ in points],
            180: [y - bottom for _, y in points],
            270: [right - x for x, _ in points],
        }[self.turned]
        return min(downs), max(downs)


def sheet(media: Sequence[float], crop: Sequence[float] | None, turned: int) -> Sheet:
    """What is cropped reaches no further than the paper; nonsense counts as nothing cropped."""
    paper = _ordered(media)
    seen = _ordered(crop or media)
    inside = (
        max(paper[0], seen[0]),
        max(paper[1], seen[1]),
        min(paper[2], seen[2]),
        min(paper[3], seen[3]),
    )
    is_something = inside[2] > inside[0] and inside[3] > inside[1]
    return Sheet(inside if is_something else paper, turned % 360 // 90 * 90)


def _ordered(edges: Sequence[float]) -> Rectangle:
    left, bottom, right, top = (float(edge) for edge in edges)
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def place(
    slots: Sequence[Slot],
    sheets: Sequence[Sheet],
    occupied: Sequence[tuple[float, float]] = (),
) -> Mapping[str, Box]:
    """A box for everybody: where it was asked but on the page, or in free room near the foot.

    `occupied` are the bands of the last page where something stands.
    """
    waiting = [slot for slot in slots if slot.box is None]
    rows = _rows(len(waiting), sheets, occupied)
    found = dict(zip((slot.key for slot in waiting), rows, strict=True))
    asked = {slot.key: _inside(slot.box, sheets) for slot in slots if slot.box}
    return {slot.key: (found | asked)[slot.key] for slot in slots}


def _rows(many: int, sheets: Sequence[Sheet], occupied: Sequence[tuple[float, float]]) -> list[Box]:
    """From left to right, the first row on top, the last one as low as there is room."""
    size = sheets[-1].size
    beside = max(1, min(3, int((size.width - 2 * MARGIN + GAP) // (WIDE + GAP))))
    rows = -(-many // beside)
    high = min(HIGH, (size.height - 2 * MARGIN) / max(rows, 1) - GAP)
    foot = _foot(size.height, rows * (high + GAP), occupied)
    made = []
    for number in range(many):
        row, column = divmod(number, beside)
        left = MARGIN + column * (WIDE + GAP)
        top = foot - (rows - row) * (high + GAP) + GAP
        box = Box(
            len(sheets),
            left / size.width,
            top / size.height,
            WIDE / size.width,
            high / size.height,
        )
        made.append(_inside(box, sheets))
    return made


def _foot(height: float, needed: float, occupied: Sequence[tuple[float, float]]) -> float:
    """How low boxes reach: in the lowest gap that holds them, on a full page at the very foot."""
    foot = height - MARGIN
    for top, bottom in sorted(occupied, key=lambda band: band[1], reverse=True):
        if bottom + GAP + needed <= foot:
            break
        foot = min(foot, top - GAP)
    return foot if foot - needed >= MARGIN else height - MARGIN


def _inside(box: Box, sheets: Sequence[Sheet]) -> Box:
    """Moved, and where that is not enough made smaller, until it is on a page as a whole."""
    page = min(max(box.page, 1), len(sheets))
    size = sheets[page - 1].size
    width = min(1.0, max(box.width, LEAST_WIDE / size.width))
    height = min(1.0, max(box.height, LEAST_HIGH / size.height))
    return replace(
        box,
        page=page,
        left=min(max(box.left, 0.0), 1 - width),
        top=min(max(box.top, 0.0), 1 - height),
        width=width,
        height=height,
    )
