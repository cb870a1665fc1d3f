"""What happens to tasks without anybody asking."""

from typing import Any

from chalicelib.audit.domain import Event
from chalicelib.core import clock, log
from chalicelib.tasks.actions.closing import close_unread_tasks as close
from chalicelib.tasks.actions.newcomers import ask_newcomer
from chalicelib.tasks.actions.opening import mark_opened
from chalicelib.tasks.actions.passing_on import pass_on_tasks


def close_unread_tasks(event: Any) -> None:
    """Every hour: read tasks whose term has passed."""
    log.line("job", job="close_unread_tasks", closed=close(clock.now()))


def mark_task_opened(event: Event) -> None:
    """Reaction to document_opened by a client user."""
    version = int(event.details.get("version", "0"))
    mark_opened(event.office_id, event.actor_id, event.subject_id, version, event.at)


def reassign(event: Event) -> None:
    """Reaction to whatever takes rights from the person it is about."""
    pass_on_tasks(event.office_id, event.client_id, event.subject_id, clock.now())


def ask_too(event: Event) -> None:
    """Reaction to rights that were given together with the open tasks."""
    ask_newcomer(event, clock.now())
