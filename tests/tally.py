"""Notes how long each test took and what the tests started, for `make test` to tell at its end; and
that pytest came to its end, without which no step is good."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.functions import ASKED

STARTED: Counter[str] = Counter()
SECONDS: Counter[str] = Counter()
LEFT_OUT: Counter[str] = Counter()


def count(what: str) -> None:
    """One more of something that costs time: a portal, a stand-in, a sign-in, a page."""
    STARTED[what] += 1


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    SECONDS[report.nodeid] += report.duration


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    LEFT_OUT["tests"] += len(items)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process writes what it did; one that only hands tests to others has done nothing."""
    if not getattr(session.config.option, "numprocesses", None):
        _note(str(os.getpid()), {"started": STARTED, "seconds": SECONDS, "asked": sorted(ASKED)})
    if not hasattr(session.config, "workerinput"):
        _note("end", {"left_out": LEFT_OUT["tests"]})


def _note(name: str, told: dict[str, Any]) -> None:
    if folder := os.environ.get("TALLY"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, f"{name}.json").write_text(json.dumps(told))
