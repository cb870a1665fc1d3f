"""What will become of somebody's open tasks, for who is about to take their rights or account."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.clients.actions import people
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Actor
from chalicelib.core.rights import Rights
from chalicelib.identity.actions import accounts
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.tasks.actions.able import may_do, office_signers
from chalicelib.tasks.actions.moving import may_see
from chalicelib.tasks.actions.passing_on import open_of
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.foretelling import Foretold, foretell
from chalicelib.tasks.domain.newcomer import stays_as_it_is
from chalicelib.tasks.domain.recipient import Able
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks

# Who is let in at the same moment has no account here to be known by.
NOBODY_YET = ""


class LetInBeside(Struct, frozen=True, kw_only=True):
    """Who is let in at the same moment."""

    name: str
    rights: Rights


class Foreseen(Struct, frozen=True, kw_only=True):
    """`unseen`: there is more, that the one who asks may not see."""

    found: tuple[Foretold, ...]
    unseen: bool


def when_rights_go(
    actor: Actor,
    client_id: str,
    user_id: str,
    rights: Rights | None,
    at: datetime,
    newcomer: LetInBeside | None = None,
) -> Foreseen:
    """At one client, when only these `rights` are left; after the last day, when they have one."""
    people.member_of(actor, client_id, user_id)
    waiting = _waiting(actor, user_id, client_id)
    crowd = _Crowd(actor.office_id, user_id, newcomer)
    now = [crowd.without(each, rights, at) for each in waiting]
    kept = [each for each, lost in zip(waiting, now, strict=True) if lost is None]
    ends_on = (rights.ends_on if rights else None) or ""
    later = [crowd.without(each, None, at, ends_on) for each in kept] if ends_on else []
    return _foreseen(actor, [*now, *later])


def told_of_newcomer(seen: Foreseen) -> frozenset[str]:
    """The tasks of which it was said already what becomes of them for who is let in: what passes to
    them, and what nobody is asked besides."""
    now = (each for each in seen.found if not each.ends_on)
    told = (each.task for each in now if NOBODY_YET in each.heirs or stays_as_it_is(each.task))
    return frozenset(each.task_id for each in told)


def when_stopped(actor: Actor, user_id: str, at: datetime) -> Foreseen:
    """At every client, when the account is stopped."""
    accounts.person(actor, user_id)
    crowd = _Crowd(actor.office_id, user_id)
    return _foreseen(actor, [crowd.without(task, None, at) for task in _waiting(actor, user_id)])


class _Crowd:
    """Who is there besides the one who leaves: looked up once for each client."""

    def __init__(self, office_id: str, user_id: str, newcomer: LetInBeside | None = None) -> None:
        self._office_id, self._user_id, self._newcomer = office_id, user_id, newcomer
        self._known: dict[str, tuple[list[Membership], Mapping[str, User]]] = {}
        self._office: dict[str, Able] = {}

    def without(
        self, task: Task, rights: Rights | None, at: datetime, ends_on: str = ""
    ) -> Foretold | None:
        if rights and rights.allow(kinds.of(task.action).right, task.place):
            return None
        heirs = self._people(task)
        able = heirs | self._signers(task)
        return foretell(task, self._user_id, able, at=at, heirs=heirs, ends_on=ends_on)

    def _people(self, task: Task) -> dict[str, str]:
        members, known = self._at(task.client_id)
        found = may_do(task, members, known)
        found.pop(self._user_id, None)
        new = self._newcomer
        if new and new.rights.allow(kinds.of(task.action).right, task.place):
            found[NOBODY_YET] = new.name
        return found

    def _signers(self, task: Task) -> dict[str, str]:
        if not kinds.of(task.action).of_office:
            return {}
        if task.client_id not in self._office:
            self._office[task.client_id] = office_signers(self._office_id, task.client_id)
        signers = self._office[task.client_id]
        return {each: name for each, name in signers.items() if each != self._user_id}

    def _at(self, client_id: str) -> tuple[list[Membership], Mapping[str, User]]:
        if client_id not in self._known:
            members = memberships.memberships(self._office_id, client_id)
            known = users.users(self._office_id, [each.user_id for each in members])
            self._known[client_id] = (members, known)
        return self._known[client_id]


def _waiting(actor: Actor, user_id: str, client_id: str = "") -> list[Task]:
    items = open_of(actor.office_id, user_id)
    here = (each for each in items if client_id in ("", each.client_id))
    return tasks.several(actor.office_id, ((each.client_id, each.task_id) for each in here))


def _foreseen(actor: Actor, found: Iterable[Foretold | None]) -> Foreseen:
    lost = [each for each in found if each]
    seen = tuple(each for each in lost if may_see(actor, each.task))
    return Foreseen(found=seen, unseen=len(seen) < len(lost))
