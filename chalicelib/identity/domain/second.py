"""Who of the office could say that a replacement is right, besides who asked it."""

from collections.abc import Iterable
from datetime import datetime

from chalicelib.core import clock
from chalicelib.core.actor import LEADERS, EmployeeRole, Kind
from chalicelib.core.errors import Conflict, NotAllowed
from chalicelib.identity.domain.replacement import WAIT, WEAK_FOR, Replacement
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor


def check_second(
    colleague: User,
    asked: Replacement,
    asker: User | None,
    counting: Iterable[Replacement],
    at: datetime,
) -> None:
    """A second pair of eyes: not who asked it, nobody whom they let in, and nobody who was let in
    for the occasion, as somebody new or by what is newly theirs; and of one person, one thing."""
    if colleague.user_id == asked.asked_by_id:
        raise Conflict("needs_a_colleague")
    if are_one_pair(colleague, asked.asked_by_id, asker, at):
        raise Conflict("needs_another_colleague")
    if not colleague.is_settled(at - WAIT):
        raise NotAllowed("colleague_too_new")
    if alone_until(asked.factor, counting, at):
        raise Conflict("one_by_colleagues")


def are_one_pair(colleague: User, asker_id: str, asker: User | None, at: datetime) -> bool:
    """One of these two let the other in: whoever that was of whom it is asked now, or who asks
    it and is here only since."""
    let_in = colleague.invited_by_id == asker_id != ""
    new = asker is not None and at < asker.invited_at + WEAK_FOR
    return let_in or (new and asker is not None and asker.invited_by_id == colleague.user_id)


def alone_until(factor: Factor, counting: Iterable[Replacement], at: datetime) -> datetime | None:
    """Until when no yes of a colleague makes this count, since one made another thing count."""
    others = (each.alone_until for each in counting if each.factor is not factor)
    return max((until for until in others if until and at < until), default=None)


def has_second(employees: Iterable[User], asker_id: str, user: User) -> bool:
    """Whether anybody of these employees could, for this person; neither the asker nor themself."""
    known, at = tuple(employees), clock.now()
    asker = next((each for each in known if each.user_id == asker_id), None)
    others = (each for each in known if each.user_id not in (asker_id, user.user_id))
    free = (each for each in others if not are_one_pair(each, asker_id, asker, at))
    return any(_counts(each) and _may_touch(each, user) for each in free)


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
