"""Beside whom a colleague is a second pair of eyes, when they say that a replacement is right."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.identity.actions.asking_again import stopped_for
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.second import Seconds, alone_until, seconds_among, waited_for
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import users

Counting = Collection[Replacement]


def firsts_of(
    user: User, factor: Factor, asker_id: str, counting: Counting, at: datetime
) -> set[str]:
    """Who asks it; for whom its person stopped something lately; and who asked another thing that
    came by waiting alone, of what is `counting`."""
    return {asker_id, *stopped_for(user, at), *waited_for(factor, counting, at)}


def seconds_for(user: User, factor: Factor, asker_id: str, counting: Counting) -> Seconds:
    """Of what somebody would ask now."""
    firsts = firsts_of(user, factor, asker_id, counting, clock.now())
    behind = known_behind(user.office_id, firsts)
    return seconds_among(users.employees(user.office_id), firsts, user, behind)


def seconds_of_all(
    people: Mapping[str, User],
    waiting: Iterable[Replacement],
    counting: Mapping[str, tuple[Replacement, ...]],
) -> dict[str, Seconds]:
    """Who could say yes to each of what waits, by the event that asked it. However many there are,
    the employees and who stands behind whom are read once; the history of each person tells for
    whom they stopped something."""
    found, at = tuple(waiting), clock.now()
    if not found:
        return {}
    firsts = {each.asked: _firsts_of(each, people, counting, at) for each in found}
    office_id = found[0].office_id
    here = users.employees(office_id)
    behind = known_behind(office_id, set().union(*firsts.values()))
    return {
        each.asked: _alone(
            each,
            seconds_among(here, firsts[each.asked], people[each.user_id], behind),
            counting[each.user_id],
            at,
        )
        for each in found
    }


def seconds_of(asked: Replacement, user: User) -> Seconds:
    """Who could say yes to this one."""
    counting = {user.user_id: rows.proven(asked.office_id, asked.user_id)}
    return seconds_of_all({user.user_id: user}, [asked], counting)[asked.asked]


def _firsts_of(
    asked: Replacement,
    people: Mapping[str, User],
    counting: Mapping[str, tuple[Replacement, ...]],
    at: datetime,
) -> set[str]:
    user = people[asked.user_id]
    return firsts_of(user, asked.factor, asked.asked_by_id, counting[asked.user_id], at)


def _alone(asked: Replacement, known: Seconds, counting: Counting, at: datetime) -> Seconds:
    alone = alone_until(asked.factor, counting, at)
    return replace(known, who=(), alone_until=alone) if alone else known
