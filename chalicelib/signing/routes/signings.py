"""What somebody can sign, one signing, the file as it is now, and saying no."""

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.documents.routes.shapes import Opening, OpeningView
from chalicelib.documents.routes.views import opening_view
from chalicelib.signing.actions import declining, reading
from chalicelib.signing.routes.shapes import SigningDecline, SigningList
from chalicelib.signing.routes.views import signing_list
from chalicelib.tasks.routes.shapes import TaskView
from chalicelib.tasks.routes.views import shown_task

routes = Routes(__name__)

SIGNING = "/clients/{client_id}/signings/{task_id}"


@routes.get("/clients/{client_id}/signings", needs=Right.SIGN)
def list_signings(actor: Actor, client_id: str) -> SigningList:
    """What this person can sign now at this client, for one ceremony (F066)."""
    return signing_list(reading.signings_to_sign(actor, client_id, clock.now()), actor)


@routes.post(f"{SIGNING}/openings", needs=Right.READ, only_reads=True)
def open_signing(actor: Actor, client_id: str, task_id: str, body: Opening) -> OpeningView:
    """The file as it is now, with the signatures of those before (F139)."""
    at = clock.now()
    version, link = reading.open_file(actor, client_id, task_id, download=body.download, at=at)
    return opening_view(version, link, at)


@routes.put(f"{SIGNING}/decline", needs=Right.SIGN, code=Act.DECLINE)
def decline_signing(actor: Actor, client_id: str, task_id: str, body: SigningDecline) -> TaskView:
    """Not signing, with the reason: everybody concerned hears of it (F128)."""
    at = clock.now()
    declining.decline(
        actor,
        client_id,
        task_id,
        seen_sha256=body.document_sha256,
        reason=body.reason.strip(),
        at=at,
    )
    return shown_task(actor, client_id, task_id, at)
