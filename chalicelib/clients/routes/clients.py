"""Clients, and the employees they may have as relation manager."""

from msgspec import structs

from chalicelib.clients.actions import clients
from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor, authorise, clients_of, may
from chalicelib.core.http import Needs, Routes
from chalicelib.core.numbers import masked_bsn
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import ClientName, OptionalLine, OptionalPasted, Ulid
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.offices.domain.types import ClientKind

routes = Routes(__name__)


class ClientBody(Body, kw_only=True):
    """Numbers may be left empty, never be wrong; the masked BSN of a ClientView means no change."""

    kind: ClientKind
    name: ClientName
    client_number: OptionalPasted = ""
    kvk: OptionalPasted = ""
    rsin: OptionalPasted = ""
    bsn: OptionalPasted = ""
    btw_id: OptionalPasted = ""
    street: OptionalLine = ""
    postcode: OptionalLine = ""
    city: OptionalLine = ""
    relation_manager_id: Ulid | None = None


class OtherFacts(ClientBody, kw_only=True):
    """`seen` is what was on the screen: nobody undoes what a colleague just changed."""

    seen: ClientBody | None = None


class NewClient(ClientBody, kw_only=True):
    client_id: Ulid


class ClientView(Answer, kw_only=True):
    """`bsn` is masked but for the last three digits."""

    client_id: str
    kind: ClientKind
    name: str
    client_number: str
    kvk: str
    rsin: str
    bsn: str
    btw_id: str
    street: str
    postcode: str
    city: str
    relation_manager_id: str | None
    relation_manager_name: str
    created_at: str


class ListedClient(Answer, kw_only=True):
    client_id: str
    kind: ClientKind
    name: str
    client_number: str
    city: str
    relation_manager_name: str


class ClientList(Answer, kw_only=True):
    items: list[ListedClient]


class WantedClients(Body, kw_only=True):
    """With a `client_number`: those alone that have it."""

    client_number: OptionalPasted = ""


class ManagerQuery(Body, kw_only=True):
    """`client_id` of a client that is there already."""

    client_id: Ulid | None = None


class ManagerView(Answer, kw_only=True):
    """`gains`: does not see this client yet, and will; that takes a fresh code."""

    user_id: str
    name: str
    gains: bool


class ManagerList(Answer, kw_only=True):
    items: list[ManagerView]


@routes.get("/relation-managers", needs=Needs.EMPLOYEE)
def list_relation_managers(actor: Actor, query: ManagerQuery) -> ManagerList:
    """Whom this employee can choose as relation manager of this client, or of a new one."""
    if query.client_id:
        authorise(actor, Right.READ, query.client_id)
    found = clients.managers(actor, query.client_id)
    return ManagerList(
        items=[ManagerView(user_id=each.user_id, name=each.name, gains=on) for each, on in found]
    )


@routes.get("/clients", needs=Needs.SIGNED_IN)
def list_clients(actor: Actor, query: WantedClients) -> ClientList:
    """An employee sees the office's clients, anybody else their own."""
    number = query.client_number
    found = [each for each in _visible(actor) if number in ("", each.client_number)]
    managers = _managers(actor, found)
    return ClientList(items=[_row(client, managers) for client in found])


@routes.post("/clients", needs=Needs.EMPLOYEE, code=Act.CHANGE_RIGHTS)
def add_client(actor: Actor, body: NewClient) -> ClientView:
    return _view(actor, clients.add_client(actor, body.client_id, _facts(body)))


@routes.get("/clients/{client_id}", needs=Right.READ)
def show_client(actor: Actor, client_id: str) -> ClientView:
    return _view(actor, client_rows.client(actor.office_id, client_id))


@routes.put("/clients/{client_id}", needs=Right.MANAGE, code=Act.CHANGE_RIGHTS)
def change_client(actor: Actor, client_id: str, body: OtherFacts) -> ClientView:
    seen = _facts(body.seen) if body.seen else None
    return _view(actor, clients.change_client(actor, client_id, _facts(body), seen))


def _visible(actor: Actor) -> list[Client]:
    if actor.is_employee:
        every = client_rows.clients_of_office(actor.office_id)
        found = [client for client in every if may(actor, Right.READ, client.client_id)]
    else:
        found = list(client_rows.clients(actor.office_id, clients_of(actor)).values())
    return sorted(found, key=lambda client: client.name.casefold())


def _managers(actor: Actor, found: list[Client]) -> dict[str, User]:
    ids = {client.relation_manager_id for client in found} - {None}
    return users.users(actor.office_id, [each for each in ids if each])


def _name_in(managers: dict[str, User], client: Client) -> str:
    manager = managers.get(client.relation_manager_id or "")
    return manager.name if manager else ""


def _row(client: Client, managers: dict[str, User]) -> ListedClient:
    return ListedClient(
        client_id=client.client_id,
        kind=client.kind,
        name=client.name,
        client_number=client.client_number,
        city=client.facts.city,
        relation_manager_name=_name_in(managers, client),
    )


def _view(actor: Actor, client: Client) -> ClientView:
    facts = {**structs.asdict(client.facts), "bsn": masked_bsn(client.facts.bsn)}
    return ClientView(
        client_id=client.client_id,
        created_at=clock.stamp(client.created_at),
        relation_manager_name=_name_in(_managers(actor, [client]), client),
        **facts,
    )


def _facts(body: ClientBody) -> Facts:
    return Facts(**{name: getattr(body, name) for name in Facts.__struct_fields__})
