"""Challenges in the codes table; every change is one conditional write."""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core.errors import Conflict, NotSignedIn
from chalicelib.core.facts_row import FactsRow, KeyOf, Moment
from chalicelib.core.table import key, table_name, wrote
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.offices.events import Method


class ChallengeRow(FactsRow[Challenge]):
    class Meta:
        table_name = table_name("codes")

    code_key = KeyOf("office_id", "challenge_id", hash_key=True)
    proof = UnicodeAttribute()
    method = UnicodeAttribute(null=True)
    sent_at = Moment()
    tries_left = NumberAttribute()
    expires_at = TTLAttribute()

    def index(self, known: Challenge) -> None:
        self.expires_at = known.expires_at


def challenge(office_id: str, challenge_id: str, at: datetime) -> Challenge:
    try:
        row = ChallengeRow.get(key(office_id, challenge_id), consistent_read=True)
    except ChallengeRow.DoesNotExist:
        raise NotSignedIn("code_expired") from None
    found = row.read()
    if at >= found.expires_at:
        raise NotSignedIn("code_expired")
    return found


def add_challenge(new: Challenge) -> None:
    """Before the code is sent: whoever has a code finds its challenge. Its id is made up for it, so
    that there is no other; botocore tries again where the answer was lost."""
    ChallengeRow.of(new).save()


def burn_try(office_id: str, challenge_id: str) -> Challenge:
    """Takes one try away before anybody looks at the code; gone when there is none left."""
    row = ChallengeRow(key(office_id, challenge_id))
    _change(row, ChallengeRow.tries_left.add(-1))
    return row.read()


def replace_code(old: Challenge, new: Challenge) -> None:
    """A Conflict when another code was sent in between."""
    same_code = (ChallengeRow.sent_at == old.sent_at) & (ChallengeRow.proof == old.proof)
    if not wrote(lambda: ChallengeRow.of(new).save(condition=same_code)):
        raise Conflict("changed_meanwhile")


def choose_method(known: Challenge, method: Method) -> None:
    """Touches nothing else: tries that were burned meanwhile stay burned."""
    row = ChallengeRow(key(known.office_id, known.challenge_id))
    _change(row, ChallengeRow.method.set(method))


def _change(row: ChallengeRow, how: Action) -> None:
    """As long as there is a try left."""
    if not wrote(lambda: row.update(actions=[how], condition=ChallengeRow.tries_left >= 1)):
        raise NotSignedIn("code_expired")


def use_up(known: Challenge, write: TransactWrite) -> None:
    """A code works once, also for two who use it at the same moment."""
    row = ChallengeRow(key(known.office_id, known.challenge_id))
    write.delete(row, condition=ChallengeRow.proof == known.proof)


def void(known: Challenge, write: TransactWrite) -> None:
    write.delete(ChallengeRow(key(known.office_id, known.challenge_id)))


def drop_challenge(office_id: str, challenge_id: str) -> None:
    ChallengeRow(key(office_id, challenge_id)).delete()
