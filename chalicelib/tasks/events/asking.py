"""Something is asked of people, or of others than before."""

from typing import Any, ClassVar

from chalicelib.audit.domain import About, Happened, Hears, Tells
from chalicelib.tasks.events.shared import Asks


def _goes_on(told: Any) -> bool:
    """A signing, without somebody who may not sign any more."""
    return bool(told.is_signing and told.without)


class TaskPublished(Asks, frozen=True, kw_only=True, tag="task_published"):
    action: ClassVar = "task_published"
    tells: ClassVar = (Tells("task_new", Hears.NOW_ASKED),)


class TaskReopened(Asks, frozen=True, kw_only=True, tag="task_reopened"):
    """A new version of the document: it is asked again."""

    action: ClassVar = "task_reopened"
    tells: ClassVar = (Tells("task_new_version", Hears.NOW_ASKED),)


class TaskPassedOn(Asks, frozen=True, kw_only=True, tag="task_passed_on"):
    action: ClassVar = "task_passed_on"
    tells: ClassVar = (
        Tells("signing_replaced", Hears.REPLACED),
        Tells("task_removed", Hears.LOST),
        Tells("signing_turn", Hears.NOW_ASKED, _goes_on),
        Tells("task_new", Hears.NOW_ASKED),
        Tells("signing_without", Hears.OFFICE, _goes_on),
        Tells("signing_without", Hears.REQUESTER, _goes_on),
    )


# What a signing waits to tell until its file has passed.
Asking = TaskPublished | TaskReopened | TaskPassedOn


class TaskStuck(Asks, frozen=True, kw_only=True):
    """Whoever had to do it may not any more, and it goes to nobody by itself."""

    action: ClassVar = "task_stuck"
    tells: ClassVar = (Tells("task_stuck", Hears.OFFICE),)


class OpenTasksAsked(Happened, frozen=True, kw_only=True):
    """Of somebody who was given rights with them: how many, once for all of them (ADR 42)."""

    action: ClassVar = "open_tasks_asked"
    about: ClassVar = About.PERSON
    tells: ClassVar = (Tells("open_tasks", Hears.SUBJECT, leads="/taken"),)
    approve: int
    read: int
