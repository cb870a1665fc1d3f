"""Who of the office could say that a replacement is right, besides who asked it."""

from collections.abc import Iterable

from chalicelib.core.actor import LEADERS, EmployeeRole, Kind
from chalicelib.identity.domain.user import Status, User


def has_second(employees: Iterable[User], asker_id: str, user: User) -> bool:
    """Whether anybody of these employees could, for this person; neither the asker nor themself."""
    others = (each for each in employees if each.user_id not in (asker_id, user.user_id))
    return any(each.status is Status.ACTIVE and _may_touch(each, user) for each in others)


def _may_touch(employee: User, user: User) -> bool:
    if user.kind is Kind.EMPLOYEE:
        return employee.role is EmployeeRole.OWNER or (
            employee.role in LEADERS and user.role is not EmployeeRole.OWNER
        )
    works = employee.assigned is None or bool(employee.assigned & user.access.keys())
    return works and employee.role is not EmployeeRole.ASSISTANT
