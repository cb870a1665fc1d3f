"""A user's rights per client as users and sessions keep them."""

from collections.abc import Mapping
from typing import Any

from chalicelib.core.actor import Rights, Role
from chalicelib.identity.domain import Access


def to_json(access: Mapping[str, Access]) -> dict[str, dict[str, Any]]:
    return {
        client_id: {"name": each.name, "kind": each.kind, **vars(each.rights)}
        for client_id, each in access.items()
    }


def from_json(stored: Mapping[str, dict[str, Any]]) -> dict[str, Access]:
    return {client_id: _access(facts) for client_id, facts in stored.items()}


def _access(facts: dict[str, Any]) -> Access:
    role, read, approve, sign = (facts[name] for name in ("role", "read", "approve", "sign"))
    return Access(facts["name"], facts["kind"], Rights(Role(role), read, approve, sign))
