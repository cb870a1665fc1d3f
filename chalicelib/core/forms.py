"""The forms in which facts were ever stored, and how an older one becomes the one of now.

Facts begin in form 1. Every upgrade that is registered beside their struct makes a form more, so
that a struct has as many forms as it has upgrades, and one: nobody can raise the one without the
other. How a form looks is kept in tests/facts; a test tells when a struct is no longer so.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from chalicelib.core.errors import TryAgain

Stored = dict[str, Any]
Upgrade = Callable[[Stored], Stored]
_UPGRADES: dict[type[Struct], list[Upgrade]] = {}


def upgrade(kind: type[Struct], *, to: int) -> Callable[[Upgrade], Upgrade]:
    """The mark of a function that gives facts of the form before `to` as they stand in `to`: by
    name, and plain, as JSON has them."""

    def register(function: Upgrade) -> Upgrade:
        known = _UPGRADES.setdefault(kind, [])
        if to != len(known) + 2:
            raise ValueError(f"{kind.__name__} has {len(known) + 1} forms, so the next is not {to}")
        known.append(function)
        return function

    return register


def form_of(kind: type[Struct]) -> int:
    """The form in which facts of this kind are written."""
    return len(_UPGRADES.get(kind, ())) + 1


def upgraded(kind: type[Struct], stored: Any, form: int) -> Any:
    """What was stored in this form, as it would be written now. What newer code wrote, in the
    moments of a deployment, is not read: written back, it would lose what is not known here."""
    if form > form_of(kind):
        raise TryAgain(f"{kind.__name__} in form {form} was written by newer code")
    for each in _UPGRADES.get(kind, ())[form - 1 :]:
        stored = each(stored)
    return stored
