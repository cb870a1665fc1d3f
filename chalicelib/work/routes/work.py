"""What the office must do, as Postvak shows it, and who takes it."""

from msgspec import structs

from chalicelib.clients.routes.shapes import RequestView
from chalicelib.clients.routes.views import request_view
from chalicelib.core import clock
from chalicelib.core.actor import Actor, UserKind, may
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Cursor, Remark, Ulid
from chalicelib.identity.domain.second import NoSecond
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.work import actions
from chalicelib.work.domain.item import (
    About,
    AboutNewcomer,
    AboutPerson,
    AboutReplacement,
    Taking,
    Why,
    WorkItem,
    WorkState,
)
from chalicelib.work.domain.office_task import OfficeTask
from chalicelib.work.domain.shown import Confirming, ShownWork
from chalicelib.work.routes.task_rows import ListedOfficeTask, task_row

routes = Routes(__name__)

PAGE = 200


class ClientOfPerson(Answer, kw_only=True):
    client_id: str
    name: str


class PersonInNeed(Answer, kw_only=True):
    """Somebody whom no mail reaches, or whose password was stopped, or of whom something waits,
    `since` then where `confirming` does not say it; an employee, or at these clients, as far as who
    looks sees them."""

    user_id: str
    name: str
    is_employee: bool
    clients: list[ClientOfPerson]
    since: str | None


class ConfirmingView(Answer, kw_only=True):
    """What a colleague of `by_name` can say is right, which waits `since` then. `factor` is what of
    the person was passed on; null of who was let in. It counts by itself `until` then; null: not by
    itself. `can`: the one who looks could say so now. Where nobody could, `no_second` is what is in
    the way of those who look after the person, and until `alone_until` nobody's yes counts. Never
    the new address or number."""

    by_name: str
    since: str
    until: str | None
    factor: Factor | None
    can: bool
    no_second: list[NoSecond]
    alone_until: str | None


class TakingView(Answer, kw_only=True):
    """Who took it, or gave it back (the item says which), at what moment; `is_own` of who looks.
    `word` is for who takes it next, of the colleague whose name is `word_by`."""

    by_id: str
    by_name: str
    at: str
    is_own: bool
    word: str
    word_by: str


class TakenWork(Answer, kw_only=True):
    """How an item stands by what somebody just said of it."""

    state: WorkState
    taking: TakingView | None


class WorkItemView(Answer, kw_only=True):
    """About a task, a request or a person, of whom a colleague may say that something is right.
    `is_mine`: it waits for the signature of who looks. `taking`: who does it, or gave it back."""

    item_id: str
    why: Why
    is_mine: bool
    state: WorkState
    taking: TakingView | None
    task: ListedOfficeTask | None = None
    request: RequestView | None = None
    person: PersonInNeed | None = None
    confirming: ConfirmingView | None = None


class WorkCounts(Answer, kw_only=True):
    """All that waits; a return of two partners is one of the `documents`, of which `mine` wait for
    the signature of who looks."""

    documents: int
    mine: int
    requests: int
    people: int
    confirming: int


class WorkList(Answer, kw_only=True):
    """`counts` come with the first page."""

    items: list[WorkItemView]
    cursor: str | None = None
    counts: WorkCounts | None = None


class WorkQuery(Body, kw_only=True):
    cursor: Cursor | None = None


class Taker(Body, kw_only=True):
    """The one who asks takes it. `seen` is the colleague who had it on the screen: whoever does not
    name them takes nothing of theirs (409 `taken_by_colleague`)."""

    seen: Ulid | None = None


class Return(Body, kw_only=True):
    """`word` is for who takes it next."""

    word: Remark = ""


@routes.put("/work/{item_id}/taker", needs=Needs.EMPLOYEE)
def take_work(actor: Actor, item_id: str, body: Taker) -> TakenWork:
    """Of what they find among what waits."""
    taken = actions.take(actor, _stored_id(item_id), body.seen or "", clock.now())
    return _taken(taken.item, actor)


@routes.put("/work/{item_id}/return", needs=Needs.EMPLOYEE)
def return_work(actor: Actor, item_id: str, body: Return) -> TakenWork:
    """By who took it."""
    back = actions.give_back(actor, _stored_id(item_id), body.word, clock.now())
    return _taken(back.item, actor)


def _taken(item: WorkItem, actor: Actor) -> TakenWork:
    taking = _taking(item.taking, actor) if item.taking else None
    return TakenWork(state=item.state, taking=taking)


def _shown_id(item: WorkItem) -> str:
    """As it can stand in an address."""
    return item.item_id.replace("#", "-")


def _stored_id(shown: str) -> str:
    return shown.replace("-", "#")


@routes.get("/work", needs=Needs.EMPLOYEE)
def list_work(actor: Actor, query: WorkQuery) -> WorkList:
    """What waits for the office and for whoever asks, at the clients that they see, by due date."""
    page = actions.waiting(actor, query.cursor, PAGE, clock.now())
    return WorkList(
        items=[_item(each, actor) for each in page.shown],
        cursor=page.cursor,
        counts=WorkCounts(**structs.asdict(page.counts)) if page.counts else None,
    )


def _item(shown: ShownWork, actor: Actor) -> WorkItemView:
    item, about = shown.item, shown.item.about
    return WorkItemView(
        item_id=_shown_id(item),
        why=item.why,
        is_mine=actor.user_id in item.owners,
        state=item.state,
        taking=_taking(item.taking, actor) if item.taking else None,
        task=task_row(about, actor) if isinstance(about, OfficeTask) else None,
        request=request_view(shown.request) if shown.request else None,
        person=_in_need(shown.person, about, actor) if shown.person else None,
        confirming=_confirming(shown.confirming, about, actor) if shown.confirming else None,
    )


def _taking(taking: Taking, actor: Actor) -> TakingView:
    return TakingView(
        by_id=taking.by_id,
        by_name=taking.by_name,
        at=clock.stamp(taking.at),
        is_own=taking.by_id == actor.user_id,
        word=taking.word,
        word_by=taking.word_by,
    )


def _confirming(known: Confirming, about: About, actor: Actor) -> ConfirmingView:
    alone = known.seconds.alone_until
    return ConfirmingView(
        by_name=known.by_name,
        since=clock.stamp(known.since),
        until=clock.stamp(known.until) if known.until else None,
        factor=about.factor if isinstance(about, AboutReplacement) else None,
        can=actor.user_id in known.seconds.who,
        no_second=list(known.seconds.in_the_way),
        alone_until=clock.stamp(alone) if alone else None,
    )


def _in_need(person: User, about: About, actor: Actor) -> PersonInNeed:
    only = about.client_id if isinstance(about, AboutNewcomer) else None
    found = [
        ClientOfPerson(client_id=client_id, name=access.name)
        for client_id, access in person.access.items()
        if client_id == (only or client_id) and may(actor, Right.PEOPLE, client_id)
    ]
    return PersonInNeed(
        user_id=person.user_id,
        name=person.name,
        is_employee=person.kind is UserKind.EMPLOYEE,
        clients=sorted(found, key=lambda each: each.name),
        since=clock.stamp(about.since) if isinstance(about, AboutPerson) else None,
    )
