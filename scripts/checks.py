"""Runs the checks and stops at the first that fails: `python -m scripts.checks all|short`.

`short` leaves out what takes long: browsers, and tests marked slow. Two lanes of about the same
length run beside each other; what needs both comes after them, and browsers last, alone.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

from scripts import plain
from scripts.beside import RUNNING, beside
from scripts.plain import Stop

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
COVERED = ["--cov=chalicelib", "--cov-branch", "--cov-report="]
COVERAGE = ".coverage"
EXACT = "chalicelib/*/domain.py,chalicelib/*/domain/*,chalicelib/core/*"


@dataclass(frozen=True)
class Step:
    """One check: its name, its command, and what must exist for it to make sense."""

    name: str
    command: list[str]
    needs: str = "pyproject.toml"
    folder: str = "."
    is_long: bool = False
    # Browsers on a busy machine: what failed runs once more, and both are shown.
    again: tuple[str, ...] = ()


def pytest(name: str, *options: str, is_long: bool = False) -> Step:
    command = [PYTHON, "-m", "pytest", "-q", f"tests/{name}", *options]
    return Step(name, command, f"tests/{name}", is_long=is_long)


def module(name: str, *command: str, needs: str = "pyproject.toml", is_long: bool = False) -> Step:
    return Step(name, [PYTHON, "-m", *command], needs, is_long=is_long)


def npm(name: str, script: str) -> Step:
    return Step(name, ["npm", "run", "--silent", script], "web/package.json", "web")


LANES = (
    (
        module("lint", "ruff", "check", "--quiet", "."),
        module("format", "ruff", "format", "--quiet", "--check", "."),
        module("types", "mypy", needs="chalicelib"),
        Step("imports", [str(Path(PYTHON).with_name("lint-imports")), "--no-cache"], "chalicelib"),
        module("secrets", "scripts.secrets_scan"),
        pytest("http", *COVERED),
        pytest("infrastructure"),
    ),
    (
        npm("web lint", "lint"),
        npm("web types", "check"),
        npm("web unit", "test"),
        pytest("unit", *COVERED),
        pytest("architecture"),
        pytest("integration", *COVERED),
    ),
)
AFTER = (
    module("coverage of all", "coverage", "combine", "--quiet", is_long=True),
    module("coverage", "coverage", "report", "--fail-under=95", "--skip-covered", is_long=True),
    module(
        "coverage of rules",
        *("coverage", "report", "--fail-under=100", "--skip-covered", f"--include={EXACT}"),
        is_long=True,
    ),
    # each half has a portal and a browser of its own
    replace(pytest("e2e", "-n2", is_long=True), again=("--last-failed",)),
)


def main() -> int:
    if sys.argv[1:] not in (["all"], ["short"]):
        raise Stop("Say which: all or short.")
    is_short = sys.argv[1] == "short"
    for earlier in ROOT.glob(f"{COVERAGE}.*"):
        earlier.unlink()
    started = time.monotonic()
    beside(*(partial(run_all, lane, is_short=is_short) for lane in LANES))
    run_all(AFTER, is_short=is_short)
    print(f"All good in {minutes(time.monotonic() - started)}.")
    return 0


def chosen(steps: Iterable[Step], *, is_short: bool) -> list[Step]:
    here = [step for step in steps if (ROOT / step.needs).exists()]
    return [step for step in here if not (is_short and step.is_long)]


def run_all(steps: Iterable[Step], *, is_short: bool) -> None:
    for step in chosen(steps, is_short=is_short):
        run(step, is_short=is_short)


def run(step: Step, *, is_short: bool) -> None:
    slow = ("-m", "not slow") if is_short and "pytest" in step.command else ()
    if attempt(step, *slow) and (not step.again or attempt(step, *step.again)):
        raise Stop(f"{step.name} failed.")


def attempt(step: Step, *more: str) -> int:
    """Its output comes when it has ended, so that two at the same time stay readable."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        status = run_program([*step.command, *more], step, output)
        output.seek(0)
        took = minutes(time.monotonic() - started)
        print(f"── {' '.join((step.name, *more))} ({took})\n{output.read()}".rstrip(), flush=True)
    return status


def run_program(command: list[str], step: Step, output: IO[str]) -> int:
    """Its exit status; it ends when we end. What it covered goes into a file of its own."""
    covered = {"COVERAGE_FILE": f"{COVERAGE}.{step.name}"} if COVERED[0] in command else {}
    folder, given = ROOT / step.folder, environment() | covered
    with subprocess.Popen(
        command, cwd=folder, env=given, stdout=output, stderr=subprocess.STDOUT
    ) as running:
        RUNNING.append(running)
        status = running.wait()
        RUNNING.remove(running)
    return status


def environment() -> dict[str, str]:
    """With the node and the Chromium that scripts.install found; without a developer's keys."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    path = f"{ROOT / '.tools/bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    found = ROOT / ".tools/chromium"
    browser = {"CHROMIUM": found.read_text()} if found.exists() else {}
    return browser | kept | {"PATH": path}


def minutes(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {seconds % 60:.0f} s"


if __name__ == "__main__":
    sys.exit(plain.run(main))
