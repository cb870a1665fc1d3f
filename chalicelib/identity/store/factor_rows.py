"""Second factors as items among a user's credentials."""

from pynamodb.attributes import NumberAttribute, NumberSetAttribute, UnicodeAttribute

from chalicelib.core.table import Row, key, table_name
from chalicelib.identity.domain.user import User


class FactorRow(Row):
    """`secret` is sealed, or empty where the item alone says enough."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    secret = UnicodeAttribute()
    made_at = UnicodeAttribute(null=True)
    last_step = NumberAttribute(null=True)
    spoilt = NumberSetAttribute(null=True)
    passkey_id = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    rp_id = UnicodeAttribute(null=True)
    credential_id = UnicodeAttribute(null=True)
    public_key = UnicodeAttribute(null=True)
    transports = UnicodeAttribute(null=True)
    sign_count = NumberAttribute(null=True)
    last_used_at = UnicodeAttribute(null=True)


def key_of(user: User) -> str:
    return key(user.office_id, user.user_id)
