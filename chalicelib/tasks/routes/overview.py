"""The lists of the office: what waits for clients, what for the office, and what is late."""

from collections.abc import Collection
from datetime import datetime

from msgspec import structs

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.order import cursor_at, list_of, place_of, sought
from chalicelib.core.rights import Place
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Cursor, Key, OptionalLine, Ulid
from chalicelib.tasks.actions.overview import WantedLines, overview
from chalicelib.tasks.domain.lines import ListOrder, OfficeList, Sieve, SortedBy, TaskLine
from chalicelib.tasks.routes.shut import Asking, Shut, shut_among
from chalicelib.work.domain.office_task import TaskState
from chalicelib.work.routes.task_rows import ListedOfficeTask, task_row

routes = Routes(__name__)


class OverviewQuery(Body, kw_only=True):
    """`list` null: everything that waits. `mine`: at clients of whom who asks is the relation
    manager. `search` is for words of the title, type, client and people."""

    list: OfficeList | None = None
    client_id: Ulid | None = None
    type_id: Key | None = None
    status: TaskState | None = None
    mine: bool = False
    search: OptionalLine = ""
    sort: SortedBy = SortedBy.DEADLINE
    descending: bool = False
    cursor: Cursor | None = None


class OfficeNumbers(Answer, kw_only=True):
    """How much waits for clients, for the office, and of both what is late; a return of two
    partners is one. Null is what the server does not know at this moment."""

    client: int | None
    office: int | None
    late: int | None


class OfficeTaskList(Answer, kw_only=True):
    """Where there is a `cursor` there may be more, also when there is nothing in this part.
    `numbers` come with the first, of what who asks may see, whatever was asked for."""

    items: list[ListedOfficeTask]
    cursor: str | None = None
    numbers: OfficeNumbers | None = None


@routes.get("/office-tasks", needs=Needs.EMPLOYEE)
def list_office_tasks(actor: Actor, query: OverviewQuery) -> OfficeTaskList:
    """What waits, for clients or for the office, a page at a time."""
    at = clock.now()
    found = overview(actor, _wanted(query, actor, at), at)
    return OfficeTaskList(
        items=office_rows(found.page.rows, actor),
        cursor=cursor_at(found.page.after, list_of(query)),
        numbers=OfficeNumbers(**structs.asdict(found.numbers)) if found.numbers else None,
    )


def _wanted(query: OverviewQuery, actor: Actor, at: datetime) -> WantedLines:
    return WantedLines(
        of=query.list,
        client_id=query.client_id,
        sieve=Sieve(
            type_id=query.type_id,
            status=query.status,
            manager_id=actor.user_id if query.mine else None,
            words=sought(query.search),
            before=clock.local_date(at) if query.list is OfficeList.LATE else None,
        ),
        order=ListOrder(by=query.sort, descending=query.descending),
        after=place_of(query.cursor, list_of(query)),
    )


def office_rows(lines: Collection[TaskLine], actor: Actor) -> list[ListedOfficeTask]:
    """The office's overview; who cannot act yet is looked up for all lines at once."""
    known = shut_among(actor, map(_asking, lines))
    return [_office_row(each, actor, known) for each in lines]


def _office_row(line: TaskLine, actor: Actor, known: Shut) -> ListedOfficeTask:
    row, asking = task_row(line.task, actor), _asking(line)
    for view, person in zip(row.recipients, line.task.people, strict=True):
        view.shut, view.acts_from = known.replacing(asking, person), known.acts_from(asking, person)
    return row


def _asking(line: TaskLine) -> Asking:
    task = line.task
    place = Place(folder_id=line.folder_id, type_id=task.type_id)
    return Asking(client_id=task.client_id, action=task.action, place=place, people=task.people)
