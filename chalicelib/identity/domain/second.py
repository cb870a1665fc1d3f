"""Whether two employees are two: where one person's word is not enough, a second one counts only
who comes from elsewhere (ADR 44, ADR 52)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from chalicelib.core import clock
from chalicelib.core.actor import LEADERS, EmployeeRole, UserKind
from chalicelib.core.errors import Conflict, NotAllowed
from chalicelib.identity.domain.replacement import WAIT, Replacement
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor

# For so long an account is of whoever let it in: it could be a name of their own.
NEW_FOR = timedelta(days=30)

Known = Mapping[str, User]


def let_in_by(employee: User | None, at: datetime) -> tuple[str, ...]:
    """Who stands behind an account that is new; nobody behind one that has been here longer, or was
    here from the beginning."""
    is_new = employee is not None and not employee.is_here_since(at - NEW_FOR)
    return employee.let_in_by if employee and is_new else ()


def origins(employee_id: str, known: Known, at: datetime) -> frozenset[str]:
    """The people from whom an employee comes: followed upwards, from who is new to who let them in,
    as far as `known` goes."""
    seen, found, left = set[str](), set[str](), [employee_id]
    while left:
        each = left.pop()
        behind = let_in_by(known.get(each), at)
        found |= set() if behind else {each}
        left += [before for before in behind if before not in seen]
        seen |= {each, *behind}
    return frozenset(found or seen)


def are_independent(one_id: str, other_id: str, known: Known, at: datetime) -> bool:
    return origins(one_id, known, at).isdisjoint(origins(other_id, known, at))


def check_second(
    colleague: User, asked: Replacement, known: Known, counting: Iterable[Replacement], at: datetime
) -> None:
    """A second pair of eyes: not who asked it, nobody who comes from where they come from, and
    nobody by what is newly theirs; and of one person, one thing."""
    if colleague.user_id == asked.asked_by_id:
        raise Conflict("needs_a_colleague")
    if not are_independent(colleague.user_id, asked.asked_by_id, known, at):
        raise Conflict("needs_another_colleague")
    check_settled(colleague, at)
    if alone_until(asked.factor, counting, at):
        raise Conflict("one_by_colleagues")


def check_settled(colleague: User, at: datetime) -> None:
    if not colleague.is_settled(at - WAIT):
        raise NotAllowed("colleague_too_new")


def alone_until(factor: Factor, counting: Iterable[Replacement], at: datetime) -> datetime | None:
    """Until when no yes of a colleague makes this count, since one made another thing count."""
    others = (each.alone_until for each in counting if each.factor is not factor)
    return max((until for until in others if until and at < until), default=None)


def has_second(employees: Iterable[User], asker_id: str, user: User) -> bool:
    """Whether anybody of these employees could, for this person; neither the asker nor themself."""
    known = {each.user_id: each for each in employees}
    others = (each for each in known.values() if each.user_id != user.user_id)
    free = (each for each in others if _may_touch(each, user))
    return any(is_second(each, (asker_id,), known, clock.now()) for each in free)


def is_second(employee: User, firsts: Iterable[str], known: Known, at: datetime) -> bool:
    """As check_second judges; a second to each of these."""
    ready = employee.status is Status.ACTIVE and not employee.replacing
    apart = all(are_independent(employee.user_id, each, known, at) for each in firsts)
    return ready and apart and employee.is_settled(at - WAIT)


def _may_touch(employee: User, user: User) -> bool:
    if user.kind is UserKind.EMPLOYEE:
        return employee.role is EmployeeRole.OWNER or (
            employee.role in LEADERS and user.role is not EmployeeRole.OWNER
        )
    works = employee.assigned is None or user.access.keys() <= employee.assigned
    return works and employee.role is not EmployeeRole.ASSISTANT
