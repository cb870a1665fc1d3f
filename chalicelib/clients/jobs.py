"""What happens to rights and accounts without anybody asking."""

from typing import Any

from chalicelib.clients.actions import ending, moving
from chalicelib.core import clock, log


def end_rights(event: Any) -> None:
    """Every day: rights whose last day has passed."""
    log.line("job", job="end_rights", ended=ending.end_rights(clock.now()))


def count_replacements(event: Any) -> None:
    """Every quarter of an hour: what nobody stopped in 72 hours."""
    log.line("job", job="count_replacements", counted=moving.count_due(clock.now()))
