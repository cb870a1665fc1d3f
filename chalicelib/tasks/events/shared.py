"""What events about tasks and the rules of tasks share."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from chalicelib.audit.domain import About, Happened
from chalicelib.core.details import Beginning, Ids, Names
from chalicelib.documents.events import AboutDocument
from chalicelib.work.domain.office_task import TaskState

# What somebody else replaced of what proves who acts, by its factor, and that they were let in
# lately: when; for the office also by whom and why (property 3).
Marks = Annotated[Mapping[str, str], Beginning(text="replaced_")]


class AboutTask(AboutDocument, frozen=True, kw_only=True):
    """Which task, and the version that it is about. `held`: nobody but the office hears of it."""

    task_id: str
    asks: Literal["sign"] | None = None
    held: bool = False


class OfTask(Happened, frozen=True, kw_only=True):
    about: ClassVar = About.DOCUMENT
    task: AboutTask

    @property
    def is_signing(self) -> bool:
        return self.task.asks is not None


class Asks(OfTask, frozen=True, kw_only=True):
    """Something is asked: `asked` are the ids of those of whom it is asked by this, who get a mail.
    The rest says why: who lost it (`lost_ids` as the office chose) and who got it instead, whose
    approvals a new version voids, that the others go on `without` somebody, that a protection is
    taken off (`unlocked`)."""

    asked: Ids = ()
    lost: Names = ()
    passed_to: Names = ()
    lost_ids: Ids = ()
    replaced: str = ""
    without: bool = False
    voided_approvals: Names = ()
    unlocked: bool = False
    state: TaskState | None = None
