"""Clients, and the people who may act for them."""

from typing import Annotated

from msgspec import Meta

from chalicelib.core.actor import Actor, Right, Rights
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Email, Line, OptionalLine, Ulid

routes = Routes(__name__)


class ClientBody(Body, kw_only=True):
    """`kind` is person or organisation; numbers may be left empty, never be wrong."""

    kind: str
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
    """`bsn` is masked but for the last three digits, and empty for who may not see it."""

    client_id: str
    kind: str
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
    kind: str
    name: str
    client_number: str
    city: str
    relation_manager_name: str


class ClientList(Answer, kw_only=True):
    items: list[ClientRow]


class RightsBody(Body, kw_only=True):
    role: Annotated[str, Meta(pattern="^(beheerder|medewerker)$")]
    read: bool
    approve: bool
    sign: bool


class NewPerson(Body, kw_only=True):
    """A person to invite; one who has an account already only gets the rights."""

    email: Email
    name: Line
    mobile: Line
    language: Language
    rights: RightsBody


class PersonView(Answer, kw_only=True):
    """`status` is invited, active or deactivated; `mobile` is masked."""

    user_id: str
    name: str
    email: str
    mobile: str
    language: str
    status: str
    rights: Rights
    invited_at: str
    last_signed_in_at: str | None


class PeopleList(Answer, kw_only=True):
    items: list[PersonView]


class EmployeeView(Answer, kw_only=True):
    user_id: str
    name: str
    email: str


class EmployeeList(Answer, kw_only=True):
    items: list[EmployeeView]


@routes.get("/clients", needs=Needs.SIGNED_IN)
def list_clients(actor: Actor) -> ClientList:
    """An employee sees the office's clients, anybody else their own."""
    raise NotImplementedError


@routes.post("/clients", needs=Needs.EMPLOYEE)
def add_client(actor: Actor, body: NewClient) -> ClientView:
    raise NotImplementedError


@routes.get("/clients/{client_id}", needs=Right.READ)
def show_client(actor: Actor, client_id: str) -> ClientView:
    raise NotImplementedError


@routes.put("/clients/{client_id}", needs=Right.MANAGE)
def change_client(actor: Actor, client_id: str, body: ClientBody) -> ClientView:
    raise NotImplementedError


@routes.get("/clients/{client_id}/people", needs=Right.READ)
def list_people(actor: Actor, client_id: str) -> PeopleList:
    raise NotImplementedError


@routes.post("/clients/{client_id}/people", needs=Right.MANAGE)
def invite_person(actor: Actor, client_id: str, body: NewPerson) -> PersonView:
    raise NotImplementedError


@routes.put("/clients/{client_id}/people/{user_id}/rights", needs=Right.MANAGE)
def change_rights(actor: Actor, client_id: str, user_id: str, body: RightsBody) -> PersonView:
    raise NotImplementedError


@routes.put("/clients/{client_id}/people/{user_id}/invitation", needs=Right.MANAGE)
def invite_again(actor: Actor, client_id: str, user_id: str) -> PersonView:
    raise NotImplementedError


@routes.delete("/clients/{client_id}/people/{user_id}", needs=Right.MANAGE)
def end_membership(actor: Actor, client_id: str, user_id: str) -> None:
    raise NotImplementedError


@routes.get("/employees", needs=Needs.EMPLOYEE)
def list_employees(actor: Actor) -> EmployeeList:
    raise NotImplementedError
