"""A thing that the office must do: why, about what, by when, who finds it, and who took it."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict
from chalicelib.core.forms import Stored, upgrade
from chalicelib.core.replacing import replace
from chalicelib.identity.events.shared import Factor
from chalicelib.work.domain.office_task import OfficeTask


class Why(StrEnum):
    """What has to be done about it. SIGN is a signature of a colleague; PREPARING is there to be
    seen, and goes on by itself. BOUNCED is somebody whom no mail reaches, STOPPED whose password
    opens nothing since a code went to a wrong number. CONFIRM is a replacement and VOUCH a newcomer
    of whom a colleague can say that it is right."""

    PREPARING = "preparing"
    READY_TO_SEND = "ready_to_send"
    REJECTED = "rejected"
    STUCK = "stuck"
    EXPIRED = "expired"
    PROBLEM = "problem"
    RECEIPT = "receipt"
    SIGN = "sign"
    REQUEST = "request"
    BOUNCED = "bounced"
    STOPPED = "stopped"
    CONFIRM = "confirm"
    VOUCH = "vouch"


class AboutRequest(Struct, frozen=True, kw_only=True, tag="request"):
    """A request to let somebody in."""

    client_id: str
    request_id: str


class AboutPerson(Struct, frozen=True, kw_only=True, tag="person"):
    """Somebody's account, and since when it is so."""

    user_id: str
    since: datetime


class AboutReplacement(Struct, frozen=True, kw_only=True, tag="replacement"):
    """What of somebody was passed on and waits; whatever of it waits at this moment."""

    user_id: str
    factor: Factor


class AboutNewcomer(Struct, frozen=True, kw_only=True, tag="newcomer"):
    """Somebody who may not act at a client yet."""

    user_id: str
    client_id: str


About = OfficeTask | AboutRequest | AboutPerson | AboutReplacement | AboutNewcomer


class WorkState(StrEnum):
    """TAKEN by somebody who does it, RETURNED by who had taken it."""

    OPEN = "open"
    TAKEN = "taken"
    RETURNED = "returned"
    DONE = "done"


class Taking(Struct, frozen=True, kw_only=True):
    """Who took it and since when, or gave it back; with the last `word` for who takes it next, and
    the name of whose word it is."""

    by_id: str
    by_name: str
    at: datetime
    returned: bool = False
    word: str = ""
    word_by: str = ""


class WorkItem(Struct, frozen=True, kw_only=True):
    """`owners` are the employees who must do it themselves; of what is not `shared` nobody else
    hears, since a client can go on with it as well. From `ends_at` on it is otherwise, and the job
    that says so may be late. `taking` is what one of those who can do it said: that they do."""

    office_id: str
    why: Why
    about: About
    owners: tuple[str, ...] = ()
    shared: bool = True
    ends_at: datetime | None = None
    taking: Taking | None = None

    @property
    def taker_id(self) -> str:
        """Who does it; empty while nobody said so."""
        return self.taking.by_id if self.taking and not self.taking.returned else ""

    @property
    def state(self) -> WorkState:
        """Of what is not done."""
        if self.taking and self.taking.returned:
            return WorkState.RETURNED
        return WorkState.TAKEN if self.taking else WorkState.OPEN

    def taken_by(self, actor: Actor, seen: str, at: datetime) -> "WorkItem":
        """Said again it stays as it was. Of a colleague it is taken over by who `seen` that it is
        theirs."""
        if self.taker_id == actor.user_id:
            return self
        self._check_has(seen)
        return replace(self, taking=self._taking(actor, at))

    def given_back(self, actor: Actor, word: str, at: datetime) -> "WorkItem":
        """By who took it; what nobody has stays as it is."""
        if not self.taker_id:
            return self
        self._check_has(actor.user_id)
        back = replace(self._taking(actor, at), returned=True)
        return replace(self, taking=replace(back, word=word, word_by=actor.name) if word else back)

    def _taking(self, actor: Actor, at: datetime) -> Taking:
        """The word that was left goes with it."""
        word, by = (self.taking.word, self.taking.word_by) if self.taking else ("", "")
        return Taking(by_id=actor.user_id, by_name=actor.name, at=at, word=word, word_by=by)

    def _check_has(self, user_id: str) -> None:
        if self.taker_id not in ("", user_id):
            raise Conflict("taken_by_colleague")

    @property
    def item_id(self) -> str:
        """Of what it is about: the same thing is one item."""
        match self.about:
            case OfficeTask(task_id=task_id):
                return f"task#{task_id}"
            case AboutRequest(request_id=request_id):
                return f"request#{request_id}"
            case AboutReplacement(user_id=user_id, factor=factor):
                return f"{self.why}#{user_id}#{factor}"
            case AboutNewcomer(user_id=user_id, client_id=client_id):
                return f"{self.why}#{client_id}#{user_id}"
            case person:
                return f"{self.why}#{person.user_id}"

    @property
    def due_on(self) -> date | None:
        return self.about.deadline_on if isinstance(self.about, OfficeTask) else None

    @property
    def thing(self) -> str:
        """What has to be done: one return of two partners is one thing."""
        return self.about.thing if isinstance(self.about, OfficeTask) else self.item_id


@upgrade(WorkItem, to=2)
def _about_as_it_was(stored: Stored) -> Stored:
    """More that it can be about."""
    return stored


@upgrade(WorkItem, to=3)
def _taken_by_nobody(stored: Stored) -> Stored:
    """Nobody had taken anything."""
    return stored


@upgrade(WorkItem, to=4)
def _whose_word_it_is(stored: Stored) -> Stored:
    """It was not kept of whom it was."""
    return stored
