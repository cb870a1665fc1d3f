"""What somebody may no longer do goes to others: by itself, or as the office chooses."""

from collections.abc import Iterator
from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import TryAgain
from chalicelib.tasks.actions.able import able_to, client_people, names_beside
from chalicelib.tasks.actions.moving import move, move_by_itself, visible_task
from chalicelib.tasks.domain.asking import ask_others, pass_on
from chalicelib.tasks.domain.recipient import Able
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.store import lists
from chalicelib.tasks.store.person_rows import ListItem

PAGE = 200


def pass_on_tasks(office_id: str, client_id: str, user_id: str, at: datetime) -> None:
    """All that waits for this person, at one client or at each, and that they may no longer do.
    TryAgain when somebody was busy with one of them; the others are done by then."""
    items = [
        each for each in open_of(office_id, user_id) if client_id in (NO_CLIENT, each.client_id)
    ]
    outcomes = [_pass_on(office_id, each, user_id, at) for each in items]
    if not all(outcomes):
        raise TryAgain("a task changed meanwhile")


def people_to_ask(actor: Actor, client_id: str, task_id: str) -> Able:
    return able_to(visible_task(actor, client_id, task_id))


def ask_other_people(
    actor: Actor, client_id: str, task_id: str, chosen: tuple[str, ...], at: datetime
) -> Task:
    """Takes a fresh code: whoever is asked answers instead of who was."""

    def passed_on(task: Task, at: datetime) -> Change:
        able = able_to(task)
        names = names_beside(able, task.office_id, task.client_id, chosen)
        change = ask_others(task, actor, chosen, able, at, names=names)
        if change.event:
            step_up.require(actor, Act.PASS_ON)
        return change

    return move(actor, client_id, task_id, passed_on, at)


def open_of(office_id: str, user_id: str) -> Iterator[ListItem]:
    """What waits for this person, also what they would sign later, when it is their turn."""
    for later in (False, True):
        items, cursor = lists.open_items(office_id, user_id, None, PAGE, later=later)
        yield from items
        while cursor:
            items, cursor = lists.open_items(office_id, user_id, cursor, PAGE, later=later)
            yield from items


def _pass_on(office_id: str, item: ListItem, user_id: str, at: datetime) -> bool:
    def passed_on(task: Task, at: datetime) -> Change:
        return pass_on(task, user_id, able_to(task), at, client_people(task))

    where = (office_id, item.client_id, item.task_id)
    return move_by_itself(where, passed_on, at) is not None
