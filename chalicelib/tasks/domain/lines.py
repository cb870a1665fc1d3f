"""A task that waits, as the lists of the office have it: in which list, in which order, and as what
it counts. One return of two partners lies in two dossiers, and counts once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.order import LONGEST, Page, page_among, sought
from chalicelib.tasks.domain.states import WAITS_FOR_OFFICE
from chalicelib.tasks.domain.task import NO_DEADLINE, Task
from chalicelib.tasks.domain.work import WaitsOn, line_of, waits_on
from chalicelib.work.domain.office_task import OfficeTask, TaskState

LATE = "late"
# An employee with more clients than this has lines of their own, in one list.
ONE_BY_ONE = 25


def has_own_lines(assigned: Collection[str] | None) -> bool:
    return assigned is not None and len(assigned) > ONE_BY_ONE


class OfficeList(StrEnum):
    """A list of the office: what waits for clients, what for the office, and what of both is
    late."""

    CLIENT = "client"
    OFFICE = "office"
    LATE = "late"


def waits_in(of: OfficeList | None) -> tuple[WaitsOn, ...]:
    """For whom that waits which is in this list; in all of them where none is named."""
    alone = (each for each in WaitsOn if of is not None and of.value == each.value)
    return tuple(alone) or tuple(WaitsOn)


class SortedBy(StrEnum):
    """The orders of a list; ACT is when somebody last did something about it."""

    DEADLINE = "deadline"
    CLIENT = "client"
    TYPE = "type"
    ACT = "act"


class ListOrder(Struct, frozen=True, kw_only=True):
    """In which order, and from which end."""

    by: SortedBy = SortedBy.DEADLINE
    descending: bool = False

    def page_among(
        self, lines: Iterable["TaskLine"], after: str | None, until: str | None = None
    ) -> Page["TaskLine"]:
        """Of lines that are all known."""
        placed = ((line.place(self.by), line) for line in lines)
        return page_among(placed, after, until, descending=self.descending)

    def first(self, places: Collection[str]) -> str | None:
        return (max if self.descending else min)(places, default=None)


class TaskLine(Struct, frozen=True, kw_only=True):
    """`ends_at`: from then on nobody can do what is asked, whether or not that was written yet;
    `manager_id` is of who looks after the client."""

    office_id: str
    task: OfficeTask
    waits: WaitsOn
    acted_at: datetime
    ends_at: datetime | None = None
    folder_id: str = ""
    manager_id: str = ""

    @property
    def words(self) -> str:
        """What it is sought by."""
        task = self.task
        people = (each.name for each in task.people)
        named = (task.title, *task.type_names, task.client_name, task.client_number, *people)
        return sought(" ".join((*named, task.period or "", task.relation_manager)))

    def place(self, by: SortedBy) -> str:
        """Where it stands in this order; no two lines stand in the same place."""
        task, last = self.task, self.task.task_id
        due = str(task.deadline_on or NO_DEADLINE)
        match by:
            case SortedBy.DEADLINE:
                return f"{due}#{last}"
            case SortedBy.CLIENT:
                return f"{sought(task.client_name)[:LONGEST]}#{task.client_id}#{due}#{last}"
            case SortedBy.TYPE:
                return f"{sought(' '.join(task.type_names))[:LONGEST]}#{task.type_id}#{due}#{last}"
            case _:
                return f"{self.acted_at.isoformat(timespec='milliseconds')}#{last}"

    def is_over(self, at: datetime) -> bool:
        return self.ends_at is not None and self.ends_at <= at

    def counts_as(self, knows_partner: bool) -> tuple[str, ...]:
        """The numbers that it makes one higher, for who does or does not know the other half."""
        other = _waits_beside(self.task) if knows_partner else None
        follows = other is not None and not _leads(self.task)
        names: tuple[str, ...] = () if follows and other is self.waits else (self.waits.value,)
        if self.task.deadline_on and not follows:
            names += (f"{LATE} {self.task.deadline_on}",)
        return names


class Sieve(Struct, frozen=True, kw_only=True):
    """What is left of a list: of one type, in one state, at clients of one relation manager, with
    these words, and due before a day."""

    type_id: str | None = None
    status: TaskState | None = None
    manager_id: str | None = None
    words: str = ""
    before: date | None = None

    def keeps(self, line: TaskLine) -> bool:
        task = line.task
        late = self.before is None or str(task.deadline_on or NO_DEADLINE) < str(self.before)
        return (
            late
            and self.type_id in (None, task.type_id)
            and self.status in (None, task.status)
            and self.manager_id in (None, line.manager_id)
            and self.words in line.words
        )


def waiting_line(task: Task) -> TaskLine | None:
    """None of what waits for nobody."""
    waits = waits_on(task)
    if waits is None:
        return None
    return TaskLine(
        office_id=task.office_id,
        task=line_of(task),
        waits=waits,
        acted_at=max(task.created_at, *(it.acted_at or task.created_at for it in task.recipients)),
        ends_at=task.closes_at if task.state is TaskState.OPEN and task.awaits_people else None,
        folder_id=task.about.folder_id,
        manager_id=task.manager_id,
    )


def _waits_beside(task: OfficeTask) -> WaitsOn | None:
    """Whom the other half waits for, as far as is known here."""
    if task.partner is None:
        return None
    if task.partner.status in WAITS_FOR_OFFICE:
        return WaitsOn.OFFICE
    open_ = (TaskState.OPEN, TaskState.AWAITS_PARTNER)
    return WaitsOn.CLIENT if task.partner.status in open_ else None


def _leads(task: OfficeTask) -> bool:
    """Of two halves the one where something must still be done."""
    awaits = TaskState.AWAITS_PARTNER
    other = task.partner
    if other is None or (task.status is awaits) is not (other.status is awaits):
        return task.status is not awaits
    return task.task_id < other.task_id


class Numbers(Struct, frozen=True, kw_only=True):
    """How much waits for clients, how much for the office, and how much of that is late; None is
    not known."""

    client: int | None
    office: int | None
    late: int | None


def numbers_of(counted: Mapping[str, int], today: date) -> Numbers:
    """From the numbers by name, as lines count."""
    before = f"{LATE} {today}"
    late = (n for name, n in counted.items() if name.startswith(LATE) and name < before)
    return Numbers(
        client=counted.get(WaitsOn.CLIENT, 0), office=counted.get(WaitsOn.OFFICE, 0), late=sum(late)
    )


def counted(lines: Iterable[TaskLine], knows: Callable[[str], bool]) -> dict[str, int]:
    """The numbers of these lines, for who `knows` these clients."""
    found: dict[str, int] = {}
    for line in lines:
        partner = line.task.partner
        for name in line.counts_as(partner is not None and knows(partner.client_id)):
            found[name] = found.get(name, 0) + 1
    return found
