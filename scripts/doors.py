"""Writes chalicelib/doors.py, which says in which module the routes of a path are; --check tells
when it is stale."""

import subprocess
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from scripts.openapi import settle

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "chalicelib" / "doors.py"
START = '''"""Which modules have the routes of a path; written by scripts/doors.py."""

MODULES: dict[str, tuple[str, ...]] = {
'''


def modules() -> list[str]:
    """All that have routes."""
    found = ROOT.glob("chalicelib/*/routes/*.py")
    names = (".".join(each.relative_to(ROOT).with_suffix("").parts) for each in found)
    return sorted(name for name in names if hasattr(import_module(name), "routes"))


def table() -> str:
    """The text of chalicelib/doors.py."""
    settle()
    known = set(modules())
    from chalicelib.core.http import CONTRACTS

    at = defaultdict[str, set[str]](set)
    for contract in CONTRACTS:
        if contract.view.__module__ in known:
            at[contract.path].add(contract.view.__module__)
    lines = (f'"{path}": {tuple(sorted(at[path]))!r},\n' for path in sorted(at))
    return _formatted(f"{START}{''.join(lines)}}}\n")


def _formatted(text: str) -> str:
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    return subprocess.run(ruff, input=text, capture_output=True, text=True, check=True).stdout


def main() -> None:
    fresh = table()
    if "--check" not in sys.argv:
        TARGET.write_text(fresh)
    elif TARGET.read_text() != fresh:
        sys.exit("chalicelib/doors.py is stale: run python -m scripts.doors")


if __name__ == "__main__":
    main()
