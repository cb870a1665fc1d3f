"""Who may do at this moment what a task asks."""

from collections.abc import Mapping

from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Right, employee_may
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.recipient import Able
from chalicelib.tasks.domain.task import Task


def able_to(task: Task) -> Able:
    """By their rights as they are now, invited or active; nobody whose account was stopped. What
    is to be signed can be signed for the office too."""
    people = client_people(task)
    if kinds.of(task.action).of_office:
        people |= office_signers(task.office_id, task.client_id)
    return people


def office_signers(office_id: str, client_id: str) -> dict[str, str]:
    """Employees who may sign for the office what is of this client."""
    return {
        each.user_id: each.name
        for each in users.employees(office_id)
        if each.status is not Status.DEACTIVATED
        and employee_may(each.role, each.assigned, Right.SIGN, client_id)
    }


def client_people(task: Task) -> dict[str, str]:
    """People of the client who may do what this task asks."""
    right = kinds.of(task.action).right
    people = memberships.memberships(task.office_id, task.client_id, fresh=True)
    may = [each.user_id for each in people if each.may(right, task.place)]
    return may_do(task, people, users.users(task.office_id, may, fresh=True))


def may_do(task: Task, people: list[Membership], known: Mapping[str, User]) -> dict[str, str]:
    """Of these people, by their rights as they are here."""
    right = kinds.of(task.action).right
    may = [each.user_id for each in people if each.may(right, task.place)]
    return {
        user_id: known[user_id].name
        for user_id in may
        if user_id in known and known[user_id].status is not Status.DEACTIVATED
    }
