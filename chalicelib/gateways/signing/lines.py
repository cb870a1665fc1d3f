"""Lines on a page that are there to write on, drawn or dotted."""

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

from chalicelib.gateways.signing.seeing import View
from chalicelib.gateways.signing.sheets import Area

# At least this long, at most this thick, in points.
LONG, THIN = 50.0, 3.0
# How far a border goes up from the end of a line.
WALL = 10.0


def ruled(view: View) -> list[Area]:
    """Level ones; what crosses them, as the borders of a table do, cuts them."""
    dotted = [piece.area for piece in view.pieces if piece.is_leader and piece.area.width >= LONG]
    return [*dotted, *_drawn(view)]


def _drawn(view: View) -> Iterator[Area]:
    across = view.ink.width / view.sheet.size.width
    down = view.ink.height / view.sheet.size.height
    length = max(2, int(LONG * across))
    starts = _run(_thin(view.ink, int(THIN * down) + 1), length, 1, 0)
    for left, top, right, bottom in _parts(starts):
        end, wall = right + length - 1, int(WALL * down)
        if not any(_is_wall(view.ink, edge, top, wall) for edge in (left, end)):
            yield Area(left / across, top / down, end / across, bottom / down)


def _is_wall(ink: Image.Image, edge: int, top: int, high: int) -> bool:
    """Whether a line goes up from here: then this is the border of a cell, not a line to sign."""
    strip = ink.crop((edge - 3, top - high, edge + 4, top))
    return max(_run(strip, high, 0, 1).getdata(), default=0) > 0


def _thin(ink: Image.Image, thick: int) -> Image.Image:
    """Without what is higher than so many dots."""
    high = _run(ink, thick, 0, 1)
    whole = _run(ImageChops.invert(high), thick, 0, -1)
    return ImageChops.darker(ink, whole)


def _run(picture: Image.Image, length: int, right: int, down: int) -> Image.Image:
    """White where a row of so many white dots begins, in that direction."""
    found, done = picture, 1
    while done < length:
        step = min(done, length - done)
        moved = Image.new("L", found.size, 255 if down < 0 else 0)
        moved.paste(found, (-right * step, -down * step))
        found, done = ImageChops.darker(found, moved), done + step
    return found


def _parts(picture: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Around each group of white dots that no row or column without any parts."""
    for top, bottom in _spans(picture.getprojection()[1]):
        row = picture.crop((0, top, picture.width, bottom))
        for left, right in _spans(row.getprojection()[0]):
            _, first, _, last = row.crop((left, 0, right, row.height)).getbbox() or (0, 0, 0, 0)
            yield left, top + first, right, top + last


def _spans(marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From where to where something is marked."""
    start = None
    for place, mark in enumerate([*marks, 0]):
        if mark and start is None:
            start = place
        elif not mark and start is not None:
            yield start, place
            start = None
