"""Argon2 is slow on purpose. What tests ask of it again and again it answers once."""

from functools import lru_cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from chalicelib.identity.actions import hashing


class Remembering:
    """The portal's own hasher, with its own work: the same question has the same answer."""

    def __init__(self, hasher: PasswordHasher) -> None:
        self.hash = lru_cache(hasher.hash)
        self.check_needs_rehash = hasher.check_needs_rehash
        self._fits = lru_cache(lambda secret, password: _fits(hasher, secret, password))

    def verify(self, secret: str, password: str) -> bool:
        if not self._fits(secret, password):
            raise VerifyMismatchError("The password does not match the supplied hash")
        return True


def _fits(hasher: PasswordHasher, secret: str, password: str) -> bool:
    try:
        return hasher.verify(secret, password)
    except VerifyMismatchError:
        return False


def use() -> None:
    own: Any = hashing._hasher()
    hashing._hasher = lru_cache(lambda: Remembering(own))
