"""What somebody proves themselves with besides a password, among their credentials."""

from datetime import datetime

from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.errors import Conflict
from chalicelib.core.table import key, transaction, wrote
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.factor import Authenticator, Held, Used
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import recovery, users
from chalicelib.identity.store.factor_rows import AuthenticatorRow, FactorRow, key_of
from chalicelib.identity.store.passkeys import PASSKEY, note_use, passkeys_in
from chalicelib.identity.store.recovery import RECOVERY

AUTHENTICATOR, DRAFT, TEXTS, DEVICE = "totp", "totp-draft", "sms", "device-"


def held_by(user: User) -> Held:
    """One query."""
    rows = {row.kind: row for row in FactorRow.query(key_of(user), consistent_read=True)}
    app = rows.get(AUTHENTICATOR)
    return Held(
        authenticator=AuthenticatorRow.same(app).read() if app else None,
        recovery_codes=sum(kind.startswith(RECOVERY) for kind in rows),
        text_messages=TEXTS in rows,
        devices=frozenset(kind.removeprefix(DEVICE) for kind in rows if kind.startswith(DEVICE)),
        passkeys=passkeys_in(rows.values()),
    )


def draft_of(user: User) -> Authenticator:
    """An app that was offered a secret and has not shown a code yet."""
    try:
        return AuthenticatorRow.get(key_of(user), DRAFT, consistent_read=True).read()
    except AuthenticatorRow.DoesNotExist:
        raise Conflict("start_again") from None


def keep_draft(draft: Authenticator) -> None:
    AuthenticatorRow.of(draft, kind=DRAFT).save()


def confirm(
    user: User, app: Authenticator, hashes: tuple[str, ...], event: Event, enrolled: str = ""
) -> None:
    """The draft becomes the app, in the place of one before it. `enrolled` is the session that had
    to wait for it."""
    with transaction() as write:
        same = AuthenticatorRow.sealed == app.sealed
        write.delete(AuthenticatorRow(key_of(user), DRAFT), condition=same)
        write.save(AuthenticatorRow.of(app, kind=AUTHENTICATOR))
        recovery.replace_recovery(user, (), hashes, write)
        if enrolled:
            users.note_enrolled(user, enrolled, event.at, write)
        audit.append(event, write)


def remove_authenticator(user: User, event: Event) -> None:
    row = FactorRow(key_of(user), AUTHENTICATOR)
    with transaction() as write:
        write.delete(row, condition=FactorRow.kind.exists())
        audit.append(event, write)


def use_text_messages(user: User, on: bool, at: datetime, event: Event) -> None:
    row = FactorRow(key_of(user), TEXTS, made_at=at)
    with transaction() as write:
        write.save(row) if on else write.delete(row)
        audit.append(event, write)


def rows_to_drop(user: User) -> list[FactorRow]:
    """App, passkeys, recovery codes and the wish for text messages; not what else is kept here."""
    mine = FactorRow.query(key_of(user), consistent_read=True)
    dropped = (AUTHENTICATOR, DRAFT, TEXTS)
    return [row for row in mine if row.kind in dropped or row.kind.startswith((PASSKEY, RECOVERY))]


def drop(rows: list[FactorRow], write: TransactWrite) -> None:
    for row in rows:
        write.delete(row)


def spoil(app: Authenticator, step: int) -> None:
    """A code that somebody typed before its time never counts: they would know that it is right.
    Where another app has taken its place, the code is of no use there."""
    row = AuthenticatorRow(key(app.office_id, app.user_id), AUTHENTICATOR)
    same = AuthenticatorRow.sealed == app.sealed
    wrote(lambda: row.update(actions=[AuthenticatorRow.spoilt.add({step})], condition=same))


def use_up(user: User, used: Used, write: TransactWrite) -> None:
    """What proves somebody does so once, also for two at the same moment."""
    if used.step:
        write.update(
            AuthenticatorRow(key_of(user), AUTHENTICATOR),
            actions=[AuthenticatorRow.last_step.set(used.step)],
            condition=AuthenticatorRow.last_step < used.step,
        )
    if used.recovery_sha256:
        recovery.use_recovery_code(user, used.recovery_sha256, write)
    if used.passkey:
        note_use(user, used.passkey, write)


def know_device(user: User, device: Device, at: datetime, write: TransactWrite) -> None:
    kind = DEVICE + device.device_id
    write.save(FactorRow(key_of(user), kind, made_at=at))
