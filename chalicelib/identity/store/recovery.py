"""Recovery codes, of which only hashes are kept: an item each, gone once it is used."""

from collections.abc import Iterable

from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.table import transaction
from chalicelib.identity.domain.user import User
from chalicelib.identity.store.factor_rows import FactorRow, key_of

RECOVERY = "recovery-"


def replace_recovery_codes(user: User, hashes: tuple[str, ...], event: Event) -> None:
    old = recovery_codes(user)
    with transaction() as write:
        replace_recovery(user, old, hashes, write)
        audit.append(event, write)


def has_recovery_code(user: User, sha256: str) -> bool:
    try:
        FactorRow.get(key_of(user), RECOVERY + sha256, consistent_read=True)
    except FactorRow.DoesNotExist:
        return False
    return True


def use_recovery_code(user: User, sha256: str, write: TransactWrite) -> None:
    row = FactorRow(key_of(user), RECOVERY + sha256)
    write.delete(row, condition=FactorRow.kind.exists())


def recovery_codes(user: User) -> list[str]:
    mine = FactorRow.query(key_of(user), FactorRow.kind.startswith(RECOVERY), consistent_read=True)
    return [row.kind for row in mine]


def replace_recovery(
    user: User, old: Iterable[str], hashes: tuple[str, ...], write: TransactWrite
) -> None:
    for kind in old:
        write.delete(FactorRow(key_of(user), kind))
    for sha256 in hashes:
        write.save(FactorRow(key_of(user), RECOVERY + sha256))
