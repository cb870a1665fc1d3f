"""Who of the office could say that a replacement is right, besides who asked it."""

from collections.abc import Iterable

from chalicelib.core import clock
from chalicelib.core.actor import LEADERS, EmployeeRole, Kind
from chalicelib.identity.domain.replacement import WAIT
from chalicelib.identity.domain.user import Status, User


def has_second(employees: Iterable[User], asker_id: str, user: User) -> bool:
    """Whether anybody of these employees could, for this person; neither the asker nor themself."""
    others = (each for each in employees if each.user_id not in (asker_id, user.user_id))
    return any(_counts(each) and _may_touch(each, user) for each in others)


def _counts(employee: User) -> bool:
    """As check_second judges."""
    settled = employee.is_settled(clock.now() - WAIT)
    return employee.status is Status.ACTIVE and settled and not employee.replacing


def _may_touch(employee: User, user: User) -> bool:
    if user.kind is Kind.EMPLOYEE:
        return employee.role is EmployeeRole.OWNER or (
            employee.role in LEADERS and user.role is not EmployeeRole.OWNER
        )
    works = employee.assigned is None or user.access.keys() <= employee.assigned
    return works and employee.role is not EmployeeRole.ASSISTANT
