"""Puts the letters that a text needs into a file, and finds those that were put there before."""

import json
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from struct import pack, unpack_from
from typing import Any

from chalicelib.core.letters import visible
from chalicelib.core.replacing import replace
from chalicelib.gateways.signing import typeface
from chalicelib.gateways.signing.objects import packed_stream, pdf, stream
from chalicelib.gateways.signing.typeface import REGULAR, SLANTED, STRONG, Typeface

FILES = {REGULAR: "Regular.ttf", STRONG: "Strong.ttf", SLANTED: "Slanted.ttf"}
ASCII = "".join(map(chr, range(32, 127)))
# What the names and addresses of Europe need, and what our own texts use.
EUROPE = (
    ASCII + "".join(map(chr, [*range(160, 173), *range(174, 384)])) + "ȘșȚțẞ–—“”„…•€\u2018\u2019"
)
LATIN = EUROPE[: len(ASCII) + 95] + "…"
MORE = "More"


@lru_cache(maxsize=3)
def _face(name: str) -> Any:
    from reportlab.pdfbase.ttfonts import TTFontFile

    return TTFontFile(str(typeface.FACES / FILES[name]))


def characters_for(name: str, texts: Iterable[str]) -> str:
    """Those that always come along and those of `texts`, as far as the faces have them."""
    return _known((LATIN if name == SLANTED else EUROPE) + visible("".join(texts)))


def _known(wanted: str) -> str:
    return "".join(dict.fromkeys(one for one in wanted if one in typeface.drawable()))


def embed(writer: Any, name: str, texts: Iterable[str]) -> tuple[Typeface, Any]:
    """Puts the face into the file; the face to draw with, and the reference to its font."""
    return _embed(writer, name, name, characters_for(name, texts))


def embed_more(writer: Any, face: Typeface, texts: Iterable[str]) -> tuple[Typeface, Any]:
    """The face with what it lacks for `texts`, and the reference to that; None when it has all."""
    lacking = "".join(one for one in _known(visible("".join(texts))) if not face.has(one))
    if not lacking:
        return face, None
    more, font = _embed(writer, face.name, face.name + MORE, lacking)
    return replace(face, more=more), font


def _embed(writer: Any, source: str, name: str, characters: str) -> tuple[Typeface, Any]:
    face = _face(source)
    widths = [int(face.charWidths[ord(one)]) for one in characters]
    middles = {one: _middle(face, one) for one in characters if face_mark(face, one)}
    made = typeface.typeface(name, characters, widths, middles)
    return made, _font(writer, face, source, characters, widths)


def face_mark(face: Any, one: str) -> bool:
    """Has no width of its own: it stands over the letter before it."""
    return not face.charWidths[ord(one)]


def _middle(face: Any, one: str) -> int:
    """Where the middle of a mark lies, from where the pen is: left and right of its outline."""
    glyph = face.charToGlyph[ord(one)]
    outline = face.get_table_pos("glyf")[0] + face.glyphPos[glyph]
    if face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
        return 0
    left, _, right, _ = unpack_from(">4h", face._ttf_data, outline + 2)
    return int(left + right) // 2


def _font(writer: Any, face: Any, name: str, characters: str, widths: list[int]) -> Any:
    base = f"/AKKORD+{face.name.decode()}"
    inner = {
        "/Type": "/Font",
        "/Subtype": "/CIDFontType2",
        "/BaseFont": base,
        "/CIDSystemInfo": {"/Registry": "Adobe", "/Ordering": "Identity", "/Supplement": 0},
        "/CIDToGIDMap": writer.add_object(stream(_glyphs(face, characters))),
        "/DW": int(face.defaultWidth),
        "/W": [1, widths],
        "/FontDescriptor": writer.add_object(_descriptor(writer, face, name, base, characters)),
    }
    outer = {
        "/Type": "/Font",
        "/Subtype": "/Type0",
        "/BaseFont": base,
        "/Encoding": "/Identity-H",
        "/DescendantFonts": [writer.add_object(pdf(inner))],
        "/ToUnicode": writer.add_object(stream(_to_unicode(characters))),
    }
    return writer.add_object(pdf(outer))


def _descriptor(writer: Any, face: Any, name: str, base: str, characters: str) -> Any:
    packed, size = _program(name, characters)
    return pdf(
        {
            "/Type": "/FontDescriptor",
            "/FontName": base,
            "/Flags": 4,
            "/FontBBox": [int(edge) for edge in face.bbox],
            "/ItalicAngle": int(face.italicAngle),
            "/Ascent": int(face.ascent),
            "/Descent": int(face.descent),
            "/CapHeight": int(face.capHeight),
            "/StemV": int(face.stemV),
            "/FontFile2": writer.add_object(packed_stream(packed, {"/Length1": size})),
        }
    )


@lru_cache(maxsize=8)
def _program(name: str, characters: str) -> tuple[bytes, int]:
    """The glyphs of these characters, packed, and their size unpacked."""
    program = _face(name).makeSubset([ord(one) for one in characters])
    return zlib.compress(program, 9), len(program)


def _glyphs(face: Any, characters: str) -> bytes:
    """Which glyph each character has, as reportlab numbers them: two may share one (a space that
    does not break has that of a space), and each of them is still copied as itself."""
    numbers: dict[int, int] = {}
    told = [numbers.setdefault(face.charToGlyph[ord(one)], len(numbers) + 1) for one in characters]
    return pack(f">{len(told) + 1}H", 0, *told)


def _to_unicode(characters: str) -> bytes:
    """So that the text can be searched and copied; a hundred at a time, as the format asks."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /AkkoordLetters def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for start in range(0, len(characters), 100):
        part = characters[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [
            f"<{start + place:04x}> <{one.encode('utf-16-be').hex()}>"
            for place, one in enumerate(part, 1)
        ]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap end end"]).encode()


def told(faces: Mapping[str, Typeface]) -> bytes:
    """What a later signature must know of the faces in a file, in a form that is quickly read."""
    known = {
        name: ("".join(face.widths), list(face.widths.values()), dict(face.middles))
        for name, face in faces.items()
    }
    return json.dumps(known).encode()


def heard(content: bytes) -> dict[str, Typeface]:
    """Of a file that was laid out before marks were known of, too."""
    return {name: typeface.typeface(name, *told) for name, told in json.loads(content).items()}
