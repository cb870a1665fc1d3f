"""Of whom a task is asked, and what an employee records for them."""

from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.tasks.actions import on_behalf, passing_on
from chalicelib.tasks.actions.on_behalf import Said
from chalicelib.tasks.routes.shapes import (
    SHORTEST_GROUND,
    NewRecipients,
    PeopleToAsk,
    PersonToAsk,
    RecordedApproval,
    RecordedReading,
    RecordedRejection,
    TaskView,
)
from chalicelib.tasks.routes.views import task_view

routes = Routes(__name__)

Recorded = RecordedApproval | RecordedRejection | RecordedReading
RECIPIENTS = "/clients/{client_id}/tasks/{task_id}/recipients"


@routes.get("/clients/{client_id}/tasks/{task_id}/candidates", needs=Right.MANAGE)
def list_people_to_ask(actor: Actor, client_id: str, task_id: str) -> PeopleToAsk:
    """Who may do now what is asked, whether it is asked of them or not."""
    found = passing_on.people_to_ask(actor, client_id, task_id)
    members = memberships.memberships(actor.office_id, client_id)
    namens = {each.user_id: each.rights.represents for each in members}
    people = [
        PersonToAsk(user_id=user_id, name=name, represents=namens.get(user_id))
        for user_id, name in found.items()
    ]
    return PeopleToAsk(items=sorted(people, key=lambda person: person.name.casefold()))


@routes.put(RECIPIENTS, needs=Right.MANAGE, code=Act.PASS_ON)
def ask_other_people(actor: Actor, client_id: str, task_id: str, body: NewRecipients) -> TaskView:
    chosen = tuple(body.recipients)
    task = passing_on.ask_other_people(actor, client_id, task_id, chosen, clock.now())
    return task_view(task, actor)


@routes.put(f"{RECIPIENTS}/{{user_id}}/approval", needs=Right.MANAGE, code=Act.ON_BEHALF)
def record_approval(
    actor: Actor, client_id: str, task_id: str, user_id: str, body: RecordedApproval
) -> TaskView:
    said = _said(client_id, task_id, user_id, body, body.remark)
    return task_view(on_behalf.record_approval(actor, said, clock.now()), actor)


@routes.put(f"{RECIPIENTS}/{{user_id}}/rejection", needs=Right.MANAGE, code=Act.ON_BEHALF)
def record_rejection(
    actor: Actor, client_id: str, task_id: str, user_id: str, body: RecordedRejection
) -> TaskView:
    said = _said(client_id, task_id, user_id, body, body.reason)
    return task_view(on_behalf.record_rejection(actor, said, clock.now()), actor)


@routes.put(f"{RECIPIENTS}/{{user_id}}/reading", needs=Right.MANAGE, code=Act.ON_BEHALF)
def record_reading(
    actor: Actor, client_id: str, task_id: str, user_id: str, body: RecordedReading
) -> TaskView:
    said = _said(client_id, task_id, user_id, body)
    return task_view(on_behalf.record_reading(actor, said, clock.now()), actor)


def _said(client_id: str, task_id: str, user_id: str, body: Recorded, words: str = "") -> Said:
    """A ground of blanks is none."""
    text = body.ground.text.strip()
    if len(text) < SHORTEST_GROUND:
        raise bad_field("ground.text", "too_short")
    return Said(
        client_id=client_id,
        task_id=task_id,
        user_id=user_id,
        document_sha256=body.document_sha256,
        kind=body.ground.kind,
        ground=text,
        words=words.strip(),
    )
