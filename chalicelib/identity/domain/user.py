"""A user: somebody who signs in at one office, and what they may do at its clients."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from chalicelib.core import numbers
from chalicelib.core.actor import LEADERS, EmployeeRole, LetIn, UserKind
from chalicelib.core.emails import is_email, normalised_email
from chalicelib.core.errors import Conflict, FieldError, Invalid, bad_field
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.offices.domain.types import ClientKind


class Status(StrEnum):
    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"


class Access(Struct, frozen=True, kw_only=True):
    """A user's rights at one client, with the name that the switcher shows (F026)."""

    name: str
    kind: ClientKind
    rights: Rights
    let_in: LetIn | None = None


class User(Struct, frozen=True, kw_only=True):
    """`email` is as normalised_email gives it; `mobile` is E.164 and only for codes (F013). An
    employee with `assigned` clients sees those alone; `preferred_client_id` is F107. `replacing`
    while somebody else replaces what proves them, `replaced` what was, and when: see
    replacement.py. `settled_at` is since when what reaches and proves them is as it is.
    `number_wrong` once somebody with their password said that the number is not theirs, until it is
    another one or proved them. `here_since` is their first password, or the first since the account
    was opened again; `let_in_by` everybody who let them in (ADR 52); `stopped_at` when the
    account was last stopped, also once it is open again."""

    office_id: str
    user_id: str
    kind: UserKind
    email: str
    name: str
    mobile: str
    language: Language
    invited_at: datetime
    status: Status = Status.INVITED
    role: EmployeeRole | None = None
    access: Mapping[str, Access] = field(default_factory=dict)
    last_signed_in_at: datetime | None = None
    revision: int = 0
    assigned: frozenset[str] | None = None
    preferred_client_id: str | None = None
    replacing: bool = False
    replaced: Mapping[str, str] = field(default_factory=dict)
    settled_at: datetime | None = None
    number_wrong: bool = False
    here_since: datetime | None = None
    let_in_by: tuple[str, ...] = ()
    stopped_at: datetime | None = None

    @property
    def texted(self) -> bool:
        """Whether a message to their number can be for them."""
        return bool(self.mobile) and not self.number_wrong

    @property
    def rights(self) -> dict[str, Rights]:
        return {client_id: access.rights for client_id, access in self.access.items()}

    @property
    def may_sign_in(self) -> bool:
        return self.status is Status.ACTIVE

    def activated(self) -> "User":
        return replace(self, status=Status.ACTIVE)

    def deactivated(self, at: datetime) -> "User":
        """Nothing waits for who cannot be told of it, nor stop it."""
        return replace(self, status=Status.DEACTIVATED, replacing=False, stopped_at=at)

    def settling(self, at: datetime) -> "User":
        return replace(self, settled_at=at)

    def arriving(self, at: datetime) -> "User":
        """With a first password, or the first since the account was opened again."""
        return replace(self.activated().settling(at), here_since=at)

    def also_let_in_by(self, *user_ids: str) -> "User":
        """Invited, reached elsewhere or opened again; a colleague also invited again."""
        return replace(self, let_in_by=tuple(dict.fromkeys((*self.let_in_by, *user_ids))))

    def is_here_since(self, day: datetime) -> bool:
        return (self.here_since or self.invited_at) <= day

    def is_settled(self, since: datetime) -> bool:
        """With what reaches and proves them as it is, for so long."""
        return (self.settled_at or self.invited_at) <= since

    def reached_at(self, email: str) -> "User":
        """At another address, which confirms itself by the link that goes to it."""
        tidy = normalised_email(email)
        if self.status is Status.DEACTIVATED:
            raise Conflict("is_deactivated")
        if not is_email(tidy):
            raise bad_field("email", "not_an_email")
        return replace(self, email=tidy)

    def speaking(self, language: Language) -> "User":
        return replace(self, language=language)

    def preferring(self, client_id: str | None) -> "User":
        """Opened by default (F107); one of their own, or none."""
        if client_id is not None and client_id not in self.access:
            raise bad_field("client_id", "not_your_client")
        return replace(self, preferred_client_id=client_id)

    def as_role(self, role: EmployeeRole) -> "User":
        """Who leads the office sees every client."""
        return replace(self, role=role, assigned=None if role in LEADERS else self.assigned)

    def working_for(self, client_ids: Collection[str] | None) -> "User":
        """None is every client, also those that come."""
        if client_ids is not None and self.role in LEADERS:
            raise bad_field("client_ids", "leaders_see_all")
        return replace(self, assigned=None if client_ids is None else frozenset(client_ids))

    def gaining(self, client_id: str) -> "User":
        """One more client, for who does not see every client by itself."""
        if self.assigned is None or client_id in self.assigned:
            return self
        return replace(self, assigned=self.assigned | {client_id})

    def with_access(self, client_id: str, access: Access) -> "User":
        return replace(self, access={**self.access, client_id: access})

    def coming_to(self, access: Mapping[str, Access]) -> "User":
        """At several clients at once, besides where they were."""
        return replace(self, access={**self.access, **access})

    def without_access(self, client_id: str) -> "User":
        left = {known: access for known, access in self.access.items() if known != client_id}
        kept = self.preferred_client_id if self.preferred_client_id in left else None
        return replace(self, access=left, preferred_client_id=kept)


def new_user(
    office_id: str,
    kind: UserKind,
    at: datetime,
    *,
    email: str,
    name: str,
    mobile: str,
    language: Language,
    role: EmployeeRole | None = None,
    other_factors: bool = False,
) -> User:
    """Somebody who is about to be invited; raises every field that is wrong at once. Where an
    office takes `other_factors`, a number may be left out (F014)."""
    email, name, number = normalised_email(email), name.strip(), numbers.mobile(mobile)
    tests = {
        ("email", "not_an_email"): is_email(email),
        ("name", "required"): bool(name),
        ("mobile", "not_a_mobile"): number is not None or (other_factors and not mobile),
    }
    wrong = [
        FieldError(field=name, code=code) for (name, code), right in tests.items() if not right
    ]
    if wrong:
        raise Invalid("invalid_fields", *wrong)
    return User(
        office_id=office_id,
        user_id=new_id(),
        kind=kind,
        email=email,
        name=name,
        mobile=number or "",
        language=language,
        invited_at=at,
        status=Status.INVITED,
        role=role,
    )
