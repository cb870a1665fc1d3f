"""From an event to the letters: who must hear of it."""

from collections.abc import Sequence

import msgspec

from chalicelib.audit import store as audit
from chalicelib.audit.domain import About, Event, Happened, Hears, Tells
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core.config import config
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place, Right
from chalicelib.documents.store import documents
from chalicelib.gateways import queues
from chalicelib.notifications.actions.colleagues import colleagues_of
from chalicelib.notifications.domain.hearing import (
    OFFICE,
    Known,
    needs_history,
    needs_look,
    reaches,
    told_by,
)
from chalicelib.notifications.domain.letters import Digest, Letter, letters
from chalicelib.tasks.domain.recipient import HAS_SIGNED
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.events.shared import OfTask
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import PersonState


def tell(event: Event) -> None:
    """A letter for everybody who hears about this, on the queue `mail`."""
    send_letters(letters(event, _known(event)))


def send_letters(written: Sequence[Letter | Digest]) -> None:
    bodies = [msgspec.json.encode(letter).decode() for letter in written]
    queues.send_all(queue_url=config().mail_queue_url, bodies=bodies)


def _known(event: Event) -> Known:
    tells = told_by(event)
    known = _look(event, tells) if needs_look(tells) else Known()
    asks_them = reaches(tells, Hears.COLLEAGUES)
    return replace(known, colleagues=colleagues_of(event)) if asks_them else known


def _look(event: Event, tells: tuple[Tells, ...]) -> Known:
    office_id, client_id = event.office_id, event.client_id
    manager = client_rows.client(office_id, client_id).facts.relation_manager_id
    people = memberships.memberships(office_id, client_id)
    task = _task(event)
    place = _place(event, task)
    right = Right.APPROVE if reaches(tells, Hears.MAY_AGREE) else Right.READ
    readers = {each.user_id for each in people if each.may(right, place)}
    for_office = {each.user_id for each in task.recipients if each.by_office} if task else set()
    return Known(
        office=manager or OFFICE,
        readers=frozenset(readers | for_office),
        asked=_people(task),
        approved=_people(task, PersonState.APPROVED, *HAS_SIGNED),
        requester=task.created_by_id if task else "",
        heard=_heard(event) if needs_history(tells) else (),
    )


def _heard(event: Event) -> tuple[str, ...]:
    """Of whom it was asked before: whoever never heard of it is not told that it is over."""
    about = audit.history(event.office_id, event.subject_id)
    earlier = [each.told for each in about if each.event_id < event.event_id]
    same = [each for each in earlier if _task_id(each) == _task_id(event.told)]
    return tuple(dict.fromkeys(who for each in same for who in getattr(each, "asked", ())))


def _place(event: Event, task: Task | None) -> Place | None:
    if task:
        return task.place
    if event.kind.about is not About.DOCUMENT:
        return None
    return documents.document(event.office_id, event.client_id, event.subject_id).place


def _task(event: Event) -> Task | None:
    task_id = _task_id(event.told)
    return tasks.plain(event.office_id, event.client_id, task_id) if task_id else None


def _task_id(told: Happened) -> str:
    return told.task.task_id if isinstance(told, OfTask) else ""


def _people(task: Task | None, *states: PersonState) -> tuple[str, ...]:
    """In one of these states; or in any, but for whom it is no longer asked of."""
    if task is None:
        return ()
    asked = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    return tuple(each.user_id for each in asked if not states or each.state in states)
