"""Signing in: what a challenge at the door rests on."""

from chalicelib.core.ids import sha256
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor


def binding_of(user: User, secret: str) -> str:
    """Ties a challenge to what began it, and to nothing that others may change in passing: the
    address, the password as it is kept, and the devices. When one of them becomes another, whoever
    was signed in is put out, and so is whoever was about to be."""
    return sha256("\0".join((user.email, secret, user.replaced.get(Factor.DEVICES, ""))))
