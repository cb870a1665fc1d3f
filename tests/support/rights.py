"""What everybody at an office may do, as one set: what is in it later and not before was given."""

from collections.abc import Iterable, Iterator

from chalicelib.clients.store import clients, memberships
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.rights import Right, Rights, Role
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users

Held = tuple[str, ...]
RANKS = list(EmployeeRole)
ACTS = (Right.READ, Right.HANDLE, Right.APPROVE, Right.SIGN)


def held_at(office_id: str) -> set[Held]:
    """Of whoever is not stopped: without an account rights are worth nothing."""
    places = [each.client_id for each in clients.every_listed(office_id)]
    members = [each for one in places for each in memberships.memberships(office_id, one)]
    people = users.users(office_id, {each.user_id for each in members})
    of_rows = {
        (each.user_id, "row", each.client_id, act)
        for each in members
        if _counts(people[each.user_id])
        for act in _acts(each.rights)
    }
    employees = users.employees(office_id)
    return of_rows.union(*map(_of_person, people.values()), *_each(employees, places))


def _each(employees: Iterable[User], places: list[str]) -> Iterator[set[Held]]:
    """What an employee is, with all that is below it, and whose clients they see."""
    for user in filter(_counts, employees):
        assert user.role
        below = RANKS[RANKS.index(user.role) :]
        seen = {*places, "every client"} if user.assigned is None else user.assigned
        yield {(user.user_id, "is", role) for role in below}
        yield {(user.user_id, "sees", place) for place in seen}


def _of_person(user: User) -> set[Held]:
    access = user.access if _counts(user) else {}
    return {
        (user.user_id, "may", client_id, act)
        for client_id, each in access.items()
        for act in _acts(each.rights)
    }


def _acts(rights: Rights) -> Iterator[str]:
    """A limit that goes is a right that comes."""
    yield from (act for act in ACTS if getattr(rights, act))
    if rights.role is Role.BEHEERDER:
        yield Right.PEOPLE
    yield from (f"folder {each}" for each in rights.folders or ("any",))
    yield from (f"type {each}" for each in rights.types or ("any",))
    yield f"until {rights.ends_on or 'ever'}"


def _counts(user: User) -> bool:
    return user.status is not Status.DEACTIVATED
