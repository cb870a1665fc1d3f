"""A signature as it was given: drawn, or typed."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Ink:
    """Strokes in any unit on a sheet of `width` by `height`, y down; or what was typed."""

    strokes: tuple[tuple[Point, ...], ...] = ()
    width: float = 0
    height: float = 0
    typed: str = ""
