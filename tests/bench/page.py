"""Puts figures into docs/performance.md: `make bench ONLY=sign | python -m tests.bench.page`.

The rows of each group that was measured take the place of those that were there.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[2] / "docs" / "performance.md"
HEAD = "|---|---:|---:|---|---|\n"
END = "## How it is measured"


def renewed(page: str, measured: Iterable[dict[str, Any]]) -> str:
    """The page with these figures; groups that were not measured stay as they are."""
    above, _, rest = page.partition(HEAD)
    table, _, below = rest.partition(END)
    fresh: dict[str, list[str]] = {}
    for figure in measured:
        fresh.setdefault(_group(figure["name"]), []).append(row(figure))
    known: dict[str, list[str]] = {}
    for line in filter(str.strip, table.splitlines()):
        known.setdefault(_group(line.removeprefix("| ")), []).append(line)
    lines = [line for group in (known | fresh).values() for line in group]
    return "".join((above, HEAD, "\n".join(lines), "\n\n", END, below))


def row(figure: dict[str, Any]) -> str:
    """As in the table: thousands with commas, four digits that count, a miss in bold."""
    ok = "yes" if figure["ok"] else "**missed**"
    told = (_number(figure["value"]), _number(figure["limit"]), figure["unit"], ok)
    return f"| {figure['name']} | {' | '.join(told)} |"


def _group(name: str) -> str:
    return name.partition(".")[0]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def main() -> None:
    lines = [json.loads(line) for line in sys.stdin if line.startswith("{")]
    TARGET.write_text(renewed(TARGET.read_text(), lines))


if __name__ == "__main__":
    main()
