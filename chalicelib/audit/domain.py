"""Events: declared once in the `events.py` of a module, written once with the change they tell of;
whoever alters one is told by the chain."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum, auto
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from msgspec import Struct, field

from chalicelib.core import details
from chalicelib.core.actor import Actor
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace

NO_CLIENT = "-"
SYSTEM = "system"


class Concern(StrEnum):
    """What an event of security is about, as the log is filtered by."""

    SIGNING_IN = "signing_in"
    PROOF = "proof"
    ACCESS = "access"
    OFFICE = "office"


class About(StrEnum):
    """Whose id is the `subject_id` of an event."""

    PERSON = auto()
    CLIENT = auto()
    DOCUMENT = auto()
    UPLOAD = auto()
    REQUEST = auto()
    OFFICE = auto()
    CERTIFICATES = auto()


class Hears(StrEnum):
    """Who hears of an event; `notifications` knows who that is. Nobody is told of their own act,
    but for SUBJECT. MAY_AGREE are those who can agree for the client, READERS who may look,
    COLLEAGUES some of the employees who can say that it is right. The last seven are named by the
    event, in its field of that name."""

    SUBJECT = auto()
    SUBJECT_OF_OTHERS = auto()
    GENERAL_ADDRESS = auto()
    OFFICE = auto()
    REQUESTER = auto()
    NOW_ASKED = auto()
    EVER_ASKED = auto()
    HAD_HEARD = auto()
    ACTED = auto()
    READERS = auto()
    MAY_AGREE = auto()
    COLLEAGUES = auto()
    HOLDER = "holder"
    REPLACED = "replaced"
    SIGNER = "signer_id"
    ON_BEHALF_OF = "on_behalf_of_id"
    ASKED_BY = "asked_by"
    TOLD = "told"
    LOST = "lost_ids"


class Often(StrEnum):
    """What is told once, however often it happens."""

    EACH = auto()
    ONCE_A_DAY = auto()
    ONCE = auto()


class Tells(NamedTuple):
    """A message, by its folder under templates/<language>/, for those who hear of it. Who would get
    two gets the one that is declared first. `leads` is the page behind its button, where that is
    not the task itself; {client} and {subject} stand for ids. `often` is of the same subject;
    `by_text` makes it one for the phone, and `beside` one that they get as well."""

    message: str
    to: Hears
    when: Callable[[Any], bool] = lambda told: True
    leads: str = "/"
    often: Often = Often.EACH
    by_text: bool = False
    beside: bool = False


class Reads(NamedTuple):
    """How the history of a document reads a kind of event. `for_office`: nobody else reads it.
    `by_day`: what one person did on one day is one line. It adds nothing `beside` another kind at
    the same moment, nor once a kind of `until` followed in the same task and ceremony, which with
    `dates` counts from when this happened."""

    for_office: bool = False
    by_day: bool = False
    beside: "tuple[type[Happened], ...]" = ()
    until: "tuple[type[Happened], ...]" = ()
    dates: bool = False


class Happened(Struct, frozen=True, kw_only=True):
    """What an event tells, typed; each kind is a class in the `events.py` of its module. `concern`
    puts it into the log of security; without one it is work."""

    action: ClassVar[str]
    about: ClassVar[About]
    concern: ClassVar[Concern | None] = None
    tells: ClassVar[tuple[Tells, ...]] = ()
    reads: ClassVar[Reads] = Reads()

    def __init_subclass__(cls) -> None:
        if "action" in vars(cls):
            DECLARED[cls.action] = cls


# Of every `events.py` that was imported.
DECLARED: dict[str, type[Happened]] = {}


def declared(action: str) -> type[Happened]:
    """The kind of event of this name, also where nothing imported the module that declares it."""
    if action not in DECLARED:
        declare_all()
    return DECLARED[action]


def declare_all() -> None:
    """Imports the events of every module."""
    home = Path(__file__).parents[1]
    for path in sorted((*home.glob("*/events.py"), *home.glob("*/events/*.py"))):
        import_module(".".join((home.name, *path.relative_to(home).with_suffix("").parts)))


class Event(Struct, frozen=True, kw_only=True):
    """As it is stored: `action` and `details` are what happened, as texts; `subject_id` is whom or
    what it is about."""

    office_id: str
    client_id: str
    subject_id: str
    action: str
    actor_id: str
    actor_name: str
    at: datetime
    details: Mapping[str, str] = field(default_factory=dict)
    event_id: str = field(default_factory=new_id)

    @property
    def kind(self) -> type[Happened]:
        return declared(self.action)

    @property
    def told(self) -> Happened:
        """What happened, typed."""
        return details.read(self.kind, self.details)


class LogSearch(Struct, frozen=True, kw_only=True):
    """Which part of the log of security: up to `until`, which does not count itself."""

    person_id: str | None = None
    concern: Concern | None = None
    since: datetime | None = None
    until: datetime | None = None


def by(actor: Actor, told: Happened, at: datetime, *, client_id: str, subject_id: str) -> Event:
    """An event of what a person did; who looks as somebody else does it as themself (F120), and who
    acts for somebody else is named as who did it, namens whom and as what (F016)."""
    who, also = actor.viewer or actor, {}
    namens = actor.represents(client_id)
    if actor.viewer:
        also = {"as_user": actor.user_id}
    elif namens:
        also = namens.facts
    facts = details.texts(told) | also
    return Event(
        office_id=actor.office_id,
        client_id=client_id,
        subject_id=subject_id,
        action=told.action,
        actor_id=who.user_id,
        actor_name=who.name,
        at=at,
        details=facts,
    )


def following(given: Event, told: Happened, event_id: str) -> Event:
    """What comes of an event, about the same and by whoever did that."""
    facts = details.texts(told)
    return replace(given, action=told.action, details=facts, event_id=event_id)


def retold(given: Event, told: Happened) -> Event:
    """The same event with other facts; what stands beside them, such as namens whom, stays."""
    known = details.texts(given.told)
    beside = {name: text for name, text in given.details.items() if name not in known}
    return replace(given, action=told.action, details=details.texts(told) | beside)


def by_itself(
    office_id: str, told: Happened, at: datetime, *, client_id: str, subject_id: str
) -> Event:
    """An event of what the portal did without a person."""
    facts = details.texts(told)
    return Event(
        office_id=office_id,
        client_id=client_id,
        subject_id=subject_id,
        action=told.action,
        actor_id=SYSTEM,
        actor_name="",
        at=at,
        details=facts,
    )
