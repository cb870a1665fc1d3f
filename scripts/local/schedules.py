"""The scheduled jobs of the app, and how often each runs."""

import logging
import re
from datetime import timedelta
from typing import Any

from chalice.app import ScheduledEventConfig, ScheduleExpression

from scripts.local.gateway import Context

logger = logging.getLogger("schedules")
DAY = timedelta(days=1)
RATE = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")


def of(app: Any) -> dict[str, timedelta]:
    """Name of each scheduled job and how long after a run the next follows; a cron is a day."""
    found = [source for source in app.event_sources if isinstance(source, ScheduledEventConfig)]
    return {source.name: interval(source.schedule_expression) for source in found}


def interval(expression: str | ScheduleExpression) -> timedelta:
    text = expression if isinstance(expression, str) else expression.to_string()
    rate = RATE.fullmatch(text)
    return timedelta(**{f"{rate[2]}s": int(rate[1])}) if rate else DAY


def run(app: Any, name: str) -> bool:
    """One run now; False when it failed, which the log explains."""
    event = {
        "source": "aws.events",
        "detail-type": "Scheduled Event",
        "id": name,
        "account": "000000000000",
        "region": "eu-west-1",
        "time": "",
        "resources": [],
        "detail": {},
        "version": "0",
    }
    try:
        app.handler_map[name](event, Context(name, seconds=900))
    except Exception:  # a job that fails is tried again at its next turn
        logger.exception("job %s failed", name)
        return False
    return True
