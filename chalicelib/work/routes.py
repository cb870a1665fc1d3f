"""What the office must do, as Postvak shows it; and a task as every list of the office does."""

from msgspec import structs

from chalicelib.clients.routes.shapes import RequestView
from chalicelib.clients.routes.views import request_view
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Represents, Right, UserKind, may
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Cursor, error_text
from chalicelib.identity.domain.second import NoSecond
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.offices.domain.types import Action
from chalicelib.work import actions
from chalicelib.work.domain import (
    About,
    AboutNewcomer,
    AboutPerson,
    AboutReplacement,
    Confirming,
    OfficeTask,
    OtherHalf,
    PersonAsked,
    PersonState,
    ShownWork,
    TaskState,
    Why,
)

routes = Routes(__name__)

PAGE = 200


class AskedPersonView(Answer, kw_only=True):
    """One person of whom a task asks it; `on_behalf_by` is the
    employee who recorded what they said, `represents` for whom they act, where that is not for
    themself."""

    user_id: str
    name: str
    state: PersonState
    acted_at: str | None
    opened_at: str | None
    remark: str
    on_behalf_by: str
    awaits_office: bool
    represents: Represents | None = None
    shut: bool = False
    acts_from: str | None = None


class BesideView(Answer, kw_only=True):
    """The same file at the fiscal partner, and how it stands there."""

    client_id: str
    document_id: str
    name: str
    status: TaskState


class ListedOfficeTask(Answer, kw_only=True):
    """A task in a list of the office. `problem` is a text: why the office must look before anybody
    can go on. `done` people did what is asked, of the `needed` who must by the rule; `partner` is
    for whoever works for both. `is_handed_in`: somewhere, by the office, once it is approved or
    signed. `of_both`: what can be done with it stands at the document."""

    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    relation_manager_name: str
    action: Action
    type_id: str
    type_name: str
    title: str
    period: str | None
    deadline_on: str | None
    created_at: str
    status: TaskState
    is_handed_in: bool
    done: int
    needed: int
    problem: str | None
    recipients: list[AskedPersonView]
    partner: BesideView | None = None
    of_both: bool = False
    expired_at: str | None = None


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


class WorkItemView(Answer, kw_only=True):
    """About a task, a request or a person, of whom a colleague may say that something is right.
    `is_mine`: it waits for the signature of who looks."""

    item_id: str
    why: Why
    is_mine: bool
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


@routes.get("/work", needs=Needs.EMPLOYEE)
def list_work(actor: Actor, query: WorkQuery) -> WorkList:
    """What waits for the office and for whoever asks, at the clients that they see, by due date."""
    page = actions.waiting(actor, query.cursor, PAGE, clock.now())
    return WorkList(
        items=[_item(each, actor) for each in page.shown],
        cursor=page.cursor,
        counts=WorkCounts(**structs.asdict(page.counts)) if page.counts else None,
    )


def task_row(task: OfficeTask, actor: Actor) -> ListedOfficeTask:
    """One line of a list of the office."""
    return ListedOfficeTask(
        task_id=task.task_id,
        document_id=task.document_id,
        client_id=task.client_id,
        client_name=task.client_name,
        client_number=task.client_number,
        relation_manager_name=task.relation_manager,
        action=task.action,
        type_id=task.type_id,
        type_name=task.type_names[actor.language is not Language.NL],
        title=task.title,
        period=task.period,
        deadline_on=str(task.deadline_on) if task.deadline_on else None,
        created_at=clock.stamp(task.created_at),
        status=task.status,
        is_handed_in=task.is_handed_in,
        done=task.done,
        needed=task.needed,
        problem=error_text(task.problem, actor.language) if task.problem else None,
        recipients=[person_view(each) for each in task.people],
        partner=beside_view(task.partner, actor),
        of_both=task.partner is not None,
        expired_at=clock.stamp(task.expired_at) if task.expired_at else None,
    )


def beside_view(beside: OtherHalf | None, actor: Actor) -> BesideView | None:
    """None for whoever does not work for the partner as well."""
    if beside is None or not actor.is_employee or not may(actor, Right.READ, beside.client_id):
        return None
    return BesideView(
        client_id=beside.client_id,
        document_id=beside.document_id,
        name=beside.name,
        status=beside.status,
    )


def _item(shown: ShownWork, actor: Actor) -> WorkItemView:
    item, about = shown.item, shown.item.about
    return WorkItemView(
        item_id=item.item_id,
        why=item.why,
        is_mine=actor.user_id in item.owners,
        task=task_row(about, actor) if isinstance(about, OfficeTask) else None,
        request=request_view(shown.request) if shown.request else None,
        person=_in_need(shown.person, about, actor) if shown.person else None,
        confirming=_confirming(shown.confirming, about, actor) if shown.confirming else None,
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


def person_view(person: PersonAsked) -> AskedPersonView:
    return AskedPersonView(
        user_id=person.user_id,
        name=person.name,
        state=person.state,
        acted_at=clock.stamp(person.acted_at) if person.acted_at else None,
        opened_at=clock.stamp(person.opened_at) if person.opened_at else None,
        remark=person.remark,
        on_behalf_by=person.recorded_by,
        awaits_office=person.awaits_office,
        represents=person.represents,
    )
