"""How a replacement that waits looks from outside."""

from typing import Literal

from chalicelib.core import clock
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.shapes import Answer
from chalicelib.identity.domain.replacement import Factor, Replacement

FirstStep = Literal["", "sms", "app", "passkey", "either"]


class ReplacementView(Answer, kw_only=True):
    """`value` is the new address, or the new number masked. It counts at `counts_at` unless
    somebody stops it before, or says earlier that it is right."""

    factor: Factor
    value: str
    asked_by: str
    asked_by_id: str
    asked_at: str
    counts_at: str


def replacement_view(asked: Replacement) -> ReplacementView:
    is_number = asked.factor is Factor.MOBILE
    return ReplacementView(
        factor=asked.factor,
        value=masked_mobile(asked.value) if is_number else asked.value,
        asked_by=asked.asked_by_name,
        asked_by_id=asked.asked_by_id,
        asked_at=clock.stamp(asked.asked_at),
        counts_at=clock.stamp(asked.due_at),
    )
