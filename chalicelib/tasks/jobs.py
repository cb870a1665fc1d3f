"""What happens to tasks without anybody asking."""

from typing import Any

from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import Reaction
from chalicelib.clients.events import (
    EmployeeClientsChanged,
    MembershipEnded,
    RightsChanged,
    RightsEnded,
)
from chalicelib.core import clock, log
from chalicelib.documents.events import DocumentOpened
from chalicelib.employees.events import EmployeeRoleChanged
from chalicelib.identity.events.accounts import AccountDeactivated, PersonInvited
from chalicelib.tasks.actions.closing import close_unread_tasks as close
from chalicelib.tasks.actions.newcomers import ask_newcomer
from chalicelib.tasks.actions.opening import mark_opened
from chalicelib.tasks.actions.passing_on import pass_on_tasks


def close_unread_tasks(event: Any) -> None:
    """Every hour: read tasks whose term has passed."""
    log.line("job", job="close_unread_tasks", closed=close(clock.now()))


def mark_task_opened(event: Event) -> None:
    """By somebody of the client."""
    opened = event.told
    if isinstance(opened, DocumentOpened):
        mark_opened(event.office_id, event.actor_id, event.subject_id, opened.version, event.at)


def reassign(event: Event) -> None:
    """After whatever takes rights from the person it is about."""
    pass_on_tasks(event.office_id, event.client_id, event.subject_id, clock.now())


def ask_too(event: Event) -> None:
    """After rights that were given together with the open tasks."""
    ask_newcomer(event, clock.now())


REACTIONS = (
    Reaction(
        name="mark_opened",
        act=mark_task_opened,
        does="`tasks`: remembers that this person looked",
        to=(DocumentOpened,),
    ),
    Reaction(
        name="reassign",
        act=reassign,
        does="`tasks`: passes on what this person may no longer do",
        to=(
            RightsChanged,
            RightsEnded,
            MembershipEnded,
            AccountDeactivated,
            EmployeeRoleChanged,
            EmployeeClientsChanged,
        ),
    ),
    Reaction(
        name="ask_too",
        act=ask_too,
        does="`tasks`: asks this person too for what waits, where that was chosen",
        to=(PersonInvited, RightsChanged),
        when=lambda told: told.open_tasks,
    ),
)
