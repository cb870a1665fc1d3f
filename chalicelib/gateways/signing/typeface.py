"""The letters of log and boxes: what a face has, how wide it is, and how a text is written in it.

Noto Sans (SIL OFL 1.1) has every Latin, Greek and Cyrillic letter. A prepared file carries those of
its faces that it is likely to need, with how wide they are; what else a signature needs it brings
along itself (`embedding`). Nothing is left out: what no face has stands as its number in Unicode.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from chalicelib.core.letters import visible

REGULAR, STRONG, SLANTED = "AkRegular", "AkStrong", "AkSlanted"
NAMES = (REGULAR, STRONG, SLANTED)
FACES = Path(__file__).parent / "faces"
# How far a mark goes up over a capital, and over a mark that stands there already.
TALL, STACKED = 178, 190
LEADING = 1.2
LEAST_OF_ONE_LINE = 0.55
ASCENDERS = frozenset("bdfhkltßþđðβδζθλξфђћ")
ABOVE = 230  # canonical combining class of marks above a letter


@lru_cache(maxsize=1)
def drawable() -> frozenset[str]:
    """What every face has; the screen that asks for a signature has the same list."""
    parts = (FACES / "letters.txt").read_text().strip().split(",")
    return frozenset(chr(one) for part in parts for one in _range(part))


def _range(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def undrawable(text: str) -> str:
    """The characters that no face has, each once."""
    return "".join(dict.fromkeys(one for one in text if one not in drawable()))


class Typeface(Struct, frozen=True, kw_only=True):
    """`widths` in thousandths of the size, per character; `middles` are those of marks. `more` is
    the same face with what this one lacks."""

    name: str
    widths: Mapping[str, int]
    codes: Mapping[str, int]
    middles: Mapping[str, int] = field(default_factory=dict)
    more: "Typeface | None" = None

    def has(self, one: str) -> bool:
        return one in self.codes or (self.more is not None and one in self.more.codes)

    def plain(self, text: str) -> str:
        """As it will be drawn: composed, and with the number of what no face has."""
        return "".join(one if self.has(one) else f"[U+{ord(one):04X}]" for one in visible(text))

    def width(self, text: str, size: float) -> float:
        return sum(self._of(one).widths[one] for one in self.plain(text)) * size / 1000

    def encode(self, text: str) -> bytes:
        """As a hexadecimal string of the numbers that this face has for its characters."""
        return b"<" + "".join(f"{self.codes[one]:04x}" for one in text).encode() + b">"

    def shown(self, text: str, size: float) -> bytes:
        """Operators that show it; a mark that is part of no letter stands over the one before, and
        then the text itself comes along, since who reads places alone may take the next letter."""
        plain = self.plain(text)
        shown = b" ".join(self._parts(plain, size))
        if not any(one in self._of(one).middles for one in plain):
            return shown
        said = (b"\xfe\xff" + plain.encode("utf-16-be")).hex().encode()
        return b"/Span <</ActualText <" + said + b">>> BDC " + shown + b" EMC"

    def _parts(self, plain: str, size: float) -> Iterator[bytes]:
        letter, above = "", 0
        for piece in self._pieces(plain):
            face = self._of(piece[0])
            yield f"/{face.name} {size:.2f} Tf".encode()
            if piece in face.middles:
                yield self._mark(face, piece, letter, above, size)
                above += unicodedata.combining(piece) == ABOVE
            else:
                yield face.encode(piece) + b" Tj"
                letter, above = piece[-1], _marks_above(piece[-1])

    def _mark(self, face: "Typeface", mark: str, letter: str, above: int, size: float) -> bytes:
        """In the middle of its letter, as high as that letter asks; the pen comes back after it."""
        wide = self._of(letter).widths[letter] if letter else 0
        aside = wide / 2 + face.middles[mark]
        back = face.widths[mark] - aside
        rise = _rise(letter, above) if unicodedata.combining(mark) == ABOVE else 0
        shown = f"[{aside:.0f} {face.encode(mark).decode()} {back:.0f}] TJ"
        return f"{rise * size / 1000:.2f} Ts {shown} 0 Ts".encode()

    def _of(self, one: str) -> "Typeface":
        return self.more if self.more and one not in self.codes else self

    def _pieces(self, text: str) -> Iterator[str]:
        """What one font shows in one go: marks stand alone."""
        piece = ""
        for one in text:
            here = self._of(one)
            if piece and (here is not self._of(piece[0]) or one in here.middles):
                yield piece
                piece = ""
            piece += one
            if one in here.middles:
                yield piece
                piece = ""
        if piece:
            yield piece

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Broken at spaces, and inside a word that is longer than a line."""
        lines = [""]
        for word in self.plain(text).split(" "):
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
        text, wide = self.plain(text), self.width(text, size)
        size = max(least, min(size, size * width / wide)) if wide else size
        while len(text) > 1 and self.width(text, size) > width + 0.01:
            text = text[:-2].rstrip() + "…"
        return text, size

    def whole(self, text: str, size: float, room: tuple[float, float]) -> tuple[list[str], float]:
        """The lines and the size at which all of it stands in `room`: one line when it can stay
        large enough, else the largest that leaves words unbroken."""
        width, height = room
        wide = self.width(text, size)
        if wide * LEAST_OF_ONE_LINE <= width:
            return [self.plain(text)], size * min(1, width / wide) if wide else size
        while size > 1:
            lines = self.wrap(text, size, width)
            unbroken = " ".join(lines) == self.plain(text)
            if unbroken and len(lines) * size * LEADING <= height + size * (LEADING - 1):
                break
            size *= 0.97
        return lines, size


def _rise(letter: str, above: int) -> int:
    base = unicodedata.normalize("NFD", letter)[:1]
    tall = unicodedata.category(base) == "Lu" or base in ASCENDERS if base else False
    return TALL * tall + STACKED * above


def _marks_above(letter: str) -> int:
    parts = unicodedata.normalize("NFD", letter)
    return sum(unicodedata.combining(one) == ABOVE for one in parts)


def typeface(
    name: str,
    characters: str,
    widths: Iterable[int],
    middles: Mapping[str, int] | None = None,
) -> Typeface:
    codes = {one: number for number, one in enumerate(characters, 1)}
    return Typeface(
        name=name,
        widths=dict(zip(characters, widths, strict=True)),
        codes=codes,
        middles=middles or {},
    )
