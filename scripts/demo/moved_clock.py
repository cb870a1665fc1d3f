"""The portal's clock, set to the moments of the demo's history."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol


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
