"""How far the mail that asked somebody to sign came, from what was kept when it went out."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, Happened
from chalicelib.core.actor import Actor
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import Sent, letter_key
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.signing.actions.reading import signing_task
from chalicelib.signing.domain.signatories import signatories
from chalicelib.signing.events.moves import SigningOfTask, SigningReminded
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.events.shared import Asks


class Delivery(Struct, frozen=True, kw_only=True):
    """`asked` is the mail that asked it last, `reminded_at` when it was asked again. Whether a mail
    was opened is not followed: that takes consent (Telecommunicatiewet art. 11.7a). `signed_in_at`
    is when they came to the portal last, since that mail."""

    person: Recipient
    asked: Sent | None
    reminded_at: datetime | None
    signed_in_at: datetime | None


def deliveries_of(actor: Actor, client_id: str, task_id: str, at: datetime) -> tuple[Delivery, ...]:
    task = signing_task(actor, client_id, task_id).as_of(at)
    about = list(audit.history(task.office_id, task.about.subject_id))
    known = users.users(task.office_id, [each.user_id for each in task.recipients])
    return tuple(_delivery(task, each, known.get(each.user_id), about) for each in task.recipients)


def _delivery(task: Task, person: Recipient, user: User | None, about: Iterable[Event]) -> Delivery:
    asking = [each for each in about if _asks(each.told, task, person)]
    sent = _sent(task, person, asking[-1]) if asking else None
    return Delivery(
        person=person,
        asked=sent,
        reminded_at=signatories(task).of(person.user_id).reminded_at,
        signed_in_at=_came(user, sent),
    )


def _came(user: User | None, sent: Sent | None) -> datetime | None:
    at = user.last_signed_in_at if user else None
    return at if at and sent and at >= sent.sent_at else None


def _asks(told: Happened, task: Task, person: Recipient) -> bool:
    """By this event; a reminder is not what asked it."""
    if isinstance(told, SigningReminded) or not isinstance(told, Asks | SigningOfTask):
        return False
    return told.task.task_id == task.task_id and person.user_id in told.asked


def _sent(task: Task, person: Recipient, event: Event) -> Sent | None:
    return delivery.sent(letter_key(task.office_id, event.event_id, person.user_id))
