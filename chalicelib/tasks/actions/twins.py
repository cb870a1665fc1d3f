"""One income tax return of two fiscal partners: the same file, each in their own dossier."""

from enum import StrEnum

from chalicelib.clients.domain.client import Client
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor, may
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right
from chalicelib.documents.domain.document import Document, Twin
from chalicelib.documents.store import documents
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import Action, ClientKind, DocumentType
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.tasks.domain.together import acquainted
from chalicelib.tasks.store import tasks
from chalicelib.tasks.store.tasks import DocumentMove
from chalicelib.work.domain.office_task import TaskState


def partner_of(actor: Actor, client: Client) -> Client:
    """The partner, whose dossier the actor works in too; both agree at this moment."""
    if client.partner is None:
        raise Conflict("no_partner")
    other = client_rows.client(client.office_id, client.partner.client_id)
    if not may(actor, Right.MANAGE, other.client_id):
        raise Conflict("partner_of_colleague")
    if not client.agrees_with(other):
        raise Conflict("partners_must_agree")
    return other


class ShareGone(StrEnum):
    """Why the partner has no share in a document. NOT_ASKED: both agreed when it was published, and
    one was asked. APART: both were asked, and agree no more."""

    NOT_ASKED = "not_asked"
    APART = "apart"


def check_asks_both(kind: DocumentType, action: Action | None) -> None:
    if not _asks_both(kind, action or kind.action):
        raise bad_field("partner", "not_for_partners")


def _asks_both(kind: DocumentType, action: Action) -> bool:
    """What is a person's own and asks them something. What is signed has one file for all."""
    own = kind.client_kinds == (ClientKind.PERSON,)
    return own and action in (Action.APPROVE, Action.READ)


def share_gone(document: Document, client: Client, partner: Client | None) -> ShareGone | None:
    """None where the partner is asked too, and where nobody would be."""
    if document.withdrawn_at:
        return None
    if document.twin is None:
        return ShareGone.NOT_ASKED if partner and _left_out(document, client, partner) else None
    if partner is None or partner.client_id != document.twin.client_id:
        return ShareGone.APART
    return None if client.agrees_with(partner) else ShareGone.APART


def _left_out(document: Document, client: Client, partner: Client) -> bool:
    if document.task_id is None or not client.agrees_with(partner, document.published_at):
        return False
    kind = offices.document_type(document.office_id, document.type_id)
    task = tasks.get(document.office_id, document.client_id, document.task_id)
    return _asks_both(kind, task.action)


def tied(mine: DocumentMove, theirs: DocumentMove) -> list[DocumentMove]:
    """Each names the other, and both have the one file, where it lies."""
    beside = replace(theirs.document, latest=mine.document.latest)
    theirs = replace(theirs, document=beside)
    return asked_of_both([_with_twin(mine, theirs.document), _with_twin(theirs, mine.document)])


def asked_of_both(steps: list[DocumentMove]) -> list[DocumentMove]:
    """What is asked of each knows how it stands with the other."""
    changes = [step.change for step in steps if step.change]
    if len(changes) != 2:
        return steps
    tasks = acquainted(changes[0].task, changes[1].task)
    both = zip(steps, changes, tasks, strict=True)
    return [
        replace(step, change=Change(task=task, event=change.event)) for step, change, task in both
    ]


def both(actor: Actor, document: Document) -> tuple[Document, ...]:
    """The document, and its twin unless that was taken back."""
    if document.twin is None:
        return (document,)
    twin = document.twin
    if not may(actor, Right.MANAGE, twin.client_id):
        raise Conflict("partner_of_colleague")
    other = documents.document(document.office_id, twin.client_id, twin.document_id)
    return (document,) if other.withdrawn_at else (document, other)


def agreed(found: tuple[Document, ...]) -> tuple[Client, ...]:
    """Who must still agree when there is something new for both."""
    if len(found) == 1:
        return ()
    pair = client_rows.clients(found[0].office_id, [each.client_id for each in found])
    client, other = (pair[each.client_id] for each in found)
    if not client.agrees_with(other):
        raise Conflict("partners_apart")
    return client, other


def may_renew(task: Task) -> bool:
    """Whether there can be a new version: of what was asked of both as long as both agree."""
    beside = task.partner
    if beside is None or beside.state is TaskState.WITHDRAWN:
        return True
    pair = client_rows.clients(task.office_id, [task.client_id, beside.client_id])
    return pair[task.client_id].agrees_with(pair[beside.client_id])


def _with_twin(step: DocumentMove, other: Document) -> DocumentMove:
    twin = Twin(client_id=other.client_id, document_id=other.document_id)
    return replace(step, document=replace(step.document, twin=twin))
