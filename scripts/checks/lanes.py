"""Runs steps beside each other, the longest first; after a failure nothing new begins."""

import contextlib
import json
import os
import signal
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from scripts.beside import beside, ended_with_us
from scripts.checks import report
from scripts.checks.steps import FOUND, LANES, ROOT, Step
from scripts.local.children import Child
from scripts.plain import Stop, duration

TOOK = FOUND / "seconds.json"
NOTHING_COLLECTED = 5


@dataclass
class Lanes:
    """Steps that wait, longest first, and the names of those that failed."""

    waiting: list[Step]
    failed: list[str] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def work(self) -> None:
        """One lane: the next step, until there is none or something failed."""
        while step := self._next():
            if not passes(step):
                self.failed.append(step.name)

    def _next(self) -> Step | None:
        with self.turn:
            return self.waiting.pop(0) if self.waiting and not self.failed else None


def run_all(steps: Iterable[Step]) -> None:
    """All steps to their end; Stop names those that failed."""
    lanes = Lanes(longest_first(steps))
    beside(*[lanes.work] * LANES)
    if lanes.failed:
        raise Stop(f"{' and '.join(lanes.failed)} failed.")


def longest_first(steps: Iterable[Step]) -> list[Step]:
    """By what each took last time on this machine."""
    took = seconds_of_last_time()
    return sorted(steps, key=lambda step: -took.get(step.name, step.seconds))


def passes(step: Step) -> bool:
    """Whether nothing was wrong. What it says comes when it has ended, so that two at once stay
    readable."""
    started, log = time.monotonic(), FOUND / f"{step.name}.log"
    log.unlink(missing_ok=True)
    try:
        child = Child(step.name, step.command, environment(step), log, folder=ROOT / step.folder)
    except (OSError, ValueError) as error:
        print(f"── {step.name} did not start: {error}", flush=True)
        return False
    with ended_with_us(child.stop):
        status = child.process.wait()
    took = time.monotonic() - started
    wrong = what_is_wrong(step, status)
    told = f", {wrong}" if wrong else ""
    said = log.read_text(errors="replace")
    print(f"── {step.name} ({duration(took)}{told})\n{said}".rstrip(), flush=True)
    note_seconds(step, took)
    return not wrong


def what_is_wrong(step: Step, status: int) -> str:
    """Nothing for a step that came to a good end; pytest says itself that it did."""
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    end = report.end_of(step) if step.tests else {}
    if status == NOTHING_COLLECTED and end and end["left_out"]:
        return ""
    if status:
        return f"exit status {status}"
    return "" if end is not None else "pytest did not come to its end"


def environment(step: Step) -> dict[str, str]:
    """With the node and the Chromium that scripts.install found; without a developer's keys, and
    without a wish to keep nothing of what was compiled: every step starts many Pythons."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    path = f"{ROOT / '.tools/bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    found = ROOT / ".tools/chromium"
    browser = {"CHROMIUM": found.read_text(errors="replace")} if found.exists() else {}
    return browser | kept | {"PATH": path, "TALLY": str(report.notes_of(step))}


def seconds_of_last_time() -> dict[str, float]:
    """By the name of the step, on this machine."""
    try:
        told = json.loads(TOOK.read_text())
        return {str(name): float(seconds) for name, seconds in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def note_seconds(step: Step, took: float) -> None:
    told = json.dumps(seconds_of_last_time() | {step.name: round(took, 1)}, indent=1)
    with contextlib.suppress(OSError):  # only an order is chosen by it
        TOOK.write_text(told)
