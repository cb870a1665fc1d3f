"""What happens to tasks without anybody asking."""

from typing import Any

from chalicelib.audit.domain import Event
from chalicelib.core import clock, log
from chalicelib.tasks.actions.closing import close_unread_tasks as close
from chalicelib.tasks.actions.opening import mark_opened


def close_unread_tasks(event: Any) -> None:
    """Every hour: read tasks whose term has passed."""
    log.line("job", job="close_unread_tasks", closed=close(clock.now()))


def mark_task_opened(event: Event) -> None:
    """Reaction to document_opened by a client user."""
    version = int(event.details.get("version", "0"))
    mark_opened(event.office_id, event.actor_id, event.subject_id, version, event.at)
