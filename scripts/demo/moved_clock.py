"""The portal's clock, set to the moments of the demo's history."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


def portal_now(environment: Mapping[str, str]) -> datetime:
    """The portal's moment, also when somebody moved its clock."""
    try:
        offset = float(Path(environment.get("CLOCK_OFFSET_FILE", "")).read_text())
    except (OSError, ValueError):
        offset = 0.0
    return datetime.now(UTC) + timedelta(seconds=offset)


class SetClock(Protocol):
    def __call__(self, at: datetime) -> None: ...


@contextmanager
def moved_clock(environment: dict[str, str]) -> Iterator[SetClock]:
    """Must begin before the portal reads its settings: it has a clock file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clock"
        environment["CLOCK_OFFSET_FILE"] = str(path)

        def set_to(at: datetime) -> None:
            path.write_text(str((at - datetime.now(UTC)).total_seconds()))

        yield set_to
