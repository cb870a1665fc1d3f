"""What becomes of what somebody passed on: when it counts by itself, who could say yes before that,
and what it resets; for the messages, the pages, and the job that makes it count."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from chalicelib.core import clock
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import Sent, letter_key
from chalicelib.identity.actions.seconds import seconds_of
from chalicelib.identity.domain.factor import methods_of, resets
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.domain.waiting import Told, counting_from
from chalicelib.identity.events.shared import Factor, Reset, Via
from chalicelib.identity.store import factors, users
from chalicelib.identity.store import replacements as rows
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method

TOLD_BY = (Via.MAIL, Via.TEXT)


def counting_at(
    waiting: Iterable[Replacement], telling: Mapping[str, Told] | None = None
) -> dict[str, datetime]:
    """When each of what waits for one person counts by itself, by the event that asked it.
    `telling` is what goes out about one of them at this moment."""
    found = tuple(waiting)
    if not found:
        return {}
    office_id, user_id = found[0].office_id, found[0].user_id
    people = {user_id: users.user(office_id, user_id)}
    return counting_of(people, found, {user_id: rows.proven(office_id, user_id)}, telling)


def counting_of(
    people: Mapping[str, User],
    waiting: Collection[Replacement],
    counting: Mapping[str, tuple[Replacement, ...]],
    telling: Mapping[str, Told] | None = None,
) -> dict[str, datetime]:
    """The same of several people, in one look at what went out to them."""
    now, sent = telling or {}, _sent(waiting)
    found: dict[str, datetime] = {}
    for user_id, user in people.items():
        told = [
            (each, {**now.get(each.asked, {}), **_told_of(each, user, sent)})
            for each in waiting
            if each.user_id == user_id
        ]
        found |= counting_from(told, counting.get(user_id, ()))
    return found


def foretold(user: User, factor: Factor, at: datetime) -> datetime | None:
    """When it would count by itself, were it asked now; None: never."""
    others = [each for each in rows.waiting(user.office_id, user.user_id) if each.factor != factor]
    wish = Replacement(
        office_id=user.office_id,
        user_id=user.user_id,
        factor=factor,
        value="",
        asked="",
        asked_by_id="",
        asked_by_name="",
        asked_at=at,
    )
    sent = _sent(others)
    told = [(each, _told_of(each, user, sent)) for each in others]
    told.append((wish, dict.fromkeys(_ways(user), at)))
    return counting_from(told, rows.proven(user.office_id, user.user_id)).get("")


def reset_by(user: User, factor: Factor) -> tuple[Reset, ...]:
    """What would stop working of this person, as it is now."""
    if factor is not Factor.DEVICES:
        return ()
    return resets(user, factors.held_by(user), offices.get(user.office_id))


def signs_in_by_text(user: User) -> bool:
    """Whether a code by text message is among what they can answer with, as it is now."""
    return Method.SMS in methods_of(user, factors.held_by(user), offices.get(user.office_id))


def may_be_agreed(asked: Replacement, user: User) -> bool:
    """Whether any colleague of who asked it could still say yes to it."""
    return seconds_of(asked, user).there_is_one


def _sent(waiting: Iterable[Replacement]) -> dict[str, Sent]:
    return delivery.sent_of(_letter(each, via) for each in waiting for via in TOLD_BY)


def _told_of(asked: Replacement, user: User, sent: Mapping[str, Sent]) -> Told:
    """By messages that went out and did not come back; as long as none did, as if they just had."""
    ways = _ways(user)
    known = {via: sent.get(_letter(asked, via)) for via in ways}
    if not any(known.values()) and clock.now() < asked.due_at:
        return dict.fromkeys(ways, asked.asked_at)
    return {via: it.sent_at for via, it in known.items() if it and it.outcome != "bounced"}


def _ways(user: User) -> tuple[Via, ...]:
    """By what they are told that it waits: never at a number that was said not to be theirs."""
    return TOLD_BY if user.texted else (Via.MAIL,)


def _letter(asked: Replacement, via: Via) -> str:
    return letter_key(asked.office_id, asked.asked, asked.user_id, via)
