"""The credentials table: per user a password, and the links to choose it."""

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.table import Row, key, table_name, transaction, wrote
from chalicelib.identity.domain.link import Link, LinkPurpose
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import sessions, users
from chalicelib.identity.store.users import NOBODY

PASSWORD, LINK, NEW_EMAIL = "password", "link", "new_email"
# Why that address counts, until it has confirmed itself.
PROVEN_EMAIL = "proven-email"


class CredentialRow(Row):
    """`secret` is a password's argon2 hash."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    secret = UnicodeAttribute()


class LinksRow(Row):
    """Of one user, together: using one is the end of all. Each is a token's SHA-256, its purpose
    and when it ends."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    links = UnicodeSetAttribute(null=True)


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
    """Without a link, for the demo and the tests."""
    _password(user, secret).save()


def renew_password_hash(user: User, old: str, new: str) -> None:
    """Of the same password; one that was chosen meanwhile stays."""
    wrote(lambda: _password(user, new).save(condition=CredentialRow.secret == old))


def put_link(new: Link) -> None:
    """Beside those that still work; those that have ended are cleared away."""
    row = LinksRow(key(new.office_id, new.user_id), LINK)
    row.update(actions=[LinksRow.links.add({_written(new)})])
    ended = {_written(each) for each in _links(row) if each.expires_at <= clock.now()}
    if ended:
        row.update(actions=[LinksRow.links.delete(ended)])


def links_of(office_id: str, user_id: str) -> list[Link]:
    try:
        return _links(LinksRow.get(key(office_id, user_id), LINK, consistent_read=True))
    except LinksRow.DoesNotExist:
        return []


def activate(user: User, link: Link, secret: str, event: Event) -> None:
    """The password, by a link that works once, as do all others; who was signed in no longer is."""
    with transaction() as write:
        row = LinksRow(key(user.office_id, user.user_id), LINK)
        write.delete(row, condition=LinksRow.links.contains(_written(link)))
        write.save(_password(user, secret))
        users.put_changed(user, write)
        sessions.end_all(user, write)
        audit.append(event, write)


def put_password(user: User, secret: str, write: TransactWrite) -> None:
    """With it goes a link to choose another."""
    write.save(_password(user, secret))
    write.delete(CredentialRow(key(user.office_id, user.user_id), LINK))


def drop_password(user: User, write: TransactWrite) -> None:
    """What a link in a mail opens stays: with it another is chosen."""
    write.delete(CredentialRow(key(user.office_id, user.user_id), PASSWORD))


def drop_link(user: User, write: TransactWrite) -> None:
    write.delete(CredentialRow(key(user.office_id, user.user_id), LINK))


def drop_new_email(user: User, write: TransactWrite) -> None:
    """An address that still had to be confirmed is no longer waited for."""
    for kind in (NEW_EMAIL, PROVEN_EMAIL):
        write.delete(CredentialRow(key(user.office_id, user.user_id), kind))


def _get(office_id: str, user_id: str, kind: str) -> CredentialRow:
    return CredentialRow.get(key(office_id, user_id), kind, consistent_read=True)


def _password(user: User, secret: str) -> CredentialRow:
    return CredentialRow(key(user.office_id, user.user_id), PASSWORD, secret=secret)


def _written(link: Link) -> str:
    return f"{link.token_sha256} {link.purpose} {clock.stamp(link.expires_at)}"


def _links(row: LinksRow) -> list[Link]:
    office_id, _, user_id = row.user_key.partition("#")
    parts = [each.split(" ") for each in row.links or ()]
    return [
        Link(
            office_id=office_id,
            user_id=user_id,
            purpose=LinkPurpose(purpose),
            token_sha256=secret,
            expires_at=clock.parse(ends_at),
        )
        for secret, purpose, ends_at in parts
    ]
