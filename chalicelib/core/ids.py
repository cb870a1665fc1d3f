"""Names for new things: ULIDs, and tokens nobody can guess."""

import hashlib
import secrets

from chalicelib.core import clock


def new_id() -> str:
    """A ULID, 26 characters, sorting by our clock."""
    from ulid import ULID  # reading costs nothing: only what makes something new pays for it

    return str(ULID.from_datetime(clock.now()))


def new_token() -> str:
    """256 bits, URL-safe, 43 characters."""
    return secrets.token_urlsafe(32)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
