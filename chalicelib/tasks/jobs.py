"""What happens to tasks without anybody asking."""

from typing import Any

from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import Reaction
from chalicelib.clients.events import (
    ClientChanged,
    EmployeeClientsChanged,
    MembershipEnded,
    RightsChanged,
    RightsEnded,
)
from chalicelib.core import clock, log
from chalicelib.documents.events import DocumentOpened
from chalicelib.employees.events import EmployeeRoleChanged
from chalicelib.identity.events.accounts import (
    AccountDeactivated,
    AccountReactivated,
    PersonInvited,
)
from chalicelib.offices.store import office_ids
from chalicelib.tasks.actions.closing import close_unread_tasks as close
from chalicelib.tasks.actions.counting import count_on, recount
from chalicelib.tasks.actions.newcomers import ask_newcomer
from chalicelib.tasks.actions.opening import mark_opened
from chalicelib.tasks.actions.own_lines import follow, spread
from chalicelib.tasks.actions.passing_on import pass_on_tasks
from chalicelib.tasks.actions.renaming import rename_at
from chalicelib.tasks.store.lines import change_of

# What a task says of its client.
NAMED = frozenset({"name", "client_number", "relation_manager_id"})


def close_unread_tasks(event: Any) -> None:
    """Every hour: read tasks whose term has passed."""
    log.line("job", job="close_unread_tasks", closed=close(clock.now()))


def follow_lines(event: Any) -> dict[str, Any]:
    """The stream of task_lines → the lines of employees, and the counts. A batch that comes again
    is counted once, by the shard and the number of its last record; which shard it is Lambda tells
    of a function with a window."""
    told = event.to_dict()
    changes = [change_of(record) for record in told["Records"]]
    if changes:
        follow(changes)
        count_on(told["shardId"], changes)
        log.line("job", job="follow_lines", records=len(changes))
    return {"state": {}, "batchItemFailures": []}


class CountsDiffered(Exception):
    """What was counted from the stream is not what is there; it is set right, and looked into."""


def recount_lines(event: Any) -> None:
    """Every night: the counts from what is there; fails where they differed, for the alarm."""
    wrong = {office_id: recount(office_id) for office_id in office_ids()}
    log.line("job", job="recount_lines", corrected=sum(wrong.values()))
    if any(wrong.values()):
        raise CountsDiffered(f"{sum(wrong.values())} counts")


def rename(event: Event) -> None:
    """After a client got another name, number or relation manager."""
    rename_at(event.office_id, event.client_id)


def spread_lines(event: Event) -> None:
    """After whatever changes at which clients an employee works."""
    spread(event.office_id, event.subject_id)


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
        name="rename",
        act=rename,
        does="`tasks`: what waits names its client as it is called now",
        to=(ClientChanged,),
        when=lambda told: not NAMED.isdisjoint(told.fields),
    ),
    Reaction(
        name="spread_lines",
        act=spread_lines,
        does="`tasks`: what waits at the clients of an employee with many stands in their own list",
        to=(AccountDeactivated, AccountReactivated, EmployeeClientsChanged),
    ),
    Reaction(
        name="ask_too",
        act=ask_too,
        does="`tasks`: asks this person too for what waits, where that was chosen",
        to=(PersonInvited, RightsChanged),
        when=lambda told: told.open_tasks,
    ),
)
