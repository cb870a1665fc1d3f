"""A QR code as a path: every dark module of the code, and nothing else."""

import re

import segno

from chalicelib.core.qr import QUIET, qr_path

ADDRESS = "otpauth://totp/Van%20Dijk:anna%40b.nl?secret=ABCDEFGH&issuer=Van%20Dijk"


def drawn(size: int, path: str) -> list[list[int]]:
    """Module by module, as a browser fills it."""
    canvas = [[0] * size for _ in range(size)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        for at in range(int(width)):
            canvas[int(y)][int(x) + at] += 1
    return canvas


def test_the_path_covers_the_dark_modules() -> None:
    size, path = qr_path(ADDRESS)
    rows = segno.make_qr(ADDRESS, error="m").matrix_iter(border=QUIET)
    assert drawn(size, path) == [list(row) for row in rows]


def test_the_path_has_nothing_but_rectangles() -> None:
    _, path = qr_path(ADDRESS)
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", path)
