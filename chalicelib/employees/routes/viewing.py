"""Looking along with somebody of a client: starting, ending, and who did so (F120)."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Reason
from chalicelib.employees.actions import viewing

routes = Routes(__name__)


class NewViewing(Body, kw_only=True):
    reason: Reason


class StartedViewing(Answer, kw_only=True):
    """`/me` answers as this person from now on, until it is ended or `until`."""

    user_id: str
    name: str
    until: str


class LookView(Answer, kw_only=True):
    """`ended_at` is when it ended, or will end, at the latest."""

    viewing_id: str
    employee_name: str
    user_id: str
    person_name: str
    reason: str
    started_at: str
    ended_at: str


class LookList(Answer, kw_only=True):
    items: list[LookView]


@routes.post("/clients/{client_id}/people/{user_id}/viewings", needs=Right.MANAGE)
def start_viewing(actor: Actor, client_id: str, user_id: str, body: NewViewing) -> StartedViewing:
    """The portal as this person sees it, in this browser, for half an hour; nothing can be
    changed. The reason stands in the client's history."""
    started = viewing.start_viewing(actor, client_id, user_id, body.reason)
    return StartedViewing(
        user_id=started.user_id, name=started.name, until=clock.stamp(started.until)
    )


@routes.delete("/viewing", needs=Needs.SIGNED_IN, only_reads=True)
def end_viewing(actor: Actor) -> None:
    viewing.end_viewing(actor)


@routes.get("/clients/{client_id}/viewings", needs=Right.PEOPLE)
def list_viewings(actor: Actor, client_id: str) -> LookList:
    """Who of the office looked along with whom, when and why; the last first."""
    found = viewing.looks_at(actor, client_id)
    return LookList(
        items=[
            LookView(
                viewing_id=each.viewing_id,
                employee_name=each.employee,
                user_id=each.user_id,
                person_name=each.name,
                reason=each.reason,
                started_at=clock.stamp(each.started_at),
                ended_at=clock.stamp(each.ended_at),
            )
            for each in found
        ]
    )
