"""Many tasks at once: rows as the stores write them, copied from one that was really published."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.documents.domain.document import Document, DocumentStatus, Version
from chalicelib.documents.store.documents import DocumentRow
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store.person_rows import PersonRow, person_row_of
from chalicelib.tasks.store.rows import TaskRow
from chalicelib.work.domain.office_task import PersonState, TaskState


def archived(model: Task, number: int) -> Iterator[Task]:
    """Tasks that everybody is done with."""
    people = tuple(
        each.act(PersonState.APPROVED, clock.now(), "Akkoord") for each in model.recipients
    )
    for _ in range(number):
        yield replace(copy_of(model), state=TaskState.FILED, recipients=people)


def closing_at(model: Task, number: int, at: datetime) -> Iterator[Task]:
    """Open read tasks whose term ends at one moment."""
    for _ in range(number):
        yield replace(copy_of(model), closes_at=at)


def copy_of(model: Task) -> Task:
    about = replace(model.about, document_id=new_id())
    return replace(model, task_id=new_id(), about=about, revision=None)


def write(tasks: Iterator[Task], *, whole: bool = True, documents: bool = True) -> None:
    """With the rows of their people and documents, or the tasks' own rows alone."""
    with ExitStack() as open_until_here:
        own, copies, papers = (
            open_until_here.enter_context(kind.batch_write())
            for kind in (TaskRow, PersonRow, DocumentRow)
        )
        for task in tasks:
            own.save(TaskRow.of(task))
            for person in task.recipients if whole else ():
                copies.save(person_row_of(task, person.user_id))
            if whole and documents:
                papers.save(document_row(task))


def document_row(task: Task) -> DocumentRow:
    at = task.created_at
    file = Version(
        version=1,
        file_key=f"{task.office_id}/{task.client_id}/{task.about.document_id}",
        file_name="concept.pdf",
        size=1000,
        pages=None,
        sha256=task.about.sha256,
        added_at=at,
        added_by_id=task.created_by,
        added_by=task.created_by,
    )
    known = Document(
        office_id=task.office_id,
        client_id=task.client_id,
        document_id=task.about.document_id,
        title=task.about.title,
        type_id=task.about.type_id,
        folder_id="jaarrekening",
        year=2026,
        published_at=at,
        published_by_id=task.created_by,
        published_by=task.created_by,
        latest=file,
        status=DocumentStatus(task.state.value),
        task_id=task.task_id,
    )
    return DocumentRow.of(known)
