"""What waits for the office: heard of what happens, and looked at by its employees."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import NO_CLIENT, Event, Happened
from chalicelib.clients.actions import vouching
from chalicelib.clients.domain.letting_in import LONG
from chalicelib.clients.events import AccessRequested
from chalicelib.clients.store import requests as request_rows
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.delivery.events import MailBounced
from chalicelib.identity.actions.foretelling import counting_of
from chalicelib.identity.actions.seconds import seconds_of_all
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import AccountDeactivated, AccountStopped, PasswordChosen
from chalicelib.identity.events.factors import EmailChanged
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import replacements, users
from chalicelib.work import store
from chalicelib.work.domain.item import (
    About,
    AboutNewcomer,
    AboutPerson,
    AboutReplacement,
    AboutRequest,
    Why,
    WorkItem,
)
from chalicelib.work.domain.shown import Confirming, Counts, ShownWork, counted

BEGINS: Mapping[type[Happened], Why] = {MailBounced: Why.BOUNCED, AccountStopped: Why.STOPPED}
ENDS: Mapping[type[Happened], tuple[Why, ...]] = {
    EmailChanged: (Why.BOUNCED,),
    PasswordChosen: (Why.STOPPED,),
    AccountDeactivated: (Why.BOUNCED, Why.STOPPED),
}


OF_PERSON = (AboutPerson, AboutReplacement, AboutNewcomer)


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


@judged_again
def take(actor: Actor, item_id: str, seen: str, at: datetime) -> ShownWork:
    """Somebody says that they do it; of a colleague whom they saw there they take it over."""
    return _kept(actor, item_id, lambda item: item.taken_by(actor, seen, at), at)


@judged_again
def give_back(actor: Actor, item_id: str, word: str, at: datetime) -> ShownWork:
    """Who took it leaves it to others."""
    return _kept(actor, item_id, lambda item: item.given_back(actor, word, at), at)


def _kept(
    actor: Actor, item_id: str, move: Callable[[WorkItem], WorkItem], at: datetime
) -> ShownWork:
    """Of what this employee finds among what waits; NotFound of anything else."""
    known = store.item(actor.office_id, item_id)
    shown = _shown(actor, [known] if known else [], at)
    if known is None or not shown:
        raise NotFound
    now = move(shown[0].item)
    if now != shown[0].item and not store.take(known, now):
        raise Conflict("changed_meanwhile")
    return replace(shown[0], item=now)


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


def hear_of_replacement(event: Event) -> None:
    """As it is by now: what came after this event, and what of the same kind waits beside it, is
    known already."""
    factor: Factor = getattr(event.told, "factor", Factor.EMAIL)
    waits = {each.factor for each in replacements.waiting(event.office_id, event.subject_id)}
    about = AboutReplacement(user_id=event.subject_id, factor=factor)
    item = WorkItem(office_id=event.office_id, why=Why.CONFIRM, about=about)
    store.hear(item, event.at, done=factor not in waits)


def hear_of_newcomer(event: Event) -> None:
    """As they are by now at this client; at all of theirs when it happened to their account."""
    user = users.users(event.office_id, [event.subject_id], fresh=True).get(event.subject_id)
    if user is None:
        return
    everywhere = event.client_id == NO_CLIENT
    for client_id in user.access if everywhere else (event.client_id,):
        let_in = vouching.shut_in(user, client_id)
        item = WorkItem(
            office_id=event.office_id,
            why=Why.VOUCH,
            about=AboutNewcomer(user_id=user.user_id, client_id=client_id),
            ends_at=let_in.at + LONG if let_in else None,
        )
        store.hear(item, event.at, done=let_in is None)


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
    takers = {each.taker_id for each in items if each.taker_id}
    ids = {it.user_id for it in about if isinstance(it, OF_PERSON)}
    people = users.users(actor.office_id, ids | takers)
    confirming = {**_passed_on(about, people), **_let_in(actor.office_id, about, people)}
    shown = [
        ShownWork(
            item=_without_who_left(each, people),
            request=requests.get(getattr(each.about, "request_id", "")),
            person=people.get(getattr(each.about, "user_id", "")),
            confirming=confirming.get(each.about),
        )
        for each in items
    ]
    return [each for each in shown if each.waits_for(actor, at)]


def _without_who_left(item: WorkItem, people: Mapping[str, User]) -> WorkItem:
    """What a colleague took whose account was stopped since, nobody does."""
    taker = people.get(item.taker_id)
    left = taker is not None and taker.status is Status.DEACTIVATED
    return replace(item, taking=None) if left else item


def _passed_on(about: list[About], people: Mapping[str, User]) -> dict[About, Confirming]:
    """What waits of what somebody passed on, however many there are in as many looks."""
    ids = {it.user_id for it in about if isinstance(it, AboutReplacement)}
    here = {user_id: user for user_id, user in people.items() if user_id in ids}
    found = replacements.waiting_of(here.values()).values()
    waiting = [each for several in found for each in several]
    counting = replacements.proven_of(here.values())
    due = counting_of(here, waiting, counting)
    seconds = seconds_of_all(here, waiting, counting)
    return {
        AboutReplacement(user_id=each.user_id, factor=each.factor): Confirming(
            by_name=each.asked_by_name,
            since=each.asked_at,
            until=due.get(each.asked),
            seconds=seconds[each.asked],
        )
        for each in waiting
    }


def _let_in(
    office_id: str, about: list[About], people: Mapping[str, User]
) -> dict[About, Confirming]:
    """Who may not act yet where they were let in, in as many looks."""
    newcomers = [it for it in about if isinstance(it, AboutNewcomer) and it.user_id in people]
    asked = [(people[it.user_id], it.client_id) for it in newcomers]
    shut = vouching.still_shut(office_id, asked)
    return {
        AboutNewcomer(user_id=user_id, client_id=client_id): Confirming(
            by_name=each.let_in.by_name,
            since=each.let_in.at,
            until=each.opens,
            seconds=each.seconds,
        )
        for (user_id, client_id), each in shut.items()
    }


def _counts(actor: Actor, shown: list[ShownWork], after: str | None, at: datetime) -> Counts:
    rest = list(store.waiting_after(actor.office_id, after)) if after else []
    return counted([each.item for each in (*shown, *_shown(actor, rest, at))], actor)
