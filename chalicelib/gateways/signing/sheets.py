"""A page as it is seen, cropped and turned, and the coordinates of the file that belong to it."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from chalicelib.gateways.signing.shapes import PageBox, PageSize

# Left, bottom, right and top in the file's coordinates.
Rectangle = tuple[float, float, float, float]


class Area(NamedTuple):
    """A part of a page as it is seen: points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: "Area") -> bool:
        return (
            self.left <= other.left <= other.right <= self.right
            and self.top <= other.top <= other.bottom <= self.bottom
        )

    def grown(self, by: float) -> "Area":
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)


def around(areas: Sequence[Area]) -> Area:
    """The smallest area that holds them all."""
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))


class Sheet(Struct, frozen=True, kw_only=True):
    """What of a page is seen: `crop` in the file's coordinates, `turned` degrees clockwise."""

    crop: Rectangle
    turned: int = 0

    @property
    def size(self) -> PageSize:
        wide, high = self.crop[2] - self.crop[0], self.crop[3] - self.crop[1]
        return (
            PageSize(width=high, height=wide)
            if self.turned in (90, 270)
            else PageSize(width=wide, height=high)
        )

    def rectangle(self, box: PageBox) -> Rectangle:
        area = self.area(box)
        one, other = self._point(area.left, area.top), self._point(area.right, area.bottom)
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

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file is seen, from the top left corner."""
        left, bottom, right, top = self.crop
        match self.turned:
            case 90:
                return y - bottom, x - left
            case 180:
                return right - x, y - bottom
            case 270:
                return top - y, right - x
            case _:
                return x - left, top - y

    def seen_area(self, rectangle: Rectangle) -> Area:
        left, bottom, right, top = rectangle
        (x, y), (across, down) = self.seen(left, bottom), self.seen(right, top)
        return Area(min(x, across), min(y, down), max(x, across), max(y, down))

    def area(self, box: PageBox) -> Area:
        left, top = box.left * self.size.width, box.top * self.size.height
        right, bottom = left + box.width * self.size.width, top + box.height * self.size.height
        return Area(left, top, right, bottom)

    def box(self, page: int, area: Area) -> PageBox:
        wide, high = self.size.width, self.size.height
        return PageBox(
            page=page,
            left=area.left / wide,
            top=area.top / high,
            width=area.width / wide,
            height=area.height / high,
        )


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
    return Sheet(crop=inside if is_something else paper, turned=turned % 360 // 90 * 90)


def _ordered(edges: Sequence[float]) -> Rectangle:
    left, bottom, right, top = (float(edge) for edge in edges)
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
