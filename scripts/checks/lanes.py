"""Runs steps beside each other, the longest first; after a failure nothing new begins."""

import json
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from scripts.beside import beside, ended_with_us
from scripts.checks.steps import FOUND, LANES, ROOT, Step
from scripts.local.children import Child
from scripts.plain import Stop, duration

TOOK = FOUND / "seconds.json"


@dataclass
class Lanes:
    """Steps that wait, longest first, and the names of those that failed."""

    waiting: list[Step]
    failed: list[str] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def work(self) -> None:
        """One lane: the next step, until there is none or something failed."""
        while step := self._next():
            if run(step):
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


def run(step: Step) -> int:
    """Its exit status. What it says comes when it has ended, so that two at once stay readable."""
    started, log = time.monotonic(), FOUND / f"{step.name}.log"
    log.unlink(missing_ok=True)
    child = Child(step.name, step.command, environment(), log, folder=ROOT / step.folder)
    with ended_with_us(child.stop):
        status = child.process.wait()
    took = time.monotonic() - started
    print(f"── {step.name} ({duration(took)})\n{log.read_text()}".rstrip(), flush=True)
    note_seconds(step, took)
    return status


def environment() -> dict[str, str]:
    """With the node and the Chromium that scripts.install found; without a developer's keys."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    path = f"{ROOT / '.tools/bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    found = ROOT / ".tools/chromium"
    browser = {"CHROMIUM": found.read_text()} if found.exists() else {}
    return browser | kept | {"PATH": path, "TALLY": str(FOUND / "tally")}


def seconds_of_last_time() -> dict[str, float]:
    """By the name of the step, on this machine."""
    try:
        took: dict[str, float] = json.loads(TOOK.read_text())
    except (OSError, ValueError):
        return {}
    return took


def note_seconds(step: Step, took: float) -> None:
    TOOK.write_text(json.dumps(seconds_of_last_time() | {step.name: round(took, 1)}, indent=1))
