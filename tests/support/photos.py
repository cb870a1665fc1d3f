"""Photos of each kind, and what telephones put behind them."""

import base64
import io
import struct
import zlib
from typing import Any

from PIL import Image

RED, BLUE = (200, 30, 30), (20, 30, 220)


def drawn(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red, with its upper left quarter blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def jpeg(picture: Image.Image | None = None, **saving: Any) -> bytes:
    return _saved(picture or drawn(), "JPEG", **saving)


def png(picture: Image.Image | None = None, **saving: Any) -> bytes:
    return _saved(picture or drawn(), "PNG", **saving)


def _saved(picture: Image.Image, kind: str, **saving: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **saving)
    return target.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bare_png(width: int = 1, height: int = 1, data: bytes = b"\x00\x00") -> bytes:
    """Of a size that it only says it has."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def many_scans(count: int) -> bytes:
    """A progressive JPEG whose last scan is there again and again."""
    whole = jpeg(progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * count + b"\xff\xd9"


# Behind the picture: a film (motion photo), a second picture (MPF), what Samsung notes, a program.
BEHIND = {
    "film": b"\x00\x00\x00\x18ftypmp42" + bytes(200),
    "second picture": jpeg(),
    "samsung": b"\x00\x00\x01\x0aImage_UTC_Data1700000000000SEFH" + bytes(40) + b"SEFT",
    "program": b"<script>alert(1)</script>",
    "zeros": bytes(100),
}

# `drawn()`, lying on its side as a telephone keeps it (irot), with a profile of colours and with a
# place (GPS) among its facts. Made once with an encoder of HEVC, which nothing here has.
_HEIC = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAABA1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAA"
    "AAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAEMQABAAAAAAAAADMAAgAAAAAEZAABAAAAAAAAAHoAAAA4aWluZgAAAAAA"
    "AgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAADTGlwcnAAAAMr"
    "aXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAq"
    "QgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAJYY29scnByb2YAAAJM"
    "bGNtcwRAAABtbnRyUkdCIFhZWiAH6gALAB0ADgAjACNhY3NwQVBQTAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA9tYA"
    "AQAAAADTLWxjbXMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAtkZXNjAAABCAAA"
    "ADZjcHJ0AAABQAAAAEx3dHB0AAABjAAAABRjaGFkAAABoAAAACxyWFlaAAABzAAAABRiWFlaAAAB4AAAABRnWFlaAAAB"
    "9AAAABRyVFJDAAACCAAAACBnVFJDAAACCAAAACBiVFJDAAACCAAAACBjaHJtAAACKAAAACRtbHVjAAAAAAAAAAEAAAAM"
    "ZW5VUwAAABoAAAAcAHMAUgBHAEIAIABiAHUAaQBsAHQALQBpAG4AAG1sdWMAAAAAAAAAAQAAAAxlblVTAAAAMAAAABwA"
    "TgBvACAAYwBvAHAAeQByAGkAZwBoAHQALAAgAHUAcwBlACAAZgByAGUAZQBsAHlYWVogAAAAAAAA9tYAAQAAAADTLXNm"
    "MzIAAAAAAAEMQgAABd7///MlAAAHkwAA/ZD///uh///9ogAAA9wAAMBuWFlaIAAAAAAAAG+gAAA49QAAA5BYWVogAAAA"
    "AAAAJJ8AAA+EAAC2w1hZWiAAAAAAAABilwAAt4cAABjZcGFyYQAAAAAAAwAAAAJmZgAA8qcAAA1ZAAAT0AAACltjaHJt"
    "AAAAAAADAAAAAKPXAABUewAATM0AAJmaAAAmZgAAD1wAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAQAAAAAEA"
    "AAAwAAAAAQAAAAAAAAAC////8AAAAAIAAAAQcGl4aQAAAAADCAgIAAAACWlyb3QDAAAAGWlwbWEAAAAAAAAAAQABBoEC"
    "AwWEhgAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAAtW1kYXQAAAAvKAGvGYD3hEl/8EKI2Bt0DNXivsJhj7kvIX2s"
    "rjIztiG4lP7fcDx/y7IHX3OZymAAAAAGRXhpZgAATU0AKgAAAAgAAwEPAAIAAAAIAAAAMgESAAMAAAABAAYAAIglAAQA"
    "AAABAAAAOgAAAABUb2VzdGVsAAACAAEAAgAAAAJOAAAAAAIABQAAAAMAAABYAAAAAAAAADQAAAABAAAABQAAAAEAAAAB"
    "AAAAAQ=="
)
HEIC = base64.b64decode(_HEIC)


def heic_of(width: int, height: int) -> bytes:
    """The same, saying that it has another size (ISO 23008-12, 6.5.3)."""
    known = b"ispe" + bytes(4)
    at = HEIC.index(known) + len(known)
    return HEIC[:at] + struct.pack(">II", width, height) + HEIC[at + 8 :]
