"""Who is doing this, and the one function that decides what they may see and do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chalicelib.core.errors import NotAllowed, NotFound
from chalicelib.core.language import Language


class Kind(StrEnum):
    CLIENT = "client"
    EMPLOYEE = "employee"


class Right(StrEnum):
    """What a route may need on a client. MANAGE is the office's: publish, invite, withdraw."""

    READ = "read"
    APPROVE = "approve"
    SIGN = "sign"
    MANAGE = "manage"


class Role(StrEnum):
    BEHEERDER = "beheerder"
    MEDEWERKER = "medewerker"


@dataclass(frozen=True)
class Rights:
    """What one person may do at one client (F015, F030, C3)."""

    role: Role = Role.MEDEWERKER
    read: bool = True
    approve: bool = False
    sign: bool = False

    def allow(self, right: Right) -> bool:
        return {Right.READ: self.read, Right.APPROVE: self.approve, Right.SIGN: self.sign}.get(
            right, False
        )


@dataclass(frozen=True)
class Actor:
    """Who is doing this, at which office; a client user has rights per client."""

    office_id: str
    user_id: str
    name: str
    kind: Kind
    language: Language = Language.NL
    rights: Mapping[str, Rights] = field(default_factory=dict)
    session_key: str = ""

    @property
    def is_employee(self) -> bool:
        return self.kind is Kind.EMPLOYEE


EMPLOYEE_RIGHTS = frozenset({Right.READ, Right.MANAGE})


def may(actor: Actor, right: Right, client_id: str) -> bool:
    """May this actor do this at this client? The only place that answers the question."""
    if actor.is_employee:
        return right in EMPLOYEE_RIGHTS
    rights = actor.rights.get(client_id)
    return rights is not None and rights.read and rights.allow(right)


def authorise(actor: Actor, right: Right, client_id: str) -> None:
    """Raises NotFound for what the actor may not see, NotAllowed for what they may only look at."""
    if not may(actor, Right.READ, client_id):
        raise NotFound
    if not may(actor, right, client_id):
        raise NotAllowed("not_allowed")


def clients_of(actor: Actor) -> tuple[str, ...]:
    """The clients a client user may look at; for an employee ask the clients store."""
    return tuple(client_id for client_id in actor.rights if may(actor, Right.READ, client_id))
