"""Events about clients and the people who act for them."""

from chalicelib.audit.domain import Event, Happened, by
from chalicelib.clients.domain.membership import HolderKeeps, Membership
from chalicelib.clients.events import RightsChanged
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.rights import Rights
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.shared import Account, GivenRights


def happened(actor: Actor, told: Happened, client_id: str, subject_id: str) -> Event:
    return by(actor, told, clock.now(), client_id=client_id, subject_id=subject_id)


def invited(
    actor: Actor,
    member: Membership,
    user: User,
    *,
    open_tasks: bool = False,
    holder: str = "",
    keeps: HolderKeeps = HolderKeeps.ALL,
    told: tuple[str, ...] = (),
) -> Event:
    """The event of letting somebody in; `holder` hears of it when they act there for them."""
    namens = member.rights.represents
    what = PersonInvited(
        account=Account.NEW if user.status is Status.INVITED else Account.EXISTING,
        open_tasks=open_tasks,
        let_in_as=namens.capacity if namens else None,
        proof=member.proof_id if namens else "",
        holder=holder if namens else "",
        holder_keeps=keeps if namens else "",
        told=told,
        given=given(member.rights),
    )
    return happened(actor, what, member.client_id, user.user_id)


def given(rights: Rights) -> GivenRights:
    return GivenRights(
        role=rights.role,
        read=rights.read,
        approve=rights.approve,
        sign=rights.sign,
        handle=rights.handle,
        folders=rights.folders,
        types=rights.types,
        ends_on=rights.ends_on,
    )


def rights_changed(
    actor: Actor,
    member: Membership,
    rights: Rights,
    *,
    open_tasks: bool = False,
    told: tuple[str, ...] = (),
) -> Event:
    """The event of other rights for a member."""
    what = RightsChanged(
        given=given(rights),
        open_tasks=open_tasks,
        held=member.rights if open_tasks else None,
        told=told,
        proof=member.proof_id,
    )
    return happened(actor, what, member.client_id, member.user_id)
