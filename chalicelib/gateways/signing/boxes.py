"""How the place of a signature looks: first with a name to wait for, then with the ink."""

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.gateways.signing.drawing import INK as INK_COLOUR
from chalicelib.gateways.signing.drawing import (
    LINE,
    MARK,
    PALE,
    SOFT,
    TEXT,
    WHITE,
    Drawing,
    Letters,
)
from chalicelib.gateways.signing.shapes import PageInk, SignatureToAdd, Slot, Stroke
from chalicelib.gateways.signing.typeface import LEADING, REGULAR, SLANTED, STRONG
from chalicelib.gateways.signing.words import words

USUAL_HIGH, USUAL_WIDE = 62.0, 166.0
INK_LINE = 1.35


class Measure(Struct, frozen=True, kw_only=True):
    """Everything in a box grows and shrinks with it."""

    width: float
    height: float

    @property
    def scale(self) -> float:
        return max(0.35, min(self.height / USUAL_HIGH, self.width / USUAL_WIDE, 2.0))


def waiting(slot: Slot, measure: Measure, letters: Letters, language: str) -> Drawing:
    """A light field that says who signs here."""
    drawing, scale = (
        Drawing(width=measure.width, height=measure.height, letters=letters),
        measure.scale,
    )
    drawing.box(0, 0, measure.width, measure.height, PALE)
    drawing.frame(0.5, 0.5, measure.width - 1, measure.height - 1, LINE, line=0.8, dashes="3 2")
    middle, left = measure.height / 2, 9 * scale
    drawing.text(
        left,
        middle + 3 * scale,
        words(language)["sign_here"],
        face=REGULAR,
        size=7 * scale,
        colour=SOFT,
    )
    _fitted(drawing, left, middle - 8 * scale, slot.name, face=STRONG, size=9 * scale)
    return drawing


def signed(signature: SignatureToAdd, measure: Measure, letters: Letters) -> Drawing:
    """The ink above a line, and below it by whom and when."""
    drawing, scale = (
        Drawing(width=measure.width, height=measure.height, letters=letters),
        measure.scale,
    )
    foot = (31 if signature.for_whom else 23) * scale
    drawing.box(0, 0, measure.width, measure.height, WHITE)
    drawing.frame(0.4, 0.4, measure.width - 0.8, measure.height - 0.8, LINE)
    drawing.box(0, 0, 2.4 * scale, measure.height, MARK)
    _ink(drawing, signature.ink, scale, foot)
    left = 9 * scale
    drawing.line((left, foot), (measure.width - 7 * scale, foot), LINE)
    _caption(drawing, signature, left, foot, scale)
    return drawing


def _caption(
    drawing: Drawing, signature: SignatureToAdd, left: float, foot: float, scale: float
) -> None:
    said = words(signature.language)
    _fitted(drawing, left, foot - 9.5 * scale, signature.name, face=STRONG, size=8 * scale)
    if signature.for_whom:
        namens = f"{said['on_behalf']} {signature.for_whom}"
        _fitted(drawing, left, foot - 18 * scale, namens, face=REGULAR, size=6.6 * scale)
    when = signature.at.astimezone(clock.amsterdam())
    moment = f"{said['signed']} {when:%d-%m-%Y %H:%M}"
    _fitted(drawing, left, 5.5 * scale, moment, face=REGULAR, size=6.4 * scale)


def _fitted(drawing: Drawing, left: float, base: float, text: str, face: str, size: float) -> None:
    letters = drawing.letters.faces[face]
    room = drawing.width - left - 5
    fitting, at = letters.fit(text, size, room, size * 0.6)
    drawing.text(left, base, fitting, face=face, size=at, colour=TEXT if face == STRONG else SOFT)


def _ink(drawing: Drawing, ink: PageInk, scale: float, foot: float) -> None:
    left, right = 10 * scale, drawing.width - 8 * scale
    bottom, top = foot + 3 * scale, drawing.height - 4 * scale
    if ink.strokes:
        drawing.strokes(_placed(ink, left, bottom, right - left, top - bottom), INK_LINE * scale)
        return
    _typed(drawing, ink.typed, (left, bottom), (right - left, top - bottom), 20 * scale)


def _typed(
    drawing: Drawing,
    typed: str,
    corner: tuple[float, float],
    room: tuple[float, float],
    size: float,
) -> None:
    """All of it, however long: nobody else may shorten a signature."""
    size = min(size, room[1] * 0.85)
    lines, size = drawing.letters.faces[SLANTED].whole(typed, size, room)
    high = size * (0.7 + LEADING * (len(lines) - 1))
    base = corner[1] + (room[1] + high) / 2 - size * 0.7
    for line in lines:
        drawing.text(corner[0], base, line, face=SLANTED, size=size, colour=INK_COLOUR)
        base -= size * LEADING


def _placed(
    ink: PageInk, left: float, bottom: float, width: float, height: float
) -> tuple[Stroke, ...]:
    """What was drawn, as large as fits and in proportion, at the left and in the middle."""
    points = [point for stroke in ink.strokes for point in stroke]
    first_x, first_y = (min(axis) for axis in zip(*points, strict=True))
    last_x, last_y = (max(axis) for axis in zip(*points, strict=True))
    wide, high = max(last_x - first_x, 1e-6), max(last_y - first_y, 1e-6)
    sheet = max(height / ink.height if ink.height else 0, 1e-6)
    factor = min(width / wide, height / high, 2 * sheet)
    base = bottom + (height - high * factor) / 2
    return tuple(
        tuple((left + (x - first_x) * factor, base + (last_y - y) * factor) for x, y in stroke)
        for stroke in ink.strokes
        if stroke
    )
