"""Photos and scans, JPEG and PNG: whether a file is one from its first byte to its last."""

import zlib
from collections.abc import Iterator

from chalicelib.core.errors import Refused

# A telephone makes 50 megapixels; beyond this nobody's browser should have to unpack it.
MOST_PIXELS = 120_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def inspect(content: bytes, kind: str) -> None:
    """`kind` is jpg or png. Refused for what is something else, broken, too large, or more than a
    picture: what comes after its end could be a program."""
    width, height = _png(content) if kind == "png" else _jpeg(content)
    if not 0 < width * height <= MOST_PIXELS:
        raise Refused("picture_too_large")


def _png(content: bytes) -> tuple[int, int]:
    """Every chunk whole, header first, end last."""
    if not content.startswith(_PNG):
        raise Refused("file_not_what_it_says")
    chunks = list(_chunks(content))
    names = [name for name, _ in chunks]
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names:
        raise Refused("picture_damaged")
    header = chunks[0][1]
    return int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        named = content[at + 4 : at + 8 + size]
        check = content[at + 8 + size : at + 12 + size]
        if len(check) < 4 or zlib.crc32(named) != int.from_bytes(check, "big"):
            raise Refused("picture_damaged")
        yield named[:4], named[4:]
        at += 12 + size


def _jpeg(content: bytes) -> tuple[int, int]:
    """From its start to its end; the size stands in the header of the frame."""
    if not content.startswith(b"\xff\xd8\xff"):
        raise Refused("file_not_what_it_says")
    if not content.endswith(b"\xff\xd9"):
        raise Refused("picture_damaged")
    for marker, segment in _segments(content):
        if marker in _FRAMES and len(segment) >= 5:
            return int.from_bytes(segment[3:5], "big"), int.from_bytes(segment[1:3], "big")
    raise Refused("picture_damaged")


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        yield marker, content[at + 4 : at + 2 + size]
        at += 2 + size
