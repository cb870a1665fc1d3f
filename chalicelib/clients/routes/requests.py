"""Requests of beheerders to let somebody in, and what the office makes of them."""

from chalicelib.clients.actions import requests
from chalicelib.clients.domain.request import SHOWN_FOR, Standing
from chalicelib.clients.routes.shapes import (
    DecidedView,
    Decline,
    Grant,
    NewRequest,
    RequestList,
    RequestsQuery,
    RequestView,
    wanted_in,
)
from chalicelib.clients.routes.views import granted_view, request_view
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import requests as request_rows
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right

routes = Routes(__name__)


@routes.get("/clients/{client_id}/people-requests", needs=Right.PEOPLE)
def list_requests(actor: Actor, client_id: str, query: RequestsQuery) -> RequestList:
    """What waits, or what was decided lately, newest first; without what was withdrawn."""
    client_rows.client(actor.office_id, client_id)
    after = clock.now() - SHOWN_FOR if query.state is Standing.DECIDED else None
    page = request_rows.page(actor.office_id, client_id, query.state, query.cursor, after)
    return RequestList(items=list(map(request_view, page.items)), cursor=page.cursor)


@routes.post("/clients/{client_id}/people-requests", needs=Right.PEOPLE)
def ask_access(actor: Actor, client_id: str, body: NewRequest) -> RequestView:
    wanted = wanted_in(body)
    return request_view(requests.ask_access(actor, client_id, body.request_id, wanted))


@routes.put("/clients/{client_id}/people-requests/{request_id}/withdrawal", needs=Right.PEOPLE)
def withdraw_request(actor: Actor, client_id: str, request_id: str) -> RequestView:
    return request_view(requests.withdraw_request(actor, client_id, request_id))


@routes.put(
    "/clients/{client_id}/people-requests/{request_id}/grant",
    needs=Right.PEOPLE,
    code=Act.CHANGE_RIGHTS,
)
def grant_request(actor: Actor, client_id: str, request_id: str, body: Grant) -> DecidedView:
    """By the office: the person is invited, or gets the rights under the name they have."""
    granted = requests.grant_request(actor, client_id, request_id, open_tasks=body.open_tasks)
    return granted_view(actor, granted)


@routes.put("/clients/{client_id}/people-requests/{request_id}/decline", needs=Right.PEOPLE)
def decline_request(actor: Actor, client_id: str, request_id: str, body: Decline) -> RequestView:
    """By the office; the reason is for who asked."""
    return request_view(requests.decline_request(actor, client_id, request_id, body.reason))
