"""A session: a browser that has proved who is in front of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from chalicelib.core.actor import Actor, EmployeeRole, UserKind, Viewer
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.user import Access, User
from chalicelib.identity.domain.viewing import Viewing

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=5)
MOST_SESSIONS = 40


class Session(Struct, frozen=True, kw_only=True):
    """Everything a request needs to know of its user; `factors` says which proof was given when.
    With a `viewer` it is somebody else's: of the person as whom that employee looks."""

    office_id: str
    token_sha256: str
    user_id: str
    kind: UserKind
    name: str
    email: str
    language: Language
    started_at: datetime
    seen_at: datetime
    access: Mapping[str, Access] = field(default_factory=dict)
    factors: Mapping[str, str] = field(default_factory=dict)
    device: Device = field(default_factory=Device)
    role: EmployeeRole | None = None
    assigned: frozenset[str] | None = None
    preferred_client_id: str | None = None
    viewing: Viewing | None = None
    viewer: Viewer | None = None
    replacing: bool = False
    replaced: Mapping[str, str] = field(default_factory=dict)
    enrolling: bool = False

    @property
    def session_id(self) -> str:
        """What its owner may know it by; opens nothing."""
        return self.token_sha256[:32]

    @property
    def expires_at(self) -> datetime:
        return self.started_at + LONGEST

    def is_live(self, at: datetime) -> bool:
        return at < self.expires_at and at < self.seen_at + IDLE

    def is_worth_noting(self, at: datetime) -> bool:
        """Being seen is written down now and then, so that most requests only read."""
        return at >= self.seen_at + NOTED_EVERY

    def as_seen(self, at: datetime) -> "Session":
        """As that of the person who is looked along with, while it lasts."""
        seen = self.viewing
        if seen is None or at >= seen.until:
            return self
        return replace(
            self,
            user_id=seen.user_id,
            kind=UserKind.CLIENT,
            name=seen.name,
            email=seen.email,
            language=seen.language,
            access=seen.access,
            role=None,
            assigned=None,
            preferred_client_id=seen.preferred_client_id,
            viewer=Viewer(
                user_id=self.user_id, name=self.name, role=self.role, assigned=self.assigned
            ),
        )

    def actor(self) -> Actor:
        rights = {client_id: access.rights for client_id, access in self.access.items()}
        let_in = {each: access.let_in for each, access in self.access.items() if access.let_in}
        return Actor(
            office_id=self.office_id,
            user_id=self.user_id,
            name=self.name,
            kind=self.kind,
            language=self.language,
            rights=rights,
            session_key=self.token_sha256,
            role=self.role,
            assigned=self.assigned,
            viewer=self.viewer,
            replacing=self.replacing,
            replaced=self.replaced,
            let_in=let_in,
            enrolling=self.enrolling,
            session=self,
        )


def session_of(
    user: User, token_sha256: str, at: datetime, factors: Mapping[str, str], device: Device
) -> Session:
    return Session(
        office_id=user.office_id,
        token_sha256=token_sha256,
        user_id=user.user_id,
        kind=user.kind,
        name=user.name,
        email=user.email,
        language=user.language,
        started_at=at,
        seen_at=at,
        access=user.access,
        factors=factors,
        device=device,
        role=user.role,
        assigned=user.assigned,
        preferred_client_id=user.preferred_client_id,
        replacing=user.replacing,
        replaced=user.replaced,
    )
