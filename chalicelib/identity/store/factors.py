"""What somebody proves themselves with besides a password, among their credentials."""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import Conflict
from chalicelib.core.table import Row, key, table_name, transaction
from chalicelib.identity.domain import Authenticator, Device, Held, Used, User

AUTHENTICATOR, DRAFT, RECOVERY, TEXTS, DEVICE = "totp", "totp-draft", "recovery-", "sms", "device-"


class FactorRow(Row):
    """`secret` is sealed, or empty where the item alone says enough."""

    class Meta:
        table_name = table_name("credentials")

    user_key = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    secret = UnicodeAttribute()
    made_at = UnicodeAttribute(null=True)
    last_step = NumberAttribute(null=True)


def held_by(user: User) -> Held:
    """One query."""
    rows = {row.kind: row for row in FactorRow.query(_key(user), consistent_read=True)}
    app = rows.get(AUTHENTICATOR)
    return Held(
        authenticator=_authenticator(app) if app else None,
        recovery_codes=sum(kind.startswith(RECOVERY) for kind in rows),
        text_messages=TEXTS in rows,
        devices=frozenset(kind.removeprefix(DEVICE) for kind in rows if kind.startswith(DEVICE)),
    )


def draft_of(user: User) -> Authenticator:
    """An app that was offered a secret and has not shown a code yet."""
    try:
        return _authenticator(FactorRow.get(_key(user), DRAFT, consistent_read=True))
    except FactorRow.DoesNotExist:
        raise Conflict("start_again") from None


def keep_draft(draft: Authenticator) -> None:
    _row(draft, DRAFT).save()


def confirm(user: User, app: Authenticator, hashes: tuple[str, ...], event: Event) -> None:
    """The draft becomes the app, in the place of one before it, with fresh recovery codes."""
    old = _recovery_codes(user)
    with transaction() as write:
        same = FactorRow.secret == app.sealed
        write.delete(FactorRow(_key(user), DRAFT), condition=same)
        write.save(_row(app, AUTHENTICATOR))
        _replace_recovery(user, old, hashes, write)
        audit.append(event, write)


def replace_recovery_codes(user: User, hashes: tuple[str, ...], event: Event) -> None:
    old = _recovery_codes(user)
    with transaction() as write:
        _replace_recovery(user, old, hashes, write)
        audit.append(event, write)


def remove_authenticator(user: User, event: Event) -> None:
    row = FactorRow(_key(user), AUTHENTICATOR)
    with transaction() as write:
        write.delete(row, condition=FactorRow.secret.exists())
        audit.append(event, write)


def use_text_messages(user: User, on: bool, at: datetime, event: Event) -> None:
    row = FactorRow(_key(user), TEXTS, secret="", made_at=clock.stamp(at))
    with transaction() as write:
        write.save(row) if on else write.delete(row)
        audit.append(event, write)


def rows_to_drop(user: User) -> list[FactorRow]:
    """App, recovery codes and the wish for text messages; not what else is kept here."""
    mine = FactorRow.query(_key(user), consistent_read=True)
    dropped = (AUTHENTICATOR, DRAFT, TEXTS)
    return [row for row in mine if row.kind in dropped or row.kind.startswith(RECOVERY)]


def drop(rows: list[FactorRow], write: TransactWrite) -> None:
    for row in rows:
        write.delete(row)


def use_up(user: User, used: Used, write: TransactWrite) -> None:
    """A code of an app and a recovery code work once, also for two at the same moment."""
    if used.step:
        unused = FactorRow.last_step < used.step
        row = FactorRow(_key(user), AUTHENTICATOR)
        write.update(row, actions=[FactorRow.last_step.set(used.step)], condition=unused)
    if used.recovery_sha256:
        row = FactorRow(_key(user), RECOVERY + used.recovery_sha256)
        write.delete(row, condition=FactorRow.secret.exists())


def has_recovery_code(user: User, sha256: str) -> bool:
    try:
        FactorRow.get(_key(user), RECOVERY + sha256, consistent_read=True)
    except FactorRow.DoesNotExist:
        return False
    return True


def know_device(user: User, device: Device, at: datetime, write: TransactWrite) -> None:
    kind = DEVICE + device.device_id
    write.save(FactorRow(_key(user), kind, secret="", made_at=clock.stamp(at)))


def _recovery_codes(user: User) -> list[str]:
    mine = FactorRow.query(_key(user), FactorRow.kind.startswith(RECOVERY), consistent_read=True)
    return [row.kind for row in mine]


def _replace_recovery(
    user: User, old: list[str], hashes: tuple[str, ...], write: TransactWrite
) -> None:
    for kind in old:
        write.delete(FactorRow(_key(user), kind))
    for sha256 in hashes:
        write.save(FactorRow(_key(user), RECOVERY + sha256, secret=""))


def _key(user: User) -> str:
    return key(user.office_id, user.user_id)


def _row(app: Authenticator, kind: str) -> FactorRow:
    return FactorRow(
        key(app.office_id, app.user_id),
        kind,
        secret=app.sealed,
        made_at=clock.stamp(app.made_at),
        last_step=app.last_step,
    )


def _authenticator(row: FactorRow) -> Authenticator:
    office_id, _, user_id = row.user_key.partition("#")
    made_at = clock.parse(row.made_at or "")
    return Authenticator(office_id, user_id, row.secret, made_at, int(row.last_step or 0))
