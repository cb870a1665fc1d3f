"""Whether two people are two: where one person's word is not enough, a second one counts only
who comes from elsewhere (ADR 44, ADR 52)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.actor import UserKind, employee_answers_for, touches_colleague
from chalicelib.core.errors import Conflict, NotAllowed
from chalicelib.identity.domain.replacement import WAIT, Replacement
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor

# For so long an account is of whoever let it in: it could be a name of their own.
NEW_FOR = timedelta(days=30)

Known = Mapping[str, User]


def let_in_by(user: User | None, at: datetime) -> tuple[str, ...]:
    """Who stands behind an account that is new, and who lately gave a person rights, at whichever
    client; nobody behind who has been here longer, or was here from the beginning."""
    if user is None:
        return ()
    opened = () if user.is_here_since(at - NEW_FOR) else user.let_in_by
    came = (access.let_in for access in user.access.values())
    lately = (each for each in came if each and at < each.at + NEW_FOR)
    gave = (giver for each in lately for giver in (*each.giver_ids, *each.before_ids))
    return tuple(dict.fromkeys((*opened, *gave)))


def origins(user_id: str, known: Known, at: datetime) -> frozenset[str]:
    """The people from whom somebody comes: followed upwards, from who is new to who let them in,
    as far as `known` goes. A person who has been here longer and was given rights lately is both
    themself and of who gave them."""
    seen, found, left = set[str](), set[str](), [user_id]
    while left:
        each = left.pop()
        user = known.get(each)
        behind = let_in_by(user, at)
        stands = user is None or not behind or user.is_here_since(at - NEW_FOR)
        found |= {each} if stands else set()
        left += [before for before in behind if before not in seen]
        seen |= {each, *behind}
    return frozenset(found or seen)


def are_independent(one_id: str, other_id: str, known: Known, at: datetime) -> bool:
    return origins(one_id, known, at).isdisjoint(origins(other_id, known, at))


def are_apart(one_id: str, firsts: Iterable[str], known: Known, at: datetime) -> bool:
    """Independent of each of these."""
    return all(are_independent(one_id, each, known, at) for each in firsts)


def is_of_employees(user_id: str, known: Known, at: datetime) -> bool:
    """Whether nobody but employees stands behind this one: no person of a client who has been here
    longer."""
    roots = (known.get(each) for each in origins(user_id, known, at))
    return all(root is not None and root.kind is UserKind.EMPLOYEE for root in roots)


def check_second(
    colleague: User,
    asked: Replacement,
    *,
    firsts: Iterable[str],
    known: Known,
    counting: Iterable[Replacement],
    at: datetime,
) -> None:
    """A second pair of eyes: not who asked it, nobody who comes from where one of these `firsts`
    comes from, and nobody by what is newly theirs; and of one person, one thing."""
    if colleague.user_id == asked.asked_by_id:
        raise Conflict("needs_a_colleague")
    if not are_apart(colleague.user_id, firsts, known, at):
        raise Conflict("needs_another_colleague")
    check_settled(colleague, at)
    if alone_until(asked.factor, counting, at):
        raise Conflict("one_by_colleagues")


def check_settled(colleague: User, at: datetime) -> None:
    if not is_settled(colleague, at):
        raise NotAllowed("colleague_too_new")


def is_settled(colleague: User, at: datetime) -> bool:
    """Whether what reaches and proves them is as it is for long enough to say yes by it."""
    return colleague.is_settled(at - WAIT)


def alone_until(factor: Factor, counting: Iterable[Replacement], at: datetime) -> datetime | None:
    """Until when no yes of a colleague makes this count, since one made another thing count."""
    others = (each.alone_until for each in counting if each.factor is not factor)
    return max((until for until in others if until and at < until), default=None)


def waited_for(factor: Factor, counting: Iterable[Replacement], at: datetime) -> set[str]:
    """Whose wish for another thing came by waiting alone: they do not bring this one along."""
    others = (each for each in counting if each.factor is not factor)
    return {each.asked_by_id for each in others if each.weak_until and at < each.weak_until}


class NoSecond(StrEnum):
    """What is in the way of a colleague who may touch the account. SAME: they come from where one
    of the firsts comes from. NEW: their own account is not as it is for long enough. WAITING: a
    change of it waits."""

    SAME = "same"
    NEW = "new"
    WAITING = "waiting"


class Seconds(Struct, frozen=True, kw_only=True):
    """Who of the office could say yes to what somebody asks; and if nobody, what is in the way of
    those who may touch the account: nothing where nobody else may. Until `alone_until` nobody's yes
    counts, since that of a colleague made another thing count."""

    who: tuple[str, ...] = ()
    in_the_way: tuple[NoSecond, ...] = ()
    alone_until: datetime | None = None

    @property
    def there_is_one(self) -> bool:
        return bool(self.who)


def seconds_among(
    employees: Iterable[User], firsts: Collection[str], user: User, behind: Known | None = None
) -> Seconds:
    """Of these employees, for this person; neither one of the firsts nor themself. `behind` are who
    else stands behind those."""
    here = {each.user_id: each for each in employees}
    known = {**(behind or {}), **here}
    others = (each for each in here.values() if each.user_id != user.user_id)
    able = [each for each in others if _may_touch(each, user)]
    return seconds_of(able, firsts, known, clock.now())


def seconds_of(
    able: Iterable[User], firsts: Collection[str], known: Known, at: datetime
) -> Seconds:
    """Of those who may touch it: who is a second to each of the firsts, as check_second judges."""
    others = (each for each in able if each.user_id not in firsts)
    free = (each for each in others if each.status is not Status.DEACTIVATED)
    found = {each.user_id: _obstacle(each, firsts, known, at) for each in free}
    who = tuple(user_id for user_id, obstacle in found.items() if obstacle is None)
    in_the_way = () if who else tuple(it for it in NoSecond if it in found.values())
    return Seconds(who=who, in_the_way=in_the_way)


def _obstacle(employee: User, firsts: Iterable[str], known: Known, at: datetime) -> NoSecond | None:
    if not are_apart(employee.user_id, firsts, known, at):
        return NoSecond.SAME
    if employee.status is not Status.ACTIVE or not is_settled(employee, at):
        return NoSecond.NEW
    return NoSecond.WAITING if employee.replacing else None


def _may_touch(employee: User, user: User) -> bool:
    if user.kind is UserKind.EMPLOYEE:
        return touches_colleague(employee.role, user.role)
    return employee_answers_for(employee.role, employee.assigned, user.access.keys())
