"""A signing as somebody may see it: the task, the file, the people, and the document."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor, may
from chalicelib.core.errors import NotFound
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right
from chalicelib.documents.actions import dossier
from chalicelib.documents.domain.document import Document, Version
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import Action
from chalicelib.signing.actions.means import who_has_none
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.actions.moving import may_see, visible_task
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import lists, person_rows, tasks

MANY = 200


class Seen(Struct, frozen=True, kw_only=True):
    """What there is to show of a signing beside its task; `signing` is None until the file was laid
    out. `without` are the ids of who cannot give the second code yet; `first_version` is for the
    office."""

    task: Task
    signing: Signing | None
    users: Mapping[str, User] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    first_version: Version | None = None

    @property
    def file_sha256(self) -> str:
        """Of the file as it is to be read now."""
        return self.signing.file.sha256 if self.signing else self.task.document.sha256


class ToSign(Struct, frozen=True, kw_only=True):
    """What somebody can sign at one client, and whether they can give both codes."""

    items: tuple[Task, ...]
    user: User
    needs_mobile: bool


def seen_by(actor: Actor, task: Task, signing: Signing | None) -> Seen:
    people = users.users(task.office_id, [each.user_id for each in task.recipients])
    office = may(actor, Right.MANAGE, task.client_id)
    return Seen(
        task=task,
        signing=signing,
        users=people,
        without=_without_second(task, people),
        first_version=_first_version(task) if office else None,
    )


def signing_task(actor: Actor, client_id: str, task_id: str) -> Task:
    task = visible_task(actor, client_id, task_id)
    if task.action is not Action.SIGN:
        raise NotFound
    return task


def signings_to_sign(actor: Actor, client_id: str, at: datetime) -> ToSign:
    """Whatever waits for this person at this client to be signed (F066)."""
    client_rows.client(actor.office_id, client_id)
    items, _ = lists.open_items(actor.office_id, actor.user_id, None, MANY)
    mine = [each for each in items if each.client_id == client_id and _is_signing(actor, each)]
    known = tasks.several(actor.office_id, [(client_id, each.task_id) for each in mine])
    by_id = {each.task_id: each.as_of(at) for each in known if may_see(actor, each)}
    found = [by_id[each.task_id] for each in mine if each.task_id in by_id]
    user = users.user(actor.office_id, actor.user_id)
    needs = bool(who_has_none([user], offices.get(actor.office_id)))
    return ToSign(
        items=tuple(each for each in found if _is_turn(each, actor)),
        user=user,
        needs_mobile=needs,
    )


def open_file(
    actor: Actor, client_id: str, task_id: str, *, download: bool, at: datetime
) -> tuple[Version, files.FileLink]:
    """The file with the signatures so far; that it was opened is on record before the link is."""
    task = signing_task(actor, client_id, task_id)
    document = documents.document(actor.office_id, client_id, task.document.document_id)
    dossier.check_openable(actor, document)
    version = _shown_version(document, task, signings.signing(task))
    return version, dossier.link_to(actor, document, version, download=download, at=at)


def _shown_version(document: Document, task: Task, signing: Signing | None) -> Version:
    version = documents.version(document, task.document.version)
    if signing is None:
        return version
    file = signing.file
    active = version.active if file.sha256 == version.sha256 else ()
    return replace(
        version,
        file_key=file.key,
        file_version=file.version,
        sha256=file.sha256,
        size=file.size,
        active=active,
    )


def _first_version(task: Task) -> Version:
    document = documents.document(task.office_id, task.client_id, task.document.document_id)
    return documents.version(document, task.document.version)


def _is_signing(actor: Actor, item: person_rows.ListItem) -> bool:
    is_one = item.shown.action == Action.SIGN
    return is_one and may(actor, Right.SIGN, item.client_id, item.place)


def _is_turn(task: Task, actor: Actor) -> bool:
    mine = task.recipient(actor.user_id)
    return mine is not None and task.is_turn_of(mine)


def _without_second(task: Task, known: Mapping[str, User]) -> frozenset[str]:
    """Only of those who still have to sign."""
    open_ = [known[it.user_id] for it in task.recipients if it.is_open and it.user_id in known]
    return who_has_none(open_, offices.get(task.office_id)) if open_ else frozenset()
