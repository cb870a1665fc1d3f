"""What the modules above identity write in one transaction with it."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field
from pynamodb.transactions import TransactWrite

from chalicelib.identity.domain.user import Access

Put = Callable[[TransactWrite], None]


def nothing(write: TransactWrite) -> None:
    """Nothing beside it."""


class AccessBeside(Struct, frozen=True, kw_only=True):
    """How somebody came to their `access` from now on, and what is written with that."""

    access: Mapping[str, Access] = field(default_factory=dict)
    put: Put = nothing
