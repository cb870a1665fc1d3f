"""Beside whom a colleague is a second pair of eyes, when they say that a replacement is right."""

from collections.abc import Collection
from datetime import datetime

from chalicelib.core import clock
from chalicelib.identity.actions.asking_again import stopped_for
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.second import Seconds, seconds_among, waited_for
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import users


def firsts_of(
    user: User, factor: Factor, asker_id: str, counting: Collection[Replacement], at: datetime
) -> set[str]:
    """Who asks it; for whom its person stopped something lately; and who asked another thing that
    came by waiting alone, of what is `counting`."""
    return {asker_id, *stopped_for(user, at), *waited_for(factor, counting, at)}


def seconds_for(
    user: User, factor: Factor, asker_id: str, counting: Collection[Replacement]
) -> Seconds:
    firsts = firsts_of(user, factor, asker_id, counting, clock.now())
    behind = known_behind(user.office_id, firsts)
    return seconds_among(users.employees(user.office_id), firsts, user, behind)
