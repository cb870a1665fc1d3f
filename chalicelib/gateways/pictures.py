"""Photos and scans: what a file really is, where its picture ends, and what is made of it.

JPEG and PNG are kept as they came up to their true end: telephones put a film, a second picture or
facts of their own behind it, and anybody could put a program there. HEIC is opened apart
(chalicelib.gateways.picture_reader) and becomes a JPEG, since browsers do not show it.
"""

import hashlib
import zlib
from collections.abc import Iterator

import msgspec

from chalicelib.core.errors import Refused
from chalicelib.gateways import apart

# A telephone makes 50 megapixels; beyond this nobody's browser should have to unpack it.
MOST_PIXELS = 120_000_000
# Of a progressive JPEG; cameras make about ten, and each costs the time of a whole picture.
MOST_SCANS = 64
CUT, CONVERTED = "cut", "converted"
HEIC = "heic"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# ISO 23008-12, 10.2: the brands of pictures packed by HEVC.
_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_CONTAINERS = frozenset({b"mif1", b"msf1"})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_END, _SCAN = 0xD9, 0xDA


class Picture(msgspec.Struct, frozen=True):
    """What is kept: of this true kind, and how it was made of what came in, if not as it is."""

    content: bytes
    kind: str
    made: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Looked(msgspec.Struct):
    """What the process apart says of a picture."""

    refused: str = ""


def kind_of(content: bytes) -> str:
    """By its contents: jpg, png, heic, or nothing that is known here."""
    if content.startswith(_JPEG):
        return "jpg"
    if content.startswith(_PNG):
        return "png"
    return HEIC if _brands(content) & _BRANDS else ""


def _brands(content: bytes) -> set[bytes]:
    """Of a container of ISO 14496-12, the major one first; empty for any other file."""
    if content[4:8] != b"ftyp":
        return set()
    size = min(int.from_bytes(content[:4], "big"), 256)
    brands = [content[at : at + 4] for at in (8, *range(16, size - 3, 4))]
    is_picture = brands[0] in _BRANDS | _CONTAINERS
    return set(brands) if is_picture else set()


def inspect(content: bytes) -> Picture:
    """What is kept of it. Refused for what is no picture, broken, or too large to be shown."""
    kind = kind_of(content)
    if kind == HEIC:
        return Picture(_opened(content), "jpg", CONVERTED)
    if not kind:
        raise Refused("picture_unknown")
    width, height, end = _png(content) if kind == "png" else _jpeg(content)
    if not 0 < width * height <= MOST_PIXELS:
        raise Refused("picture_too_large")
    whole = content[:end]
    _opened(whole)
    return Picture(whole, kind, CUT if end < len(content) else "")


def _opened(content: bytes) -> bytes:
    """The picture was really unpacked; of a HEIC the JPEG comes back."""
    try:
        done = apart.run("picture", content)
        looked = msgspec.json.decode(done.answer, type=Looked)
    except (apart.Broke, msgspec.DecodeError):
        raise Refused("picture_too_large") from None
    if looked.refused:
        raise Refused(looked.refused)
    return done.output


def _png(content: bytes) -> tuple[int, int, int]:
    """Every chunk whole, header first; its size, and where the last one ends."""
    names: list[bytes] = []
    header, end = b"", 0
    while names[-1:] != [b"IEND"]:
        name, data, end = _chunk(content, end or len(_PNG))
        header = header or data
        names.append(name)
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise Refused("picture_damaged")
    return int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big"), end


def _chunk(content: bytes, at: int) -> tuple[bytes, bytes, int]:
    size = int.from_bytes(content[at : at + 4], "big")
    named = content[at + 4 : at + 8 + size]
    check = content[at + 8 + size : at + 12 + size]
    if len(check) < 4 or zlib.crc32(named) != int.from_bytes(check, "big"):
        raise Refused("picture_damaged")
    return named[:4], named[4:], at + 12 + size


def _jpeg(content: bytes) -> tuple[int, int, int]:
    """Its size, from the header of the frame, and where its own end stands (ITU T.81, B.1)."""
    width = height = scans = 0
    for marker, segment, at in _segments(content):
        if marker in _FRAMES and len(segment) >= 5:
            height, width = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
        scans += marker == _SCAN
        if scans > MOST_SCANS:
            raise Refused("picture_too_large")
        if marker == _END and scans and width:
            return width, height, at
    raise Refused("picture_damaged")


def _segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Each marker, what belongs to it, and where that ends; the lines of a scan are passed by."""
    at = 2
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        marker = content[at + 1]
        if marker in (0x00, 0xFF) or marker in _ALONE:  # filling, a byte of a scan, or a restart
            at += 1 if marker == 0xFF else 2
            continue
        size = 0 if marker == _END else int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + size
        yield marker, content[at + 4 : end], end
        at = end
