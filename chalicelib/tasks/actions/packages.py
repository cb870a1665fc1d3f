"""What is offered together: whether another document may come in, and what a person sees of it."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound
from chalicelib.tasks.actions.moving import may_see
from chalicelib.tasks.domain.moves import refuse_if
from chalicelib.tasks.domain.package import why_closed
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import packages


def check_open(office_id: str, client_id: str, package_id: str | None, at: datetime) -> None:
    """Raises Conflict where no other document comes into this package any more."""
    known = packages.find(office_id, client_id, package_id) if package_id else None
    refuse_if(why_closed(known, at))


def visible_in(actor: Actor, client_id: str, package_id: str, at: datetime) -> list[Task]:
    """Of what was offered together, what this person may see: each by its own folder and type.
    Nobody learns that there is more: where they see nothing, nothing is there, as with an id that
    is not of this client."""
    found = packages.tasks_in(actor.office_id, client_id, package_id)
    seen = [task.as_of(at) for task in found if may_see(actor, task)]
    if not seen:
        raise NotFound
    return seen
