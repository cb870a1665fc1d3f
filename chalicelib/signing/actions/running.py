"""A ceremony with what is asked of its signer at this moment."""

from msgspec import Struct

from chalicelib.identity.actions.codes import AskedChallenge
from chalicelib.identity.domain.user import User
from chalicelib.signing.domain.ceremony import Ceremony


class Running(Struct, frozen=True, kw_only=True):
    """`asked` is None when no code is asked, or not any more; `spent` when that is because it was
    answered wrong too often."""

    ceremony: Ceremony
    user: User
    asked: AskedChallenge | None = None
    spent: bool = False
