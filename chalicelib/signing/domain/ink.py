"""A signature as it was given: drawn, or typed."""

from msgspec import Struct

Point = tuple[float, float]


class Ink(Struct, frozen=True, kw_only=True):
    """Strokes in any unit on a sheet of `width` by `height`, y down; or what was typed."""

    strokes: tuple[tuple[Point, ...], ...] = ()
    width: float = 0
    height: float = 0
    typed: str = ""
