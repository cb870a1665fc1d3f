"""Who finds what among what waits, as it is at this moment; and how much that is."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from chalicelib.clients.domain.request import PeopleRequest, RequestState
from chalicelib.core.actor import Actor, may
from chalicelib.core.rights import Right
from chalicelib.identity.domain.second import Seconds
from chalicelib.identity.domain.user import Status, User
from chalicelib.work.domain.item import (
    AboutNewcomer,
    AboutPerson,
    AboutReplacement,
    AboutRequest,
    WorkItem,
)
from chalicelib.work.domain.office_task import OfficeTask


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
