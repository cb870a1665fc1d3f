"""Colleagues: who they are, their role, and which clients they see."""

from typing import Annotated

from msgspec import Meta

from chalicelib.core.actor import Act, Actor, EmployeeRole
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Email, OptionalPasted, PersonName, Ulid
from chalicelib.employees.actions import colleagues, succession
from chalicelib.employees.routes.shapes import (
    EmployeeDetail,
    EmployeeList,
    employee_detail,
    employee_view,
)
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import users

routes = Routes(__name__)

ClientIds = Annotated[list[Ulid], Meta(max_length=1000)]


class EmployeeQuery(Body, kw_only=True):
    """`stopped` asks for those too whose account was stopped; for who leads the office."""

    stopped: bool = False


class NewEmployee(Body, kw_only=True):
    """`client_ids` are the only clients that this colleague sees; null for all of them."""

    email: Email
    name: PersonName
    mobile: OptionalPasted = ""
    language: Language
    role: EmployeeRole
    client_ids: ClientIds | None = None


class RoleChoice(Body, kw_only=True):
    role: EmployeeRole


class ClientsChoice(Body, kw_only=True):
    """Null is every client, also those that come."""

    client_ids: ClientIds | None


class Successor(Body, kw_only=True):
    """The colleague who becomes relation manager in the place of another."""

    user_id: Ulid


class HandedOver(Answer, kw_only=True):
    """`left` are still to be moved: ask again until there are none."""

    moved: int
    left: int


@routes.get("/employees", needs=Needs.EMPLOYEE)
def list_employees(actor: Actor, query: EmployeeQuery) -> EmployeeList:
    """By name. What is known of their accounts is for who leads the office."""
    shown = [
        each
        for each in users.employees(actor.office_id)
        if each.status is not Status.DEACTIVATED or (query.stopped and actor.leads)
    ]
    return EmployeeList(items=[employee_view(actor, each) for each in shown])


@routes.get("/employees/{user_id}", needs=Needs.LEADER)
def show_employee(actor: Actor, user_id: str) -> EmployeeDetail:
    return employee_detail(actor, colleagues.known_employee(actor.office_id, user_id))


@routes.post("/employees", needs=Needs.LEADER, code=Act.CHANGE_RIGHTS)
def invite_colleague(actor: Actor, body: NewEmployee) -> EmployeeDetail:
    """A mail brings a link to choose a password."""
    user = colleagues.invite_colleague(
        actor,
        body.role,
        body.client_ids,
        email=body.email,
        name=body.name,
        mobile=body.mobile,
        language=body.language,
    )
    return employee_detail(actor, user)


@routes.put("/employees/{user_id}/role", needs=Needs.LEADER, code=Act.CHANGE_RIGHTS)
def change_role(actor: Actor, user_id: str, body: RoleChoice) -> EmployeeDetail:
    """From the next request on, in every browser."""
    return employee_detail(actor, colleagues.change_role(actor, user_id, body.role))


@routes.put("/employees/{user_id}/clients", needs=Needs.LEADER, code=Act.CHANGE_RIGHTS)
def change_clients(actor: Actor, user_id: str, body: ClientsChoice) -> EmployeeDetail:
    """From the next request on, in every browser."""
    return employee_detail(actor, colleagues.change_clients(actor, user_id, body.client_ids))


@routes.put("/employees/{user_id}/invitation", needs=Needs.LEADER)
def invite_colleague_again(actor: Actor, user_id: str) -> EmployeeDetail:
    return employee_detail(actor, colleagues.invite_again(actor, user_id))


@routes.put("/employees/{user_id}/successor", needs=Needs.LEADER, code=Act.CHANGE_RIGHTS)
def hand_over(actor: Actor, user_id: str, body: Successor) -> HandedOver:
    """Makes a colleague relation manager of the clients of this one, a part of them at a time."""
    moved, left = succession.hand_over(actor, user_id, body.user_id)
    return HandedOver(moved=moved, left=left)
