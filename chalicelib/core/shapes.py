"""Bases of what goes in and out as JSON."""

import msgspec


class Body(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A request's body or query: a field we do not know is refused."""


class Answer(msgspec.Struct, kw_only=True):
    """What a route answers."""
