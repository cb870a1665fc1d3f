"""From an event to the queues: what must react, and who must hear."""

from collections.abc import Mapping

import msgspec

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Place, Right
from chalicelib.core.config import Config, config
from chalicelib.documents.store import documents
from chalicelib.gateways import queues
from chalicelib.notifications.domain.hearing import Known
from chalicelib.notifications.domain.letters import Letter, letters
from chalicelib.notifications.domain.reactions import OFFICE, Reaction, reactions_to
from chalicelib.tasks.domain.recipient import HAS_SIGNED, PersonState
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks

# About people themselves: who hears of it needs no look at a client.
PERSONAL = frozenset(
    {
        "person_invited",
        "password_requested",
        "account_reactivated",
        "account_stopped",
        "code_not_sent",
        "passkey_refused",
        "device_new",
        "codes_stopped",
        "mail_bounced",
        "mobile_changed",
        "email_change_asked",
        "email_change_cancelled",
        "email_changed",
        "factor_added",
        "factor_removed",
        "replacement_asked",
        "replacement_cancelled",
        "replacement_stopped",
        "certificate_ending",
        "open_tasks_asked",
    }
)

# Of who can agree that the fiscal partner is asked.
ASKS_CONSENT = frozenset({"partner_recorded", "partner_agreed"})

# What nobody is asked any more, or not this person.
TAKES_BACK = frozenset({"signing_withdrawn", "task_declined", "task_voided", "task_passed_on"})


class Work(msgspec.Struct, frozen=True):
    """What waits on the queues `notifications` and `reactions`."""

    reaction: Reaction
    event: Event


def route(event: Event) -> None:
    """One message per reaction; an event nobody reacts to goes nowhere."""
    for reaction in reactions_to(event):
        body = msgspec.json.encode(Work(reaction, event)).decode()
        # What signs a document waits for what came before it about the same document.
        in_order = {"group": event.subject_id, "once": event.event_id}
        order = in_order if reaction is Reaction.SIGN else {}
        queues.send(queue_url=_queues(config())[reaction], body=body, **order)


def _queues(settings: Config) -> Mapping[Reaction, str]:
    return {
        Reaction.NOTIFY: settings.notifications_queue_url,
        Reaction.DIGEST: settings.notifications_queue_url,
        Reaction.MARK_OPENED: settings.reactions_queue_url,
        Reaction.CHECK_UPLOAD: settings.reactions_queue_url,
        Reaction.REASSIGN: settings.reactions_queue_url,
        Reaction.ASK_TOO: settings.reactions_queue_url,
        Reaction.SIGN: settings.signing_queue_url,
    }


def tell(event: Event) -> None:
    """A letter for everybody who hears about this, on the queue `mail`."""
    written = letters(event, _known(event))
    send_letters(written)


def send_letters(written: tuple[Letter, ...]) -> None:
    bodies = [msgspec.json.encode(letter).decode() for letter in written]
    queues.send_all(queue_url=config().mail_queue_url, bodies=bodies)


def _known(event: Event) -> Known:
    if event.action in PERSONAL:
        return Known()
    office_id, client_id = event.office_id, event.client_id
    manager = client_rows.client(office_id, client_id).facts.relation_manager_id
    people = memberships.memberships(office_id, client_id)
    task = _task(event)
    place = _place(event, task)
    right = Right.APPROVE if event.action in ASKS_CONSENT else Right.READ
    readers = {each.user_id for each in people if each.may(right, place)}
    for_office = {each.user_id for each in task.recipients if each.by_office} if task else set()
    return Known(
        office=manager or OFFICE,
        readers=frozenset(readers | for_office),
        asked=_people(task),
        approved=_people(task, PersonState.APPROVED, *HAS_SIGNED),
        requester=task.created_by_id if task else "",
        heard=_heard(event) if event.action in TAKES_BACK else (),
    )


def _heard(event: Event) -> tuple[str, ...]:
    """Of whom it was asked before: whoever never heard of it is not told that it is over."""
    about = audit.history(event.office_id, event.subject_id)
    same = [it for it in about if it.details.get("task_id") == event.details.get("task_id")]
    earlier = [each for each in same if each.event_id < event.event_id]
    asked = [each.details.get("asked", "").split(",") for each in earlier]
    return tuple(dict.fromkeys(user_id for each in asked for user_id in each if user_id))


def _place(event: Event, task: Task | None) -> Place | None:
    if task:
        return task.place
    if "document_sha256" not in event.details:
        return None
    return documents.document(event.office_id, event.client_id, event.subject_id).place


def _task(event: Event) -> Task | None:
    task_id = event.details.get("task_id")
    return tasks.get(event.office_id, event.client_id, task_id) if task_id else None


def _people(task: Task | None, *states: PersonState) -> tuple[str, ...]:
    """In one of these states; or in any, but for whom it is no longer asked of."""
    if task is None:
        return ()
    asked = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    return tuple(each.user_id for each in asked if not states or each.state in states)
