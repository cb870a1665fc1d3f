"""What a browser has proved lately, in the codes table: an act and what it is about."""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.actor import Actor
from chalicelib.core.ids import sha256
from chalicelib.core.table import Row, key, table_name, transaction
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.factor import Used
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import challenges, factors


class StepUpRow(Row):
    """Of one session: who signs in again starts without."""

    class Meta:
        table_name = table_name("codes")

    code_key = UnicodeAttribute(hash_key=True)
    expires_at = NumberAttribute()


def step_up(
    actor: Actor,
    user: User,
    proved: tuple[Challenge, Used],
    subjects: tuple[str, ...],
    until: datetime,
    event: Event,
) -> None:
    """The code is used up as the acts are permitted."""
    with transaction() as write:
        use_up_proof(proved[0], user, proved[1], write)
        for subject in subjects:
            write.save(_row(actor, subject, until))
        audit.append(event, write)


def use_up_proof(challenge: Challenge, user: User, used: Used, write: TransactWrite) -> None:
    """What was proved with, works no second time; in the transaction of what it permits."""
    challenges.use_up(challenge, write)
    factors.use_up(user, used, write)


def note_proof(actor: Actor, subject: str, until: datetime) -> None:
    """Something that was proved without a challenge, such as a password."""
    _row(actor, subject, until).save()


def has_proved(actor: Actor, subject: str, at: datetime) -> bool:
    """TTL is late: what has ended may still lie there."""
    try:
        row = StepUpRow.get(_key(actor, subject), consistent_read=True)
    except StepUpRow.DoesNotExist:
        return False
    return bool(at.timestamp() < row.expires_at)


def _row(actor: Actor, subject: str, until: datetime) -> StepUpRow:
    return StepUpRow(_key(actor, subject), expires_at=int(until.timestamp()))


def _key(actor: Actor, subject: str) -> str:
    return key(actor.office_id, "proved", actor.session_key, sha256(subject))
