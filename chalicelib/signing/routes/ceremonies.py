"""The ceremony: choose, a code by mail, a second code, the signature, and Afhandelen."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.core.visitor import Visitor
from chalicelib.identity.routes.challenge import MethodChoice, ProofAnswer
from chalicelib.signing.actions import ceremonies, codes, inking
from chalicelib.signing.routes.ceremony_shapes import CeremonyView, InkBody, NewCeremony
from chalicelib.signing.routes.ceremony_views import ceremony_view

routes = Routes(__name__)

CEREMONY = "/clients/{client_id}/ceremonies/{ceremony_id}"


@routes.post("/clients/{client_id}/ceremonies", needs=Right.SIGN)
def begin_ceremony(
    visitor: Visitor, actor: Actor, client_id: str, body: NewCeremony
) -> CeremonyView:
    """Begin met ondertekenen (F067): a code goes out by mail (F068). 409 `needs_mobile` when there
    is no way yet to give the second code."""
    chosen = {each.task_id: each.document_sha256 for each in body.documents}
    found = ceremonies.begin(
        visitor, actor, client_id, ceremony_id=body.ceremony_id, chosen=chosen, at=clock.now()
    )
    return ceremony_view(found, actor)


@routes.get(CEREMONY, needs=Right.SIGN)
def show_ceremony(visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str) -> CeremonyView:
    """Where it is; also after leaving and coming back in the same browser."""
    found = ceremonies.own_ceremony(visitor, actor, client_id, ceremony_id, clock.now())
    return ceremony_view(found, actor)


@routes.delete(CEREMONY, needs=Right.SIGN)
def leave_ceremony(actor: Actor, client_id: str, ceremony_id: str) -> None:
    """Codes that went out are void; what was signed already stays signed."""
    ceremonies.leave(actor, client_id, ceremony_id, clock.now())


@routes.put(f"{CEREMONY}/answer", needs=Right.SIGN)
def answer_ceremony_code(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, body: ProofAnswer
) -> CeremonyView:
    """The answer to the code that is asked now; the right one by mail sends the second (F069)."""
    found = codes.answer(
        visitor, actor, client_id, ceremony_id=ceremony_id, given=body.given, at=clock.now()
    )
    return ceremony_view(found, actor)


@routes.put(f"{CEREMONY}/method", needs=Right.SIGN)
def choose_ceremony_method(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, body: MethodChoice
) -> CeremonyView:
    """Another way to give the second code: text message, app or passkey."""
    found = codes.choose_method(
        visitor, actor, client_id, ceremony_id=ceremony_id, method=body.method, at=clock.now()
    )
    return ceremony_view(found, actor)


@routes.put(f"{CEREMONY}/message", needs=Right.SIGN)
def send_ceremony_code_again(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str
) -> CeremonyView:
    """Nieuwe code versturen: the one before is void."""
    found = codes.send_again(visitor, actor, client_id, ceremony_id, clock.now())
    return ceremony_view(found, actor)


@routes.put(f"{CEREMONY}/signature", needs=Right.SIGN)
def give_signature(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, body: InkBody
) -> CeremonyView:
    """Ondertekenen (F070): from here on it is signed, also when the browser goes away."""
    found = inking.give_signature(
        visitor, actor, client_id, ceremony_id=ceremony_id, ink=body.ink, at=clock.now()
    )
    return ceremony_view(found, actor)


@routes.put(f"{CEREMONY}/completion", needs=Right.SIGN)
def complete_ceremony(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str
) -> CeremonyView:
    """Afhandelen (F071): 409 `not_ready_yet` as long as a file is being made, and before
    that what comes first."""
    found = inking.complete(visitor, actor, client_id, ceremony_id, clock.now())
    return ceremony_view(found, actor)
