"""A row per person of a task: what their list shows of it, in so few bytes that a list is cheap.

Fifty open tasks are to cost two read units, which is 16 KB: so facts have no names, times are
seconds, and what the keys say already is not said again. What the standard catalogue says of the
type is said by its version: that stays as it was, whatever the next one says (ADR 54).
"""

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.core.facts_row import FactsRow
from chalicelib.core.forms import upgrade
from chalicelib.core.rights import Place
from chalicelib.core.table import GlobalIndex, key, table_name
from chalicelib.offices.domain import catalogue
from chalicelib.offices.domain.catalogue import Says
from chalicelib.tasks.domain.about import TypeNames
from chalicelib.tasks.domain.task import NO_DEADLINE, Task
from chalicelib.work.domain.office_task import TaskState


class OpenByUser(GlobalIndex["PersonRow"]):
    """What waits for one person, by deadline; a row is here only while it is open."""

    open_key = UnicodeAttribute(hash_key=True)
    open_sort = UnicodeAttribute(range_key=True)


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """`kind` has the type's names and the folder; or, where it says the same, the version of the
    standard catalogue."""

    document_id: str
    title: str
    type_id: str
    kind: int | Says
    action: str
    period: str | None
    client_name: str
    client_number: str
    created_at: int
    closes_at: int | None
    package_id: str | None = None


@upgrade(Shown, to=2)
def _offered_alone(stored: Any) -> Any:
    """Nothing was offered together (ADR 63); what is last may be left out."""
    return stored


class PersonRow(FactsRow[Shown]):
    class Meta:
        table_name = table_name("tasks")

    client_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)
    open_key = UnicodeAttribute(null=True)
    open_sort = UnicodeAttribute(null=True)
    open_by_user = OpenByUser()


class ListItem(Struct, frozen=True, kw_only=True):
    """What a person's list shows of a task."""

    task_id: str
    client_id: str
    deadline_on: str | None
    shown: Shown

    @property
    def document_id(self) -> str:
        return self.shown.document_id

    @property
    def type_names(self) -> TypeNames:
        return TypeNames(nl=self._says.name_nl, en=self._says.name_en)

    @property
    def place(self) -> Place:
        return Place(folder_id=self._says.folder_id, type_id=self.shown.type_id)

    @property
    def _says(self) -> Says:
        kind = self.shown.kind
        return catalogue.said(kind)[self.shown.type_id] if isinstance(kind, int) else kind

    @property
    def created_at(self) -> datetime:
        return datetime.fromtimestamp(self.shown.created_at, UTC)

    def is_due(self, at: datetime) -> bool:
        return self.shown.closes_at is not None and self.shown.closes_at <= at.timestamp()


def person_row_of(task: Task, user_id: str) -> PersonRow:
    owner, own = key(task.office_id, task.client_id), f"{task.task_id}#{user_id}"
    row = PersonRow.of(_shown(task), client_key=owner, task_key=own)
    person = task.recipient(user_id)
    if task.state is TaskState.OPEN and person and person.is_open:
        row.open_key = open_key(task.office_id, user_id, later=not task.is_turn_of(person))
        row.open_sort = str(task.deadline_on or NO_DEADLINE)
    return row


def open_key(office_id: str, user_id: str, *, later: bool = False) -> str:
    """What waits for somebody; or what will, when those before them have signed."""
    return key(office_id, user_id, *(("later",) if later else ()))


def item_of(row: PersonRow) -> ListItem:
    deadline = row.open_sort if row.open_sort != NO_DEADLINE else None
    task_id, client_id = row.task_key.partition("#")[0], row.client_key.partition("#")[2]
    return ListItem(task_id=task_id, client_id=client_id, deadline_on=deadline, shown=row.read())


def _shown(task: Task) -> Shown:
    says = Says(task.about.type_names.nl, task.about.type_names.en, task.about.folder_id)
    return Shown(
        document_id=task.about.document_id,
        title=task.about.title,
        type_id=task.about.type_id,
        kind=catalogue.version_saying(task.about.type_id, says) or says,
        action=task.action,
        period=task.about.period,
        client_name=task.client_name,
        client_number=task.client_number,
        created_at=int(task.created_at.timestamp()),
        closes_at=int(task.closes_at.timestamp()) if task.closes_at else None,
        package_id=task.package_id,
    )
