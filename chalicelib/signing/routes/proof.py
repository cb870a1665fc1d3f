"""Proof: the evidence of a signing, our certificates, and a check of any document by anybody."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.core.visitor import Visitor
from chalicelib.signing.actions import certificates, checking, evidence
from chalicelib.signing.routes.proof_shapes import CheckedDocument, DocumentCheck
from chalicelib.signing.routes.proof_views import (
    certificates_view,
    checked_document,
    evidence_view,
)
from chalicelib.signing.routes.shapes import Certificates, EvidenceView
from chalicelib.signing.routes.signings import SIGNING

routes = Routes(__name__)

# API Gateway lets 10 MB through and Lambda takes 6: in base64 that is 4 MB of PDF.
MAX_CHECK = 6 * 1024 * 1024


@routes.post(f"{SIGNING}/evidence", needs=Right.MANAGE)
def make_evidence(actor: Actor, client_id: str, task_id: str) -> EvidenceView:
    """Has the ZIP made: the signed PDF, the log, certificates, the report and how to check it."""
    return evidence_view(evidence.make(actor, client_id, task_id, clock.now()))


@routes.get(f"{SIGNING}/evidence", needs=Right.MANAGE)
def show_evidence(actor: Actor, client_id: str, task_id: str) -> EvidenceView:
    return evidence_view(evidence.evidence_of(actor, client_id, task_id, clock.now()))


@routes.get("/signing-certificates", needs=Needs.EMPLOYEE)
def list_certificates(actor: Actor) -> Certificates:
    """What our signatures rest on, and how long it lasts."""
    return certificates_view(certificates.certificates())


@routes.post("/document-checks", needs=Needs.PUBLIC, status=200, largest=MAX_CHECK)
def check_document(visitor: Visitor, body: DocumentCheck) -> CheckedDocument:
    """Controleer een document: who signed, when, whether it was changed, and whether it is ours."""
    found = checking.check(visitor, body.sha256, body.pdf, clock.now())
    return checked_document(found)
