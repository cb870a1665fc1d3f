"""Waits for what must come, however busy the machine is."""

import time
from collections.abc import Callable
from typing import Any

# Seconds: a busy machine is no fault of what is tested.
PATIENCE = 180


def eventually(look: Callable[[], Any]) -> Any:
    """What `look` finds, once it finds something; how fast that is, is for `make bench`."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < deadline, f"nothing came in {PATIENCE} seconds"
        time.sleep(0.05)
    return found
