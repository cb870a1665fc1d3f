"""One figure, with its limit, as one line of JSON."""

import json
import sys

from msgspec import Struct, structs


class Line(Struct, frozen=True, kw_only=True):
    """`value` is null when it could not be measured; `limit` is the most it may be, if any."""

    name: str
    value: float | None
    limit: float | None
    unit: str
    ok: bool


def line(name: str, value: float | None, unit: str, limit: float | None = None) -> Line:
    """Missed when above its limit, or when it should have been measured and was not."""
    ok = value is not None and (limit is None or value <= limit)
    return Line(
        name=name, value=value if value is None else round(value, 4), limit=limit, unit=unit, ok=ok
    )


def show(figure: Line) -> Line:
    sys.stdout.write(f"{json.dumps(structs.asdict(figure))}\n")
    sys.stdout.flush()
    return figure
