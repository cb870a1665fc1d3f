"""Second factors as items among a user's credentials."""

from pynamodb.attributes import NumberAttribute, NumberSetAttribute, UnicodeAttribute

from chalicelib.core.facts_row import FactsRow, KeyOf, Moment
from chalicelib.core.table import Row, key, table_name
from chalicelib.identity.domain.factor import Authenticator
from chalicelib.identity.domain.passkey import Passkey
from chalicelib.identity.domain.user import User


class FactorRow(Row):
    """A factor of whatever kind; of a recovery code, a known device and the wish for text messages
    its being there says all."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute(null=True)
    form = NumberAttribute(null=True)
    made_at = Moment(null=True)
    sealed = UnicodeAttribute(null=True)
    last_step = NumberAttribute(null=True)
    spoilt = NumberSetAttribute(null=True)
    name = UnicodeAttribute(null=True)
    sign_count = NumberAttribute(null=True)
    last_used_at = Moment(null=True)


class AuthenticatorRow(FactsRow[Authenticator]):
    class Meta:
        table_name = table_name("credentials")

    user_key = KeyOf("office_id", "user_id", hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    sealed = UnicodeAttribute()
    last_step = NumberAttribute()
    spoilt = NumberSetAttribute(null=True)


class PasskeyRow(FactsRow[Passkey]):
    class Meta:
        table_name = table_name("credentials")

    user_key = KeyOf("office_id", "user_id", hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    name = UnicodeAttribute()
    sign_count = NumberAttribute()
    last_used_at = Moment(null=True)


def key_of(user: User) -> str:
    return key(user.office_id, user.user_id)
