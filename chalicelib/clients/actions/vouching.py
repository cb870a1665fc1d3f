"""Somebody else than who let a person in says that they are who they are said to be (ADR 52)."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from chalicelib.clients.actions import letting_in
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.actions.people import member_of
from chalicelib.clients.domain import letting_in as rules
from chalicelib.clients.domain.membership import Membership, check_touches
from chalicelib.clients.events import PersonVouched
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.clients.store.memberships import Changed
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor, LetIn
from chalicelib.core.errors import Conflict, PortalError
from chalicelib.core.racing import judged_again
from chalicelib.core.repeating import check_same_words
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain.second import Known, NoSecond, Seconds
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users

NOBODY = "nobody_vouches"


@judged_again
def vouch(actor: Actor, client_id: str, user_id: str, ground: str, shown: str) -> Membership:
    """By a second employee or a beheerder, with a fresh code and how they know that what they were
    `shown` is right. Of who may act already it changes nothing."""
    check_touches(actor, user_id)
    member, user = member_of(actor, client_id, user_id)
    let_in = member.let_in
    if let_in is None or letting_in.until(actor.office_id, let_in) is None:
        if let_in and let_in.vouched:
            check_same_words(let_in.vouched.ground, ground)
        return member
    _check_vouches(actor, client_id, let_in)
    if shown != rules.shown(member, user):
        raise Conflict("changed_meanwhile")
    vouched = rules.vouched_for(let_in, actor.name, ground, clock.now())
    step_up.require(actor, Act.CHANGE_RIGHTS)
    changed = _changed(actor, member, user, vouched)
    memberships.change_membership(changed, actor)
    return changed.member


def _changed(actor: Actor, member: Membership, user: User, vouched: LetIn) -> Changed:
    """The others hear of it, as they did when the person came."""
    client = client_rows.client(actor.office_id, member.client_id)
    told = letting_in.around(client, user.user_id).told
    ground = vouched.vouched.ground if vouched.vouched else ""
    what = PersonVouched(ground=ground, told=told)
    access = replace(user.access[member.client_id], let_in=vouched)
    return Changed(
        member=replace(member, let_in=vouched),
        user=user.with_access(member.client_id, access),
        event=happened(actor, what, member.client_id, user.user_id),
    )


class Refusal(Struct, frozen=True, kw_only=True):
    """Why somebody could not vouch: a code of errors.json, empty when they could; or NOBODY of the
    office could now, and what is `in_the_way` of those who look after people there."""

    code: str = ""
    in_the_way: tuple[NoSecond, ...] = ()


def refusal(actor: Actor, client_id: str, let_in: LetIn, colleagues: Iterable[User]) -> Refusal:
    """Of the one who looks, and of who is shut still. `colleagues` are all employees."""
    here = {each.user_id: each for each in colleagues}
    known = known_behind(actor.office_id, (actor.user_id, *let_in.giver_ids), here)
    try:
        _check_vouches(actor, client_id, let_in, known)
    except PortalError as refused:
        if not actor.is_employee:
            return Refusal(code=refused.code)
        some = rules.vouchers(known, client_id, let_in)
        code = refused.code if some.there_is_one else NOBODY
        return Refusal(code=code, in_the_way=some.in_the_way)
    return Refusal()


class StillShut(Struct, frozen=True, kw_only=True):
    """How somebody was let in who may not act yet, from when they may, and who of the office could
    vouch for them before that."""

    let_in: LetIn
    opens: datetime
    seconds: Seconds


def shut_in(user: User, client_id: str) -> LetIn | None:
    """By what somebody might be shut at a client; None of who is not, whatever anybody was told."""
    access = user.access.get(client_id)
    let_in = access.let_in if access else None
    if access is None or let_in is None or user.status is Status.DEACTIVATED:
        return None
    shut = rules.shut_by(let_in, access.rights) and not rules.is_over(let_in, clock.now())
    return let_in if shut else None


def still_shut(
    office_id: str, people: Iterable[tuple[User, str]]
) -> dict[tuple[str, str], StillShut]:
    """Of these people at these clients, by the ids of both. However many there are, it is one look
    at the mails, one at the employees and one at who stands behind whom."""
    let_in = {(user.user_id, at): shut_in(user, at) for user, at in people}
    shut = {ids: each for ids, each in let_in.items() if each}
    opens = letting_in.openings(office_id, shut.values())
    waits = {ids: each for ids, each in shut.items() if each.event_id in opens}
    if not waits:
        return {}
    here = {each.user_id: each for each in users.employees(office_id)}
    givers = {giver for each in waits.values() for giver in each.giver_ids}
    known = known_behind(office_id, givers, here)
    return {
        (user_id, client_id): StillShut(
            let_in=each,
            opens=opens[each.event_id],
            seconds=rules.vouchers(known, client_id, each),
        )
        for (user_id, client_id), each in waits.items()
    }


def _check_vouches(actor: Actor, client_id: str, let_in: LetIn, known: Known | None = None) -> None:
    letting_in.check_may_act(actor, client_id, Right.PEOPLE)
    letting_in.check_second(actor, let_in, known)
