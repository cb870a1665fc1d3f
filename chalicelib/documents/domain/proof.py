"""What shows that somebody may act for the holder of a personal dossier (ADR 48)."""

from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.offices.domain.catalogue import PROOF


def why_no_proof(document: Document | None) -> str | None:
    """Why this shows nothing; None of what does. A document came from a file that was checked."""
    if document is None or document.is_for_office_alone:
        return "no_such_document"
    if document.type_id != PROOF.type_id:
        return "no_proof"
    if document.status is DocumentStatus.REJECTED:
        return "proof_rejected"
    return "proof_withdrawn" if document.withdrawn_at else None
