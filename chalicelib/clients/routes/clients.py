"""Clients, and the employees they may have as relation manager."""

from collections.abc import Iterable

from msgspec import structs

from chalicelib.clients.actions import clients, listing
from chalicelib.clients.actions.listing import WantedList
from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.domain.listing import ClientSieve, ClientSort, Listed
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor, authorise
from chalicelib.core.http import Needs, Routes
from chalicelib.core.numbers import masked_bsn
from chalicelib.core.order import Page, cursor_at, list_of, place_of, sought
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import ClientIds, ClientName, Cursor, OptionalLine, OptionalPasted, Ulid
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
    """Where there is a `cursor` there may be more, also when there is nothing in this part."""

    items: list[ListedClient]
    cursor: str | None = None


class WantedClients(Body, kw_only=True):
    """With a `client_number`: those alone that have it; with `ids`, apart by commas: those alone.
    `search` is for words of name, number, city and the people who have access, all of which must
    occur. `mine`: of which who asks is the relation manager."""

    client_number: OptionalPasted = ""
    ids: ClientIds = ""
    search: OptionalLine = ""
    kind: ClientKind | None = None
    mine: bool = False
    sort: ClientSort = ClientSort.NAME
    descending: bool = False
    cursor: Cursor | None = None


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
    found = _page(actor, query)
    managers = _managers(actor, [each.relation_manager_id for each in found.rows])
    cursor = cursor_at(found.after, list_of(query))
    return ClientList(items=[_row(each, managers) for each in found.rows], cursor=cursor)


def _page(actor: Actor, query: WantedClients) -> Page[Listed]:
    if query.client_number:
        return listing.numbered(actor, query.client_number)
    if query.ids:
        return listing.named(actor, query.ids.split(","))
    sieve = ClientSieve(
        kind=query.kind,
        manager_id=actor.user_id if query.mine else None,
        words=tuple(sought(query.search).split()),
    )
    after = place_of(query.cursor, list_of(query))
    wanted = WantedList(sieve=sieve, sort=query.sort, descending=query.descending, after=after)
    return listing.seen(actor, wanted)


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


def _managers(actor: Actor, ids: Iterable[str | None]) -> dict[str, User]:
    return users.users(actor.office_id, {each for each in ids if each})


def _name_in(managers: dict[str, User], manager_id: str | None) -> str:
    manager = managers.get(manager_id or "")
    return manager.name if manager else ""


def _row(client: Listed, managers: dict[str, User]) -> ListedClient:
    return ListedClient(
        client_id=client.client_id,
        kind=client.kind,
        name=client.name,
        client_number=client.client_number,
        city=client.city,
        relation_manager_name=_name_in(managers, client.relation_manager_id),
    )


def _view(actor: Actor, client: Client) -> ClientView:
    manager_id = client.relation_manager_id
    facts = {**structs.asdict(client.facts), "bsn": masked_bsn(client.facts.bsn)}
    return ClientView(
        client_id=client.client_id,
        created_at=clock.stamp(client.created_at),
        relation_manager_name=_name_in(_managers(actor, [manager_id]), manager_id),
        **facts,
    )


def _facts(body: ClientBody) -> Facts:
    return Facts(**{name: getattr(body, name) for name in Facts.__struct_fields__})
