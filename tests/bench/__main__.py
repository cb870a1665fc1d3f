"""Prints every figure, or those of one group: `python -m tests.bench [group]`.

Fails when a limit is missed. `python -m tests.bench.page` puts figures into docs/performance.md.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts import plain
from scripts.plain import Stop
from tests.bench import check, closing, cold, listing, office, package, session, sign, talk, web
from tests.bench.lines import Line, show
from tests.bench.stage import Stage, stage

ON_STAGE: dict[str, Callable[[Stage], Iterator[Line]]] = {
    "cold": cold.figures,
    "list": listing.figures,
    "office": office.figures,
    "close": closing.figures,
    "web": web.figures,
    "session": session.figures,
    "sign": sign.figures,
    "check": check.figures,
}
OFF_STAGE: dict[str, Callable[[], Iterator[Line]]] = {
    "package": package.figures,
    "talk": talk.figures,
}


def main() -> int:
    groups = [*ON_STAGE, *OFF_STAGE]
    wanted = sys.argv[1:] or groups
    unknown = set(wanted) - set(groups)
    if unknown:
        raise Stop(f"Unknown: {', '.join(sorted(unknown))}. Choose from {', '.join(groups)}.")
    if len(wanted) > 1:
        return max(map(apart, wanted))
    missed = [figure for figure in figures_of(wanted[0]) if not show(figure).ok]
    for figure in missed:
        sys.stderr.write(f"missed: {figure.name} is {figure.value}, limit {figure.limit}\n")
    return 1 if missed else 0


def apart(group: str) -> int:
    """Each group in a process and on a scene of its own: none makes another dearer."""
    return subprocess.run([sys.executable, "-m", "tests.bench", group]).returncode


def figures_of(group: str) -> Iterator[Line]:
    if group in OFF_STAGE:
        yield from OFF_STAGE[group]()
        return
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as scene:
        yield from ON_STAGE[group](scene)


if __name__ == "__main__":
    sys.exit(plain.run(main))
