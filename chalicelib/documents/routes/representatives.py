"""Who acts for the holder of a personal dossier, let in with a document that lies in it."""

from chalicelib.clients.actions.representing import Representative
from chalicelib.clients.domain.membership import HolderKeeps
from chalicelib.clients.routes.shapes import LetInView, NewPerson, wanted_in
from chalicelib.clients.routes.views import let_in_view
from chalicelib.core.actor import Act, Actor, Capacity, Right
from chalicelib.core.http import Routes
from chalicelib.core.text import Ulid
from chalicelib.documents.actions import representing

routes = Routes(__name__)


class NewRepresentative(NewPerson, kw_only=True):
    """Somebody who acts for the holder; `proof_id` is the document that says so, `holder` what the
    holder may do from then on."""

    capacity: Capacity
    proof_id: Ulid
    holder: HolderKeeps


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
