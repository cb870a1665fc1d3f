"""The credentials table: per user a password, and at most one link to choose it."""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import NotFound
from chalicelib.core.table import Row, key, table_name, transaction
from chalicelib.identity.domain.link import Link, LinkPurpose
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import sessions, users
from chalicelib.identity.store.users import NOBODY

PASSWORD, LINK, NEW_EMAIL = "password", "link", "new_email"


class CredentialRow(Row):
    """`secret` is a password's argon2 hash or a token's SHA-256."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    secret = UnicodeAttribute()
    purpose = UnicodeAttribute(null=True)
    ends_at = UnicodeAttribute(null=True)


def user_and_password(office_id: str, email: str) -> tuple[User | None, str | None]:
    """With as many reads for an address that nobody has."""
    user = users.user_with_email(office_id, email)
    try:
        row = _get(office_id, user.user_id if user else NOBODY, PASSWORD)
    except CredentialRow.DoesNotExist:
        return user, None
    return user, row.secret


def password_of(user: User) -> str | None:
    try:
        return _get(user.office_id, user.user_id, PASSWORD).secret
    except CredentialRow.DoesNotExist:
        return None


def keep_password_hash(user: User, secret: str) -> None:
    _password(user, secret).save()


def put_link(link: Link) -> None:
    """An older link of the same user stops working."""
    CredentialRow(
        key(link.office_id, link.user_id),
        LINK,
        secret=link.token_sha256,
        purpose=link.purpose,
        ends_at=clock.stamp(link.expires_at),
    ).save()


def link_of(office_id: str, user_id: str) -> Link:
    try:
        row = _get(office_id, user_id, LINK)
    except CredentialRow.DoesNotExist:
        raise NotFound("link_expired") from None
    return Link(office_id, user_id, LinkPurpose(row.purpose), row.secret, clock.parse(row.ends_at))


def activate(user: User, link: Link, secret: str, event: Event) -> None:
    """The password, by a link that works once; whoever was signed in no longer is."""
    with transaction() as write:
        row = CredentialRow(key(user.office_id, user.user_id), LINK)
        write.delete(row, condition=CredentialRow.secret == link.token_sha256)
        write.save(_password(user, secret))
        users.put_changed(user, write)
        sessions.end_all(user, write)
        audit.append(event, write)


def put_password(user: User, secret: str, write: TransactWrite) -> None:
    """With it goes a link to choose another."""
    write.save(_password(user, secret))
    write.delete(CredentialRow(key(user.office_id, user.user_id), LINK))


def drop_password(user: User, write: TransactWrite) -> None:
    write.delete(CredentialRow(key(user.office_id, user.user_id), PASSWORD))
    drop_link(user, write)
    drop_new_email(user, write)


def drop_link(user: User, write: TransactWrite) -> None:
    write.delete(CredentialRow(key(user.office_id, user.user_id), LINK))


def drop_new_email(user: User, write: TransactWrite) -> None:
    """An address that still had to be confirmed is no longer waited for."""
    write.delete(CredentialRow(key(user.office_id, user.user_id), NEW_EMAIL))


def _get(office_id: str, user_id: str, kind: str) -> CredentialRow:
    return CredentialRow.get(key(office_id, user_id), kind, consistent_read=True)


def _password(user: User, secret: str) -> CredentialRow:
    return CredentialRow(key(user.office_id, user.user_id), PASSWORD, secret=secret)
