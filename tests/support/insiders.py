"""The table of what a colleague with bad intent gets done with somebody: how it is read and
written. `python -m scripts.insider_table` makes it of what `insider_acts` has and
`insider_stage` tries."""

from collections.abc import Iterator
from pathlib import Path

from tests.fakes.sms import FakeSms
from tests.support.insider_act import Act
from tests.support.insider_acts import ACTS
from tests.support.insider_stage import CODE, FREE, REFUSED, WAITS, WHO, Line, Stage

__all__ = ["CODE", "FREE", "REFUSED", "TABLE", "WAITS", "WHO", "Line", "Stage"]

TABLE = Path(__file__).parents[1] / "insiders" / "insider_table.txt"
ROWS: dict[str, tuple[Act, str]] = {
    f"{act.said}: {target}": (act, target) for act in ACTS for target in act.on
}
WIDTH = max(map(len, ROWS)) + 2


def table() -> dict[str, Line]:
    lines = (line for line in TABLE.read_text().splitlines() if line and line[0] != "#")
    return dict(map(_read, lines))


def _read(line: str) -> tuple[str, Line]:
    said, _, rest = line.partition(": ")
    target, *cells = rest.split()
    return f"{said}: {target}", dict(zip(WHO, cells, strict=True))


def written(name: str, line: Line) -> str:
    cells = "".join(f"{line[who]:>{len(who) + 2}}" for who in WHO)
    return f"{name:<{WIDTH}}{cells}"


def heading() -> str:
    return f"{'#':<{WIDTH}}{''.join(f'  {who}' for who in WHO)}"


def seen(texts: FakeSms) -> Iterator[tuple[str, Line]]:
    stage = Stage(texts)
    yield from ((name, stage.line(*found)) for name, found in ROWS.items())
