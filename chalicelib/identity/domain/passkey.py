"""A passkey: a key pair of which one half never leaves its owner's device (WebAuthn)."""

import base64
from datetime import datetime
from ipaddress import ip_address

from msgspec import Struct

from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace

MOST_PASSKEYS = 20
LONGEST_NAME = 60
TRANSPORTS = frozenset({"ble", "hybrid", "internal", "nfc", "smart-card", "usb"})


class Passkey(Struct, frozen=True, kw_only=True):
    """`credential_id` and `public_key` (COSE) are base64url. It works at the host `rp_id` alone."""

    office_id: str
    user_id: str
    passkey_id: str
    name: str
    rp_id: str
    credential_id: str
    public_key: str
    transports: tuple[str, ...]
    made_at: datetime
    sign_count: int = 0
    last_used_at: datetime | None = None

    def has_gone_back(self, count: int) -> bool:
        """A device that counts never says a number twice: somebody may have copied its key."""
        return bool(count or self.sign_count) and count <= self.sign_count

    def used(self, count: int, at: datetime) -> "Passkey":
        return replace(self, sign_count=count, last_used_at=at)


class Assertion(Struct, frozen=True, kw_only=True):
    """What a browser answers with a passkey, in base64url as it came."""

    credential_id: str
    client_data: str
    authenticator_data: str
    signature: str
    user_handle: str = ""

    @property
    def user_id(self) -> str:
        """Whose it says it is; nothing when that cannot be read."""
        try:
            return base64.urlsafe_b64decode(f"{self.user_handle}==").decode("ascii")
        except ValueError:
            return ""

    def names(self, user_id: str) -> bool:
        return self.user_handle == handle_of(user_id)


class Attestation(Struct, frozen=True, kw_only=True):
    """What a browser says of a new passkey, in base64url as it came."""

    client_data: str
    attestation: str
    credential_id: str
    transports: tuple[str, ...] = ()


class NewKey(Struct, frozen=True, kw_only=True):
    """What is kept of it, once it was checked."""

    credential_id: str
    public_key: str
    sign_count: int


def handle_of(user_id: str) -> str:
    """What a device keeps with the key, to say whose it is: no name, no address."""
    return base64.urlsafe_b64encode(user_id.encode()).decode().rstrip("=")


def relying_party(host: str) -> str:
    """The host as WebAuthn takes it: browsers make no passkey for an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return host
    raise Conflict("passkey_not_here")


def passkey_name(text: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise bad_field("name", "required")
    if len(tidy) > LONGEST_NAME:
        raise bad_field("name", "too_long")
    return tidy


def known_transports(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(TRANSPORTS.intersection(given)))
