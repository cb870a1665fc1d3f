"""What there is to check, and what a step is."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "build/checks"
PYTHON = sys.executable
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# Two more than the cores: a part of every kind of test is waiting, most of it in infrastructure.
LANES = min(2, CORES) + 2
PYTEST = (PYTHON, "-m", "pytest", "-q")


@dataclass(frozen=True)
class Step:
    """One check. `seconds` is what it took on two cores when this was written; `tests` is the
    folder of a step that pytest runs. `make check` leaves out what is slow."""

    name: str
    command: tuple[str, ...]
    seconds: int = 5
    folder: str = "."
    tests: str = ""
    is_covered: bool = False
    is_slow: bool = False

    def with_options(self, *options: str) -> "Step":
        return replace(self, command=(*self.command, *options))

    @property
    def noted(self) -> Path:
        """Where `measured` says what was run."""
        return FOUND / f"{self.name}.coverage.json"

    @property
    def measured(self) -> "Step":
        """The step with a note of which lines and branches of the portal it runs."""
        python, *options = self.command
        quiet = "ignore:Unable to activate pytest branch coverage"  # tests themselves do not count
        watching = ("-m", "slipcover", "--immediate", "--branch", "--source", "chalicelib")
        noting = ("--json", "--out", str(self.noted))
        return replace(self, command=(python, "-W", quiet, *watching, *noting, *options))


def module(name: str, *command: str, seconds: int = 5) -> Step:
    return Step(name, (PYTHON, "-m", *command), seconds)


def npm(name: str, script: str, seconds: int) -> Step:
    return Step(name, ("npm", "run", "--silent", script), seconds, folder="web")


def suite(name: str, seconds: int, *options: str, **traits: bool) -> Step:
    return Step(name, (*PYTEST, *options), seconds, tests=f"tests/{name}", **traits)


BESIDE = (
    module("lint", "ruff", "check", "--quiet", "."),
    module("format", "ruff", "format", "--quiet", "--check", "."),
    module("types", "mypy", seconds=30),
    Step("imports", (str(Path(PYTHON).with_name("lint-imports")), "--no-cache"), 10),
    module("secrets", "scripts.secrets_scan"),
    npm("web lint", "lint", 20),
    npm("web types", "check", 20),
    npm("web unit", "test", 20),
    suite("unit", 120, is_covered=True),
    suite("architecture", 20),
    suite("infrastructure", 350, is_slow=True),
    suite("http", 500, is_covered=True, is_slow=True),
    suite("insiders", 90, is_covered=True, is_slow=True),
    suite("integration", 220, is_covered=True, is_slow=True),
    suite("signing", 260, is_covered=True, is_slow=True),
    suite("proof", 180, is_covered=True, is_slow=True),
    suite("local", 100, is_slow=True),
)
# Each part has a portal and a browser of its own.
BROWSERS = suite("e2e", 200, f"-n{min(2, CORES)}", "--dist=worksteal", is_slow=True)
NAMES = [step.name for step in (*BESIDE, BROWSERS)]
