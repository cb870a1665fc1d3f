"""Passkeys among the credentials of their owner, found by the id that the device gave them."""

from collections.abc import Iterable

from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.errors import NotFound
from chalicelib.core.ids import sha256
from chalicelib.core.table import key, transaction, wrote
from chalicelib.identity.domain.challenge import Challenge
from chalicelib.identity.domain.passkey import Passkey
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import challenges, users
from chalicelib.identity.store.factor_rows import FactorRow, PasskeyRow, key_of
from chalicelib.identity.store.recovery import replace_recovery

PASSKEY = "passkey-"


def passkey_with(office_id: str, user_id: str, credential_id: str) -> Passkey | None:
    """One read."""
    try:
        owner, kind = key(office_id, user_id), _kind(credential_id)
        return PasskeyRow.get(owner, kind, consistent_read=True).read()
    except (PasskeyRow.DoesNotExist, NotFound):
        return None


def add_passkey(
    user: User,
    new: Passkey,
    asked: Challenge,
    hashes: tuple[str, ...],
    event: Event,
    enrolled: str = "",
) -> None:
    """The challenge is used up by it; refused when the device brought a key that is here already.
    `hashes` are of recovery codes that come with it, `enrolled` is the session that had to wait."""
    with transaction() as write:
        challenges.use_up(asked, write)
        row = PasskeyRow.of(new, kind=_kind(new.credential_id))
        write.save(row, condition=PasskeyRow.absent())
        replace_recovery(user, (), hashes, write)
        if enrolled:
            users.note_enrolled(user, enrolled, event.at, write)
        audit.append(event, write)


def rename_passkey(known: Passkey, name: str) -> None:
    row = PasskeyRow(key(known.office_id, known.user_id), _kind(known.credential_id))
    is_there = PasskeyRow.kind.exists()
    if not wrote(lambda: row.update(actions=[PasskeyRow.name.set(name)], condition=is_there)):
        raise NotFound


def remove_passkey(known: Passkey, event: Event) -> None:
    row = PasskeyRow(key(known.office_id, known.user_id), _kind(known.credential_id))
    with transaction() as write:
        write.delete(row, condition=PasskeyRow.kind.exists())
        audit.append(event, write)


def note_use(user: User, used: Passkey, write: TransactWrite) -> None:
    """Refused when it was removed meanwhile, or has counted further."""
    count = PasskeyRow.sign_count
    lower = count < used.sign_count if used.sign_count else count == 0
    write.update(
        PasskeyRow(key_of(user), _kind(used.credential_id)),
        actions=[
            count.set(used.sign_count),
            PasskeyRow.last_used_at.set(used.last_used_at or used.made_at),
        ],
        condition=lower,
    )


def passkeys_in(rows: Iterable[FactorRow]) -> tuple[Passkey, ...]:
    """The oldest first."""
    found = [PasskeyRow.same(row).read() for row in rows if row.kind.startswith(PASSKEY)]
    return tuple(sorted(found, key=lambda each: (each.made_at, each.passkey_id)))


def _kind(credential_id: str) -> str:
    """An id may be longer than a key: its hash is not."""
    return PASSKEY + sha256(credential_id)
