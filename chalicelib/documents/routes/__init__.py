"""URLs of uploads, and of the documents in a dossier."""

from chalicelib.documents.routes import dossier, uploads
from chalicelib.documents.routes.blueprint import routes
from chalicelib.documents.routes.shapes import (
    DocumentView,
    NewUpload,
    NewVersion,
    Opening,
    OpeningView,
    UploadTicket,
    UploadView,
    Withdrawal,
)
from chalicelib.documents.routes.views import (
    document_view,
    opening_view,
    ticket_view,
    upload_view,
)

__all__ = [
    "DocumentView",
    "NewUpload",
    "NewVersion",
    "Opening",
    "OpeningView",
    "UploadTicket",
    "UploadView",
    "Withdrawal",
    "document_view",
    "dossier",
    "opening_view",
    "routes",
    "ticket_view",
    "upload_view",
    "uploads",
]
