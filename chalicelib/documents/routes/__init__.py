"""URLs of uploads, and of the documents in a dossier."""

from chalicelib.documents.routes import dossier, uploads
from chalicelib.documents.routes.blueprint import routes
from chalicelib.documents.routes.shapes import DocumentView, NewVersion, Withdrawal
from chalicelib.documents.routes.views import document_view

__all__ = [
    "DocumentView",
    "NewVersion",
    "Withdrawal",
    "document_view",
    "dossier",
    "routes",
    "uploads",
]
