"""Clients, and the people who may act for them."""

from typing import Annotated

from msgspec import Meta, field

from chalicelib.clients import actions, store
from chalicelib.clients.domain import Client, ClientKind, Facts, Membership
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Right, Rights, Role, clients_of, may
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.numbers import masked_bsn, masked_mobile
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Day, Email, Key, Line, OptionalLine, Ulid
from chalicelib.identity import store as identity
from chalicelib.identity.domain import Status, User

routes = Routes(__name__)


class ClientBody(Body, kw_only=True):
    """Numbers may be left empty, never be wrong; the masked BSN of a ClientView means no change."""

    kind: ClientKind
    name: Line
    client_number: OptionalLine = ""
    kvk: OptionalLine = ""
    rsin: OptionalLine = ""
    bsn: OptionalLine = ""
    btw_id: OptionalLine = ""
    street: OptionalLine = ""
    postcode: OptionalLine = ""
    city: OptionalLine = ""
    relation_manager_id: Ulid | None = None


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


class ClientRow(Answer, kw_only=True):
    client_id: str
    kind: ClientKind
    name: str
    client_number: str
    city: str
    relation_manager_name: str


class ClientList(Answer, kw_only=True):
    items: list[ClientRow]


Limits = Annotated[list[Key], Meta(max_length=50)]


class RightsBody(Body, kw_only=True):
    """`folders` and `types` limit what is seen, empty means all; `ends_on` is the last day."""

    role: Role
    read: bool
    approve: bool
    sign: bool
    handle: bool = True
    folders: Limits = field(default_factory=list)
    types: Limits = field(default_factory=list)
    ends_on: Day | None = None


class NewPerson(Body, kw_only=True):
    """A person to invite; one who has an account already only gets the rights."""

    email: Email
    name: Line
    mobile: Line
    language: Language
    rights: RightsBody


class PersonView(Answer, kw_only=True):
    """`mobile` is masked. Somebody else's address and sign-ins are for the office alone, and empty
    for anybody else (F030)."""

    user_id: str
    name: str
    email: str
    mobile: str
    language: Language
    status: Status
    rights: Rights
    invited_at: str
    last_signed_in_at: str | None


class PeopleList(Answer, kw_only=True):
    items: list[PersonView]


@routes.get("/clients", needs=Needs.SIGNED_IN)
def list_clients(actor: Actor) -> ClientList:
    """An employee sees the office's clients, anybody else their own."""
    found = _visible(actor)
    managers = _managers(actor, found)
    return ClientList(items=[_row(client, managers) for client in found])


@routes.post("/clients", needs=Needs.EMPLOYEE)
def add_client(actor: Actor, body: NewClient) -> ClientView:
    return _view(actor, actions.add_client(actor, body.client_id, _facts(body)))


@routes.get("/clients/{client_id}", needs=Right.READ)
def show_client(actor: Actor, client_id: str) -> ClientView:
    return _view(actor, store.client(actor.office_id, client_id))


@routes.put("/clients/{client_id}", needs=Right.MANAGE)
def change_client(actor: Actor, client_id: str, body: ClientBody) -> ClientView:
    return _view(actor, actions.change_client(actor, client_id, _facts(body)))


@routes.get("/clients/{client_id}/people", needs=Right.READ)
def list_people(actor: Actor, client_id: str) -> PeopleList:
    store.client(actor.office_id, client_id)
    members = store.memberships(actor.office_id, client_id)
    users = identity.users(actor.office_id, [member.user_id for member in members])
    people = [_person(actor, each, users[each.user_id]) for each in members]
    return PeopleList(items=sorted(people, key=lambda person: person.name.casefold()))


@routes.post("/clients/{client_id}/people", needs=Right.MANAGE)
def invite_person(actor: Actor, client_id: str, body: NewPerson) -> PersonView:
    member = actions.invite(
        actor,
        client_id,
        _rights(body.rights),
        email=body.email,
        name=body.name,
        mobile=body.mobile,
        language=body.language,
    )
    return _member(actor, member)


@routes.put("/clients/{client_id}/people/{user_id}/rights", needs=Right.MANAGE)
def change_rights(actor: Actor, client_id: str, user_id: str, body: RightsBody) -> PersonView:
    return _member(actor, actions.change_rights(actor, client_id, user_id, _rights(body)))


@routes.put("/clients/{client_id}/people/{user_id}/invitation", needs=Right.MANAGE)
def invite_again(actor: Actor, client_id: str, user_id: str) -> PersonView:
    return _member(actor, actions.invite_again(actor, client_id, user_id))


@routes.delete("/clients/{client_id}/people/{user_id}", needs=Right.MANAGE)
def end_membership(actor: Actor, client_id: str, user_id: str) -> None:
    actions.end_membership(actor, client_id, user_id)


def _visible(actor: Actor) -> list[Client]:
    if actor.is_employee:
        every = store.clients_of_office(actor.office_id)
        found = [client for client in every if may(actor, Right.READ, client.client_id)]
    else:
        found = list(store.clients(actor.office_id, clients_of(actor)).values())
    return sorted(found, key=lambda client: client.name.casefold())


def _managers(actor: Actor, clients: list[Client]) -> dict[str, User]:
    ids = {client.relation_manager_id for client in clients} - {None}
    return identity.users(actor.office_id, [each for each in ids if each])


def _name_in(managers: dict[str, User], client: Client) -> str:
    manager = managers.get(client.relation_manager_id or "")
    return manager.name if manager else ""


def _row(client: Client, managers: dict[str, User]) -> ClientRow:
    return ClientRow(
        client_id=client.client_id,
        kind=client.kind,
        name=client.name,
        client_number=client.client_number,
        city=client.facts.city,
        relation_manager_name=_name_in(managers, client),
    )


def _view(actor: Actor, client: Client) -> ClientView:
    facts = {**vars(client.facts), "bsn": masked_bsn(client.facts.bsn)}
    return ClientView(
        client_id=client.client_id,
        created_at=clock.stamp(client.created_at),
        relation_manager_name=_name_in(_managers(actor, [client]), client),
        **facts,
    )


def _facts(body: ClientBody) -> Facts:
    return Facts(**{name: getattr(body, name) for name in Facts.__dataclass_fields__})


def _rights(body: RightsBody) -> Rights:
    facts = {name: getattr(body, name) for name in Rights.__dataclass_fields__}
    return Rights(**facts | {"folders": tuple(body.folders), "types": tuple(body.types)})


def _member(actor: Actor, member: Membership) -> PersonView:
    return _person(actor, member, identity.user(actor.office_id, member.user_id))


def _person(actor: Actor, member: Membership, user: User) -> PersonView:
    full = actor.is_employee or actor.user_id == user.user_id
    signed_in = user.last_signed_in_at if full else None
    return PersonView(
        user_id=user.user_id,
        name=user.name,
        email=user.email if full else "",
        mobile=masked_mobile(user.mobile) if full else "",
        language=user.language,
        status=user.status,
        rights=member.rights,
        invited_at=clock.stamp(member.invited_at),
        last_signed_in_at=clock.stamp(signed_in) if signed_in else None,
    )
