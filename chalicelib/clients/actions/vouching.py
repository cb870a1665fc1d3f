"""Somebody else than who let a person in says that they are who they are said to be (ADR 52)."""

from collections.abc import Iterable

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
from chalicelib.core.actor import Act, Actor, LetIn, Right
from chalicelib.core.errors import Conflict, PortalError
from chalicelib.core.racing import judged_again
from chalicelib.core.repeating import check_same_words
from chalicelib.core.replacing import replace
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain.second import Known
from chalicelib.identity.domain.user import User

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


def refusal(actor: Actor, client_id: str, let_in: LetIn, colleagues: Iterable[User]) -> str:
    """Why the one who looks could not vouch for who is shut still: a code of errors.json, or that
    nobody of the office could now; empty when they can. `colleagues` are all employees."""
    here = {each.user_id: each for each in colleagues}
    known = known_behind(actor.office_id, (actor.user_id, *let_in.giver_ids), here)
    try:
        _check_vouches(actor, client_id, let_in, known)
    except PortalError as refused:
        some = not actor.is_employee or rules.has_voucher(known, client_id, let_in)
        return refused.code if some else NOBODY
    return ""


def _check_vouches(actor: Actor, client_id: str, let_in: LetIn, known: Known | None = None) -> None:
    letting_in.check_may_act(actor, client_id, Right.PEOPLE)
    letting_in.check_second(actor, let_in, known)
