"""The shapes of the demo: what we know of an office, a person and a client."""

from msgspec import Struct


def fixed_id(name: str) -> str:
    """A ULID that a reader recognises: `01JA0000…ANNA`."""
    spelled = name.upper().translate(str.maketrans("ILOU", "110V"))
    return "01JA" + spelled.rjust(22, "0")


class Office(Struct, frozen=True, kw_only=True):
    id: str
    host: str
    name: str
    colour: str
    street: str
    place: str
    phone: str
    email: str
    site: str
    kvk: str
    btw_id: str
    iban: str
    signature: str


class Person(Struct, frozen=True, kw_only=True):
    key: str
    office: str
    name: str
    email: str
    phone: str
    title: str
    kind: str = "client_user"
    post: str = ""  # of an employee: owner, manager, accountant or assistant
    language: str = "nl"
    activated: bool = True
    limited: bool = False  # an employee who sees some clients alone

    @property
    def id(self) -> str:
        return fixed_id(self.key)

    @property
    def role(self) -> str:
        side = "medewerker" if self.kind == "employee" else "klant"
        return f"{side} ({self.title})"


class Seat(Struct, frozen=True, kw_only=True):
    """What one person may do at one client."""

    person: str
    approve: bool = False
    sign: bool = False
    role: str = "medewerker"


class Agent(Seat, frozen=True, kw_only=True):
    """Who acts for the holder of a personal dossier, by the paper that shows it."""

    capacity: str


class Client(Struct, frozen=True, kw_only=True):
    key: str
    office: str
    number: str
    kind: str
    name: str
    street: str
    place: str
    manager: str
    seats: tuple[Seat, ...]
    agent: Agent | None = None
    rsin: str = ""
    bsn: str = ""
    kvk: str = ""
    btw_id: str = ""
    iban: str = ""
    activity: str = ""
    founded: int = 2009
    turnover: int = 0
    low_rate: int = 0  # percentage of the turnover at the low VAT rate
    abroad: int = 0  # percentage of the turnover supplied inside the EU
    staff: int = 0
    directors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return fixed_id(self.key)
