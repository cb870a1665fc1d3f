"""The letters of log and boxes: put into a file once, used by every signature after that.

A prepared file carries its faces, with which characters they have and how wide these are, so that a
later signature draws with them and brings no font of its own.
"""

import json
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chalicelib.gateways.signing.objects import packed_stream, pdf, stream

REGULAR, STRONG, SLANTED = "AkRegular", "AkStrong", "AkSlanted"
NAMES = (REGULAR, STRONG, SLANTED)
FILES = {REGULAR: "SourceSansPro", STRONG: "SourceSansProSemibold", SLANTED: "SourceSansProIt"}
ASCII = "".join(map(chr, range(32, 127)))
# What the names and addresses of Europe need, and what our own texts use.
EUROPE = ASCII + "".join(map(chr, range(160, 384))) + "ȘșȚțẞ–—“”„…•€→✓\u2018\u2019"
LATIN = EUROPE[: len(ASCII) + 96] + "…"
UNKNOWN = "?"


@dataclass(frozen=True)
class Typeface:
    """`widths` in thousandths of the size, per character."""

    name: str
    widths: Mapping[str, int]
    glyphs: Mapping[str, int]

    def plain(self, text: str) -> str:
        """As it will be drawn: composed, and with a mark for what the face does not have."""
        composed = unicodedata.normalize("NFC", text)
        return "".join(one if one in self.glyphs else UNKNOWN for one in composed)

    def width(self, text: str, size: float) -> float:
        return sum(self.widths[one] for one in self.plain(text)) * size / 1000

    def encode(self, text: str) -> bytes:
        """As a hexadecimal string of glyph numbers."""
        return b"<" + "".join(f"{self.glyphs[one]:04x}" for one in self.plain(text)).encode() + b">"

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Broken at spaces, and inside a word that is longer than a line."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size) > width:
                lines.append("")
                longer = word
            *full, lines[-1] = self._cut(longer, size, width)
            lines[-1:-1] = full
        return lines

    def _cut(self, text: str, size: float, width: float) -> list[str]:
        if self.width(text, size) <= width:
            return [text]
        pieces = [""]
        for one in text:
            if pieces[-1] and self.width(pieces[-1] + one, size) > width:
                pieces.append("")
            pieces[-1] += one
        return pieces

    def fit(self, text: str, size: float, width: float, least: float) -> tuple[str, float]:
        """The text and a size at which it fits: smaller, down to `least`, then shortened."""
        wide = self.width(text, size)
        size = max(least, min(size, size * width / wide)) if wide else size
        while len(text) > 1 and self.width(text, size) > width + 0.01:
            text = text[:-2].rstrip() + "…" if "…" in self.glyphs else text[:-1]
        return text, size


def typeface(name: str, characters: str, widths: Iterable[int]) -> Typeface:
    glyphs = {one: number for number, one in enumerate(characters, 1)}
    return Typeface(name, dict(zip(characters, widths, strict=True)), glyphs)


@lru_cache(maxsize=3)
def _face(name: str) -> Any:
    import font_source_sans_pro
    from reportlab.pdfbase.ttfonts import TTFontFile

    return TTFontFile(font_source_sans_pro.font_files_ttf[FILES[name]])


def characters_for(name: str, texts: Iterable[str]) -> str:
    """Those that always come along and those of `texts`, as far as the face has them."""
    basis = LATIN if name == SLANTED else EUROPE
    wanted = dict.fromkeys(basis + unicodedata.normalize("NFC", "".join(texts)))
    return "".join(_distinct(name, wanted))


def _distinct(name: str, wanted: Iterable[str]) -> Iterable[str]:
    """One character per glyph, so that numbering them by hand and by the face is the same."""
    known, seen = _face(name).charToGlyph, {0}
    for one in wanted:
        glyph = known.get(ord(one), 0)
        if glyph not in seen:
            seen.add(glyph)
            yield one


def embed(writer: Any, name: str, texts: Iterable[str]) -> tuple[Typeface, Any]:
    """Puts the face into the file; the face to draw with, and the reference to its font."""
    characters = characters_for(name, texts)
    face = _face(name)
    widths = [int(face.charWidths.get(ord(one), face.defaultWidth)) for one in characters]
    return typeface(name, characters, widths), _font(writer, face, name, characters, widths)


def _font(writer: Any, face: Any, name: str, characters: str, widths: list[int]) -> Any:
    base = f"/AKKORD+{face.name.decode()}"
    inner = {
        "/Type": "/Font",
        "/Subtype": "/CIDFontType2",
        "/BaseFont": base,
        "/CIDSystemInfo": {"/Registry": "Adobe", "/Ordering": "Identity", "/Supplement": 0},
        "/CIDToGIDMap": "/Identity",
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


def pack(faces: Mapping[str, Typeface]) -> bytes:
    """What a later signature must know of the faces in a file, in a form that is quickly read."""
    told = {
        name: ("".join(face.widths), list(face.widths.values())) for name, face in faces.items()
    }
    return json.dumps(told).encode()


def unpack(content: bytes) -> dict[str, Typeface]:
    return {name: typeface(name, *told) for name, told in json.loads(content).items()}
