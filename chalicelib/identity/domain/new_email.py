"""A new e-mail address that counts once whoever has it has confirmed it (F009)."""

import hmac
from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.audit.domain import Event
from chalicelib.core.ids import sha256
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.link import token_for
from chalicelib.identity.domain.user import User

LASTS = timedelta(days=7)


class NewEmail(Struct, frozen=True, kw_only=True):
    """`asked` is the event that asked for it: only the letter of that event brings a link, and
    until it goes out there is no token. A later wish takes the place of an earlier one."""

    office_id: str
    user_id: str
    email: str
    asked: str
    expires_at: datetime
    token_sha256: str = ""

    def waits(self, at: datetime) -> bool:
        return at < self.expires_at

    def opens_with(self, token: str, at: datetime) -> bool:
        same = hmac.compare_digest(self.token_sha256, sha256(token))
        return same and self.waits(at)

    def with_token(self) -> tuple["NewEmail", str]:
        """The token is for the mail alone."""
        token = token_for(self.user_id)
        return replace(self, token_sha256=sha256(token)), token


def new_email(user: User, email: str, event: Event) -> NewEmail:
    """An address that the person must confirm, asked by this event."""
    return NewEmail(
        office_id=user.office_id,
        user_id=user.user_id,
        email=email,
        asked=event.event_id,
        expires_at=event.at + LASTS,
    )
