"""Prints every figure, or those of one group: `python -m tests.bench [group]`."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import cold
from tests.bench.lines import Line, show
from tests.bench.stage import Stage, stage

ON_STAGE: dict[str, Callable[[Stage], Iterator[Line]]] = {"cold": cold.figures}


def main() -> None:
    wanted = sys.argv[1:] or list(ON_STAGE)
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as scene:
        for group in wanted:
            for figure in ON_STAGE[group](scene):
                show(figure)


if __name__ == "__main__":
    main()
