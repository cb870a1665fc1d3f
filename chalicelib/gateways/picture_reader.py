"""Opens a stranger's picture; done apart, see chalicelib.gateways.apart."""

import io
import json
import re
import warnings
from typing import Any, BinaryIO

from chalicelib.gateways import pictures

# Of a HEIC: it is unpacked twice, in its own colours and in those of a JPEG.
MOST_PIXELS_HEIC = 50_000_000
QUALITY = 90
LARGEST = 25 * 1024 * 1024
# What Pillow and libheif raise for a file that is not what it says.
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    TypeError,
    ArithmeticError,
    LookupError,
)


def job(given: BinaryIO, size: int, _arguments: bytes, made: BinaryIO) -> bytes:
    return json.dumps({"refused": _refused(given.read(size), made)}).encode()


def _refused(content: bytes, made: BinaryIO) -> str:
    """Why not, or nothing; a HEIC is written to `made` as a JPEG."""
    from PIL import Image

    try:
        if pictures.kind_of(content) == pictures.HEIC:
            return _convert(content, made)
        return _unpack(content)
    except (Image.DecompressionBombError, MemoryError):
        return "picture_too_large"
    except BROKEN:
        return "picture_damaged"


def _unpack(content: bytes) -> str:
    """Every line of it, small where the format can do that, so that it costs little."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = pictures.MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            picture.draft(None, (picture.width // 8 or 1, picture.height // 8 or 1))
            picture.load()
    return ""


def _convert(content: bytes, made: BinaryIO) -> str:
    """Turned as it is to be seen, with its colours; without the place and time the camera noted."""
    import pi_heif

    if any(width * height > MOST_PIXELS_HEIC for width, height in _claimed(content)):
        return "picture_too_large"
    opened: Any = pi_heif.open_heif(io.BytesIO(content), convert_hdr_to_8bit=True)
    picture = opened.to_pillow()
    if picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
    profile = opened.info.get("icc_profile")
    picture.save(made, "JPEG", quality=QUALITY, icc_profile=profile, exif=b"")
    return "picture_too_large" if made.tell() > LARGEST else ""


def _claimed(content: bytes) -> list[tuple[int, int]]:
    """Every size that the file speaks of, of tiles and of the whole (ISO 23008-12, 6.5.3); before
    anything is unpacked."""
    found = (content[each.end() : each.end() + 8] for each in re.finditer(rb"ispe\0{4}", content))
    return [(int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")) for size in found]
