"""What the office does with a signing: start one later, remind, extend, replace, withdraw."""

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.signing.actions import deliveries, managing, starting
from chalicelib.signing.actions.starting import WantedSigning
from chalicelib.signing.routes import views
from chalicelib.signing.routes.shapes import (
    Deliveries,
    NewExpiry,
    NewReminder,
    NewSigning,
    PeopleToSign,
    SignerReplacement,
    SigningWithdrawal,
)
from chalicelib.signing.routes.signings import SIGNING
from chalicelib.tasks.routes.publishing import signers_of
from chalicelib.tasks.routes.shapes import TaskView
from chalicelib.tasks.routes.views import shown_task

routes = Routes(__name__)


@routes.get("/clients/{client_id}/signers", needs=Right.MANAGE)
def list_people_to_sign(actor: Actor, client_id: str) -> PeopleToSign:
    """Who may sign at this client now, and who of the office."""
    return views.people_to_sign(actor, starting.people_to_sign(actor, client_id), client_id)


@routes.post("/clients/{client_id}/signings", needs=Right.MANAGE)
def start_signing(actor: Actor, client_id: str, body: NewSigning) -> TaskView:
    """A signing of a document that is in the dossier already."""
    at = clock.now()
    wanted = WantedSigning(
        task_id=body.task_id,
        document_id=body.document_id,
        signers=signers_of(body.signers),
        expires_on=body.expires_on,
        deadline_on=body.deadline_on,
        remark=body.remark.strip(),
        remove_owner_password=body.remove_owner_password,
    )
    starting.start_signing(actor, client_id, wanted, at)
    return shown_task(actor, client_id, body.task_id, at)


@routes.put(f"{SIGNING}/withdrawal", needs=Right.MANAGE)
def withdraw_signing(
    actor: Actor, client_id: str, task_id: str, body: SigningWithdrawal
) -> TaskView:
    """Nothing is asked any more; the document stays in the dossier."""
    at = clock.now()
    managing.withdraw(actor, client_id, task_id, body.reason.strip(), at)
    return shown_task(actor, client_id, task_id, at)


@routes.post(f"{SIGNING}/reminders", needs=Right.MANAGE)
def remind_signers(actor: Actor, client_id: str, task_id: str, body: NewReminder) -> TaskView:
    """A mail to whoever must sign now."""
    at = clock.now()
    managing.remind(actor, client_id, task_id, frozenset(body.user_ids), at)
    return shown_task(actor, client_id, task_id, at)


@routes.put(f"{SIGNING}/expiry", needs=Right.MANAGE)
def extend_signing(actor: Actor, client_id: str, task_id: str, body: NewExpiry) -> TaskView:
    """Another last day; also of a signing that has expired, which then is open again."""
    at = clock.now()
    managing.extend(actor, client_id, task_id, body.expires_on, at)
    return shown_task(actor, client_id, task_id, at)


@routes.put(f"{SIGNING}/signers/{{user_id}}/replacement", needs=Right.MANAGE, code=Act.PASS_ON)
def replace_signer(
    actor: Actor, client_id: str, task_id: str, user_id: str, body: SignerReplacement
) -> TaskView:
    """Somebody else signs instead of who has not signed yet."""
    at = clock.now()
    managing.replace_signer(actor, client_id, task_id, user_id=user_id, new_id=body.user_id, at=at)
    return shown_task(actor, client_id, task_id, at)


@routes.get(f"{SIGNING}/deliveries", needs=Right.MANAGE)
def show_deliveries(actor: Actor, client_id: str, task_id: str) -> Deliveries:
    """Per signer: was the mail delivered, the document opened, and did they sign."""
    return views.deliveries_view(deliveries.deliveries_of(actor, client_id, task_id, clock.now()))
