"""The table `once`: which mail was sent, or is being sent right now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.core import clock
from chalicelib.core.errors import TryAgain
from chalicelib.core.ids import new_id
from chalicelib.core.table import Row, table_name, wrote
from chalicelib.delivery.domain import Arrival, Claim, Sent

# Longer than a message can wait in a queue, its dead-letter queue and a replay together.
KEPT = timedelta(days=90)
CLAIMED, SENT, RELEASED = "claimed", "sent", "released"


class OnceRow(Row):
    class Meta:
        table_name = table_name("once")

    once_key = UnicodeAttribute(hash_key=True)
    state = UnicodeAttribute()
    attempt = UnicodeAttribute()
    claimed_at = UnicodeAttribute()
    message_id = UnicodeAttribute(null=True)
    outcome = UnicodeAttribute(null=True)
    outcome_at = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()


def claim(key: str, at: datetime) -> Claim | None:
    """A fresh claim, or None when there is one already."""
    mine = Claim(key=key, attempt=new_id(), claimed_at=at)
    return mine if wrote(lambda: _row(mine).save(condition=_free())) else None


def claim_of(key: str) -> Claim | None:
    try:
        row = OnceRow.get(key, consistent_read=True)
    except OnceRow.DoesNotExist:
        return None
    if row.state == RELEASED:
        return None
    return Claim(
        key=key, attempt=row.attempt, claimed_at=clock.parse(row.claimed_at), sent=row.state == SENT
    )


def take_over(old: Claim, at: datetime) -> Claim:
    """The claim of a killed worker; TryAgain when another worker was first."""
    mine = Claim(key=old.key, attempt=new_id(), claimed_at=at)
    if not wrote(lambda: _row(mine).save(condition=_still(old))):
        raise TryAgain("another worker was first")
    return mine


def mark_sent(claim: Claim, message_id: str) -> None:
    """Sent is final, whoever holds the claim by now."""
    actions: list[Action] = [OnceRow.state.set(SENT), OnceRow.message_id.set(message_id)]
    is_there = OnceRow.once_key.exists()
    wrote(lambda: OnceRow(claim.key).update(actions=actions, condition=is_there))


def note_outcome(claim: Claim, outcome: Arrival, at: datetime) -> None:
    """What became of it after SES took it; a bounce may still follow a delivery."""
    actions: list[Action] = [
        OnceRow.outcome.set(outcome),
        OnceRow.outcome_at.set(clock.stamp(at)),
    ]
    OnceRow(claim.key).update(actions=actions, condition=OnceRow.once_key.exists())


def sent(key: str) -> Sent | None:
    """None for a mail that did not go out, or so long ago that it is forgotten."""
    try:
        row = OnceRow.get(key)
    except OnceRow.DoesNotExist:
        return None
    return _sent(row) if row.state == SENT else None


def sent_of(keys: Iterable[str]) -> dict[str, Sent]:
    """Those that went out, by their key, in one look."""
    rows = OnceRow.batch_get(sorted(set(keys)))
    return {row.once_key: _sent(row) for row in rows if row.state == SENT}


def _sent(row: OnceRow) -> Sent:
    delivered = clock.parse(row.outcome_at) if row.outcome == Arrival.DELIVERED else None
    return Sent(
        outcome=Arrival(row.outcome or Arrival.SENT),
        sent_at=clock.parse(row.claimed_at),
        delivered_at=delivered,
    )


def release(claim: Claim) -> None:
    """Certainly not sent: the next attempt may start at once."""
    actions: list[Action] = [OnceRow.state.set(RELEASED)]
    wrote(lambda: OnceRow(claim.key).update(actions=actions, condition=_still(claim)))


def _row(claim: Claim) -> OnceRow:
    return OnceRow(
        claim.key,
        state=CLAIMED,
        attempt=claim.attempt,
        claimed_at=clock.stamp(claim.claimed_at),
        expires_at=int((claim.claimed_at + KEPT).timestamp()),
    )


def _free() -> Condition:
    unclaimed: Condition = OnceRow.once_key.does_not_exist() | (OnceRow.state == RELEASED)
    return unclaimed


def _still(claim: Claim) -> Condition:
    mine: Condition = (OnceRow.attempt == claim.attempt) & (OnceRow.state == CLAIMED)
    return mine
