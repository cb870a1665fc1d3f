"""A signing of a document that is in the dossier already, and who may be asked to sign."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.racing import judged_again
from chalicelib.core.rights import Right
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.store import documents
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import Action
from chalicelib.signing.actions.means import who_has_none
from chalicelib.tasks.actions.able import office_signers
from chalicelib.tasks.actions.asking import ask_with
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.wish import Wish
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState

# What still waits for an answer is not asked something else beside it.
NOT_NOW = frozenset(
    {
        TaskState.PREPARING,
        TaskState.OPEN,
        TaskState.STUCK,
        TaskState.AWAITS_PARTNER,
        TaskState.READY_TO_SEND,
        TaskState.FILED,
    }
)


class WantedSigning(Struct, frozen=True, kw_only=True):
    """What the office fills in to have a document signed."""

    task_id: str
    document_id: str
    signers: tuple[Signer, ...]
    expires_on: date | None
    deadline_on: date | None
    remark: str
    remove_owner_password: bool


class Candidates(Struct, frozen=True, kw_only=True):
    """Who may sign: of the client, and for the office. `without` cannot give the second code."""

    people: tuple[User, ...]
    office: tuple[User, ...]
    without: frozenset[str]
    relation_manager_id: str | None


@judged_again
def start_signing(actor: Actor, client_id: str, wanted: WantedSigning, at: datetime) -> Task:
    """The same wish again gives the same answer."""
    known = _started_before(actor, client_id, wanted)
    if known:
        return known
    document = documents.document(actor.office_id, client_id, wanted.document_id)
    if document.status is DocumentStatus.WITHDRAWN:
        raise Conflict("document_withdrawn")
    if document.is_for_office_alone:
        raise Conflict("not_in_this_state")
    _check_free(document)
    change = ask_with(
        actor,
        client_rows.client(actor.office_id, client_id),
        document,
        kind=offices.document_type(actor.office_id, document.type_id),
        wish=_wish(wanted, document),
        at=at,
        task_id=wanted.task_id,
    )
    tasks.start(document, change)
    return change.task


def people_to_sign(actor: Actor, client_id: str) -> Candidates:
    office_id = actor.office_id
    manager = client_rows.client(office_id, client_id).relation_manager_id
    members = memberships.memberships(office_id, client_id)
    ids = [each.user_id for each in members if each.may(Right.SIGN, None)]
    employees = office_signers(office_id, client_id)
    found = users.users(office_id, [*ids, *employees])
    people = tuple(found[each] for each in ids if _may_come(found.get(each)))
    office = tuple(found[each] for each in employees if each in found)
    return Candidates(
        people=people,
        office=office,
        without=who_has_none((*people, *office), offices.get(office_id)),
        relation_manager_id=manager if manager in employees else None,
    )


def _started_before(actor: Actor, client_id: str, wanted: WantedSigning) -> Task | None:
    try:
        known = tasks.get(actor.office_id, client_id, wanted.task_id)
    except NotFound:
        return None
    if known.document.document_id != wanted.document_id or known.action is not Action.SIGN:
        raise Conflict("id_in_use")
    return known


def _check_free(document: Document) -> None:
    if document.task_id is None:
        return
    task = tasks.get(document.office_id, document.client_id, document.task_id)
    if task.state in NOT_NOW:
        raise Conflict("something_is_asked_already")


def _wish(wanted: WantedSigning, document: Document) -> Wish:
    return Wish(
        document_id=document.document_id,
        upload_id="",
        type_id=document.type_id,
        title=document.title,
        deadline_on=wanted.deadline_on,
        remark=wanted.remark,
        action=Action.SIGN,
        signers=wanted.signers,
        expires_on=wanted.expires_on,
        remove_owner_password=wanted.remove_owner_password,
    )


def _may_come(user: User | None) -> bool:
    return user is not None and user.status is not Status.DEACTIVATED
