"""The document that shows why somebody acts for the holder of a personal dossier (F016)."""

from itertools import islice

from chalicelib.clients.actions import people, representing
from chalicelib.clients.actions.representing import Representative
from chalicelib.clients.domain.membership import Membership, beyond
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor, Rights
from chalicelib.core.errors import NotAllowed, NotFound, bad_field
from chalicelib.documents.domain.document import Document
from chalicelib.documents.domain.proof import why_no_proof
from chalicelib.documents.store import documents

MOST_PROOFS = 100


def proofs(actor: Actor, client_id: str) -> list[Document]:
    """What counts in this dossier, newest first; for the office."""
    _check_office(actor, client_id)
    lying = documents.documents_of(actor.office_id, client_id)
    return list(islice((each for each in lying if not why_no_proof(each)), MOST_PROOFS))


def let_represent(actor: Actor, client_id: str, new: Representative) -> Membership:
    """Only with what lies in this dossier to show it, and was not taken back."""
    _check_office(actor, client_id)
    _check_proof(actor, client_id, new.proof_id)
    return representing.let_represent(actor, client_id, new)


def change_rights(
    actor: Actor,
    client_id: str,
    user_id: str,
    rights: Rights,
    *,
    proof_id: str,
    open_tasks: bool,
    seen: Rights | None,
) -> Membership:
    """Of who acts for the holder. More than they have, also for longer, takes what shows it as
    letting in does; less is always possible."""
    _check_office(actor, client_id)
    member, _ = people.member_of(actor, client_id, user_id)
    if member.rights.represents is None:
        raise NotFound
    if member.proof_id != proof_id or beyond(rights, member.rights):
        _check_proof(actor, client_id, proof_id)
    return people.change_rights(
        actor, client_id, user_id, rights, open_tasks=open_tasks, seen=seen, proof_id=proof_id
    )


def _check_office(actor: Actor, client_id: str) -> None:
    if not actor.is_employee:
        raise NotAllowed("not_allowed")
    representing.check_personal(client_rows.client(actor.office_id, client_id))


def _check_proof(actor: Actor, client_id: str, document_id: str) -> None:
    if wrong := why_no_proof(_proof(actor, client_id, document_id)):
        raise bad_field("proof_id", wrong)


def _proof(actor: Actor, client_id: str, document_id: str) -> Document | None:
    try:
        return documents.document(actor.office_id, client_id, document_id)
    except NotFound:
        return None
