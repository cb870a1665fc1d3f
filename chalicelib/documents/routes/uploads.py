"""Sending a file: ask for a ticket, send it to storage, say so, and ask how the check went."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.documents.actions import uploads
from chalicelib.documents.routes.shapes import NewUpload, UploadTicket, UploadView
from chalicelib.documents.routes.views import ticket_view, upload_view
from chalicelib.documents.store import uploads as upload_rows

routes = Routes(__name__)


@routes.post("/clients/{client_id}/uploads", needs=Right.MANAGE)
def start_upload(actor: Actor, client_id: str, body: NewUpload) -> UploadTicket:
    at = clock.now()
    ticket = uploads.start_upload(
        actor,
        client_id,
        body.upload_id,
        file_name=body.file_name,
        size=body.size,
        sha256=body.sha256,
        at=at,
    )
    return ticket_view(body.upload_id, ticket, at)


@routes.put("/clients/{client_id}/uploads/{upload_id}/completion", needs=Right.MANAGE)
def complete_upload(actor: Actor, client_id: str, upload_id: str) -> UploadView:
    return upload_view(actor, uploads.complete_upload(actor, client_id, upload_id, clock.now()))


@routes.get("/clients/{client_id}/uploads/{upload_id}", needs=Right.MANAGE)
def show_upload(actor: Actor, client_id: str, upload_id: str) -> UploadView:
    return upload_view(actor, upload_rows.upload(actor.office_id, client_id, upload_id))


@routes.delete("/clients/{client_id}/uploads/{upload_id}", needs=Right.MANAGE)
def cancel_upload(actor: Actor, client_id: str, upload_id: str) -> None:
    uploads.cancel_upload(actor, client_id, upload_id)
