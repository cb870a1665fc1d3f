"""What somebody may do at a client, with which of its documents, and for whom."""

from enum import StrEnum

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.replacing import replace


class Right(StrEnum):
    """What a route may need on a client. HANDLE is marking read and closing what only waits to be
    seen (F015), PEOPLE inviting and changing rights; MANAGE, publishing and withdrawing, is the
    office's. SIGN is of people of the client, and of employees who sign for the office (C13)."""

    READ = "read"
    HANDLE = "handle"
    APPROVE = "approve"
    SIGN = "sign"
    PEOPLE = "people"
    MANAGE = "manage"


class Role(StrEnum):
    """What somebody is at a client."""

    BEHEERDER = "beheerder"
    MEDEWERKER = "medewerker"


class Capacity(StrEnum):
    """Hoedanigheid: as what somebody acts for a person, in the words of Dutch law."""

    CURATOR = "curator"
    BEWINDVOERDER = "bewindvoerder"
    MENTOR = "mentor"
    ERFGENAAM = "erfgenaam"
    GEVOLMACHTIGDE = "gevolmachtigde"


class Represents(Struct, frozen=True, kw_only=True):
    """Namens: the person for whom somebody acts, and as what."""

    name: str
    capacity: Capacity

    @property
    def facts(self) -> dict[str, str]:
        """What an event of what they do says of it."""
        return {"represents": self.name, "capacity": self.capacity}


class Place(Struct, frozen=True, kw_only=True):
    """Where a document lies and what it is: what rights may be limited to."""

    folder_id: str
    type_id: str


def lies_in(folder_id: str, outer: str) -> bool:
    """A folder's id is its path, and a folder lies in itself."""
    return f"{folder_id}/".startswith(f"{outer}/")


class Rights(Struct, frozen=True, kw_only=True):
    """What one person may do at one client (F015, F030, C3). Empty `folders` and `types` mean all;
    `ends_on` is the last day, YYYY-MM-DD in the Netherlands; `represents` is whom they act for in
    a personal dossier that is not theirs (F016)."""

    role: Role = Role.MEDEWERKER
    read: bool = True
    approve: bool = False
    sign: bool = False
    handle: bool = True
    folders: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    ends_on: str | None = None
    represents: Represents | None = None

    def allow(self, right: Right, place: Place | None = None) -> bool:
        """Without a place: anywhere at this client."""
        return self.read and self._includes(right) and self._covers(place) and not self.have_ended

    def called(self, name: str) -> "Rights":
        """As they are once the person for whom somebody acts has this name."""
        namens = self.represents
        return replace(self, represents=replace(namens, name=name)) if namens else self

    @property
    def have_ended(self) -> bool:
        return self.ends_on is not None and self.ends_on < str(clock.today())

    def _includes(self, right: Right) -> bool:
        return {
            Right.READ: True,
            Right.HANDLE: self.handle,
            Right.APPROVE: self.approve,
            Right.SIGN: self.sign,
            Right.PEOPLE: self.role is Role.BEHEERDER,
        }.get(right, False)

    def _covers(self, place: Place | None) -> bool:
        if place is None:
            return True
        inside = any(lies_in(place.folder_id, each) for each in self.folders)
        return (inside or not self.folders) and (not self.types or place.type_id in self.types)
