"""Who acts for the holder of a personal dossier, let in with a document that lies in it."""

from typing import Annotated

from msgspec import Meta

from chalicelib.clients.actions.representing import Representative
from chalicelib.clients.domain.membership import HolderKeeps, latest_end
from chalicelib.clients.routes.shapes import (
    LetInView,
    NewPerson,
    OtherRights,
    PersonView,
    rights_in,
    wanted_in,
)
from chalicelib.clients.routes.views import let_in_view, person_view
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Capacity, Right
from chalicelib.core.shapes import Answer
from chalicelib.core.text import Ulid
from chalicelib.documents.actions import representing
from chalicelib.offices.domain.catalogue import PROOF

routes = Routes(__name__)


class NewRepresentative(NewPerson, kw_only=True):
    """Somebody who acts for the holder; `proof_id` is the document that says so, `holder` what the
    holder may do from then on."""

    capacity: Capacity
    proof_id: Ulid
    holder: HolderKeeps


class RepresentativeRights(OtherRights, kw_only=True):
    """With the document that shows that they may."""

    proof_id: Ulid


class ProofView(Answer, kw_only=True):
    document_id: str
    title: str
    published_at: str


class ProofList(Answer, kw_only=True):
    """Newest first. `type_id` is of the documents that count, `latest_end` the latest last day."""

    items: Annotated[list[ProofView], Meta(max_length=representing.MOST_PROOFS)]
    type_id: str
    latest_end: str


@routes.get("/clients/{client_id}/proofs", needs=Right.PEOPLE)
def list_proofs(actor: Actor, client_id: str) -> ProofList:
    """What shows that somebody may act for the holder; for the office."""
    found = representing.proofs(actor, client_id)
    return ProofList(
        items=[
            ProofView(
                document_id=each.document_id,
                title=each.title,
                published_at=clock.stamp(each.published_at),
            )
            for each in found
        ],
        type_id=PROOF.type_id,
        latest_end=str(latest_end(clock.today())),
    )


@routes.post("/clients/{client_id}/representatives", needs=Right.PEOPLE, code=Act.CHANGE_RIGHTS)
def let_represent(actor: Actor, client_id: str, body: NewRepresentative) -> LetInView:
    """By somebody of the office."""
    new = Representative(
        wanted=wanted_in(body),
        capacity=body.capacity,
        proof_id=body.proof_id,
        holder=body.holder,
        open_tasks=body.open_tasks,
    )
    member = representing.let_represent(actor, client_id, new)
    return let_in_view(actor, member, new.wanted)


@routes.put(
    "/clients/{client_id}/representatives/{user_id}", needs=Right.PEOPLE, code=Act.CHANGE_RIGHTS
)
def change_representative(
    actor: Actor, client_id: str, user_id: str, body: RepresentativeRights
) -> PersonView:
    """By somebody of the office."""
    member = representing.change_rights(
        actor,
        client_id,
        user_id,
        rights_in(body),
        proof_id=body.proof_id,
        open_tasks=body.open_tasks,
        seen=rights_in(body.seen) if body.seen else None,
    )
    return person_view(actor, member)
