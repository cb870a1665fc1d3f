"""How a replacement that waits looks from outside."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from chalicelib.core import clock
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.shapes import Answer
from chalicelib.identity.actions import replacements
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.events import Factor

FirstStep = Literal["", "sms", "app", "passkey", "either"]


class ReplacementView(Answer, kw_only=True):
    """`value` is the new address, or the new number masked. It counts at `counts_at` unless
    somebody stops it before, or says earlier that it is right; null: not by itself, since no
    message reached the person. Who says that it is right names it by `asked`."""

    asked: str
    factor: Factor
    value: str
    asked_by: str
    asked_by_id: str
    asked_at: str
    counts_at: str | None


def replacement_views(waiting: Iterable[Replacement]) -> list[ReplacementView]:
    """Of one person."""
    found = tuple(waiting)
    due = replacements.counting_at(found)
    return [_view(each, due.get(each.asked)) for each in found]


def _view(asked: Replacement, counts_at: datetime | None) -> ReplacementView:
    is_number = asked.factor is Factor.MOBILE
    return ReplacementView(
        asked=asked.asked,
        factor=asked.factor,
        value=masked_mobile(asked.value) if is_number else asked.value,
        asked_by=asked.asked_by_name,
        asked_by_id=asked.asked_by_id,
        asked_at=clock.stamp(asked.asked_at),
        counts_at=clock.stamp(counts_at) if counts_at else None,
    )
