"""Tells what the tests started and which took longest, from the notes of tests/tally.py."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.checks.steps import FOUND, Step
from scripts.plain import duration

NOTES = FOUND / "tally"
SHOWN = 10


def notes_of(step: Step) -> Path:
    """Where its processes leave their notes."""
    return NOTES / step.name


def end_of(step: Step) -> dict[str, Any] | None:
    """What pytest noted at its end: how many tests were `left_out`. None: it did not come there."""
    return note(notes_of(step) / "end.json")


def of(notes: Path) -> str:
    """A line of what was started, and the slowest tests."""
    started: Counter[str] = Counter()
    took: Counter[str] = Counter()
    for path in notes.glob("*/*.json"):
        told = note(path) or {}
        started.update(told.get("started", {}))
        took.update(told.get("seconds", {}))
    counts = ", ".join(f"{number} {what}" for what, number in sorted(started.items()))
    slowest = [f"  {duration(seconds):>12}  {test}" for test, seconds in took.most_common(SHOWN)]
    return "\n".join([f"── started: {counts or 'nothing'}; the slowest tests:", *slowest])


def note(path: Path) -> dict[str, Any] | None:
    """None also for half a note: whoever wrote it was killed."""
    try:
        found: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return found
