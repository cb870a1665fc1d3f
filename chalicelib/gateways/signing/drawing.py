"""A small pen: writes what stands in a box or on a page as PDF operators, y upwards, in points."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from chalicelib.gateways.signing.objects import stream
from chalicelib.gateways.signing.shapes import Stroke
from chalicelib.gateways.signing.typeface import Typeface

Colour = tuple[float, float, float]
INK: Colour = (0.05, 0.13, 0.42)
TEXT: Colour = (0.11, 0.15, 0.20)
SOFT: Colour = (0.36, 0.42, 0.49)
LINE: Colour = (0.76, 0.80, 0.85)
PALE: Colour = (0.955, 0.968, 0.98)
MARK: Colour = (0.06, 0.45, 0.42)
WHITE: Colour = (1.0, 1.0, 1.0)


class Letters(Struct, frozen=True, kw_only=True):
    """The faces of a file, and the references by which its pages name them."""

    faces: Mapping[str, Typeface]
    fonts: Mapping[str, Any]

    @property
    def resources(self) -> dict[str, Any]:
        return {"/Font": {f"/{name}": font for name, font in self.fonts.items()}}


class Drawing(Struct, kw_only=True):
    """Collects what is drawn on `width` x `height` points."""

    width: float
    height: float
    letters: Letters
    written: list[bytes] = field(default_factory=list)

    def _add(self, text: str) -> None:
        self.written.append(text.encode())

    def box(self, left: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        self._add(f"{_colour(colour)} rg {_numbers(left, bottom, width, height)} re f")

    def frame(
        self,
        left: float,
        bottom: float,
        width: float,
        height: float,
        colour: Colour,
        *,
        line: float = 0.6,
        dashes: str = "",
    ) -> None:
        place = _numbers(left, bottom, width, height)
        self._add(f"q {_colour(colour)} RG {line:.2f} w [{dashes}] 0 d {place} re S Q")

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: Colour) -> None:
        self._add(f"q {_colour(colour)} RG 0.5 w {_numbers(*start)} m {_numbers(*end)} l S Q")

    def text(
        self, left: float, base: float, text: str, face: str, size: float, colour: Colour = TEXT
    ) -> None:
        self._add(f"BT {_colour(colour)} rg {_numbers(left, base)} Td")
        self.written.append(self.letters.faces[face].shown(text, size) + b" ET")

    def strokes(self, strokes: tuple[Stroke, ...], thick: float) -> None:
        """Each stroke through the middles of its points: as smooth as the pen that drew it."""
        self._add(f"q {_colour(INK)} RG {thick:.2f} w 1 J 1 j")
        for stroke in strokes:
            self._add(_path(stroke))
        self._add("Q")

    def content(self) -> bytes:
        return b"\n".join(self.written)

    def as_form(self, turned: int = 0) -> Any:
        """A form that stands upright on a page that is shown `turned` degrees clockwise."""
        facts = {
            "/Type": "/XObject",
            "/Subtype": "/Form",
            "/BBox": [0, 0, float(self.width), float(self.height)],
            "/Resources": self.letters.resources,
        }
        upright = {90: [0, 1, -1, 0, 0, 0], 180: [-1, 0, 0, -1, 0, 0], 270: [0, -1, 1, 0, 0, 0]}
        if turned in upright:
            facts["/Matrix"] = upright[turned]
        return stream(self.content(), facts)


def _path(stroke: Stroke) -> str:
    first, *rest = stroke
    if not rest:  # a dot: round ends make it visible
        return f"{_numbers(*first)} m {_numbers(first[0] + 0.01, first[1])} l S"
    parts = [f"{_numbers(*first)} m"]
    for here, there in pairwise(stroke[1:]):
        middle = ((here[0] + there[0]) / 2, (here[1] + there[1]) / 2)
        parts.append(_curve(here, middle))
    return " ".join([*parts, f"{_numbers(*stroke[-1])} l S"])


def _curve(control: tuple[float, float], end: tuple[float, float]) -> str:
    return f"{_numbers(*control, *end)} v"


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in values)


def _colour(colour: Colour) -> str:
    return _numbers(*colour)
