"""Tells what the tests started and which took longest, from the notes of tests/tally.py."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.plain import duration

SHOWN = 10


def of(notes: Path) -> str:
    """A line of what was started, and the slowest tests."""
    found: list[dict[str, Any]] = [json.loads(path.read_text()) for path in notes.glob("*.json")]
    started: Counter[str] = Counter()
    took: Counter[str] = Counter()
    for note in found:
        started.update(note["started"])
        took.update(note["seconds"])
    counts = ", ".join(f"{number} {what}" for what, number in sorted(started.items()))
    slowest = [f"  {duration(seconds):>12}  {test}" for test, seconds in took.most_common(SHOWN)]
    return "\n".join([f"── started: {counts or 'nothing'}; the slowest tests:", *slowest])
