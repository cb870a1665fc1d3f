"""A client as a list shows it, and what of a list is wanted."""

from enum import StrEnum

from msgspec import Struct

from chalicelib.clients.domain.client import Client
from chalicelib.core.order import LONGEST, sought
from chalicelib.offices.domain.types import ClientKind


class ClientSort(StrEnum):
    NAME = "name"
    NUMBER = "number"


class Listed(Struct, frozen=True, kw_only=True):
    """What a list shows of a client."""

    client_id: str
    kind: ClientKind
    name: str
    client_number: str = ""
    city: str = ""
    relation_manager_id: str | None = None

    @classmethod
    def of(cls, client: Client) -> "Listed":
        return cls(
            client_id=client.client_id,
            kind=client.kind,
            name=client.name,
            client_number=client.client_number,
            city=client.facts.city,
            relation_manager_id=client.relation_manager_id,
        )

    @property
    def words(self) -> str:
        """What it is sought by, beside the people who have access."""
        return sought(f"{self.name} {self.client_number} {self.city}")

    def place(self, sort: ClientSort) -> str:
        """Where it stands in this order; no two stand in the same place."""
        first = self.name if sort is ClientSort.NAME else self.client_number
        return f"{sought(first)[:LONGEST]}#{self.client_id}"


class ClientSieve(Struct, frozen=True, kw_only=True):
    """What is left of the clients: of one kind, of one relation manager, with all these words."""

    kind: ClientKind | None = None
    manager_id: str | None = None
    words: tuple[str, ...] = ()

    def keeps(self, client: Listed, words: str) -> bool:
        return (
            self.kind in (None, client.kind)
            and self.manager_id in (None, client.relation_manager_id)
            and all(word in words for word in self.words)
        )
