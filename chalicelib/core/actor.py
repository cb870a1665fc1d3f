"""Who is doing this, and the one function that decides what they may see and do."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from chalicelib.core.errors import NotAllowed, NotFound
from chalicelib.core.language import Language
from chalicelib.core.rights import Place, Represents, Right, Rights


class UserKind(StrEnum):
    CLIENT = "client"
    EMPLOYEE = "employee"


class Act(StrEnum):
    """What a route may take a fresh code for."""

    CHANGE_FACTOR = "change_factor"
    CHANGE_MOBILE = "change_mobile"
    CHANGE_EMAIL = "change_email"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - the name of an act
    CHANGE_RIGHTS = "change_rights"
    CHANGE_POLICY = "change_policy"
    APPROVE = "approve"
    REJECT = "reject"
    DECLINE = "decline"
    ON_BEHALF = "on_behalf"
    PASS_ON = "pass_on"  # noqa: S105 - the name of an act
    CONSENT = "consent"


class EmployeeRole(StrEnum):
    """What an employee is at the office, the most first."""

    OWNER = "owner"
    MANAGER = "manager"
    ACCOUNTANT = "accountant"
    ASSISTANT = "assistant"


_ALL_WORK = frozenset({Right.READ, Right.MANAGE, Right.PEOPLE, Right.SIGN})
EMPLOYEE_RIGHTS: Mapping[EmployeeRole | None, frozenset[Right]] = {
    EmployeeRole.OWNER: _ALL_WORK,
    EmployeeRole.MANAGER: _ALL_WORK,
    EmployeeRole.ACCOUNTANT: _ALL_WORK,
    EmployeeRole.ASSISTANT: frozenset({Right.READ, Right.MANAGE}),
}
LEADERS = frozenset({EmployeeRole.OWNER, EmployeeRole.MANAGER})


class Vouched(Struct, frozen=True, kw_only=True):
    """Who else says that somebody is who they are said to be, and how they know it."""

    by_name: str
    at: datetime
    ground: str


class LetIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How somebody came to their rights at a client: by whose act, when, and in which event. Who
    was let in by one employee where others are, is `shut` until those of them who act there were
    `told` for so long, but for what they might before. `giver_ids` are all who gave while it was,
    and the beheerder who asked it, called `asked_by_name`; `before_ids` who gave not long before
    (ADR 52)."""

    event_id: str
    at: datetime
    by_name: str
    giver_ids: tuple[str, ...] = ()
    before_ids: tuple[str, ...] = ()
    shut: bool = False
    told: tuple[str, ...] = ()
    held: Rights | None = None
    vouched: Vouched | None = None
    asked_by_name: str = ""


class Viewer(Struct, frozen=True, kw_only=True):
    """The employee behind an actor who looks as a client (F120)."""

    user_id: str
    name: str
    role: EmployeeRole | None = None
    assigned: frozenset[str] | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """Who is doing this, at which office. A client user has rights per client; an employee a role,
    and the clients in `assigned`, or all of them when that is None. `replacing` while what proves
    them is being replaced by somebody else; `replaced` says of what was, when; to the office, where
    it was looked up, also by whom and why (property 3).
    `let_in` says how they came to act at a client, of whom that is not long ago.
    Who is `enrolling` can set up a second step, and nothing else until that is done.
    `acts` are those for which the route that they came by takes a fresh code (ADR 56). `session` is
    what this was read from, for who shows it: identity alone knows what is in it."""

    office_id: str
    user_id: str
    name: str
    kind: UserKind
    language: Language = Language.NL
    rights: Mapping[str, Rights] = field(default_factory=dict)
    session_key: str = ""
    role: EmployeeRole | None = None
    assigned: frozenset[str] | None = None
    viewer: Viewer | None = None
    replacing: bool = False
    replaced: Mapping[str, str] = field(default_factory=dict)
    let_in: Mapping[str, LetIn] = field(default_factory=dict)
    enrolling: bool = False
    acts: frozenset[Act] = frozenset()
    session: Struct | None = None

    @property
    def is_employee(self) -> bool:
        return self.kind is UserKind.EMPLOYEE

    @property
    def person(self) -> str:
        """Says for whom a page is made. Who looks along is somebody else than either of the two."""
        return f"{self.viewer.user_id}.{self.user_id}" if self.viewer else self.user_id

    def represents(self, client_id: str) -> Represents | None:
        """For whom they act at this client; None who acts for themself."""
        held = self.rights.get(client_id)
        return held.represents if held else None

    @property
    def leads(self) -> bool:
        return self.role in LEADERS

    @property
    def owns(self) -> bool:
        return self.role is EmployeeRole.OWNER


def may(actor: Actor, right: Right, client_id: str, place: Place | None = None) -> bool:
    """May this actor do this at this client, with what lies there? The only place that answers."""
    if actor.is_employee:
        return employee_may(actor.role, actor.assigned, right, client_id)
    rights = actor.rights.get(client_id)
    return rights is not None and rights.allow(right, place)


def may_know(actor: Actor, partner_id: str) -> bool:
    """May this actor know who the fiscal partner of a client is? An employee, also one who looks
    along, where they see that dossier too; the client does."""
    who = actor.viewer or actor
    if not (actor.viewer or actor.is_employee):
        return True
    return employee_may(who.role, who.assigned, Right.READ, partner_id)


def authorise(actor: Actor, right: Right, client_id: str, place: Place | None = None) -> None:
    """Raises NotFound for what the actor may not see, NotAllowed for what they may only look at."""
    if not may(actor, Right.READ, client_id, place):
        raise NotFound
    if not may(actor, right, client_id, place):
        raise NotAllowed("not_allowed")


def answers_for(actor: Actor, client_ids: Collection[str]) -> bool:
    """May this actor touch the account of somebody who has access at these clients? An account is
    of all of them together: it takes looking after people at each, or leading the office."""
    return _answers(actor.leads, [may(actor, Right.PEOPLE, each) for each in client_ids])


def employee_answers_for(
    role: EmployeeRole | None, assigned: frozenset[str] | None, client_ids: Collection[str]
) -> bool:
    """The same of an employee of this role, whoever looks."""
    at_each = [employee_may(role, assigned, Right.PEOPLE, each) for each in client_ids]
    return _answers(role in LEADERS, at_each)


def _answers(leads: bool, at_each: Collection[bool]) -> bool:
    return leads or (bool(at_each) and all(at_each))


def touches_colleague(role: EmployeeRole | None, other: EmployeeRole | None) -> bool:
    """May an employee of this role touch the account of a colleague of the other? They are for who
    leads the office, and its owners for owners alone."""
    return role is EmployeeRole.OWNER or (role in LEADERS and other is not EmployeeRole.OWNER)


def check_proven(actor: Actor) -> None:
    """Nobody approves or signs while what proves them is being replaced (property 3)."""
    if actor.replacing:
        raise NotAllowed("prove_first")


def clients_of(actor: Actor) -> tuple[str, ...]:
    """The clients a client user may look at; for an employee ask the clients store."""
    return tuple(client_id for client_id in actor.rights if may(actor, Right.READ, client_id))


def employee_may(
    role: EmployeeRole | None, assigned: frozenset[str] | None, right: Right, client_id: str
) -> bool:
    """May an employee of this role do this at this client?"""
    if assigned is not None and client_id not in assigned:
        return False
    return right in EMPLOYEE_RIGHTS.get(role, frozenset())
