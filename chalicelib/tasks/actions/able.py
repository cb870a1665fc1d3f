"""Who may do at this moment what a task asks."""

from collections.abc import Collection, Container, Mapping

from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.store import memberships
from chalicelib.core.actor import UserKind, employee_may
from chalicelib.core.rights import Right, Rights
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


def names_beside(
    able: Able, office_id: str, client_id: str, chosen: Collection[str]
) -> dict[str, str]:
    """Of whom was chosen and is not among these; a refusal names them."""
    others = [each for each in chosen if each not in able]
    return chosen_at(office_id, client_id, others)[1] if others else {}


def chosen_at(
    office_id: str, client_id: str, chosen: Collection[str]
) -> tuple[dict[str, Rights], dict[str, str]]:
    """By user id: the rights of who has access and can come in, and the names of whom an employee
    may name here: colleagues, and who ever had access."""
    here = {each.user_id: each for each in memberships.ever(office_id, client_id)}
    people = users.users(office_id, list(chosen)).values()
    known = [each for each in people if each.user_id in here or each.kind is UserKind.EMPLOYEE]
    came = [here[each.user_id] for each in known if _can_come(each, here)]
    rights = {each.user_id: each.rights for each in came if not each.ended}
    return rights, {each.user_id: each.name for each in known}


def _can_come(user: User, here: Container[str]) -> bool:
    return user.user_id in here and user.status is not Status.DEACTIVATED


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
