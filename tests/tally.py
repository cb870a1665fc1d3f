"""Notes how long each test took and what the tests started, for `make test` to tell at its end."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

STARTED: Counter[str] = Counter()
SECONDS: Counter[str] = Counter()


def count(what: str) -> None:
    """One more of something that costs time: a portal, a stand-in, a sign-in, a page."""
    STARTED[what] += 1


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    SECONDS[report.nodeid] += report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process writes what it did; one that only hands tests to others has done nothing."""
    folder = os.environ.get("TALLY")
    if not folder or getattr(session.config.option, "numprocesses", None):
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    note = {"started": STARTED, "seconds": SECONDS}
    Path(folder, f"{os.getpid()}.json").write_text(json.dumps(note))
