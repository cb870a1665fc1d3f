"""The objects of a stranger's PDF, looked through within a budget: a file cannot make us go on."""

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

# Dictionaries and lists in one file; a tagged document of 500 pages has some 200,000.
MOST_OBJECTS = 500_000
PIECE = 1 << 20
# Signatures that give rights to readers, by their old and new name (ISO 32000-1, 12.8.2.3).
RIGHTS = {"/UR", "/UR3"}
FLATE = (pikepdf.Name.FlateDecode, pikepdf.Name.Fl)


class TooComplex(Exception):
    """Opening all of this would take more memory or time than a document is worth."""


def everything(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the file, its trailer with them, each once: also what is not
    referred to. Costs what the file has in objects, however they refer to one another."""
    left = MOST_OBJECTS
    for each in (*pdf.objects, pdf.trailer):
        for inner in _inside(each):
            left -= 1
            if left < 0:
                raise TooComplex
            if not isinstance(inner, pikepdf.Array):
                yield inner


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Does it carry a signature, anybody's?"""
    return any(_signs(inner) for inner in everything(pdf))


def _signs(inner: Any) -> bool:
    """Signed by somebody; what a maker of forms signs to give rights to readers is not."""
    if "/ByteRange" not in inner or "/Contents" not in inner:
        return False
    references = inner.get("/Reference")
    methods = [
        str(one.get("/TransformMethod"))
        for one in (references if isinstance(references, pikepdf.Array) else ())
        if isinstance(one, pikepdf.Dictionary)
    ]
    return not methods or not RIGHTS.issuperset(methods)


def _inside(found: Any) -> Iterator[Any]:
    waiting = [found]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            inside: list[Any] = list(here)
        elif isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            inside = [value for _, value in here.items()]
        else:
            continue
        yield here
        waiting += [value for value in inside if not getattr(value, "is_indirect", False)]


def unpacked(part: pikepdf.Stream, most: int) -> bytes:
    """What a stream holds; TooComplex when that is more than `most` bytes."""
    _within_limit(part, most)
    content: bytes = part.read_bytes()
    if len(content) > most:
        raise TooComplex
    return content


def _within_limit(part: pikepdf.Stream, most: int) -> None:
    """Piece by piece: a bomb is found before it takes memory. What is broken is left to qpdf, and
    what is packed otherwise grows little or meets the limit of memory of this process."""
    packed = part.read_raw_bytes()
    for name in _filters(part):
        if name not in FLATE:
            return
        packed = _one_layer(packed, most)


def _filters(part: pikepdf.Stream) -> list[Any]:
    named = part.get("/Filter")
    if named is None:
        return []
    return list(named) if isinstance(named, pikepdf.Array) else [named]


def _one_layer(packed: bytes, most: int) -> bytes:
    unpacking, pieces, size = zlib.decompressobj(), [], 0
    try:
        while piece := unpacking.decompress(packed, PIECE):
            packed, size = unpacking.unconsumed_tail, size + len(piece)
            if size > most:
                raise TooComplex
            pieces.append(piece)
    except zlib.error:
        return b""
    return b"".join(pieces)
