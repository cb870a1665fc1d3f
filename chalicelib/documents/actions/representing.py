"""The document that shows why somebody acts for the holder of a personal dossier (F016)."""

from functools import partial
from itertools import islice

from chalicelib.clients.actions import people, representing
from chalicelib.clients.actions.representing import Representative
from chalicelib.clients.domain.membership import Membership, beyond
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.racing import judged_again
from chalicelib.core.rights import Rights
from chalicelib.documents.domain.document import Document
from chalicelib.documents.domain.proof import why_no_proof
from chalicelib.documents.store import documents
from chalicelib.identity.store import users
from chalicelib.identity.store.beside import Put, nothing
from chalicelib.offices.domain.catalogue import PROOF

MOST_PROOFS = 100


def proofs(actor: Actor, client_id: str) -> list[Document]:
    """What counts in this dossier, newest first; for the office."""
    _check_office(actor, client_id)
    lying = documents.documents_of(actor.office_id, client_id)
    return list(islice((each for each in lying if not why_no_proof(each)), MOST_PROOFS))


def acting_names(document: Document) -> list[str]:
    """Who acts for the holder on the ground of it."""
    acting = [each.user_id for each in _acting_on(document)]
    return sorted(each.name for each in users.users(document.office_id, acting).values())


def check_nobody_acts_on(document: Document) -> None:
    """Before it is withdrawn: another proof comes first, or the end of that access."""
    if _acting_on(document):
        raise Conflict("proof_in_use")


def _acting_on(document: Document) -> list[Membership]:
    """Whose rights rest on this document, as it is at this moment."""
    if document.type_id != PROOF.type_id:
        return []
    here = memberships.memberships(document.office_id, document.client_id, fresh=True)
    return [
        each
        for each in here
        if each.proof_id == document.document_id and not each.rights.have_ended
    ]


@judged_again
def let_represent(actor: Actor, client_id: str, new: Representative) -> Membership:
    """Only with what lies in this dossier to show it, and was not taken back."""
    _check_office(actor, client_id)
    beside = _resting_on(actor, client_id, new.proof_id)
    return representing.let_represent(actor, client_id, new, beside)


@judged_again
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
    shows_more = member.proof_id != proof_id or beyond(rights, member.rights)
    return people.change_rights(
        actor,
        client_id,
        user_id,
        rights,
        open_tasks=open_tasks,
        seen=seen,
        proof_id=proof_id,
        beside=_resting_on(actor, client_id, proof_id) if shows_more else nothing,
    )


def _check_office(actor: Actor, client_id: str) -> None:
    if not actor.is_employee:
        raise NotAllowed("not_allowed")
    representing.check_personal(client_rows.client(actor.office_id, client_id))


def _resting_on(actor: Actor, client_id: str, document_id: str) -> Put:
    """What keeps it from being withdrawn in the same moment."""
    proof = _proof(actor, client_id, document_id)
    wrong = why_no_proof(proof)
    if proof is None or wrong:
        raise bad_field("proof_id", wrong or "no_such_document")
    return partial(documents.rely_on, proof)


def _proof(actor: Actor, client_id: str, document_id: str) -> Document | None:
    try:
        return documents.document(actor.office_id, client_id, document_id)
    except NotFound:
        return None
