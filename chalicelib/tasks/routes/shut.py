"""Who cannot answer yet what a task asks: said before anybody tries, on every page by this."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct, field

from chalicelib.clients.actions import letting_in
from chalicelib.core import clock
from chalicelib.core.actor import Actor, LetIn
from chalicelib.core.rights import Place, Right
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.task import Task

Opens = Mapping[str, datetime]


class Person(Protocol):
    """Somebody of whom a task asks something."""

    @property
    def user_id(self) -> str: ...
    @property
    def is_open(self) -> bool: ...


class Asking(Struct, frozen=True, kw_only=True):
    """What a task asks, where, and of whom."""

    client_id: str
    action: Action
    place: Place
    people: Sequence[Person]

    @classmethod
    def of_task(cls, task: Task) -> "Asking":
        return cls(
            client_id=task.client_id, action=task.action, place=task.place, people=task.recipients
        )


class Shut(Struct, frozen=True, kw_only=True):
    """For the office, of who still has to act: who approves and signs nothing as long as a change
    of their account waits, and from when who was let in lately may."""

    people: Mapping[str, User] = field(default_factory=dict)
    opens: Opens = field(default_factory=dict)

    def replacing(self, task: Asking, person: Person) -> bool:
        user = self._of(task, person)
        return bool(user and user.replacing)

    def acts_from(self, task: Asking, person: Person) -> str | None:
        return _said(self.opens, _held_back(self._of(task, person), task))

    def _of(self, task: Asking, person: Person) -> User | None:
        """Who still has to do here what takes more than reading."""
        waits = person.is_open and _takes_more(task.action)
        return self.people.get(person.user_id) if waits else None


def shut_among(actor: Actor, tasks: Iterable[Asking], known: Mapping[str, User] = {}) -> Shut:
    """Of all these tasks in one look at the people, who may be known already, and one at what the
    others were told. Nobody waits before marking as read."""
    asked = [each for each in tasks if actor.is_employee and _takes_more(each.action)]
    waits = [(one.user_id, each) for each in asked for one in each.people if one.is_open]
    people = known or users.users(actor.office_id, [who for who, _ in waits])
    found = [_held_back(people.get(who), task) for who, task in waits]
    opens = letting_in.openings(actor.office_id, [each for each in found if each])
    return Shut(people=people if asked else {}, opens=opens)


def openings_of(actor: Actor) -> Opens:
    """From when the actor may act where they may not yet; for `acts_from` of many tasks."""
    return letting_in.openings(actor.office_id, actor.let_in.values())


def acts_from(
    actor: Actor, client_id: str, action: Action, place: Place, opens: Opens
) -> str | None:
    """From when who was let in lately may answer; marking as read they may."""
    if not _takes_more(action):
        return None
    right = kinds.of(action).right
    return _said(opens, letting_in.held_back(actor.let_in.get(client_id), right, place))


def _takes_more(action: Action) -> bool:
    """Than reading along, by the right that its kind asks."""
    return kinds.of(action).right in (Right.APPROVE, Right.SIGN)


def _held_back(user: User | None, task: Asking) -> LetIn | None:
    access = user.access.get(task.client_id) if user else None
    let_in = access.let_in if access else None
    return letting_in.held_back(let_in, kinds.of(task.action).right, task.place)


def _said(opens: Opens, let_in: LetIn | None) -> str | None:
    moment = opens.get(let_in.event_id) if let_in else None
    return clock.stamp(moment) if moment else None
