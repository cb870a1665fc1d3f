"""The link in a mail with which somebody chooses a password. Each works until it ends or one of
them is used: whoever asks for another does not void what is on its way to somebody."""

import hmac
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.ids import new_token, sha256

RESET_LASTS = timedelta(days=1)
_ID_LENGTH = 26


class LinkPurpose(StrEnum):
    INVITATION = "invitation"
    RESET = "reset"


class Link(Struct, frozen=True, kw_only=True):
    """Only the hash of the token is kept."""

    office_id: str
    user_id: str
    purpose: LinkPurpose
    token_sha256: str
    expires_at: datetime

    def opens_with(self, token: str, at: datetime) -> bool:
        same = hmac.compare_digest(self.token_sha256, sha256(token))
        return same and at < self.expires_at


def new_link(
    office_id: str, user_id: str, purpose: LinkPurpose, at: datetime, invitation_days: int
) -> tuple[Link, str]:
    """With the token, which is for the mail alone: whose it is, and 256 bits nobody can guess."""
    token = token_for(user_id)
    lasts = timedelta(days=invitation_days) if purpose is LinkPurpose.INVITATION else RESET_LASTS
    return Link(
        office_id=office_id,
        user_id=user_id,
        purpose=purpose,
        token_sha256=sha256(token),
        expires_at=at + lasts,
    ), token


def token_for(user_id: str) -> str:
    return f"{user_id}-{new_token()}"


def user_of(token: str) -> str:
    return token[:_ID_LENGTH]
