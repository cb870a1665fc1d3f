"""What becomes of open tasks, for who is about to take somebody's rights or account."""

from chalicelib.clients.routes.shapes import RightsBody, rights_in
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import PersonName, Ulid
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.actions import foretelling
from chalicelib.tasks.actions.foretelling import Foreseen
from chalicelib.tasks.domain.foretelling import Foretold, Outcome

routes = Routes(__name__)


class PersonBeside(Body, kw_only=True):
    name: PersonName
    rights: RightsBody


class RightsToLose(Body, kw_only=True):
    """`rights` are those that are left, none when access ends; `beside` is who is let in at the
    same moment."""

    user_id: Ulid
    rights: RightsBody | None = None
    beside: PersonBeside | None = None


class LostTask(Answer, kw_only=True):
    """`names` are of whom it is asked then; `ends_on` is the last day after which it happens,
    where that is not at once."""

    client_id: str
    client_name: str
    document_id: str
    title: str
    action: Action
    outcome: Outcome
    names: list[str]
    ends_on: str | None


class LostTasks(Answer, kw_only=True):
    """`unseen`: there is more, where the one who asks may not look."""

    items: list[LostTask]
    unseen: bool


@routes.post("/clients/{client_id}/lost-tasks", needs=Right.PEOPLE)
def foretell_lost_tasks(actor: Actor, client_id: str, body: RightsToLose) -> LostTasks:
    """As it would be at this moment; nothing happens by it."""
    new = body.beside
    rights = rights_in(body.rights) if body.rights else None
    newcomer = foretelling.LetInBeside(name=new.name, rights=rights_in(new.rights)) if new else None
    found = foretelling.when_rights_go(
        actor, client_id, body.user_id, rights=rights, at=clock.now(), newcomer=newcomer
    )
    return _view(found)


@routes.get("/people/{user_id}/lost-tasks", needs=Needs.EMPLOYEE)
def foretell_stopping(actor: Actor, user_id: str) -> LostTasks:
    """When the account would be stopped at this moment, at every client."""
    return _view(foretelling.when_stopped(actor, user_id, clock.now()))


def _view(seen: Foreseen) -> LostTasks:
    return LostTasks(items=[_line(each) for each in seen.found], unseen=seen.unseen)


def _line(lost: Foretold) -> LostTask:
    task = lost.task
    return LostTask(
        client_id=task.client_id,
        client_name=task.client_name,
        document_id=task.about.document_id,
        title=task.about.title,
        action=task.action,
        outcome=lost.outcome,
        names=list(lost.names),
        ends_on=lost.ends_on or None,
    )
