"""A user's rights per client as users and sessions keep them."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import structs

from chalicelib.core.actor import Capacity, LetIn, Represents, Rights, Role
from chalicelib.identity.domain.user import Access

_USUAL = structs.asdict(Rights())


def to_json(access: Mapping[str, Access]) -> dict[str, dict[str, Any]]:
    return {
        client_id: {"name": each.name, "kind": each.kind, **rights_to_json(each.rights)}
        | ({"let_in": let_in_to_json(each.let_in)} if each.let_in else {})
        for client_id, each in access.items()
    }


def from_json(stored: Mapping[str, dict[str, Any]]) -> dict[str, Access]:
    return {client_id: _access(facts) for client_id, facts in stored.items()}


def rights_to_json(rights: Rights) -> dict[str, Any]:
    """Without what is as usual: sessions carry these for every client of their user."""
    told = {name: value for name, value in structs.asdict(rights).items() if value != _USUAL[name]}
    return told | ({"represents": structs.asdict(rights.represents)} if rights.represents else {})


def rights_from_json(facts: Mapping[str, Any]) -> Rights:
    known: dict[str, Any] = {name: facts[name] for name in _USUAL if name in facts}
    known |= {name: tuple(facts[name]) for name in ("folders", "types") if name in facts}
    if whom := known.get("represents"):
        known["represents"] = Represents(name=whom["name"], capacity=Capacity(whom["capacity"]))
    return Rights(**known | {"role": Role(known.get("role", Role.MEDEWERKER))})


def let_in_to_json(let_in: LetIn) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(let_in)
    return told


def let_in_from_json(facts: Mapping[str, Any] | None) -> LetIn | None:
    return msgspec.convert(facts, LetIn) if facts else None


def _access(facts: dict[str, Any]) -> Access:
    return Access(
        name=facts["name"],
        kind=facts["kind"],
        rights=rights_from_json(facts),
        let_in=let_in_from_json(facts.get("let_in")),
    )


def assigned_to_json(assigned: frozenset[str] | None) -> list[str] | None:
    return None if assigned is None else sorted(assigned)


def assigned_from_json(stored: list[str] | None) -> frozenset[str] | None:
    return None if stored is None else frozenset(stored)
