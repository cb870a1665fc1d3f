"""What waits for the office: heard of what happens, and looked at by its employees."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import Event, Happened
from chalicelib.clients.events import AccessRequested
from chalicelib.clients.store import requests as request_rows
from chalicelib.core.actor import Actor
from chalicelib.delivery.events import MailBounced
from chalicelib.identity.events.accounts import AccountDeactivated, AccountStopped, PasswordChosen
from chalicelib.identity.events.factors import EmailChanged
from chalicelib.identity.store import users
from chalicelib.work import store
from chalicelib.work.domain import (
    AboutPerson,
    AboutRequest,
    Counts,
    ShownWork,
    Why,
    WorkItem,
    counted,
)

BEGINS: Mapping[type[Happened], Why] = {MailBounced: Why.BOUNCED, AccountStopped: Why.STOPPED}
ENDS: Mapping[type[Happened], tuple[Why, ...]] = {
    EmailChanged: (Why.BOUNCED,),
    PasswordChosen: (Why.STOPPED,),
    AccountDeactivated: (Why.BOUNCED, Why.STOPPED),
}


class PageOfWork(Struct, frozen=True, kw_only=True):
    """Part of what waits, and with the first part how much it is in all."""

    shown: list[ShownWork]
    cursor: str | None
    counts: Counts | None


def waiting(actor: Actor, cursor: str | None, limit: int, at: datetime) -> PageOfWork:
    """What waits for this employee, by due date."""
    found, after = store.waiting(actor.office_id, cursor, limit)
    shown = _shown(actor, found, at)
    counts = None if cursor else _counts(actor, shown, after, at)
    return PageOfWork(shown=shown, cursor=after, counts=counts)


def hear_of_request(event: Event) -> None:
    """It waits from when it was asked until it was decided or taken back."""
    about = AboutRequest(client_id=event.client_id, request_id=event.subject_id)
    item = WorkItem(office_id=event.office_id, why=Why.REQUEST, about=about)
    store.hear(item, event.at, done=not isinstance(event.told, AccessRequested))


def hear_of_person(event: Event) -> None:
    """Somebody is out of reach or their password was stopped; or they need no help any more."""
    begins = BEGINS.get(event.kind)
    for why in (begins,) if begins else ENDS[event.kind]:
        item = _about_person(event.office_id, event.subject_id, why, event.at)
        store.hear(item, event.at, done=not begins)


def hear_of_delivery(office_id: str, user_id: str, at: datetime) -> None:
    """A mail reached them after all."""
    item = _about_person(office_id, user_id, Why.BOUNCED, at)
    if store.is_open(item):
        store.hear(item, at, done=True)


def _about_person(office_id: str, user_id: str, why: Why, at: datetime) -> WorkItem:
    return WorkItem(office_id=office_id, why=why, about=AboutPerson(user_id=user_id, since=at))


def _shown(actor: Actor, items: list[WorkItem], at: datetime) -> list[ShownWork]:
    about = [each.about for each in items]
    asked = [(it.client_id, it.request_id) for it in about if isinstance(it, AboutRequest)]
    requests = request_rows.several(actor.office_id, asked)
    ids = [it.user_id for it in about if isinstance(it, AboutPerson)]
    people = users.users(actor.office_id, ids)
    shown = [
        ShownWork(
            item=each,
            request=requests.get(getattr(each.about, "request_id", "")),
            person=people.get(getattr(each.about, "user_id", "")),
        )
        for each in items
    ]
    return [each for each in shown if each.waits_for(actor, at)]


def _counts(actor: Actor, shown: list[ShownWork], after: str | None, at: datetime) -> Counts:
    rest = list(store.waiting_after(actor.office_id, after)) if after else []
    return counted([each.item for each in (*shown, *_shown(actor, rest, at))], actor)
