"""How soon a message about something that happened is sent, on a laptop."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.lines import Line, line
from tests.laptop import running_portal
from tests.support import little
from tests.waiting import eventually

TIMES = 9


def figures() -> Iterator[Line]:
    """From the event in its table to the mail in the outbox, median."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_portal(Path(folder), "--no-seed", environment=little.APP) as portal,
    ):
        took = []
        for number in range(TIMES):
            started = time.monotonic()
            little.happen(portal, f"quick {number}")
            eventually(lambda name=f"quick {number}": little.sent(portal, name))
            took.append(time.monotonic() - started)
    yield line("talk.event_to_mail", statistics.median(took), "seconds", 1.5)
