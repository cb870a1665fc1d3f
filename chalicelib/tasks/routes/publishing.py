"""Publishing a document, a new version of it, and taking it back."""

from datetime import date

from chalicelib.core import clock
from chalicelib.core.actor import Actor, Right
from chalicelib.core.errors import bad_field
from chalicelib.documents.routes import DocumentView, NewVersion, Withdrawal, document_view
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.actions.publishing import Wish
from chalicelib.tasks.routes.blueprint import routes
from chalicelib.tasks.routes.shapes import NewPublication, Publication


@routes.post("/clients/{client_id}/publications", needs=Right.MANAGE)
def publish(actor: Actor, client_id: str, body: NewPublication) -> Publication:
    """A clean upload becomes a document in the dossier, and a task when something is asked."""
    document = publishing.publish(actor, client_id, _wish(body), clock.now())
    return Publication(document_id=document.document_id, task_id=document.task_id)


@routes.post("/clients/{client_id}/documents/{document_id}/versions", needs=Right.MANAGE)
def add_version(actor: Actor, client_id: str, document_id: str, body: NewVersion) -> DocumentView:
    document = publishing.add_version(
        actor, client_id, document_id, body.upload_id, body.remark, clock.now()
    )
    return document_view(actor, document)


@routes.put("/clients/{client_id}/documents/{document_id}/withdrawal", needs=Right.MANAGE)
def withdraw(actor: Actor, client_id: str, document_id: str, body: Withdrawal) -> DocumentView:
    document = publishing.withdraw(actor, client_id, document_id, body.reason, clock.now())
    return document_view(actor, document)


def _wish(body: NewPublication) -> Wish:
    asked = body.asked
    if not body.title.strip():
        raise bad_field("title", "required")
    return Wish(
        document_id=body.document_id,
        upload_id=body.upload_id,
        type_id=body.type_id,
        title=body.title,
        period=body.period,
        year=body.year,
        deadline_on=_day(body.deadline_on),
        remark=body.remark.strip(),
        folder_id=body.folder_id,
        recipients=tuple(asked.recipients) if asked else (),
        action=asked.action if asked else None,
        rule=asked.rule if asked else None,
        silent=body.silent,
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise bad_field("deadline_on", "no_such_date") from error
