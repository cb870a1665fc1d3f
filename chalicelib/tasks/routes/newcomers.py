"""What waits at a client, for who is about to give somebody rights there."""

from chalicelib.clients.routes.shapes import RightsBody, rights_in
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Right
from chalicelib.core.http import Routes
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Ulid
from chalicelib.tasks.actions import newcomers

routes = Routes(__name__)


class RightsToGive(Body, kw_only=True):
    """`user_id` of whoever has rights here already."""

    rights: RightsBody
    user_id: Ulid | None = None


class OpenTasks(Answer, kw_only=True):
    """How many tasks this person may get too, and how many of those they could do stay as they are:
    what all must approve was agreed between these people, and a signing has its file."""

    approve: int
    read: int
    approve_stays: int
    sign_stays: int


@routes.post("/clients/{client_id}/open-tasks", needs=Right.PEOPLE)
def count_open_tasks(actor: Actor, client_id: str, body: RightsToGive) -> OpenTasks:
    """Counted for these rights, of what the one who gives them may see."""
    rights = rights_in(body.rights)
    found = newcomers.count(actor, client_id, body.user_id or "", rights, clock.now())
    return OpenTasks(**found._asdict())
