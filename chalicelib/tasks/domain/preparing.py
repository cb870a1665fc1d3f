"""Wordt klaargezet: a signing that nobody hears of until its file has been laid out (ADR 36)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict
from chalicelib.tasks.domain.states import Preparing, State
from chalicelib.tasks.domain.task import Change, Task

LATE = "preparing_takes_long"
# Told of one version only.
OF_FILE = frozenset({"unlocked"})
# In an event that nobody at the client hears of, whatever they know of the document already.
UNHEARD = {"held": "yes"}


def waits_for_worker(task: Task) -> bool:
    """The file has to be laid out, and nobody has said that it cannot."""
    wish = task.preparing
    return task.state is State.PREPARING and wish is not None and wish.asked_at is not None


def prepare(
    task: Task, actor: Actor | None, action: str, at: datetime, heard: str = "", **told: str
) -> Change:
    """The file is laid out first; `action` is the event that asks once it has passed, told as of
    whoever set it going. What waited to be told already is told as it was going to be."""
    who = (actor.user_id, actor.name) if actor else ("", "")
    facts = {name: text for name, text in told.items() if text}
    first = _waiting(task, action, facts) or Preparing(at, at, action, *who, facts, heard)
    wish = replace(first, since=at, asked_at=at)
    begun = replace(task, state=State.PREPARING, preparing=wish, problem="")
    return Change(begun, begun.event(actor, "signing_begun", at, **told, **UNHEARD))


def ask_now(task: Task, at: datetime) -> Change:
    """The file has passed: from here on people know of it."""
    wish = _wish(task)
    left = with_time_left(task, at)
    asked = replace(left, state=State.OPEN, held=False, preparing=None, problem="")
    new = [each for each in asked.turn.split(",") if each not in wish.heard.split(",")]
    event = asked.event(None, wish.action, at, **{**wish.told, "asked": ",".join(new)})
    return Change(asked, _told_by(event, wish))


def refuse(task: Task, code: str, at: datetime) -> Change:
    """It cannot be signed: the office finds it among what waits for it, with the reason."""
    wish = _wish(task)
    event = task.event(None, "signing_refused", at, reason_code=code, **UNHEARD)
    return Change(replace(task, problem=code, preparing=replace(wish, asked_at=None)), event)


def ask_worker_again(task: Task, at: datetime) -> Change:
    """Nothing came of it for too long: the office sees so, and the worker is set to it again."""
    wish = _wish(task)
    if not waits_for_worker(task):
        raise Conflict("not_in_this_state")
    again = "yes" if task.problem else ""
    late = replace(task, problem=LATE, preparing=replace(wish, asked_at=at))
    return Change(late, task.event(None, "signing_late", at, again=again, **UNHEARD))


def with_time_left(task: Task, at: datetime) -> Task:
    """A last day that has passed does not count for what is asked anew."""
    passed = task.expires_on is not None and task.closes_at is not None and task.closes_at <= at
    return replace(task, expires_on=None, closes_at=None) if passed else task


def closing_time(at: datetime, days: int | None) -> datetime | None:
    """When a read task closes by itself: the same time of day in the Netherlands, `days` on."""
    return clock.days_later(at, days) if days else None


def _waiting(task: Task, action: str, facts: Mapping[str, str]) -> Preparing | None:
    """What waits to be told. A newer version is told to all, also to who had been asked when others
    were still to come; and of its own file."""
    known = task.preparing
    if known is None or action != "task_reopened":
        return known
    told = {name: text for name, text in known.told.items() if name not in OF_FILE}
    told |= {name: text for name, text in facts.items() if name in OF_FILE}
    return None if known.action == "task_passed_on" else replace(known, told=told)


def _wish(task: Task) -> Preparing:
    if task.state is not State.PREPARING or task.preparing is None:
        raise Conflict("not_in_this_state")
    return task.preparing


def _told_by(event: Event, wish: Preparing) -> Event:
    if not wish.actor_id:
        return event
    return replace(event, actor_id=wish.actor_id, actor_name=wish.actor_name)
