"""Saving tasks: with their people's rows, their event and the document, in one transaction."""

from collections.abc import Collection, Iterable

from msgspec import Struct
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.domain.client import Client
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.later import calling
from chalicelib.core.replacing import replace
from chalicelib.core.table import key, transaction
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.upload import Upload
from chalicelib.documents.store import documents
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Change, Kept, Task
from chalicelib.tasks.domain.work import work_of
from chalicelib.tasks.store import packages
from chalicelib.tasks.store.person_rows import person_row_of
from chalicelib.tasks.store.rows import TaskRow
from chalicelib.work import store as work

# As often as somebody may write between the two reads.
ROUNDS = 3
# Whoever reads a list starts without the lines of the office.
_keep_line = calling("chalicelib.tasks.store.lines", "keep")


def several(office_id: str, wanted: Iterable[tuple[str, str]]) -> list[Task]:
    """Those of these clients and ids, a hundred in one question, oldest first; each as it was at
    one moment."""
    keys = [(key(office_id, client_id), task_id) for client_id, task_id in wanted]
    found = TaskRow.batch_get(keys, consistent_read=True) if keys else ()
    read = _with_kept([*map(TaskRow.read, found)])
    whole = (it if _is_whole(it) else get(office_id, it.client_id, it.task_id) for it in read)
    return sorted(whole, key=lambda task: task.task_id)


def get(office_id: str, client_id: str, task_id: str) -> Task:
    """With what its kind keeps, as it was at one moment."""
    for _ in range(ROUNDS):
        (task,) = _with_kept([plain(office_id, client_id, task_id)])
        if _is_whole(task):
            return task
    raise Conflict("changed_meanwhile")


def _is_whole(task: Task) -> bool:
    """Whether nobody wrote between the two reads."""
    return task.kept is None or task.kept.revision <= (task.revision or 0)


def _with_kept(found: list[Task]) -> list[Task]:
    """What a kind keeps is asked once for all of that kind."""
    kept: dict[str, Kept] = {}
    for action in {each.action for each in found}:
        kept |= kinds.of(action).kept(each for each in found if each.action is action)
    return [replace(each, kept=kept.get(each.task_id)) for each in found]


def plain(office_id: str, client_id: str, task_id: str) -> Task:
    """Without what its kind keeps: enough to tell of it."""
    try:
        row = TaskRow.get(key(office_id, client_id), task_id, consistent_read=True)
    except TaskRow.DoesNotExist:
        raise NotFound from None
    if row.revision is None:
        raise NotFound
    return row.read()


def save(change: Change, *, before: Task) -> None:
    """The task, its event, and the status that the dossier shows: all or nothing."""
    with transaction() as write:
        put(change, write, before)
        show(change.task, write)


def save_both(*moves: tuple[Change, Task]) -> None:
    """One return of two partners: what becomes of both tasks, and before."""
    with transaction() as write:
        for change, before in moves:
            put(change, write, before)
            show(change.task, write)


def show(task: Task, write: TransactWrite, *, shows: bool = False) -> None:
    """How far it is, in the dossier; `shows`: people of the client see it from here on."""
    where = (task.office_id, task.client_id, task.document.document_id)
    shown = kinds.of(task.action).shown_as(task)
    documents.copy_status(*where, shown, write, shows=shows)


def start(document: Document, change: Change) -> None:
    """A task about a document that is in the dossier already, if nobody started one meanwhile."""
    with transaction() as write:
        shown = kinds.of(change.task.action).shown_as(change.task)
        documents.give_task(document, change.task.task_id, shown, write)
        put(change, write)


class DocumentMove(Struct, frozen=True, kw_only=True):
    """What becomes of a document, and of the task that asks something about it."""

    document: Document
    change: Change | None
    event: Event
    before: Task | None = None
    only_after: Collection[str] | None = None


def publish(upload: Upload, *steps: DocumentMove, agreed: Iterable[Client] = ()) -> None:
    """A new document, and its twin; a Conflict where one of those who `agreed` changed."""
    with transaction() as write:
        for step, used in zip(steps, (upload, None), strict=False):
            documents.add(step.document, used, write, step.only_after)
            _put_asked(step, write)
            if step.change:
                packages.join(step.change.task, write)
        for client in agreed:
            client_rows.must_be_unchanged(client, write)


def publish_version(upload: Upload, *steps: DocumentMove, agreed: Iterable[Client] = ()) -> None:
    """A new version, its task asked anew; of the twin as well."""
    with transaction() as write:
        for step, used in zip(steps, (upload, None), strict=False):
            documents.add_version(step.document, used, write)
            _put_asked(step, write)
        for client in agreed:
            client_rows.must_be_unchanged(client, write)


def withdraw(*steps: DocumentMove) -> None:
    """A document taken back, with what was asked about it; its twin as well."""
    with transaction() as write:
        for step in steps:
            documents.set_status(step.document, DocumentStatus.WITHDRAWN, write)
            audit.append(step.event, write)
            if step.change:
                put(step.change, write, step.before)


def _put_asked(step: DocumentMove, write: TransactWrite) -> None:
    if step.change:
        put(step.change, write, step.before)
    else:
        audit.append(step.event, write)


def put(change: Change, write: TransactWrite, before: Task | None = None) -> None:
    """The task, the rows of people for whom something changed, and the event."""
    task = change.task
    _put_task(task, write, before)
    for person in task.recipients:
        if before is None or _listed_otherwise(before, task, person):
            write.save(person_row_of(task, person.user_id))
    if change.event:
        audit.append(change.event, write)


def save_opening(task: Task) -> None:
    """Only that somebody looked; the event of it was written by the documents."""
    with transaction() as write:
        _put_task(task, write, before=task)


def save_names(task: Task, before: Task) -> None:
    """Only how it names clients, which is nothing that happened to it."""
    with transaction() as write:
        put(Change(task=task), write, before)


def _put_task(task: Task, write: TransactWrite, before: Task | None) -> None:
    """Nothing else writes a task, so that what its kind keeps, and what the office must do about
    it, is always as the task says."""
    write.save(TaskRow.of(task), condition=TaskRow.unchanged(task))
    kinds.of(task.action).keep(task, write)
    now, was = work_of(task), work_of(before) if before else None
    _keep_line(task, before, write)
    if now:
        work.put(now, write)
    elif was:
        work.end(was, write)


def _listed_otherwise(before: Task, task: Task, person: Recipient) -> bool:
    """Who is not asked is in no list, so that what a row says of the task may be old."""
    if before.recipient(person.user_id) != person:
        return True
    return person.is_open and _shown(before) != _shown(task)


def _shown(task: Task) -> tuple[object, ...]:
    """What the row of a person says of it, and may change."""
    named = (task.client_name, task.client_number)
    return (task.about.version, task.closes_at, task.state, *named)
