"""The documents of a client: lists, one document, a link to its file, its history."""

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.actor import Actor, authorise, clients_of, may_know
from chalicelib.core.errors import NotFound, bad_field
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.documents.actions import dossier
from chalicelib.documents.domain import history
from chalicelib.documents.domain.search import Search
from chalicelib.documents.routes import views
from chalicelib.documents.routes.shapes import (
    DocumentList,
    DocumentQuery,
    DocumentView,
    History,
    Opening,
    OpeningView,
)

routes = Routes(__name__)


@routes.get("/documents", needs=Needs.SIGNED_IN)
def list_documents(actor: Actor, query: DocumentQuery) -> DocumentList:
    client_ids = _clients(actor, query.client_id)
    names = views.names_for(actor, client_ids)
    if query.client_id and query.client_id not in names.clients:
        raise NotFound
    wanted = Search(
        folder_id=query.folder_id, type_id=query.type_id, status=query.status, year=query.year
    )
    page = dossier.search(actor, client_ids, wanted, query.cursor)
    return DocumentList(
        items=[views.document_row(names, document) for document in page.items], cursor=page.cursor
    )


def _clients(actor: Actor, client_id: str | None) -> list[str]:
    if client_id:
        authorise(actor, Right.READ, client_id)
        return [client_id]
    if actor.is_employee:
        raise bad_field("client_id", "required")
    return list(clients_of(actor))


@routes.get("/clients/{client_id}/documents/{document_id}", needs=Right.READ)
def show_document(actor: Actor, client_id: str, document_id: str) -> DocumentView:
    return views.document_view(actor, dossier.visible_document(actor, client_id, document_id))


@routes.post(
    "/clients/{client_id}/documents/{document_id}/openings", needs=Right.READ, only_reads=True
)
def open_document(actor: Actor, client_id: str, document_id: str, body: Opening) -> OpeningView:
    at = clock.now()
    document = dossier.visible_document(actor, client_id, document_id)
    version, link = dossier.open_document(
        actor, document, body.version, download=body.download, at=at
    )
    return views.opening_view(version, link, at)


@routes.get("/clients/{client_id}/documents/{document_id}/history", needs=Right.READ)
def show_history(actor: Actor, client_id: str, document_id: str) -> History:
    """Oldest first, whole: so that no day of openings is cut in two. What nobody at the client
    heard of is for the office."""
    document = dossier.visible_document(actor, client_id, document_id)
    events = audit.history(actor.office_id, document_id)
    heard = (each for each in events if actor.is_employee or "held" not in each.details)
    about = [event for event in heard if event.client_id == client_id]
    if document.twin and not may_know(actor, document.twin.client_id):
        about = [history.unnamed(event) for event in about]
    found = history.lines(about, for_office=actor.is_employee)
    return History(items=[views.history_item(line) for line in found])
