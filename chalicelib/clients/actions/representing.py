"""Namens: letting somebody in who acts for the holder of a personal dossier (F016)."""

from msgspec import Struct

from chalicelib.audit.domain import retold
from chalicelib.clients.actions import people
from chalicelib.clients.actions.joining import (
    candidate,
    check_can_come,
    check_rights,
    holder_is_here,
    join,
    place_of,
)
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.membership import HolderKeeps, Membership, reading_along
from chalicelib.clients.domain.request import Wanted
from chalicelib.clients.events import MembershipEnded, RightsChanged
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store.memberships import Changed
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Capacity, Represents
from chalicelib.identity.actions import limiting
from chalicelib.identity.store.beside import Put, nothing


class Representative(Struct, frozen=True, kw_only=True):
    """Who is let in, as what, on the ground of which document of the dossier; and what the holder
    may still do."""

    wanted: Wanted
    capacity: Capacity
    proof_id: str
    holder: HolderKeeps
    open_tasks: bool = False


def let_represent(
    actor: Actor, client_id: str, new: Representative, beside: Put = nothing
) -> Membership:
    """By the office, with a fresh code. What the holder loses is lost in the same moment, and
    `beside` holds what shows it; the same wish again changes nothing."""
    client = client_rows.client(actor.office_id, client_id)
    check_personal(client)
    rights = replace(
        new.wanted.rights, represents=Represents(name=client.name, capacity=new.capacity)
    )
    check_rights(actor, client_id, rights, at="rights.")
    user = candidate(client, replace(new.wanted, rights=rights))
    if known := place_of(user, client_id, rights, new.proof_id):
        return known
    if user.user_id == client.holder_id:
        raise bad_field("email", "represents_themself")
    check_can_come(actor, user)
    step_up.require(actor, Act.CHANGE_RIGHTS)
    limiting.count_invitation(actor, clock.now())
    limiting.count_rights_change(actor, client_id, user.user_id, clock.now())
    return join(
        actor,
        client,
        user,
        rights,
        open_tasks=new.open_tasks,
        proof_id=new.proof_id,
        holder=_holder(actor, client, new.holder),
        beside=beside,
    )


def check_personal(client: Client) -> None:
    if not client.is_personal:
        raise Conflict("only_personal")


def _holder(actor: Actor, client: Client, keeps: HolderKeeps) -> Changed | None:
    """What the holder loses, if they have access and lose anything. They hear of it in the mail of
    who acts for them, and in no other."""
    if client.holder_id is None or keeps is HolderKeeps.ALL or not holder_is_here(client):
        return None
    member, user = people.member_of(actor, client.client_id, client.holder_id)
    if keeps is HolderKeeps.NOTHING:
        return _told_with_it(people.ended(actor, member, user))
    less = reading_along(member.rights)
    if less == member.rights:
        return None
    return _told_with_it(people.with_rights(actor, member, user, less))


def _told_with_it(lost: Changed) -> Changed:
    told = lost.event.told
    if not isinstance(told, (MembershipEnded, RightsChanged)):
        raise TypeError(lost.event.action)
    return replace(lost, event=retold(lost.event, replace(told, represented=True)))
