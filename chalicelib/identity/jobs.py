"""What happens to accounts without anybody asking."""

from typing import Any

from chalicelib.core import clock, log
from chalicelib.identity.actions import replacements


def count_replacements(event: Any) -> None:
    """Every quarter of an hour: what nobody stopped in 72 hours."""
    log.line("job", job="count_replacements", counted=replacements.count_due(clock.now()))
