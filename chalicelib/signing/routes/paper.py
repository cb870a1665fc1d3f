"""Not digital (F075, F076): a scan of the signed paper, or only the word that it came otherwise."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.documents.routes.shapes import UploadTicket, UploadView
from chalicelib.documents.routes.views import ticket_view, upload_view
from chalicelib.signing.actions import paper
from chalicelib.signing.routes.shapes import NewScan, PaperAnswer, ReceiptAnswer
from chalicelib.signing.routes.signings import SIGNING
from chalicelib.tasks.routes.shapes import TaskView
from chalicelib.tasks.routes.views import shown_task

routes = Routes(__name__)

SCANS = f"{SIGNING}/scans"


@routes.post(SCANS, needs=Right.SIGN)
def start_scan(actor: Actor, client_id: str, task_id: str, body: NewScan) -> UploadTicket:
    at = clock.now()
    ticket = paper.start_scan(
        actor,
        client_id,
        task_id,
        body.upload_id,
        file_name=body.file_name,
        size=body.size,
        sha256=body.sha256,
        at=at,
    )
    return ticket_view(body.upload_id, ticket, at)


@routes.put(f"{SCANS}/{{upload_id}}/completion", needs=Right.SIGN)
def complete_scan(actor: Actor, client_id: str, task_id: str, upload_id: str) -> UploadView:
    found = paper.complete_scan(actor, client_id, task_id, upload_id, clock.now())
    return upload_view(actor, found)


@routes.get(f"{SCANS}/{{upload_id}}", needs=Right.SIGN)
def show_scan(actor: Actor, client_id: str, task_id: str, upload_id: str) -> UploadView:
    return upload_view(actor, paper.own_scan(actor, client_id, task_id, upload_id))


@routes.put(f"{SIGNING}/paper", needs=Right.SIGN)
def sign_on_paper(actor: Actor, client_id: str, task_id: str, body: PaperAnswer) -> TaskView:
    """Bevestigen: signed on paper with scans, or otherwise delivered with only a remark."""
    at = clock.now()
    paper.sign_on_paper(
        actor,
        client_id,
        task_id,
        seen_sha256=body.document_sha256,
        upload_ids=tuple(body.upload_ids),
        remark=body.remark.strip(),
        at=at,
    )
    return shown_task(actor, client_id, task_id, at)


@routes.put(f"{SIGNING}/signers/{{user_id}}/receipt", needs=Right.MANAGE)
def judge_receipt(
    actor: Actor, client_id: str, task_id: str, user_id: str, body: ReceiptAnswer
) -> TaskView:
    """The office has the paper, or asks for it again."""
    at, remark = clock.now(), body.remark.strip()
    paper.judge_receipt(
        actor, client_id, task_id, user_id=user_id, accepted=body.accepted, remark=remark, at=at
    )
    return shown_task(actor, client_id, task_id, at)
