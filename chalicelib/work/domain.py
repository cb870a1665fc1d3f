"""A thing that the office must do: why, about what, by when, and who finds it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.clients.domain.request import PeopleRequest, RequestState
from chalicelib.core.actor import Actor, Represents, Right, may
from chalicelib.core.forms import Stored, upgrade
from chalicelib.identity.domain.second import Seconds
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor
from chalicelib.offices.domain.types import Action


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


class TaskState(StrEnum):
    """How a task stands, which stands here since the lists of the office tell it. READY_TO_SEND is
    "klaar voor verwerking", AWAITS_PARTNER: agreed here, and not yet by the fiscal partner, FILED
    "ingediend", COMPLETED "afgerond", REJECTED "afgekeurd", EXPIRED "verlopen"; STUCK: nobody at
    the client may do it, so the office must help. PREPARING "wordt klaargezet": the file of a
    signing has not passed yet."""

    PREPARING = "preparing"
    OPEN = "open"
    READY_TO_SEND = "ready_to_send"
    AWAITS_PARTNER = "awaits_partner"
    FILED = "filed"
    COMPLETED = "completed"
    REJECTED = "rejected"
    READ = "read"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"
    STUCK = "stuck"
    EXPIRED = "expired"


class PersonState(StrEnum):
    """How far somebody is of whom a task asks it. WAITING: others come before this person.
    RELEASED: somebody else's act settled the task, nothing is asked of this person any more.
    REMOVED: no longer asked, because they may not do it any more or others were chosen."""

    OPEN = "open"
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    READ = "read"
    RELEASED = "released"
    REMOVED = "removed"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"
    SIGNED = "signed"
    SIGNED_ON_PAPER = "signed_on_paper"
    SIGNED_ELSEWHERE = "signed_elsewhere"
    DECLINED = "declined"
    EXPIRED = "expired"


class PersonAsked(Struct, frozen=True, kw_only=True):
    """Somebody of whom the task asks it, and what they said; `recorded_by` is the employee who
    entered that for them."""

    user_id: str
    name: str
    state: PersonState
    acted_at: datetime | None = None
    opened_at: datetime | None = None
    remark: str = ""
    recorded_by: str = ""
    awaits_office: bool = False
    represents: Represents | None = None


class OtherHalf(Struct, frozen=True, kw_only=True):
    """The same return at the fiscal partner, whose `name` it is, and how it stands there."""

    client_id: str
    document_id: str
    task_id: str
    name: str
    status: TaskState


class OfficeTask(Struct, frozen=True, kw_only=True, tag="task"):
    """A task as the lists of the office show it; `problem` is a code of errors.json, and
    `type_names` are the names of its document type by language."""

    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    relation_manager: str
    action: Action
    type_id: str
    type_names: tuple[str, str]
    title: str
    period: str | None
    deadline_on: date | None
    created_at: datetime
    status: TaskState
    is_handed_in: bool
    done: int
    needed: int
    people: tuple[PersonAsked, ...]
    problem: str = ""
    partner: OtherHalf | None = None
    expired_at: datetime | None = None

    @property
    def thing(self) -> str:
        """The id of what has to be done: one return of two partners is one thing."""
        return min(self.task_id, self.partner.task_id) if self.partner else self.task_id


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


class WorkItem(Struct, frozen=True, kw_only=True):
    """`owners` are the employees who must do it themselves; of what is not `shared` nobody else
    hears, since a client can go on with it as well. From `ends_at` on it is otherwise, and the job
    that says so may be late."""

    office_id: str
    why: Why
    about: About
    owners: tuple[str, ...] = ()
    shared: bool = True
    ends_at: datetime | None = None

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


class Confirming(Struct, frozen=True, kw_only=True):
    """What waits for a colleague to say that it is right: who did it and when, `until` when, or
    None where that has no end; and who could say so now, or what is in the way of everybody."""

    by_name: str
    since: datetime
    until: datetime | None
    seconds: Seconds


class ShownWork(Struct, frozen=True, kw_only=True):
    """An item with whatever it is about, as that is now."""

    item: WorkItem
    request: PeopleRequest | None = None
    person: User | None = None
    confirming: Confirming | None = None

    def waits_for(self, actor: Actor, at: datetime) -> bool:
        """Whether this employee finds it among what waits at this moment. What was decided while
        word of it is on its way waits no more."""
        match self.item.about:
            case OfficeTask(client_id=client_id):
                return self._is_theirs(actor, at) and may(actor, Right.READ, client_id)
            case AboutRequest(client_id=client_id):
                is_open = self.request is not None and self.request.state is RequestState.OPEN
                return is_open and may(actor, Right.PEOPLE, client_id)
            case AboutReplacement() | AboutNewcomer():
                return self.confirming is not None and _is_for(actor, self.confirming, at)
            case _:
                return self.person is not None and _looks_after(actor, self.person)

    def _is_theirs(self, actor: Actor, at: datetime) -> bool:
        over = self.item.ends_at is not None and self.item.ends_at <= at
        return not over and (self.item.shared or actor.user_id in self.item.owners)


def _looks_after(actor: Actor, person: User) -> bool:
    """At one of their clients; whoever leads the office looks after everybody."""
    if person.status is Status.DEACTIVATED:
        return False
    return actor.leads or any(may(actor, Right.PEOPLE, each) for each in person.access)


def _is_for(actor: Actor, known: Confirming, at: datetime) -> bool:
    """For who can say yes; and where nobody can, for who leads the office and reads there why."""
    over = known.until is not None and known.until <= at
    return not over and (actor.user_id in known.seconds.who or _finds_nobody(actor, known))


def _finds_nobody(actor: Actor, known: Confirming) -> bool:
    return actor.leads and not known.seconds.there_is_one


class Counts(Struct, frozen=True, kw_only=True):
    """How many documents wait, how many of those for the signature of who looks, how many requests,
    how many people who need help, and how much for a colleague to confirm."""

    documents: int
    mine: int
    requests: int
    people: int
    confirming: int


def counted(found: Iterable[WorkItem], actor: Actor) -> Counts:
    """Each thing once, also where it lies in two dossiers."""
    things = {each.thing: each for each in found}.values()
    kinds = Counter(type(each.about) for each in things)
    return Counts(
        documents=kinds[OfficeTask],
        mine=sum(actor.user_id in each.owners for each in things),
        requests=kinds[AboutRequest],
        people=kinds[AboutPerson],
        confirming=kinds[AboutReplacement] + kinds[AboutNewcomer],
    )


@upgrade(WorkItem, to=2)
def _as_it_was(stored: Stored) -> Stored:
    """More that it can be about; what was stored is as it was."""
    return stored
