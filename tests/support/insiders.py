"""The table of what a colleague with bad intent gets done with somebody: each act that could make
them that person, take their word or give more than is theirs, tried by each role, first without a
code and then with every code that is asked. `python -m scripts.insider_table` writes it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chalicelib.audit import store as audit
from chalicelib.clients.store import memberships
from chalicelib.core.actor import EmployeeRole, Rights
from chalicelib.core.ids import new_id
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import ClientUsers
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.portal import Answer, Portal
from tests.support.access_bodies import BODIES
from tests.support.access_bodies import CLIENT as CLIENT_FACTS
from tests.support.replacing import passed_on
from tests.world import World

TABLE = Path(__file__).parents[1] / "http" / "insider_table.txt"
WHO = ("medewerker", "beheerder", "assistant", "elsewhere", "accountant", "manager", "owner")
TARGETS: Mapping[str, EmployeeRole | None] = {
    "client": None,
    "accountant": EmployeeRole.ACCOUNTANT,
    "manager": EmployeeRole.MANAGER,
    "owner": EmployeeRole.OWNER,
}
SHARED = "shared"  # a client's person whom "elsewhere" invited at a client of his own
REFUSED, WAITS, CODE, FREE = "-", "waits", "code", "free"
CLIENT, PERSON, COLLEAGUE = "/clients/{client_id}", "/people/{user_id}", "/employees/{user_id}"
TASK = f"{CLIENT}/tasks/{{task_id}}"
Ids = Mapping[str, str]
Line = dict[str, str]


@dataclass(frozen=True)
class Act:
    """`before` is what has to be so already. What is asked is of `BODIES`, or `body`."""

    said: str
    route: str
    body: Callable[[Ids], dict[str, Any]] | None = None
    before: Callable[[User], None] | None = None
    on: tuple[str, ...] = ("client",)

    def ask(self, door: Portal, ids: Ids) -> Answer:
        method, path = self.route.split()
        make = self.body or BODIES.get(self.route, lambda _: {})
        return door.ask(method, path.format(**ids), make(ids))


def _stopped(user: User) -> None:
    signing_in.keep_change(users.user(user.office_id, user.user_id).deactivated())


EVERYBODY, COLLEAGUES = tuple(TARGETS), tuple(TARGETS)[1:]
EVERY_RIGHT = {"role": "beheerder", "read": True, "approve": True, "sign": True}
ACTS = (
    Act("gives another number", f"PUT {PERSON}/mobile", on=EVERYBODY),
    Act("gives another number there", f"PUT {CLIENT}{PERSON}/mobile"),
    Act("gives another address", f"PUT {PERSON}/email", on=EVERYBODY),
    Act("forgets the devices", f"DELETE {PERSON}/factors", on=EVERYBODY),
    Act(
        "agrees with a number that waits",
        f"PUT {PERSON}/replacements/{{factor}}/agreement",
        before=passed_on,
        on=EVERYBODY,
    ),
    Act("stops the account", f"PUT {PERSON}/deactivation", on=EVERYBODY),
    Act("opens a stopped account", f"DELETE {PERSON}/deactivation", before=_stopped, on=EVERYBODY),
    Act("gives every right", f"PUT {CLIENT}{PERSON}/rights", lambda _: EVERY_RIGHT),
    Act("takes the access", f"DELETE {CLIENT}{PERSON}"),
    Act("makes an owner", f"PUT {COLLEAGUE}/role", lambda _: {"role": "owner"}, on=COLLEAGUES[:-1]),
    Act("shows every client", f"PUT {COLLEAGUE}/clients", on=("accountant",)),
    Act(
        "makes them relation manager",
        f"PUT {CLIENT}",
        lambda ids: {**CLIENT_FACTS, "relation_manager_id": ids["user_id"]},
        on=("accountant",),
    ),
    Act("looks along", f"POST {CLIENT}{PERSON}/viewings"),
    Act("approves what is asked of them", f"PUT {TASK}/approval"),
    Act("rejects what is asked of them", f"PUT {TASK}/rejection"),
    Act("records that they approved", f"PUT {TASK}/recipients/{{user_id}}/approval"),
)
THERE = ACTS[1]
ROWS = {f"{act.said}: {target}": (act, target) for act in ACTS for target in act.on} | {
    f"{act.said}: {SHARED}": (act, SHARED) for act in ACTS if act.on is EVERYBODY or act is THERE
}


class Stage:
    """An office with one of each role, and for every try a fresh person whom it is about."""

    def __init__(self, texts: FakeSms) -> None:
        self.texts, self.world = texts, World().open()
        world = self.world
        offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.INVITE))
        world.join("ZOE", "Zoë", world.bakkerij)
        world.users["medewerker"] = self._client(Rights(approve=True))
        world.users["beheerder"] = world.users["ANNA"]
        world.users["accountant"] = world.users["BRAM"]
        world.employ("assistant", "Fatima", EmployeeRole.ASSISTANT)
        world.employ("elsewhere", "Sven", EmployeeRole.ACCOUNTANT, world.holding)
        world.employ("manager", "Mira", EmployeeRole.MANAGER)
        world.employ("owner", "Willem", EmployeeRole.OWNER)
        self.his_own = self._client_of("elsewhere")

    def _client_of(self, who: str) -> str:
        """A client that this employee makes."""
        client_id = new_id()
        door = Portal(self.world.host).sign_in(self.world.users[who])
        made = {**CLIENT_FACTS, "client_id": client_id, "relation_manager_id": None}
        assert door.post("/clients", made).status == 201
        return client_id

    def line(self, name: str) -> Line:
        act, target = ROWS[name]
        return {who: self.see(act, target, who) for who in WHO}

    def see(self, act: Act, target: str, who: str) -> str:
        person = self._person(target)
        task = self._task(person) if target == "client" else None
        if act.before:
            act.before(person)
        door = Portal(self.world.host).sign_in(self.world.users[who])
        ids = self._ids(person, task) | self._where(target)
        known = self._state(person, task)
        answer = act.ask(door, ids)
        free = answer.status < 400
        while answer.problem == "step_up_needed":
            assert self._state(person, task) == known, f"{act.said} by {who} without a code"
            documents = [task.document_sha256] if task and self._is_about(answer) else []
            self._prove(door, answer.fields["purpose"], documents)
            answer = act.ask(door, ids)
        if answer.status >= 400:
            assert self._state(person, task) == known, f"{act.said} by {who}: {answer.problem}"
            return REFUSED
        self._expect_a_trace(act, who, person, task)
        if self._state(person, task) == known and self._replacing(person):
            return WAITS
        return FREE if free else CODE

    def _prove(self, door: Portal, purpose: str, documents: list[str]) -> None:
        assert step_up(door, self.texts, purpose, *documents).status == 200

    def _is_about(self, answer: Answer) -> bool:
        return answer.fields["purpose"] in ("approve", "reject", "on_behalf")

    def _person(self, target: str) -> User:
        role = TARGETS.get(target)
        if role is None:
            person = self._client(Rights(approve=True, handle=False))
            return self._invited_too(person) if target == SHARED else person
        assigned = (self.world.holding,) if role is EmployeeRole.ACCOUNTANT else ()
        return self.world.employ(new_id(), "Noor", role, *assigned)

    def _client(self, rights: Rights) -> User:
        return self.world.join(new_id(), "Pieter", self.world.bakkerij, rights)

    def _invited_too(self, person: User) -> User:
        who = next(name for name, each in self.world.users.items() if each == person)
        return self.world.join(who, person.name, self.his_own, Rights())

    def _where(self, target: str) -> dict[str, str]:
        return {"client_id": self.his_own} if target == SHARED else {}

    def _task(self, person: User) -> Task:
        known = next(
            who for who, each in self.world.users.items() if each.user_id == person.user_id
        )
        return self.world.publish(known)

    def _ids(self, person: User, task: Task | None) -> dict[str, str]:
        about = {"task_id": task.task_id, "document_sha256": task.document_sha256} if task else {}
        return {
            "client_id": self.world.bakkerij,
            "user_id": person.user_id,
            "factor": "mobile",
            **about,
        }

    def _state(self, person: User, task: Task | None) -> object:
        """Whatever somebody would want to take: how they are reached, what they may and said."""
        now = users.user(person.office_id, person.user_id)
        said = tasks.get(task.office_id, task.client_id, task.task_id).recipients if task else ()
        member = memberships.membership(now.office_id, self.world.bakkerij, now.user_id)
        held = now.access, member, now.role, now.assigned
        return now.email, now.mobile, now.status, held, said

    def _replacing(self, person: User) -> bool:
        return users.user(person.office_id, person.user_id).replacing

    def _expect_a_trace(self, act: Act, who: str, person: User, task: Task | None) -> None:
        subjects = [person.user_id, *((task.document_id,) if task else ()), self.world.bakkerij]
        mine = self.world.users[who].user_id
        told = [each for it in subjects for each in audit.history(person.office_id, it)]
        assert any(each.actor_id == mine for each in told), f"{act.said} by {who} left no trace"


def table() -> dict[str, Line]:
    lines = (line for line in TABLE.read_text().splitlines() if line and line[0] != "#")
    return dict(map(_read, lines))


def _read(line: str) -> tuple[str, Line]:
    said, _, rest = line.partition(": ")
    target, *cells = rest.split()
    return f"{said}: {target}", dict(zip(WHO, cells, strict=True))


def written(name: str, line: Line) -> str:
    cells = "".join(f"{line[who]:>{len(who) + 2}}" for who in WHO)
    return f"{name:<46}{cells}"


def heading() -> str:
    return f"{'#':<46}{''.join(f'  {who}' for who in WHO)}"


def seen(texts: FakeSms) -> Iterator[tuple[str, Line]]:
    stage = Stage(texts)
    yield from ((name, stage.line(name)) for name in ROWS)
