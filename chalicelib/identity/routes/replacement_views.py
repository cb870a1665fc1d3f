"""How a replacement that waits looks from outside."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import PortalError
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.shapes import Answer
from chalicelib.identity.actions import foretelling, replacements
from chalicelib.identity.actions.seconds import seconds_of
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.second import NoSecond, Seconds, alone_until
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Reset
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import users

State = Literal["waits", "agreed"]


class ReplacementView(Answer, kw_only=True):
    """`value` is the new address, or the new number: in full for its person, masked for others. It
    counts at `counts_at` unless somebody stops it before, or says earlier that it is right; null:
    not by itself, since no message reached the person. Who says that it is right names it by
    `asked`. Until `alone_until` no yes of a colleague counts, since one made another thing count.
    `refusal` is why the employee who looks could not say yes; empty when they could. Once it is
    `agreed` a new address still confirms itself, until `ends_at`, and is stopped until then.
    `resets`: what stops working with a lost phone. `may_be_agreed`: whether anybody at the office
    could still say yes to it; and if not, for an employee who looks, `no_second`: what is in the
    way of those who may change the account."""

    asked: str
    factor: Factor
    value: str
    asked_by: str
    asked_by_id: str
    asked_at: str
    counts_at: str | None
    state: State = "waits"
    alone_until: str | None = None
    refusal: str = ""
    ends_at: str | None = None
    resets: list[Reset]
    may_be_agreed: bool
    no_second: list[NoSecond]


def replacement_views(
    known: Iterable[Replacement], *, whole: bool = False, actor: Actor | None = None
) -> list[ReplacementView]:
    """Of one person; `whole` numbers are for that person, `actor` is an employee who looks."""
    found = tuple(known)
    due = foretelling.counting_at(each for each in found if not each.proof)
    return [_view(each, due.get(each.asked), whole, actor) for each in found]


def _view(
    asked: Replacement, counts_at: datetime | None, whole: bool, actor: Actor | None
) -> ReplacementView:
    is_number, at = asked.factor is Factor.MOBILE and not whole, clock.now()
    user = users.user(asked.office_id, asked.user_id)
    alone = alone_until(asked.factor, rows.proven(asked.office_id, asked.user_id), at)
    state: State = "agreed" if asked.proof else "waits"
    seconds = seconds_of(asked, user) if state == "waits" else Seconds()
    return ReplacementView(
        asked=asked.asked,
        factor=asked.factor,
        value=masked_mobile(asked.value) if is_number else asked.value,
        asked_by=asked.asked_by_name,
        asked_by_id=asked.asked_by_id,
        asked_at=clock.stamp(asked.asked_at),
        counts_at=_stamp(counts_at),
        state=state,
        alone_until=_stamp(alone),
        refusal=_refusal(actor, user, asked, at) if actor else "",
        ends_at=_stamp(asked.ends_at),
        resets=list(foretelling.reset_by(user, asked.factor)) if state == "waits" else [],
        may_be_agreed=seconds.there_is_one,
        no_second=list(seconds.in_the_way) if actor else [],
    )


def _refusal(actor: Actor, user: User, asked: Replacement, at: datetime) -> str:
    try:
        replacements.check_may_agree(actor, user, asked, at)
    except PortalError as refused:
        return refused.code
    return ""


def _stamp(at: datetime | None) -> str | None:
    return clock.stamp(at) if at else None
