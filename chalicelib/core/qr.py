"""A QR code as the outline of an SVG: nothing that a strict content security policy forbids."""

from collections.abc import Iterable
from itertools import groupby

QUIET = 4


def qr_path(text: str) -> tuple[int, str]:
    """The width and height in modules, with the quiet border that readers need, and the `d` of a
    path that covers the dark ones."""
    import segno

    code = segno.make_qr(text, error="m")
    rows = [bytes(row) for row in code.matrix]
    parts = (part for y, row in enumerate(rows, QUIET) for part in _row(row, y))
    return len(rows) + 2 * QUIET, "".join(parts)


def _row(row: bytes, y: int) -> Iterable[str]:
    """Dark modules beside each other are one rectangle."""
    x = QUIET
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            yield f"M{x} {y}h{width}v1h-{width}z"
        x += width
