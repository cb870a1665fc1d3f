"""What waits at a client, for who is about to give somebody rights there."""

from chalicelib.clients.routes.shapes import RightsBody, rights_in
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Ulid
from chalicelib.tasks.actions import foretelling, newcomers

routes = Routes(__name__)


class RightsLeft(Body, kw_only=True):
    """Whose rights become these at the same moment, none when their access ends."""

    user_id: Ulid
    rights: RightsBody | None = None


class RightsToGive(Body, kw_only=True):
    """`user_id` of whoever has rights here already. `instead` of whom they come: what passes from
    that person to them is not counted."""

    rights: RightsBody
    user_id: Ulid | None = None
    instead: RightsLeft | None = None


class OpenTasksView(Answer, kw_only=True):
    """How many tasks this person may get too, and how many of those they could do stay as they are:
    what all must approve was agreed between these people, and a signing has its file."""

    approve: int
    read: int
    approve_stays: int
    sign_stays: int


@routes.post("/clients/{client_id}/open-tasks", needs=Right.PEOPLE)
def count_open_tasks(actor: Actor, client_id: str, body: RightsToGive) -> OpenTasksView:
    """Counted for these rights, of what the one who gives them may see."""
    rights = rights_in(body.rights)
    at, told = clock.now(), _told(actor, client_id, body)
    found = newcomers.count(actor, client_id, body.user_id or "", rights=rights, at=at, told=told)
    return OpenTasksView(**found._asdict())


def _told(actor: Actor, client_id: str, body: RightsToGive) -> frozenset[str]:
    gone = body.instead
    if gone is None:
        return frozenset()
    left = rights_in(gone.rights) if gone.rights else None
    new = foretelling.LetInBeside(name="", rights=rights_in(body.rights))
    seen = foretelling.when_rights_go(
        actor, client_id, gone.user_id, rights=left, at=clock.now(), newcomer=new
    )
    return foretelling.told_of_newcomer(seen)
