"""Names for new things: ULIDs, and tokens nobody can guess."""

import hashlib
import secrets
from base64 import b32encode

from chalicelib.core import clock

_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def new_id() -> str:
    """A ULID, 26 characters, sorting by our clock."""
    from ulid import ULID  # reading costs nothing: only what makes something new pays for it

    return str(ULID.from_datetime(clock.now()))


def id_of_what_follows(event_id: str, about: str) -> str:
    """The id of what follows from an event for one thing: as long and sorted as any other, and the
    same each time."""
    digest = hashlib.sha256(f"{event_id}#{about}".encode()).digest()
    return event_id[:10] + b32encode(digest).decode().translate(_CROCKFORD)[:16]


def new_token() -> str:
    """256 bits, URL-safe, 43 characters."""
    return secrets.token_urlsafe(32)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
