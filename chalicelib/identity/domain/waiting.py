"""When what waits counts by itself: only as far as the person was told of it and could stop it, and
of what reaches and proves somebody one thing at a time, in the order in which it was asked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from chalicelib.identity.domain.replacement import FACTOR_BEHIND, WAIT, WEAK_FOR, Replacement
from chalicelib.identity.events.shared import Via

Told = Mapping[Via, datetime]


def is_believed(via: Via, at: datetime, counting: Iterable[Replacement]) -> bool:
    """Whether this way leads to the person: what came by waiting or by a colleague alone may lead
    to anybody, once it is in use."""
    behind = FACTOR_BEHIND[via]
    used = (each for each in counting if each.factor is behind and each.made_at)
    return not any(each.is_weak(at) for each in used)


def counting_from(
    waiting: Iterable[tuple[Replacement, Told]], counting: Iterable[Replacement]
) -> dict[str, datetime]:
    """When each counts if nobody says anything, by the event that asked it; no sooner than was said
    when it was asked. What the person was not told of never does."""
    known = tuple(counting)
    free_from = {each.factor: each.weak_until for each in known if each.weak_until}
    found: dict[str, datetime] = {}
    for at, each in sorted(_told(waiting, known), key=lambda pair: pair[1].asked_at):
        others = (until for factor, until in free_from.items() if factor is not each.factor)
        found[each.asked] = max((at + WAIT, each.due_at, *others))
        free_from[each.factor] = found[each.asked] + WEAK_FOR
    return found


def _told(
    waiting: Iterable[tuple[Replacement, Told]], counting: tuple[Replacement, ...]
) -> Iterator[tuple[datetime, Replacement]]:
    """Since when the person knows of it."""
    for each, told in waiting:
        heard = [at for via, at in told.items() if is_believed(via, at, counting)]
        if heard:
            yield min(heard), each
