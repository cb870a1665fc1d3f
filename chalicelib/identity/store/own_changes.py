"""What its person changes themself, with what that takes the place of."""

from collections.abc import Iterable

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.table import transaction
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.ended_link import Ending
from chalicelib.identity.domain.factor import Used
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import challenges, factors, replacements, users


def keep_own_mobile(
    changed: User,
    proved: tuple[Challenge, Used],
    gone: Iterable[Replacement],
    event: Event,
    *ends: Event,
) -> None:
    """With a code to the new number, which is used up by it; what waited is gone."""
    with transaction() as write:
        challenges.use_up(proved[0], write)
        factors.use_up(changed, proved[1], write)
        replacements.end(gone, Ending.OVERTAKEN, event.at, write)
        users.change_user(changed, write)
        for each in (event, *ends):
            audit.append(each, write)
