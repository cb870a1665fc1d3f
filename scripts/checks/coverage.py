"""Judges which lines and branches of the portal the tests have run."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.plain import Stop

LEAST = 95
# Rules and the core are covered to the last branch.
EXACT = ("/domain/", "/domain.py", "chalicelib/core/")


def judge(found: Iterable[Path]) -> None:
    """Stop, with the places, when too little ran; several runs count together."""
    missed, total = merged(map(ran, found))
    gaps = {file: places for file, places in sorted(missed.items()) if places and is_exact(file)}
    share = 100 - 100 * sum(map(len, missed.values())) / max(total, 1)
    print(f"── coverage: {share:.1f} % of all lines and branches", flush=True)
    for file, places in gaps.items():
        print(f"{file}: {', '.join(sorted(map(str, places)))}")
    if gaps or share < LEAST:
        raise Stop(f"Rules and the core must be covered whole, everything for {LEAST} %.")


def ran(path: Path) -> dict[str, Any]:
    """By file, what one run came to."""
    try:
        files: dict[str, Any] = json.loads(path.read_text())["files"]
    except (OSError, ValueError, KeyError) as error:
        raise Stop(f"Which lines were run is not known: {path.name} is not there whole.") from error
    return files


def is_exact(file: str) -> bool:
    return any(part in file for part in EXACT)


def merged(runs: Iterable[dict[str, Any]]) -> tuple[dict[str, set[Any]], int]:
    """By file, the lines and branches that no run came to; and how many there are in all."""
    every: defaultdict[str, set[Any]] = defaultdict(set)
    done: defaultdict[str, set[Any]] = defaultdict(set)
    for files in runs:
        for file, of in files.items():
            ran = [*of["executed_lines"], *map(tuple, of.get("executed_branches", []))]
            not_ran = [*of["missing_lines"], *map(tuple, of.get("missing_branches", []))]
            done[file].update(ran)
            every[file].update(ran, not_ran)
    return {file: every[file] - done[file] for file in every}, sum(map(len, every.values()))
