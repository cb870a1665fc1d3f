"""Somebody else than who let a person in says that they are who they are said to be (ADR 52)."""

from datetime import datetime

from chalicelib.clients.actions import letting_in
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.actions.people import member_of
from chalicelib.clients.domain import letting_in as rules
from chalicelib.clients.domain.membership import Membership, check_touches
from chalicelib.clients.events import PersonVouched
from chalicelib.clients.store import memberships
from chalicelib.clients.store.memberships import Changed
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor, LetIn, Right
from chalicelib.core.errors import Conflict, NotAllowed
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.store import users


@judged_again
def vouch(actor: Actor, client_id: str, user_id: str, ground: str) -> Membership:
    """By a second employee or a beheerder, with a fresh code and how they know it. Of who may act
    already it changes nothing."""
    check_touches(actor, user_id)
    member, user = member_of(actor, client_id, user_id)
    let_in, at = member.let_in, clock.now()
    if let_in is None or letting_in.until(actor.office_id, let_in) is None:
        return member
    _check_vouches(actor, client_id, let_in, at)
    vouched = rules.vouched_for(let_in, actor.name, ground, at)
    step_up.require(actor, Act.CHANGE_RIGHTS)
    access = replace(user.access[client_id], let_in=vouched)
    changed = Changed(
        member=replace(member, let_in=vouched),
        user=user.with_access(client_id, access),
        event=happened(actor, PersonVouched(ground=ground.strip()), client_id, user_id),
    )
    memberships.change_membership(changed, actor)
    return changed.member


def may_vouch(actor: Actor, member: Membership) -> bool:
    """Of who is shut still."""
    try:
        if member.let_in:
            _check_vouches(actor, member.client_id, member.let_in, clock.now())
    except (Conflict, NotAllowed):
        return False
    return member.let_in is not None


def _check_vouches(actor: Actor, client_id: str, let_in: LetIn, at: datetime) -> None:
    letting_in.check_may_act(actor, client_id, Right.PEOPLE)
    if actor.is_employee:
        invited_by = letting_in.invited_by(actor.office_id, actor.user_id)
        colleague = users.user(actor.office_id, actor.user_id)
        rules.check_vouches(colleague, invited_by, let_in, at)
