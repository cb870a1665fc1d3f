"""What can be done with uploads and documents."""

from chalicelib.documents.actions.checking import check_upload
from chalicelib.documents.actions.dossier import (
    Page,
    check_openable,
    link_to,
    open_document,
    search,
    visible_document,
)
from chalicelib.documents.actions.uploads import cancel_upload, complete_upload, start_upload

__all__ = [
    "Page",
    "cancel_upload",
    "check_openable",
    "check_upload",
    "complete_upload",
    "link_to",
    "open_document",
    "search",
    "start_upload",
    "visible_document",
]
