"""A row per person of a task: what their list shows of it, in so few bytes that a list is cheap.

Fifty open tasks are to cost two read units, which is 16 KB: so facts have no names, times are
seconds, and what the keys or the standard catalogue say already is not said again.
"""

from datetime import UTC, datetime

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.core.actor import Place
from chalicelib.core.table import GlobalIndex, Row, key, table_name
from chalicelib.offices.domain.catalogue import DOCUMENT_TYPES
from chalicelib.tasks.domain.task import Task, TypeNames
from chalicelib.tasks.events.shared import State

NO_DEADLINE = "9999-12-31"
STANDARD = {each.type_id: (each.name_nl, each.name_en, each.folder_id) for each in DOCUMENT_TYPES}


class OpenByUser(GlobalIndex["PersonRow"]):
    """What waits for one person, by deadline; a row is here only while it is open."""

    open_key = UnicodeAttribute(hash_key=True)
    open_sort = UnicodeAttribute(range_key=True)


class PersonRow(Row):
    class Meta:
        table_name = table_name("tasks")

    client_key = UnicodeAttribute(hash_key=True)
    task_key = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()
    open_key = UnicodeAttribute(null=True)
    open_sort = UnicodeAttribute(null=True)
    open_by_user = OpenByUser()


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """`facts` of a row: a new field comes last and has a default. `unusual` has what the
    standard catalogue does not say: the type's names and the folder."""

    document_id: str
    title: str
    type_id: str
    unusual: tuple[str, str, str] | None
    action: str
    period: str | None
    client_name: str
    client_number: str
    created_at: int
    closes_at: int | None


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
        nl, en, _ = self._kind
        return TypeNames(nl=nl, en=en)

    @property
    def place(self) -> Place:
        return Place(folder_id=self._kind[2], type_id=self.shown.type_id)

    @property
    def _kind(self) -> tuple[str, str, str]:
        return self.shown.unusual or STANDARD[self.shown.type_id]

    @property
    def created_at(self) -> datetime:
        return datetime.fromtimestamp(self.shown.created_at, UTC)

    def is_due(self, at: datetime) -> bool:
        return self.shown.closes_at is not None and self.shown.closes_at <= at.timestamp()


SHOWN = msgspec.json.Decoder(Shown)


def person_row_of(task: Task, user_id: str) -> PersonRow:
    row = PersonRow(
        key(task.office_id, task.client_id),
        f"{task.task_id}#{user_id}",
        facts=msgspec.json.encode(_shown(task)).decode(),
    )
    person = task.recipient(user_id)
    if task.state is State.OPEN and person and person.is_open:
        row.open_key = open_key(task.office_id, user_id, later=not task.is_turn_of(person))
        row.open_sort = str(task.deadline_on or NO_DEADLINE)
    return row


def open_key(office_id: str, user_id: str, *, later: bool = False) -> str:
    """What waits for somebody; or what will, when those before them have signed."""
    return key(office_id, user_id, *(("later",) if later else ()))


def item_of(row: PersonRow) -> ListItem:
    deadline = row.open_sort if row.open_sort != NO_DEADLINE else None
    task_id, client_id = row.task_key.partition("#")[0], row.client_key.partition("#")[2]
    return ListItem(
        task_id=task_id, client_id=client_id, deadline_on=deadline, shown=SHOWN.decode(row.facts)
    )


def _shown(task: Task) -> Shown:
    kind = (task.type_names.nl, task.type_names.en, task.folder_id)
    return Shown(
        document_id=task.document_id,
        title=task.title,
        type_id=task.type_id,
        unusual=None if kind == STANDARD.get(task.type_id) else kind,
        action=task.action,
        period=task.period,
        client_name=task.client_name,
        client_number=task.client_number,
        created_at=int(task.created_at.timestamp()),
        closes_at=int(task.closes_at.timestamp()) if task.closes_at else None,
    )
