"""Passwords as argon2id hashes, with the same work whether somebody exists or not."""

from functools import lru_cache
from typing import Any

from chalicelib.identity.domain.password import normalised_password

MEMORY_KIB = 19 * 1024
# Of a password that nobody knows: costs as much to refuse as anybody's.
NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "NuIEt3LbUIc2anQf3Hzn4Q$cCElPCh2BpORnZPgQ0FbCDibYLnhfxGieEeBpPDXuP4"
)


@lru_cache(maxsize=1)
def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=MEMORY_KIB, parallelism=1)


def hashed(password: str) -> str:
    return str(_hasher().hash(normalised_password(password)))


def fits(password: str, secret: str | None) -> bool:
    """`secret` is None for who does not exist or has not chosen a password yet."""
    from argon2.exceptions import VerifyMismatchError

    try:
        _hasher().verify(secret or NOBODYS, normalised_password(password))
    except VerifyMismatchError:
        return False
    return secret is not None


def is_outdated(secret: str) -> bool:
    """Made with less work than we ask today."""
    return bool(_hasher().check_needs_rehash(secret))
