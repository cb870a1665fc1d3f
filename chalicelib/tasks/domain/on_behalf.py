"""Namens: what an employee records for a person who said it otherwise (property 3)."""

from typing import Any

from msgspec import Struct

from chalicelib.clients.events import GroundKind
from chalicelib.core.actor import Actor
from chalicelib.core.rights import Represents


class Recorded(Struct, frozen=True, kw_only=True):
    """Beside what a recipient said: which employee recorded it, and on what ground."""

    user_id: str
    name: str
    kind: GroundKind
    ground: str

    @property
    def spoken(self) -> str:
        return f"{self.kind}: {self.ground}"


class OnBehalf(Struct, frozen=True, kw_only=True):
    """For whom, and on what ground; `lacks_code` when the person would have given a code, and
    `represents` where that person acts for somebody else."""

    user_id: str
    kind: GroundKind
    ground: str
    lacks_code: bool = False
    represents: Represents | None = None

    def recorded_by(self, actor: Actor) -> Recorded:
        return Recorded(user_id=actor.user_id, name=actor.name, kind=self.kind, ground=self.ground)

    def facts(self, name: str) -> dict[str, Any]:
        """What the event says of it."""
        told = {"on_behalf_of": name, "on_behalf_of_id": self.user_id}
        told |= {"ground_kind": self.kind, "ground": self.ground}
        told |= self.represents.facts if self.represents else {}
        return told | ({"code_given": False} if self.lacks_code else {})
