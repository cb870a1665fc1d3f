"""The document that shows why somebody acts for the holder of a personal dossier (F016)."""

from chalicelib.clients.actions import representing
from chalicelib.clients.actions.representing import Representative
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor
from chalicelib.core.errors import NotFound, bad_field
from chalicelib.documents.domain.document import Document
from chalicelib.documents.store import documents


def let_represent(actor: Actor, client_id: str, new: Representative) -> Membership:
    """Only with what lies in this dossier, and was not taken back or still has to be judged."""
    client_rows.client(actor.office_id, client_id)
    if not _counts(_proof(actor, client_id, new.proof_id)):
        raise bad_field("proof_id", "no_such_document")
    return representing.let_represent(actor, client_id, new)


def _proof(actor: Actor, client_id: str, document_id: str) -> Document | None:
    try:
        return documents.document(actor.office_id, client_id, document_id)
    except NotFound:
        return None


def _counts(proof: Document | None) -> bool:
    return proof is not None and not (proof.withdrawn_at or proof.is_for_office_alone)
