"""What happens to rights without anybody asking."""

from typing import Any

from chalicelib.clients.actions import ending
from chalicelib.core import clock, log


def end_rights(event: Any) -> None:
    """Every day: rights whose last day has passed."""
    log.line("job", job="end_rights", ended=ending.end_rights(clock.now()))
