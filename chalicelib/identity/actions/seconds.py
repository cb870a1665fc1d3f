"""Beside whom a colleague is a second pair of eyes, when they say that a replacement is right."""

from datetime import datetime

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.identity.actions.asking_again import stopped_for
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain.second import (
    NoSecond,
    has_second,
    waited_for,
    why_no_second,
)
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import users


def firsts_of(user: User, factor: Factor, asker_id: str, at: datetime) -> set[str]:
    """Who asks it; for whom its person stopped something lately; and who asked another thing that
    came by waiting alone."""
    waited = waited_for(factor, rows.proven(user.office_id, user.user_id), at)
    return {asker_id, *stopped_for(user, at), *waited}


class Seconds(Struct, frozen=True, kw_only=True):
    """Whether anybody of the office could agree to what somebody asks, and if not, why not."""

    there_is_one: bool
    in_the_way: tuple[NoSecond, ...]


def seconds_for(user: User, factor: Factor, asker_id: str) -> Seconds:
    firsts = firsts_of(user, factor, asker_id, clock.now())
    asked = (users.employees(user.office_id), firsts, user, known_behind(user.office_id, firsts))
    return Seconds(there_is_one=has_second(*asked), in_the_way=why_no_second(*asked))
