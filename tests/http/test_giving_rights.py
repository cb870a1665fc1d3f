"""Whoever gives, widens, restores or takes rights gives a fresh code first, whichever way they do
it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec import Struct, field

from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock, visitor
from chalicelib.core.actor import Act, EmployeeRole
from chalicelib.core.http import Contract
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Capacity, Represents, Rights
from chalicelib.core.table import transaction
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_people import person
from tests.portal import Answer, Portal
from tests.support.access_bodies import BODIES, CLIENT, Ids
from tests.support.asking import ask, name
from tests.support.contracts import CONTRACTS
from tests.support.namens import ACTS, own_dossier, proof_in, representative
from tests.support.rights import Held, held_at
from tests.world import World

ALL = {"role": "beheerder", "read": True, "approve": True, "sign": True}
COLLEAGUE = {"name": "Aisha", "mobile": "06-12345603", "language": "nl"}
PEOPLE, PERSON = "/clients/{client_id}/people", "/clients/{client_id}/people/{user_id}"
REPRESENTATIVES = "/clients/{client_id}/representatives"
REOPENING = "DELETE /people/{user_id}/deactivation"
Body = Callable[[Ids], dict[str, Any]]


class Office(Struct, kw_only=True):
    """With somebody of each kind who may do little, and an owner who can give them more."""

    world: World = field(default_factory=lambda: World().open())
    doors: dict[str, Portal] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        world = self.world
        offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.INVITE))
        world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
        task = world.publish("ANNA")
        self.ids |= {
            "client_id": world.bakkerij,
            "task_id": task.task_id,
            "document_id": task.about.document_id,
            "document_sha256": task.about.sha256,
            "upload_id": world.upload(world.bakkerij).upload_id,
            "recipient_id": world.users["ANNA"].user_id,
            "assistant_id": self._assistant().user_id,
        }
        self.ids["successor_id"] = self.ids["assistant_id"]

    def door(self, who: str) -> Portal:
        return self.doors.setdefault(who, Portal(self.world.host).sign_in(self.world.users[who]))

    def set_out(self, contract: Contract) -> None:
        """Everybody signed in, and whom it is about with as little as before."""
        self.doors = {}
        self.world.look_again()
        if "{request_id}" in contract.path:
            self.ids["request_id"] = self._request()
        if contract.path.startswith(REPRESENTATIVES):
            self.ids["client_id"] = own_dossier(self.world)
            self.ids["document_id"] = proof_in(self.world, self.ids["client_id"])
            self.ids["user_id"] = self._representative(self.ids["client_id"]).user_id
        if contract.path.startswith("/employees/"):
            self.ids["user_id"] = self._manager().user_id
        elif "people" in contract.path:
            reader = self._reader()
            self.ids |= {"user_id": reader.user_id, "email": reader.email}
            if name(contract) == REOPENING:
                signing_in.keep_change(
                    users.user(reader.office_id, reader.user_id).deactivated(clock.now())
                )

    def ask(self, route: str, body: Body, who: str = "WILLEM") -> Answer:
        return ask(self.door(who), ROUTES[route], self.ids, body(self.ids))

    def held(self) -> set[Held]:
        return held_at(self.world.office_id)

    def remove(self) -> None:
        reader = next(
            who for who, user in self.world.users.items() if user.user_id == self.ids["user_id"]
        )
        self.world.leave(reader, self.world.bakkerij)

    def promote(self) -> None:
        signing_in.keep_change(self._colleague().as_role(EmployeeRole.MANAGER))

    def show_everything(self) -> None:
        (self.ids["managed_id"],) = self._colleague().assigned or ()
        signing_in.keep_change(self._colleague().working_for(None))

    def _colleague(self) -> User:
        return users.user(self.world.office_id, self.ids["user_id"])

    def _reader(self) -> User:
        return self.world.join(new_id(), "Zoë", self.world.bakkerij, Rights(handle=False))

    def _representative(self, client_id: str) -> User:
        for_anna = Represents(name="Anna", capacity=Capacity.MENTOR)
        least = Rights(handle=False, represents=for_anna, ends_on=str(ACTS["ends_on"]))
        return self.world.join(new_id(), "Lotte", client_id, least)

    def _assistant(self) -> User:
        return self.world.employ(new_id(), "Noor", EmployeeRole.ASSISTANT, self.world.holding)

    def _manager(self) -> User:
        """Relation manager of one client, which they see alone."""
        client = client_rows.client(self.world.office_id, self.world.holding)
        managed = replace(client, client_id=new_id())
        who = self.world.employ(new_id(), "Fatima", EmployeeRole.ASSISTANT, managed.client_id)
        facts = replace(client.facts, relation_manager_id=who.user_id)
        with transaction() as write:
            client_rows.put_new(replace(managed, facts=facts), write)
        return who

    def _request(self) -> str:
        given = person(email=f"{new_id()}@bakkerij.example", request_id=new_id(), rights=ALL)
        path = f"/clients/{self.world.bakkerij}/people-requests"
        assert self.door("ANNA").post(path, given).status == 201
        return str(given["request_id"])


class Way(Struct, frozen=True, kw_only=True):
    """A route that gives rights, what is sent, and what goes before it."""

    route: str
    body: Body = lambda _: {}
    before: Callable[[Office], None] = lambda _: None


def somebody_new(_: Ids) -> dict[str, Any]:
    return person(email=f"{new_id()}@bakkerij.example", rights=ALL)


def a_colleague(_: Ids) -> dict[str, Any]:
    address = f"{new_id()}@vandijk.example"
    return {**COLLEAGUE, "email": address, "role": "manager", "client_ids": None}


WAYS = {
    "inviting somebody with full rights": Way(route=f"POST {PEOPLE}", body=somebody_new),
    "removing somebody and inviting them again": Way(
        route=f"POST {PEOPLE}",
        body=lambda ids: person(email=ids["email"], rights=ALL),
        before=Office.remove,
    ),
    "letting in somebody who acts for the holder of a dossier": Way(
        route=f"POST {REPRESENTATIVES}",
        body=lambda ids: representative(World(), ids["document_id"]),
    ),
    "changing what somebody who acts for the holder may do": Way(
        route=f"PUT {REPRESENTATIVES}/{{user_id}}",
        body=lambda ids: {**ACTS, "proof_id": ids["document_id"]},
    ),
    "granting what a beheerder asked for": Way(
        route="PUT /clients/{client_id}/people-requests/{request_id}/grant"
    ),
    "changing rights": Way(route=f"PUT {PERSON}/rights", body=lambda _: ALL),
    "opening a stopped account": Way(route=REOPENING),
    "making a colleague relation manager of a client they do not see": Way(
        route="PUT /clients/{client_id}",
        body=lambda ids: {**CLIENT, "relation_manager_id": ids["assistant_id"]},
    ),
    "making a colleague who works for some clients relation manager of a new one": Way(
        route="POST /clients",
        body=lambda ids: {
            **CLIENT,
            "client_id": new_id(),
            "relation_manager_id": ids["assistant_id"],
        },
    ),
    "inviting a colleague": Way(route="POST /employees", body=a_colleague),
    "giving a colleague another role": Way(
        route="PUT /employees/{user_id}/role", body=lambda _: {"role": "owner"}
    ),
    "giving a colleague more clients": Way(
        route="PUT /employees/{user_id}/clients", body=lambda _: {"client_ids": None}
    ),
    "handing clients to a colleague who does not see them": Way(
        route="PUT /employees/{user_id}/successor",
        body=lambda ids: {"user_id": ids["successor_id"]},
    ),
}
DECLARED = {name(each) for each in CONTRACTS if Act.CHANGE_RIGHTS in each.code}
# They take this code too, and nobody has a right by it that they had not.
GIVES_NONE = {
    f"PUT {PERSON}/vouching",
    f"DELETE {PERSON}",
    "PUT /people/{user_id}/deactivation",
}
NOTHING = {"role": "medewerker", "read": False, "approve": False, "sign": False, "handle": False}
TAKES = {
    "narrowing rights": Way(route=f"PUT {PERSON}/rights", body=lambda _: NOTHING),
    "ending access": Way(route=f"DELETE {PERSON}"),
    "stopping an account": Way(route="PUT /people/{user_id}/deactivation"),
    "giving a colleague a lesser role": Way(
        route="PUT /employees/{user_id}/role",
        body=lambda _: {"role": "assistant"},
        before=Office.promote,
    ),
    "giving a colleague fewer clients": Way(
        route="PUT /employees/{user_id}/clients",
        body=lambda ids: {"client_ids": [ids["managed_id"]]},
        before=Office.show_everything,
    ),
}
ROUTES = {name(each): each for each in CONTRACTS if each.method != "GET"}
WIDEST: Mapping[str, Body] = dict(BODIES) | {way.route: way.body for way in reversed(WAYS.values())}


@pytest.fixture
def office(aws: object) -> Office:
    return Office()


@pytest.mark.parametrize("way", WAYS)
def test_it_takes_a_fresh_code(office: Office, texts: FakeSms, way: str) -> None:
    route, body, before = WAYS[way].route, WAYS[way].body, WAYS[way].before
    office.set_out(ROUTES[route])
    before(office)
    held = office.held()
    refused = office.ask(route, body)
    assert (refused.status, refused.problem) == (403, "step_up_needed")
    assert refused.fields == {"purpose": "change_rights"}
    assert office.held() == held
    proved(office.door("WILLEM"), texts)
    assert office.ask(route, body).status < 300
    assert office.held() - held


def test_each_route_that_declares_it_is_a_way() -> None:
    assert {way.route for way in WAYS.values()} == DECLARED - GIVES_NONE


@pytest.mark.parametrize("way", TAKES)
def test_so_does_taking_them(office: Office, texts: FakeSms, way: str) -> None:
    route, body, before = TAKES[way].route, TAKES[way].body, TAKES[way].before
    office.set_out(ROUTES[route])
    before(office)
    held = office.held()
    refused = office.ask(route, body)
    assert (refused.status, refused.fields) == (403, {"purpose": "change_rights"})
    assert office.held() == held
    proved(office.door("WILLEM"), texts)
    assert office.ask(route, body).status < 300
    assert held - office.held()


def test_no_other_route_gives_or_takes_rights(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every route that writes, asked by an owner and by a beheerder: without a code, and then as if
    codes did not exist, which shows that the way of asking would have given something."""
    without, with_code, taken = set[str](), set[str](), set[str]()
    for route in ROUTES:
        office.set_out(ROUTES[route])
        held = office.held()
        once = held_after(office, route)
        with monkeypatch.context() as patch:
            asks_nothing = replace(visitor.door(), has_code=lambda *_: True)
            patch.setattr(visitor, "_doors", [asks_nothing])
            twice = held_after(office, route)
        without |= {route} if once ^ held else set()
        with_code |= {route} if twice - once else set()
        taken |= {route} if once - twice else set()
    assert without == set()
    assert with_code == {way.route for way in WAYS.values()}
    assert taken == {f"DELETE {PERSON}", "PUT /people/{user_id}/deactivation"}


def held_after(office: Office, route: str) -> set[Held]:
    office.doors = {}
    for who in ("WILLEM", "ANNA"):
        office.ask(route, WIDEST.get(route, lambda _: {}), who)
    return office.held()
