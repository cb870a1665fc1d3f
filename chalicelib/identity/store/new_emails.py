"""In the credentials table: a person's new address until it is confirmed, and the one before it
until that has been told."""

from collections.abc import Iterable

from pynamodb.attributes import UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.table import Row, key, table_name, transaction, wrote
from chalicelib.identity.domain.new_email import NewEmail
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import credentials, replacements, sessions, users
from chalicelib.identity.store.beside import Put, nothing

NEW, FORMER = credentials.NEW_EMAIL, "former_email"


class EmailRow(FactsRow[NewEmail]):
    """`asked` is the event whose letter goes to this address."""

    class Meta:
        table_name = table_name("credentials")

    user_key = KeyOf("office_id", "user_id", hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    asked = UnicodeAttribute()
    token_sha256 = UnicodeAttribute(null=True)


class FormerRow(Row):
    """`event_id` is the event whose letter goes to this address."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    email = UnicodeAttribute()
    event_id = UnicodeAttribute()


def new_email(office_id: str, user_id: str) -> NewEmail | None:
    try:
        return EmailRow.get(key(office_id, user_id), NEW, consistent_read=True).read()
    except EmailRow.DoesNotExist:
        return None


def new_emails(office_id: str, user_ids: Iterable[str]) -> dict[str, str]:
    """The addresses that are waited for now, by person."""
    at = clock.now()
    wanted = [(key(office_id, user_id), NEW) for user_id in sorted(set(user_ids))]
    found = map(EmailRow.read, EmailRow.batch_get(wanted))
    return {each.user_id: each.email for each in found if each.waits(at)}


def awaited_email(office_id: str, user_id: str, event_id: str) -> str:
    """The address that was wished with this event; NotFound when that is no longer so."""
    known = new_email(office_id, user_id)
    if known is None or known.asked != event_id:
        raise NotFound
    return known.email


def former_email(office_id: str, user_id: str, event_id: str) -> str:
    """The address that somebody had until this event."""
    try:
        row = FormerRow.get(key(office_id, user_id), FORMER, consistent_read=True)
    except FormerRow.DoesNotExist:
        raise NotFound from None
    if row.event_id != event_id:
        raise NotFound
    return row.email


def count_email(user: User, new: NewEmail, proven: Replacement, event: Event) -> None:
    """What is left is that the new address confirms itself. The link to one that was wished before
    stops working."""
    with transaction() as write:
        replacements.put_proven_email(proven, event.at, write)
        write.save(EmailRow.of(new, kind=NEW))
        users.change_user(user, write)
        audit.append(event, write)


def keep_token(new: NewEmail) -> None:
    """NotFound when the wish is no longer the last one, or was taken back."""
    row = EmailRow(key(new.office_id, new.user_id), NEW)
    kept, same = EmailRow.token_sha256.set(new.token_sha256), EmailRow.asked == new.asked
    if not wrote(lambda: row.update(actions=[kept], condition=same)):
        raise NotFound


def drop_new_email(user: User, event: Event) -> None:
    with transaction() as write:
        replacements.cancel_new_email(user, event.at, write)
        audit.append(event, write)


def stop_new_email(gone: Replacement, event: Event) -> None:
    """By its person, before it was another one."""
    with transaction() as write:
        replacements.stop_proven_email(gone, event.at, write)
        write.delete(EmailRow(key(gone.office_id, gone.user_id), NEW))
        audit.append(event, write)


def confirm_email(
    old: User, changed: User, new: NewEmail, made: Replacement, event: Event, session_key: str
) -> None:
    """By a link that works once. Only the browser with this session stays signed in; a link to
    choose a password that went to the old address stops working."""
    with transaction() as write:
        gone = EmailRow(key(old.office_id, old.user_id), NEW)
        write.delete(gone, condition=EmailRow.token_sha256 == new.token_sha256)
        replacements.put_made_email(made, write)
        keep_former(old, event, write)
        users.move_address(old, changed, write)
        credentials.drop_link(old, write)
        sessions.leave_one(changed, session_key, write)
        audit.append(event, write)


def move_invitation(
    old: User, changed: User, made: Replacement, *told: Event, beside: Put = nothing
) -> None:
    """Of who was never here: the link that went to the old address, which hears of it by the first
    of these events, stops working at once."""
    with transaction() as write:
        beside(write)
        replacements.count(made, write)
        keep_former(old, told[0], write)
        users.move_address(old, changed, write)
        credentials.drop_link(old, write)
        for event in told:
            audit.append(event, write)


def keep_former(old: User, event: Event, write: TransactWrite) -> None:
    row = FormerRow(key(old.office_id, old.user_id), FORMER)
    row.email, row.event_id = old.email, event.event_id
    write.save(row)
