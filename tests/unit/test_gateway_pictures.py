"""Photos of what was signed on paper: whole, of a size, and nothing but a picture."""

import struct
import zlib

import pytest

from chalicelib.core.errors import Refused
from chalicelib.gateways import pictures
from tests.support.ceremony import PHOTO


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 1, height: int = 1, data: bytes = b"\x00\x00") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def test_a_picture_comes_in() -> None:
    pictures.inspect(png(), "png")
    pictures.inspect(PHOTO, "jpg")
    padded = PHOTO[:2] + b"\xff\xff\x01" + PHOTO[2:]
    pictures.inspect(padded, "jpg")


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"%PDF-1.7", "png", "file_not_what_it_says"),
        (b"MZ" + PHOTO, "jpg", "file_not_what_it_says"),
        (PHOTO, "png", "file_not_what_it_says"),
        (PHOTO + b"<script>", "jpg", "picture_damaged"),
        (b"\xff\xd8\xff\xd9", "jpg", "picture_damaged"),
        (png() + b"<script>", "png", "picture_damaged"),
        (png()[:-3], "png", "picture_damaged"),
        (png().replace(b"IDAT", b"JDAT"), "png", "picture_damaged"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "png", "picture_damaged"),
        (b"\x89PNG\r\n\x1a\n", "png", "picture_damaged"),
        (png(60_000, 60_000), "png", "picture_too_large"),
        (png(0, 1), "png", "picture_too_large"),
    ],
)
def test_anything_else_does_not(content: bytes, kind: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        pictures.inspect(content, kind)
